"""Round trips with num2words, and where its Arabic is itself wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from newslab.numbers import parse

NUMBERS = st.one_of(
    st.integers(0, 10**4),
    st.integers(0, 10**15),
    st.tuples(st.integers(1, 999), st.sampled_from([10**n for n in range(13)])).map(lambda pair: pair[0] * pair[1]),
)


def is_misspelt(number):
    """num2words writes 201,000 as `مئتان و ألف ألف`, and so whenever a group over a thousand ends in 01."""
    groups = [number // 1000**n % 1000 for n in range(1, 6)]
    return any(group % 100 == 1 and group > 1 for group in groups)


@settings(max_examples=1500)
@given(NUMBERS)
def test_cardinals(number):
    text = num2words(number, lang="ar")
    if not is_misspelt(number):
        assert [(n.text, n.value, n.ordinal) for n in parse(text)] == [(text, number, False)]


@pytest.mark.parametrize("number", range(1, 20))
def test_ordinals(number):
    text = num2words(number, lang="ar", to="ordinal")
    assert [(n.text, n.value, n.ordinal) for n in parse(text)] == [(text, number, True)]


@pytest.mark.parametrize(("number", "words"), [(-5, "سالب خمسة"), (-1200, "سالب ألف و مئتا")])
def test_negatives(number, words):
    assert num2words(number, lang="ar") == words
    assert [n.value for n in parse(words)] == [number]


@pytest.mark.parametrize(
    ("number", "to", "theirs", "right"),
    [
        (201000, "cardinal", "مئتان و ألف ألف", "مئتان وواحد ألف"),
        (20, "ordinal", "عشرون", "العشرون"),
        (21, "ordinal", "إحدى و عشرون", "الحادي والعشرون"),
        (101, "ordinal", "مائة و واحد", "الأول بعد المئة"),
        (1.5, "cardinal", "واحد  , خمسون", "واحد فاصلة خمسة"),
    ],
)
def test_where_num2words_is_wrong(number, to, theirs, right):
    """Its ordinals above 19 are cardinals, its decimals no Arabic; we read the right form."""
    assert num2words(number, lang="ar", to=to) == theirs
    if to == "cardinal":
        assert [n.value for n in parse(right)] == [number]
    else:
        assert [n.ordinal for n in parse(theirs)] == [False]
        assert [(n.value, n.ordinal) for n in parse(right)] == [(number, True)]
