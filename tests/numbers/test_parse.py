import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab.numbers import parse


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("٤١", 41),
        ("1,234,567", 1234567),
        ("صفر", 0),
        ("أحد عشر", 11),
        ("اثنتا عشرة", 12),
        ("خمسة وعشرين", 25),
        ("مئتان وخمسون", 250),
        ("ثلاث مئة", 300),
        ("ألف وتسعمئة وأربعة عشر", 1914),
        ("مئة ألف", 100000),
        ("عشرون مليونا ومئتا ألف", 20200000),
        ("نصف مليون", 500000),
        ("ثلاثة ونصف", 3.5),
        ("الحادي والعشرون", 21),
        ("التاسعة عشرة", 19),
    ],
)
def test_parse(text, value):
    assert parse(text) == value


@pytest.mark.parametrize("text", ["", "كتاب", "خمسة كتب", "و", "عشرات"])
def test_what_is_no_number(text):
    with pytest.raises(ValueError, match="not one number"):
        parse(text)


@given(st.integers(0, 10**12))
def test_digits_of_any_script(number):
    assert parse(str(number)) == number
    assert parse(str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))) == number
    assert parse(f"{number:,}") == number
