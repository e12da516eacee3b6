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
        ("بلغت -15 درجة مئوية", ("-15", "measure", -15, -15, "=", "degC", None)),
        ("ثلاث سنوات ونصف", ("ثلاث سنوات ونصف", "duration", 3.5, 3.5, "=", "year", None)),
        ("استمر ساعة ونصف الساعة", ("ساعة ونصف الساعة", "duration", 1.5, 1.5, "=", "hour", None)),
        ("حمولة طنين", ("طنين", "measure", 2, 2, "=", "tonne", None)),
        ("في ظرف شهر واحد", ("واحد", "duration", 1, 1, "=", "month", None)),
        ("قطع 2½ كيلومتر", ("2½", "measure", 2.5, 2.5, "=", "km", None)),
        ("شرب 3/4 لتر", ("3/4", "measure", 0.75, 0.75, "=", "liter", None)),
        ("نص لتر", ("نص", "measure", 0.5, 0.5, "=", "liter", None)),
        ("دفع 10 000 دينار تونسي", ("10 000", "money", 10000, 10000, "=", "TND", None)),
        ("دفع مليونا دولار", ("مليونا", "money", 2000000, 2000000, "=", "USD", None)),
        ("39 ألفا و962 حالة", ("39 ألفا و962", "count", 39962, 39962, "=", None, "حالة")),
        ("حصل على 66.1% من أصوات الناخبين", ("66.1", "percent", 66.1, 66.1, "=", "percent", "أصوات")),
        ("لا تقل مساحتها عن 50 هكتارا", ("50", "measure", 50, 50, ">=", "hectare", None)),
        ("تقارب عائداته المالية 283 مليون يورو", ("283 مليون", "money", 283e6, 283e6, "~", "EUR", None)),
        ("تجاوز عددهم المئة", ("المئة", "count", 100, 100, ">", None, "عددهم")),
        ("الدول الصناعية الكبرى السبع", ("السبع", "count", 7, 7, "=", None, "الدول")),
        ("مطاري تيجيل وشونفيلد", ("مطاري", "dual", 2, 2, "=", None, "مطاري")),
        ("رفض ركلتي جزاء", ("ركلتي", "dual", 2, 2, "=", None, "ركلتي")),
        ("أجرى شوطين إضافيين", ("شوطين", "dual", 2, 2, "=", None, "شوطين")),
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
        "مؤكدين ضرورة السلام",
        "في مملكة البحرين",
        "أقر القوانين",
        "من بين المصطفين",
        "نص الاتفاق",
        "القناة 10",
        "على الهاتف 71123456 أو 0021671123456",
        "خلال أسبوع",
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("153 من أصل 300 مقعد", [(153, "مقعد"), (300, "مقعد")]),
        ("ساعة و20 دقيقة", [(1, None), (20, None)]),
        ("سنتين وشهر", [(2, None), (1, None)]),
        ("20 دولارا و43 سنتا", [(20, None), (43, None)]),
    ],
)
def test_several_numbers(make_doc, text, expected):
    assert [(q.min, q.counted and q.counted.text) for q in quantities(make_doc(text))] == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("وزارتي الداخلية والعدل", "ORG", ["وزارتي"]),
        ("المؤتمر الدولي السادس", "EVENT", ["السادس"]),
        ("الملك عبد الله الثاني", "PER", []),
    ],
)
def test_numbers_that_stand_out_of_a_name(make_doc, text, name, expected):
    assert [q.text for q in find_quantities(make_doc(text), (), [(0, len(text), name)])] == expected


def test_numbers_inside_names_belong_to_them(make_doc):
    doc = make_doc("طائرة إف 16 وعشرون جنديا")
    assert [q.text for q in find_quantities(doc, (), [(6, 11, "PRODUCT")])] == ["عشرون"]


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
