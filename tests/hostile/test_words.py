"""The words of the tables, alone, at the end of a text, and heaped: no rule looks past the end or breaks a span."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.records import to_dict
from tests.conftest import ROOT

TABLES = sorted(path for path in (ROOT / "src/newslab").glob("*/*.tsv") if path.stem != "counts")
ARABIC = re.compile("[\u0621-\u064a]+")


MARKS = [
    *".،,:\"“”«»()-–؛؟!\n'",
    "''",
    "إن",
    "أن",
    "ما",
    "قال",
    "وقال",
    "عن",
    "إلى",
    "لـ",
    "5",
    "قوله",
    "وأضاف",
    "نقلا",
    "كما",
]


def words_of(*tables):
    return sorted({word for path in tables for word in ARABIC.findall(path.read_text(encoding="utf-8"))})


CLAIMS = words_of(*(path for path in TABLES if path.parent.name == "claims"))
HEAPS = st.lists(
    st.one_of(st.sampled_from(MARKS), st.sampled_from(CLAIMS), st.sampled_from(words_of(*TABLES))), max_size=30
)


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("before", ["", "وأضاف ", "قال الوزير إن 5 "])
def test_a_word_at_the_end(rules, table, before):
    for word in words_of(table):
        check(rules(before + word))


@settings(max_examples=1000, deadline=None)
@given(HEAPS)
def test_words_in_a_heap(rules, words):
    check(rules(" ".join(words)))


def test_a_preposition_before_the_last_word(rules):
    check(rules("رجل الذي قال نقلا رأى"))


def test_an_empty_quotation_says_nothing(rules):
    assert rules("” ” حسب لائحة").text and not rules("” ” حسب لائحة")._.newslab_claims


def check(doc):
    """Every span holds something, and holds what it says."""
    to_dict(doc)
    for claim in doc._.newslab_claims:
        for span in (claim.cue, claim.content, claim.source, claim.relay, claim.addressee, *claim.hedges):
            assert span is None or (span.start < span.end and doc.text[span.start : span.end] == span.text)
