import itertools
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newslab.numbers import parse
from newslab.numbers.lexicon import number_words
from newslab.numbers.parse import _numerals
from tests.hostile import PIECES, TEXTS

NUMERALS = st.lists(
    st.sampled_from([*number_words(), *PIECES, "و", "وثلاثة", "بالمئة", "من", "على", "جزء", "سالب", "-", "12", "3/4"]),
    max_size=12,
).map(" ".join)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("٤١", 41),
        ("۴۱", 41),
        ("1,234,567", 1234567),
        ("١٬٢٣٤٬٥٦٧", 1234567),
        ("٣٫٥", 3.5),
        ("½", 0.5),
        ("3/4", 0.75),
        ("2 1/4", 2.25),
        ("-12", -12),
        ("سالب خمسة", -5),
        ("صفر", 0),
        ("أحد عشر", 11),
        ("اثنتا عشرة", 12),
        ("اثني عشر", 12),
        ("خمسة وعشرين", 25),
        ("مئتان وخمسون", 250),
        ("ثلاث مئة", 300),
        ("ثمانمئة", 800),
        ("ثمانمائة", 800),
        ("ثماني مائة", 800),
        ("ألف وتسعمئة وأربعة عشر", 1914),
        ("ثلاثة آلاف وأربعمئة", 3400),
        ("مئة ألف", 100000),
        ("مئتا ألف", 200000),
        ("20 ألفا", 20000),
        ("3.5 ملايين", 3500000),
        ("مليون ونصف المليون", 1500000),
        ("عشرون مليونا ومئتا ألف", 20200000),
        ("نصف مليون", 500000),
        ("ثلاثة أرباع", 0.75),
        ("ثلثي", 2 / 3),
        ("ثلاثة ونصف", 3.5),
        ("خمسة فاصلة ثلاثة", 5.3),
        ("حداشر", 11),
        ("تلاتة", 3),
    ],
)
def test_cardinals(text, value):
    (found,) = parse(text)
    assert (found.start, found.end, found.text, found.ordinal) == (0, len(text), text, False)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الأولى", 1),
        ("ثاني", 2),
        ("العاشرة", 10),
        ("الحادي عشر", 11),
        ("التاسعة عشرة", 19),
        ("الحادي والعشرون", 21),
        ("السابعة والستين", 67),
        ("الثالث بعد المئة", 103),
    ],
)
def test_ordinals(text, value):
    assert [(n.text, n.value, n.ordinal) for n in parse(text)] == [(text, value, True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في الصفحة 12 من الكتاب، هاتف 0123456789", ["12", "0123456789"]),
        ("قتل خمسة وجرح عشرون", ["خمسة", "عشرون"]),
        ("بثلاثة كتب ولخمسة رجال", ["ثلاثة", "خمسة"]),
        ("عام 2014، و15", ["2014", "15"]),
        ("ألف رجل ومئة امرأة", ["ألف", "مئة"]),
        ("بين 400 و600", ["400", "600"]),
    ],
)
def test_numerals_in_a_text(text, expected):
    assert [n.text for n in parse(text)] == expected


@pytest.mark.parametrize("text", ["", "كتاب", "و", "عشرات", "يوم الأحد", "يوم الاثنين", "أحد أعضاء المجلس"])
def test_what_is_no_numeral(text):
    assert parse(text) == []


@given(st.integers(0, 10**12))
def test_digits_of_any_script(number):
    for text in (str(number), f"{number:,}", str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))):
        assert [(n.text, n.value) for n in parse(text)] == [(text, number)]


@settings(max_examples=500)
@given(TEXTS)
def test_offsets_are_right_for_any_text(text):
    found = parse(text)
    assert all(text[n.start : n.end] == n.text != "" for n in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@settings(max_examples=500)
@given(st.one_of(TEXTS, NUMERALS))
@example("ألفا وكتب")
def test_what_is_passed_over_holds_no_numeral(text):
    first_word = len(text) - len(text.lstrip())
    assert parse(text) == _numerals(text, 0, len(text), first_word)


@pytest.mark.parametrize(
    "unit", ["خمسة وعشرون ألفا و", "- 5 ", "مليون و", "قال 1,234 في ", "واحد على ", "ثلاثة فاصلة ", "و"]
)
def test_time_grows_with_the_text(unit):
    parse(unit * 10)
    short, long = (min(_seconds(unit * times) for _ in range(3)) for times in (1000, 8000))
    assert long < 40 * short


def _seconds(text):
    began = time.perf_counter()
    parse(text)
    return time.perf_counter() - began
