import copy
import json

import pytest

from newslab import evaluation
from newslab.cli import main

TEXT = "قال وزير الدفاع أحمد سالم لرويترز إن المعركة انتهت، مضيفا أن القوات عادت."


def place(text):
    start = TEXT.index(text)
    return {"start": start, "end": start + len(text), "text": text}


def claim(cue, content, **fields):
    blank = {"source": None, "relay": None, "addressee": None, "speaker": None, "speaker_kind": "unknown"}
    how = {"mode": "indirect", "stance": "say", "negated": False}
    return {"id": "c1", "cue": place(cue), "content": place(content), **blank, **how, **fields}


FIRST = claim(
    "قال",
    "المعركة انتهت",
    source=place("وزير الدفاع أحمد سالم"),
    addressee=place("رويترز"),
    speaker="أحمد سالم",
    speaker_kind="person",
)
SECOND = claim("مضيفا", "القوات عادت", speaker="أحمد سالم", speaker_kind="person")
GOLD = [{"id": "a", "text": TEXT, "claims": [FIRST, SECOND]}]


def predicted(*claims):
    return [{"id": "a", "text": TEXT, "claims": list(claims)}]


def scores(found):
    return {(s.field, s.measure): (s.right, s.gold, s.predicted) for s in evaluation.score_claims(GOLD, found)}


def test_what_equals_the_gold_is_all_right():
    assert all(s.f1 == 1 for s in evaluation.score_claims(GOLD, GOLD) if s.gold)
    assert evaluation.claim_errors(GOLD, GOLD) == ()


@pytest.mark.parametrize(
    "change, field, measure, expected",
    [
        ({"content": place("المعركة")}, ("content"), "exact", (1, 2, 2)),
        ({"content": place("المعركة")}, "content", "characters", (7 + 11, 13 + 11, 7 + 11)),
        ({"source": place("أحمد سالم")}, "source", "overlap", (1, 1, 1)),
        ({"source": place("أحمد سالم")}, "source", "exact", (0, 1, 1)),
        ({"source": None}, "source", "overlap", (0, 1, 0)),
        ({"speaker": "سالم"}, "speaker", "right", (2, 2, 2)),
        ({"speaker": "علي"}, "speaker", "right", (1, 2, 2)),
        ({"stance": "assert"}, "stance", "right", (1, 2, 2)),
        ({"addressee": None}, "addressee", "overlap", (0, 1, 0)),
        ({"relay": place("رويترز")}, "relay", "overlap", (0, 0, 1)),
    ],
)
def test_each_field_is_scored(change, field, measure, expected):
    assert scores(predicted({**FIRST, **change}, SECOND))[field, measure] == expected


def test_missed_and_spurious_claims_are_counted_and_listed():
    found = predicted(SECOND, claim("عادت", "القوات"))
    assert scores(found)["cue", "overlap"] == (1, 2, 2)
    errors = evaluation.claim_errors(GOLD, found)
    assert [(error.field, error.gold, error.predicted) for error in errors] == [
        ("missed", "المعركة انتهت", None),
        ("spurious", None, "القوات"),
    ]
    assert errors[0].context.startswith("⟦قال⟧")


def test_hand_annotated_form_counts_the_same():
    spans = {f"{field}_span": FIRST[field] and [FIRST[field]["start"], FIRST[field]["end"]] for field in FIRST_SPANS}
    by_hand = {"type": "claim", "speaker": "أحمد سالم", "speaker_kind": "person", **spans}
    by_hand |= {"mode": "indirect", "stance": "say", "negated": False}
    gold = [{"id": "a", "text": TEXT, "annotations": [by_hand, {"type": "date"}]}]
    assert evaluation.claim_errors(gold, predicted(FIRST)) == ()


FIRST_SPANS = ("cue", "source", "relay", "addressee", "content")


def test_tables_have_one_row_a_score_and_one_an_error():
    table = evaluation.claims_table(GOLD, predicted(FIRST))
    assert table.loc[table.field.eq("cue") & table.measure.eq("overlap"), "recall"].item() == 0.5
    assert list(evaluation.errors_table(GOLD, predicted(FIRST)).field) == ["missed"]


@pytest.mark.parametrize(
    "change, message",
    [
        (lambda article: article.update(id="b"), "'a' is not among"),
        (lambda article: article.update(text=TEXT + "!"), f"differ from character {len(TEXT)}"),
        (lambda article: article.update(text="X" + TEXT[1:]), "differ from character 0"),
    ],
)
def test_articles_that_do_not_fit_are_named(change, message):
    other = copy.deepcopy(GOLD)
    change(other[0])
    with pytest.raises(evaluation.EvaluationError, match=message):
        evaluation.score_claims(GOLD, other)


@pytest.mark.parametrize(
    "line, message",
    [
        ("{", "line 1: no JSON"),
        ("[]", "line 1: an annotated article"),
        ('{"id": "a", "text": ""}', "neither `claims` nor"),
        ('{"id": "a", "text": "", "claims": [{"cue": {"start": 3, "end": 9}}]}', "lies outside"),
    ],
)
def test_broken_files_are_refused_with_file_and_line(tmp_path, line, message):
    file = tmp_path / "x.jsonl"
    file.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(evaluation.EvaluationError, match=message):
        evaluation.read_annotations(file)


def test_command_prints_scores_and_errors(tmp_path, capsys):
    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    gold.write_text(json.dumps(GOLD[0], ensure_ascii=False) + "\n", encoding="utf-8")
    found.write_text(json.dumps(predicted(FIRST)[0], ensure_ascii=False) + "\n", encoding="utf-8")
    assert main(["evaluate", "claims", str(gold), str(found), "--errors"]) == 0
    out = capsys.readouterr().out
    assert "cue           overlap     1.000  0.500  0.667" in out
    assert "missed" in out and "⟦مضيفا⟧" in out


def test_command_names_a_bad_file(tmp_path, capsys):
    file = tmp_path / "x.jsonl"
    file.write_text("{", encoding="utf-8")
    assert main(["evaluate", "claims", str(file), str(file)]) == 1
    assert "x.jsonl, line 1" in capsys.readouterr().err


def test_the_curve_drops_the_least_sure_claims_first():
    found = predicted({**FIRST, "score": 0.9}, {**SECOND, "score": 0.4}, {**claim("عادت", "القوات"), "score": 0.2})
    curve = evaluation.claims_curve(GOLD, found)
    assert list(curve.min_score) == [0.2, 0.4, 0.9]
    assert list(curve.claims) == [3, 2, 1]
    assert list(curve.precision.round(2)) == [0.67, 1.0, 1.0]
    assert list(curve.recall) == [1.0, 1.0, 0.5]
    assert evaluation.draw_curve(curve).table.equals(curve)
