import json

import pandas as pd
import pytest

import newslab
from newslab.annotation.agreement import kappa
from newslab.annotation.schema import AnnotationError, with_span

TEXT = "قال بالي لرويترز أمس إن 41 موقعا سقطت، وأضاف الوزير أن الحرب انتهت."
BLANK = {
    "type": "claim", "source": None, "speaker": "بالي", "speaker_kind": "person", "relay": None, "addressee": None,
    "mode": "indirect", "stance": "say", "negated": False,
    "source_span": None, "relay_span": None, "addressee_span": None,
}  # fmt: skip


def at(words):
    start = TEXT.index(words)
    return start, start + len(words)


def claim(cue, content, source=None, **values):
    made = with_span(with_span({**BLANK, **values}, "cue", at(cue), TEXT), "content", at(content), TEXT)
    return with_span(made, "source", source and at(source), TEXT)


def name(words, label):
    return with_span({"type": "entity", "label": label, "canonical": words}, "text", at(words), TEXT)


def save(path, *annotations, id="a1", text=TEXT):
    path.write_text(json.dumps({"id": id, "text": text, "annotations": annotations}, ensure_ascii=False))
    return path


@pytest.fixture
def compared(tmp_path):
    a = save(
        tmp_path / "a.jsonl",
        claim("قال", "41 موقعا سقطت", "بالي"),
        claim("أضاف", "الحرب انتهت", "الوزير", stance="say"),
        name("بالي", "PER"),
        name("رويترز", "ORG"),
    )
    b = save(
        tmp_path / "b.jsonl",
        claim("قال", "41 موقعا", "بالي", stance="deny"),
        name("رويترز", "GPE"),
        name("الوزير", "PER"),
    )
    return newslab.agreement(a, b)


def value(result, type, field, measure):
    table = result.table
    (found,) = table.loc[(table.type == type) & (table.field == field) & (table.measure == measure), "value"]
    return found


@pytest.mark.parametrize(
    ("type", "field", "measure", "expected"),
    [
        ("claim", "cue", "F1 exact", 2 / 3),
        ("claim", "content", "F1 exact", 0),
        ("claim", "content", "F1 overlap", 1),
        ("claim", "content", "F1 characters", 2 * 8 / (8 + 13)),
        ("claim", "source", "F1 exact", 1),
        ("claim", "speaker", "same", 1),
        ("entity", "text", "F1 exact", 1 / 2),
        ("entity", "label", "kappa", 0),
    ],
)
def test_measures(compared, type, field, measure, expected):
    assert value(compared, type, field, measure) == pytest.approx(expected)


def test_measures_that_are_not_defined_are_missing(compared):
    assert pd.isna(value(compared, "claim", "negated", "kappa"))
    assert pd.isna(value(compared, "claim", "relay", "F1 exact"))
    assert "date" not in set(compared.table["type"])


def test_disagreements_in_the_order_of_the_text(compared):
    rows = compared.disagreements
    said = rows[["type", "field", "a", "b"]].astype(object)
    assert said.where(said.notna(), None).to_numpy().tolist() == [
        ["claim", "content", "41 موقعا سقطت", "41 موقعا"],
        ["claim", "stance", "say", "deny"],
        ["entity", "mark", "بالي", None],
        ["entity", "label", "ORG", "GPE"],
        ["claim", "mark", "أضاف", None],
        ["entity", "mark", None, "الوزير"],
    ]
    assert [TEXT[row.start : row.end] for row in rows.itertuples()] == [
        "قال",
        "قال",
        "بالي",
        "رويترز",
        "أضاف",
        "الوزير",
    ]


def test_with_oneself_everything_agrees(tmp_path):
    doc = newslab.annotate(TEXT)
    for name in ("a", "b"):
        editor = newslab.annotate_widget(doc, tmp_path / f"{name}.jsonl", name)
        editor.do(do="set", id="c1", field="stance", value="warn" if name == "a" else "say")
        editor.do(do="set", id="c1", field="stance", value="deny")
    result = newslab.agreement(tmp_path / "a.jsonl", tmp_path / "b.jsonl")
    assert len(result.disagreements) == 0
    assert (result.table["both"] == result.table["a"]).all()
    assert set(result.table["value"].dropna()) == {1.0}
    assert "kappa" in str(result)
    assert "<table" in result._repr_html_()


def test_swapping_the_annotators_changes_no_value(tmp_path):
    a = save(tmp_path / "a.jsonl", name("بالي", "PER"), name("رويترز", "ORG"))
    b = save(tmp_path / "b.jsonl", name("بالي لرويترز", "ORG"))
    one, other = newslab.agreement(a, b).table, newslab.agreement(b, a).table
    pd.testing.assert_series_equal(one["value"], other["value"])


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], None),
        ([("x", "x")] * 3, None),
        ([("x", "y"), ("y", "x")], -1),
        ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.4),
    ],
)
def test_kappa(pairs, expected):
    assert kappa(pairs) == (expected if expected is None else pytest.approx(expected))


def test_what_cannot_be_compared(tmp_path):
    a, b = save(tmp_path / "a.jsonl", id="a"), save(tmp_path / "b.jsonl", id="b")
    with pytest.raises(AnnotationError, match="no article in common; their ids are 'a' and 'b'"):
        newslab.agreement(a, b)
    with pytest.raises(AnnotationError, match="different texts"):
        newslab.agreement(a, save(tmp_path / "c.jsonl", id="a", text="x"))
    with pytest.raises(AnnotationError, match="no such file"):
        newslab.agreement(a, tmp_path / "d.jsonl")
