import json
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

import newslab
from newslab.annotation.gold import annotations_of, doc_of
from newslab.annotation.schema import AnnotationError
from newslab.annotation.session import Session, default_path
from newslab.annotation.state import open_state
from newslab.annotation.store import Store, read_rows

TEXT = "قال مصطفى بالي لرويترز أمس إن أكثر من 41 موقعا سقطت 😀 في المدينة.\nوأضاف “الاشتباكات عنيفة”."
GOLD = Path(__file__).parents[2] / "data" / "gold" / "baghuz-2019-02-11.jsonl"


@cache
def annotated():
    return newslab.to_dict(newslab.annotate(newslab.Article(TEXT, "a1", published=date(2019, 2, 11))))


def make():
    return newslab.from_dict(annotated())


def at(words, start=0):
    place = TEXT.index(words, start)
    return [place, place + len(words)]


@pytest.fixture
def session(tmp_path):
    return Session(make(), tmp_path / "mona.jsonl", "Mona", lambda: datetime(2026, 11, 24, 12, 0, 5, tzinfo=UTC))


def saved(session):
    return json.loads(session.path.read_text(encoding="utf-8"))


def test_nothing_is_written_before_the_first_change(session):
    assert not session.path.exists()
    assert "each change is saved" in session.message


def test_a_correction_stands_in_the_file_and_in_the_frame(session):
    session.do({"do": "set", "id": "c1", "field": "stance", "value": "deny"})
    row = saved(session)
    assert (row["id"], row["published"], row["annotator"], row["time"]) == (
        "a1", "2019-02-11", "Mona", "2026-11-24T12:00:05+00:00",
    )  # fmt: skip
    claim = next(a for a in row["annotations"] if a["type"] == "claim")
    assert (claim["stance"], claim["annotator"]) == ("deny", "Mona")
    assert "score" not in claim
    assert newslab.frames.claims(session.doc)["stance"].iloc[0] == "deny"
    assert "saved to" in session.message


def test_spans_follow_the_selection_without_spaces_at_its_ends(session):
    start, end = at("مصطفى بالي")
    session.do({"do": "set", "id": "c1", "field": "addressee", "value": [start - 1, end + 1]})
    assert newslab.frames.claims(session.doc)["addressee"].iloc[0] == "مصطفى بالي"
    session.do({"do": "set", "id": "c1", "field": "addressee", "value": None})
    assert saved(session)["annotations"][0]["addressee_span"] is None


@pytest.mark.parametrize(
    ("field", "value", "low", "high"),
    [
        ("min", "50", 50, 50),
        ("max", "60", 41, 60),
        ("min", "1,500", 1500, 1500),
        ("min", "", None, None),
        ("max", "", None, None),
    ],
)
def test_values_of_numbers(session, field, value, low, high):
    session.do({"do": "set", "id": "q1", "field": field, "value": value})
    row = newslab.frames.quantities(session.doc).iloc[0]
    assert [row["min"], row["max"]] == [low, high]


def test_what_is_added_says_what_newslab_would(session):
    for id in ("c1", "q1", "d1"):
        session.do({"do": "delete", "id": id})
    session.do({"do": "add", "type": "claim", "span": at("قال")})
    session.do({"do": "add", "type": "quantity", "span": at("41")})
    session.do({"do": "add", "type": "date", "span": at("أمس")})
    session.do({"do": "add", "type": "entity", "span": at("المدينة"), "values": {"label": "GPE"}})
    doc = session.doc
    claim = newslab.frames.claims(doc).iloc[0]
    assert (claim["cue"], claim["speaker"], claim["addressee"]) == ("قال", "مصطفى بالي", "رويترز")
    number = newslab.frames.quantities(doc).iloc[0]
    assert (number["min"], number["bound"], number["counted"]) == (41, ">", "موقعا")
    assert newslab.frames.dates(doc)["value"].tolist() == ["2019-02-10"]
    assert ("المدينة", "GPE") in [(e.text, e.label) for e in doc._.newslab_entities]
    assert "المدينة" in [span.text for span in doc.ents]


def test_a_claim_on_a_word_that_newslab_does_not_know(session):
    session.do({"do": "add", "type": "claim", "span": at("سقطت")})
    claim = newslab.frames.claims(session.doc).set_index("cue").loc["سقطت"]
    assert claim["content"] == "😀 في المدينة"


def test_undo_is_saved_too(session):
    before = session.annotations
    session.do({"do": "delete", "id": "e1"})
    session.do({"do": "undo"})
    assert session.annotations == before
    assert saved(session)["annotations"] == before
    session.do({"do": "redo"})
    assert "e1" not in session.state.annotations


