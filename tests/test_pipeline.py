"""The whole pipeline on the running example and on hostile text."""

import json
from collections.abc import Iterator

import pytest
import spacy
from hypothesis import given, settings

import newslab
from newslab.pipeline import MODEL
from newslab.records import to_dict, to_json
from tests.hostile import TEXTS


@pytest.fixture(scope="module")
def doc(article_path):
    return newslab.annotate(newslab.read_article(article_path))


@pytest.fixture(scope="module")
def gold(article_path):
    path = article_path.parents[1] / "gold" / "baghuz-2019-02-11.jsonl"
    annotations = json.loads(path.read_text(encoding="utf-8"))["annotations"]
    return {kind: [a for a in annotations if a["type"] == kind] for kind in ("claim", "quantity", "date", "entity")}


def spans(record: object) -> Iterator[dict]:
    if isinstance(record, dict):
        if {"start", "end", "text"} <= record.keys():
            yield record
        for value in record.values():
            yield from spans(value)
    elif isinstance(record, list):
        for item in record:
            yield from spans(item)


def check_offsets(data: dict) -> None:
    text = data["text"]
    for kind in ("entities", "quantities", "dates", "claims"):
        assert all(text[s["start"] : s["end"]] == s["text"] for s in spans(data[kind]))
        assert [r["id"] for r in data[kind]] == [f"{kind[0]}{n}" for n in range(1, len(data[kind]) + 1)]
    for kind in ("sentences", "tokens", "segments"):
        assert all(0 <= start < end <= len(text) for start, end in data[kind])
    assert "".join(text[a:b] for a, b in data["tokens"]) == "".join(text[a:b] for a, b in data["segments"])


def test_components():
    assert newslab.load().pipe_names == ["transformer", "ner", "newslab_dates", "newslab_numbers", "newslab_claims"]
    assert newslab.load() is newslab.load()


def test_spacy_loads_the_shipped_pipeline():
    assert [e.text for e in spacy.load(MODEL)("زار أوباما لندن").ents] == ["أوباما", "لندن"]


def test_text_is_unchanged_and_offsets_are_right(doc, article_path):
    data = to_dict(doc)
    assert data["text"] == doc.text == newslab.read_article(article_path).text
    assert (data["id"], data["published"]) == ("baghuz-2019-02-11", "2019-02-11")
    check_offsets(data)


def test_claims_of_the_running_example(doc, gold):
    found = {(c.cue.start, c.cue.end): c for c in doc._.newslab_claims}
    assert len(found) >= 20
    matched = [(a, found[tuple(a["cue_span"])]) for a in gold["claim"] if tuple(a["cue_span"]) in found]
    assert len(matched) >= 20
    assert sum([c.content.start, c.content.end] == a["content_span"] for a, c in matched) >= 19
    assert sum(c.speaker == a["speaker"] for a, c in matched) >= 16


def test_numbers_and_dates_of_the_running_example(doc, gold):
    numbers = [([q.start, q.end], q.min, q.max, q.bound, q.unit) for q in doc._.newslab_quantities]
    assert numbers == [(a["span"], a["min"], a["max"], a["bound"], a["unit"]) for a in gold["quantity"]]
    assert [([d.start, d.end], d.value) for d in doc._.newslab_dates] == [(a["span"], a["value"]) for a in gold["date"]]


def test_names_of_the_running_example(doc, gold):
    found = {(e.start, e.end): e for e in doc._.newslab_entities}
    matched = [(a, found[tuple(a["span"])]) for a in gold["entity"] if tuple(a["span"]) in found]
    assert len(matched) >= 40
    assert sum(e.canonical == a["canonical"] for a, e in matched) >= 38


def test_a_name_at_the_end_of_a_long_text_is_found():
    text = "قال المسؤول إن الوضع هادئ في المدينة اليوم. " * 500 + "وزار مصطفى بالي بغداد."
    names = [e.text for e in newslab.annotate(text)._.newslab_entities]
    assert names[-2:] == ["مصطفى بالي", "بغداد"]


def test_a_component_alone_in_another_pipeline():
    nlp = spacy.blank("ar")
    nlp.add_pipe("newslab_claims")
    assert [c.cue.text for c in nlp("قال الوزير إن الحرب انتهت .")._.newslab_claims] == ["قال"]


@pytest.mark.parametrize("text", ["", " ", "\n", ".", "\u200f", "a", "\ud800"])
def test_texts_of_almost_nothing(text):
    data = to_dict(newslab.annotate(text))
    assert data["text"] == text
    assert data["claims"] == []


def test_many_articles_keep_their_order():
    docs = list(newslab.pipe([newslab.Article(f"قال الوزير إن {n} سقطوا.", f"a{n}") for n in range(20)], batch_size=7))
    assert [to_dict(d)["id"] for d in docs] == [f"a{n}" for n in range(20)]


@settings(max_examples=60)
@given(TEXTS)
def test_any_text_is_annotated_without_a_change(text):
    doc = newslab.annotate(text)
    data = to_dict(doc)
    assert data["text"] == text
    check_offsets(data)
    assert json.loads(to_json(doc)) == data


def test_load_leaves_out_less_sure_claims(article_path):
    article = newslab.read_article(article_path)
    every = newslab.annotate(article)._.newslab_claims
    sure = newslab.annotate(article, nlp=newslab.load(claims={"min_score": 0.8}))._.newslab_claims
    assert 0 < len(sure) < len(every)
    assert len(sure) == sum(claim.score >= 0.8 for claim in every)
    with pytest.raises(ValueError, match="min_score is 2"):
        newslab.load(claims={"min_score": 2})
