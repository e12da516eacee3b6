import itertools
from datetime import date

import pytest
from hypothesis import given, settings

from newslab.dates.find import find_dates
from tests.hostile import TEXTS

PUBLISHED = date(2019, 2, 11)  # a Monday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل أمس إلى المدينة", [("أمس", "2019-02-10")]),
        ("أمس الأول كانت المعركة", [("أمس الأول", "2019-02-09")]),
        ("قتلوا يوم السبت هناك", [("يوم السبت", "2019-02-09")]),
        ("وصلوا الاثنين", [("الاثنين", "2019-02-11")]),
        ("سيصلون يوم الخميس", [("يوم الخميس", "2019-02-14")]),
        ("يوم الجمعة الماضي", [("يوم الجمعة الماضي", "2019-02-08")]),
        ("بحلول نهاية فبراير / شباط", [("نهاية فبراير / شباط", "2019-02-20/2019-02-28")]),
        ("في ١٢ حزيران / يونيو 2014", [("١٢ حزيران / يونيو 2014", "2014-06-12")]),
        ("يوم 5 جانفي 2017", [("يوم 5 جانفي 2017", "2017-01-05")]),
        ("في 2014 وفي عام 2017", [("2014", "2014"), ("عام 2017", "2017")]),
        ("العام الماضي", [("العام الماضي", "2018")]),
        ("الشهر المقبل", [("الشهر المقبل", "2019-03")]),
        ("هذا الأسبوع", [("هذا الأسبوع", "2019-02-11/2019-02-17")]),
        ("في ديسمبر الماضي", [("ديسمبر الماضي", "2018-12")]),
        ("يومي 4 و5 مارس الجاري", [("يومي 4 و5 مارس الجاري", "2019-03-04/2019-03-05")]),
        ("من 2 جانفي إلى 5 فيفري", [("2 جانفي إلى 5 فيفري", "2019-01-02/2019-02-05")]),
        ("الأيام القليلة القادمة", [("الأيام القليلة القادمة", None)]),
        ("مساء أمس الأحد", [("مساء أمس الأحد", "2019-02-10")]),
        ("الساعة 12:30 بتوقيت غرينتش", [("الساعة 12:30 بتوقيت غرينتش", "2019-02-11T12:30Z")]),
        ("2019-02-03", [("2019-02-03", "2019-02-03")]),
        ("في القرن العشرين", [("القرن العشرين", "1901/2000")]),
        ("قبل أسبوعين", [("قبل أسبوعين", "2019-01-28")]),
        ("وأمس قال", [("أمس", "2019-02-10")]),
        ("اليوم العالمي للصحافة", []),
        ("مارس ضغوطا عليه", []),
        ("خلال أسبوع", []),
    ],
)
def test_dates(make_doc, text, expected):
    assert [(d.text, d.value) for d in find_dates(make_doc(text), PUBLISHED)] == expected


@pytest.mark.parametrize(
    ("text", "value"), [("أمس", None), ("15 مارس 2012", "2012-03-15"), ("15 مارس", None), ("عام 2012", "2012")]
)
def test_without_a_publication_date_only_full_dates_have_values(make_doc, text, value):
    assert [d.value for d in find_dates(make_doc(text), None)] == [value]


def test_a_date_that_is_none_has_no_value(make_doc):
    assert [d.value for d in find_dates(make_doc("يوم 31 فبراير 2019"), PUBLISHED)] == [None]


@settings(max_examples=1000)
@given(TEXTS)
def test_offsets_are_right_for_any_text(make_doc, text):
    doc = make_doc(text)
    found = find_dates(doc, PUBLISHED)
    assert all(doc.text[d.start : d.end] == d.text != "" for d in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
