import itertools
from datetime import date

import pytest
from hypothesis import given, settings

from newslab.dates.find import find_dates
from newslab.numbers.find import find_quantities
from tests.hostile import TEXTS


def quantities(doc):
    return find_quantities(doc, find_dates(doc, date(2019, 2, 11)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("على 41 موقعا", ("41", "count", 41, 41, "=", None, "موقعا")),
        ("إن من 400 إلى 600 من أعضاء التنظيم", ("من 400 إلى 600", "count", 400, 600, "=", None, "أعضاء")),
        ("وجود من 500 إلى ألف مدني", ("من 500 إلى ألف", "count", 500, 1000, "=", None, "مدني")),
        ("أكثر من 20 ألفا من المدنيين", ("20 ألفا", "count", 20000, 20000, ">", None, "المدنيين")),
        ("خلال الأيام العشرة", ("العشرة", "duration", 10, 10, "=", "day", None)),
        ("أكثر من أسبوع", ("أسبوع", "duration", 1, 1, ">", "week", None)),
        ("على 2 كيلومتر مربع", ("2", "measure", 2, 2, "=", "km2", None)),
        ("ويضم قريتين", ("قريتين", "dual", 2, 2, "=", None, "قريتين")),
        ("لمدة يومين", ("يومين", "duration", 2, 2, "=", "day", None)),
        ("بنسبة ٣٫٥٪", ("٣٫٥", "percent", 3.5, 3.5, "=", "percent", None)),
        ("نحو 80 في المئة", ("80", "percent", 80, 80, "~", "percent", None)),
        ("بلغت 3.5 مليون دولار", ("3.5 مليون", "money", 3500000, 3500000, "=", "USD", None)),
        ("30 ألف ريال سعودي", ("30 ألف", "money", 30000, 30000, "=", "SAR", None)),
        ("ما لا يقل عن خمسة وعشرين قتيلا", ("خمسة وعشرين", "count", 25, 25, ">=", None, "قتيلا")),
        ("أقل من مئة شخص", ("مئة", "count", 100, 100, "<", None, "شخص")),
        ("قتل 12 شخصا على الأقل", ("12", "count", 12, 12, ">=", None, "شخصا")),
        ("الجولة الثانية", ("الثانية", "ordinal", 2, 2, "=", None, "الجولة")),
        ("أول مرة", ("أول", "ordinal", 1, 1, "=", None, "مرة")),
        ("عشرات المدنيين", ("عشرات", "count", None, None, "~", None, "المدنيين")),
        ("عن عمر يناهز 66 عاما", ("66", "age", 66, 66, "~", "year", None)),
        ("تتراوح أعمارهم بين 18 و24 سنة", ("بين 18 و24", "age", 18, 24, "=", "year", None)),
        ("من 20 إلى 30 ألف جندي", ("من 20 إلى 30 ألف", "count", 20000, 30000, "=", None, "جندي")),
        ("10-15 طائرة", ("10-15", "count", 10, 15, "=", None, "طائرة")),
        ("و150 مسلسلا", ("150", "count", 150, 150, "=", None, "مسلسلا")),
        ("مطاري العاصمة", ("مطاري", "dual", 2, 2, "=", None, "مطاري")),
        ("تبلغ 12 درجة تحت الصفر", ("12", "measure", -12, -12, "=", "degC", None)),
    ],
)
def test_one_number(make_doc, text, expected):
    found = quantities(make_doc(text))
    assert [(q.text, q.kind, q.min, q.max, q.bound, q.unit, q.counted and q.counted.text) for q in found] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "أحد أعضاء المجلس",
        "في عام 2014",
        "يوم 12 مارس",
        "شاهد المسلمين والمدنيين",
        "واحد من أهم القادة",
        "فلسطين ولبنان",
        "بين الناس",
    ],
)
def test_no_number(make_doc, text):
    assert quantities(make_doc(text)) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل 13 وجرح 20 آخرون", [13, 20]),
        ("ثلاثة آلاف وخمسمئة واثنان وعشرون كتابا", [3522]),
        ("خمسة قتلى وعشرون جريحا", [5, 20]),
        ("1,234.5 و99,98", [1234.5, 99.98]),
        ("مليون ونصف المليون نسمة", [1500000]),
    ],
)
def test_values(make_doc, text, expected):
    assert [q.min for q in quantities(make_doc(text))] == expected


@pytest.mark.parametrize(
    ("country", "code"), [("الجزائر", "DZD"), ("الكويت", "KWD"), ("تونس", "TND"), ("العراق", "IQD")]
)
def test_a_dinar_is_the_articles_own(make_doc, country, code):
    assert quantities(make_doc(f"في {country} دفعوا 50 دينارا"))[0].unit == code


def test_numbers_inside_names_belong_to_them(make_doc):
    doc = make_doc("طائرة إف 16 وعشرون جنديا")
    assert [q.text for q in find_quantities(doc, (), [(6, 11)])] == ["عشرون"]


@settings(max_examples=1000)
@given(TEXTS)
def test_offsets_are_right_for_any_text(make_doc, text):
    doc = make_doc(text)
    found = quantities(doc)
    for q in found:
        assert doc.text[q.start : q.end] == q.text != ""
        assert q.counted is None or doc.text[q.counted.start : q.counted.end] == q.counted.text
        assert (q.min is None) == (q.max is None)
        assert q.min is None or q.min <= q.max
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
