import pytest
from hypothesis import given, settings

from newslab import normalise
from newslab.text.normalise import key
from tests.hostile import TEXTS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أَكّدت", "اكدت"),
        ("إلى سوريّة", "الي سوريه"),
        ("قـــال", "قال"),
        ("٤١ و۴۲", "41 و42"),
        ("ﻻ", "لا"),
        ("کردستان", "كردستان"),
        ("قا\u200dل\u200f", "قال"),
        ("Reuters", "Reuters"),
    ],
)
def test_normalise(text, expected):
    assert normalise(text).text == expected
    assert key(text) == expected


@pytest.mark.parametrize(
    ("only", "expected"),
    [(["mark"], "أكدت ٤ۍ"), (["alef", "digit"], "اَكّدت 4ۍ"), ([], "أَكّدت ٤ۍ")],
)
def test_only_some_classes(only, expected):
    assert normalise("أَكّدت ٤ۍ", only).text == expected


def test_an_unknown_class_is_named():
    with pytest.raises(ValueError, match=r"no class of characters is called vowel; there are alef,"):
        normalise("نص", ["vowel"])


@settings(max_examples=2000)
@given(TEXTS)
def test_alignment_goes_both_ways(text):
    normal = normalise(text)
    assert len(normal.origins) == len(normal.text) + 1
    assert normal.origins[-1] == len(text)
    for i in range(len(normal.text)):
        start, end = normal.to_original(i, i + 1)
        assert end == start + 1
        assert normal.text[i] in normalise(text[start:end]).text
        first, last = normal.from_original(start, end)
        assert first <= i < last


@settings(max_examples=2000)
@given(TEXTS)
def test_normalising_twice_changes_nothing_more(text):
    once = normalise(text).text
    assert normalise(once).text == once