def test_it_opens_where_one_stopped(session):
    session.do({"do": "set", "id": "e1", "field": "label", "value": "ORG"})
    session.do({"do": "delete", "id": "q1"})
    again = Session(make(), session.path, "Mona")
    assert again.resumed
    assert again.annotations == session.annotations
    assert len(newslab.frames.quantities(again.doc)) == 0
    assert again.state.annotations[again.newest()]["label"] == "ORG"
    assert "last changed 2026-11-24T12:00:05" in again.message


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ({"do": "paint"}, "no command"),
        ({"do": "set", "id": "c1", "field": "stance", "value": "shout"}, "it may be say"),
        ({"do": "set", "id": "c1", "field": "cue", "value": None}, "cue is missing"),
        ({"do": "set", "id": "c1", "field": "tone", "value": 1}, "no field 'tone'"),
        ({"do": "set", "id": "c9", "field": "cue", "value": None}, "no annotation 'c9'"),
        ({"do": "set", "id": "c1"}, "not complete"),
        ({"do": "set", "id": "q1", "field": "min", "value": "many"}, "no number"),
        ({"do": "add", "type": "date", "span": [3, 4]}, "nothing is selected"),
        ({"do": "add", "type": "date", "span": [3, 4000]}, "does not lie in the text"),
        ({"do": "add", "type": "verb", "span": [3, 8]}, "no type"),
    ],
)
def test_errors_leave_everything_as_it_was(session, command, message):
    before = session.state
    with pytest.raises(AnnotationError, match=message):
        session.do(command)
    assert session.state is before
    assert not session.path.exists()


def test_other_articles_in_the_file_are_kept_byte_for_byte(session):
    other = b'{"id": "b",  "text": "x", "annotations": [], "note": 1}'
    session.path.write_bytes(other)
    session.do({"do": "delete", "id": "e1"})
    session.do({"do": "delete", "id": "c1"})
    lines = session.path.read_bytes().splitlines()
    assert lines[0] == other
    assert len(lines) == 2
    assert not list(session.path.parent.glob("*.part"))


def test_another_text_by_the_same_id_is_refused(session):
    session.do({"do": "delete", "id": "e1"})
    other = newslab.load().make_doc("نص آخر")
    other._.newslab_article = newslab.Article("نص آخر", "a1")
    with pytest.raises(AnnotationError, match="line 1: holds another text"):
        Session(other, session.path, "Mona")


def test_a_change_by_another_program_is_not_overwritten(session):
    session.do({"do": "delete", "id": "e1"})
    other = Session(make(), session.path, "Mona")
    other.do({"do": "delete", "id": "d1"})
    before, state = session.path.read_bytes(), session.state
    with pytest.raises(AnnotationError, match="another program"):
        session.do({"do": "delete", "id": "c1"})
    assert session.path.read_bytes() == before
    assert session.state is state


@pytest.mark.parametrize(
    ("content", "message"), [("{", "line 1: is no JSON"), ('{"text": 1}', "line 1: is no annotated article")]
)
def test_broken_files_are_named_and_left_alone(tmp_path, content, message):
    path = tmp_path / "a.jsonl"
    path.write_text(content)
    with pytest.raises(AnnotationError, match=message):
        Store(path, "a1", TEXT).load()
    assert path.read_text() == content


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    session = Session(make(), tmp_path / "file" / "a.jsonl", "Mona")
    with pytest.raises(AnnotationError, match="cannot be written"):
        session.do({"do": "delete", "id": "e1"})


def test_lone_surrogates_are_saved(tmp_path):
    doc = newslab.annotate("قال بالي إن \ud800 انتهت.")
    session = Session(doc, tmp_path / "a.jsonl", "Mona")
    session.do({"do": "add", "type": "entity", "span": [9, 11]})
    assert next(read_rows(session.path))["text"] == "قال بالي إن \ud800 انتهت."


def test_the_gold_file_opens_and_loses_nothing():
    (row,) = read_rows(GOLD)
    state = open_state(row["text"], row["annotations"])
    assert sorted(map(json.dumps, state.annotations.values())) == sorted(map(json.dumps, row["annotations"]))
    doc = doc_of(row)
    back = annotations_of(doc)
    assert len(back) == len(row["annotations"])
    kept = {"referent", "rule", "score", "subtype"}
    bare = [{k: v for k, v in a.items() if k not in kept} for a in (*back, *row["annotations"])]
    key = [json.dumps(a, sort_keys=True) for a in bare]
    assert sorted(key[: len(back)]) == sorted(key[len(back) :])


def test_hedges_and_anonymity_outlive_the_editor(tmp_path):
    text = "قال مسؤول طلب عدم ذكر اسمه إن الحرب ربما انتهت."
    doc = newslab.annotate(text)
    (claim,) = doc._.newslab_claims
    assert (claim.hedges, claim.anonymity) != ((), None)
    session = Session(doc, tmp_path / "a.jsonl", "Mona")
    assert doc._.newslab_claims == (claim,)
    session.do({"do": "set", "id": "c1", "field": "stance", "value": "believe"})
    assert doc._.newslab_claims[0].hedges == claim.hedges
    assert doc._.newslab_claims[0].anonymity == claim.anonymity
    start = text.index("الحرب")
    session.do({"do": "set", "id": "c1", "field": "content", "value": [start, start + 5]})
    assert doc._.newslab_claims[0].hedges == ()


def test_file_names():
    assert default_path("Mona A./é") == Path("annotations-Mona-A.-é.jsonl")
    assert default_path("//") == Path("annotations-annotator.jsonl")
