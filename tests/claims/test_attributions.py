"""Announcements with `عن`, laws and papers that speak, demands that are quoted, and what only looks like them."""

import pytest

from newslab.claims import find_claims
from tests.claims.test_claims import with_names

FOUND = [
    # عبر is a preposition unless عن follows
    (
        'وقال سامي نصر، عبر حسابه على الشبكة: "انهار السد القديم أمس".',
        [("قال", "سامي نصر", "انهار السد القديم أمس")],
    ),
    (
        "عبر الحزب في بيان له بمناسبة افتتاح السوق الجديد عن قلقه من الغلاء.",
        [("عبر", "الحزب", "قلقه من الغلاء")],
    ),
    # news of a thing, and what is hidden
    ("وكشف سامي نصر، أمس، عن وثائق تثبت قدم السد.", [("كشف", "سامي نصر", "وثائق تثبت قدم السد")]),
    ("وأعلنت الشركة عن مشاريع لبناء سدود.", [("أعلنت", "الشركة", "مشاريع لبناء سدود")]),
    ("ولم تكشف الشركة عن مشاريع جديدة.", []),
    ("وكشفت الشركة عن تفاصيل المشروع.", []),
    ("وكشفت الشركة عن اسم المدير الجديد.", []),
    ("وجاؤوا لحماية السد وكشف الحقيقة عن سارقيه.", []),
    # who had said it before
    ("وسبق للوزير سامي نصر أن أعلن أن السد قديم.", [("أعلن", "لوزير سامي نصر", "السد قديم")]),
    ("تجدر الإشارة أن السد قديم.", []),
    # laws and papers that speak
    ("وبحسب القانون الجديد فإنه لا يبنى سد.", [("بحسب", "القانون الجديد", "ه لا يبنى سد")]),
    ("ويبنى السد وفق القانون الجديد.", []),
    ("ويبنى السد حسب الحاجة فإن جف هدم.", []),
    (
        "وحسب الجزء الثاني من التقرير، الذي نشر أمس، فإن السد قديم.",
        [("حسب", "الجزء الثاني من التقرير", "السد قديم")],
    ),
    ("وقال سامي نصر إن السد قديم، حسب تأكيده.", [("قال", "سامي نصر", "السد قديم"), ("حسب", None, "السد قديم")]),
]


@pytest.mark.parametrize("text, expected", FOUND)
def test_what_is_attributed_to_whom(make_doc, text, expected):
    found = find_claims(with_names(make_doc(text), PER=["سامي نصر"]))
    assert [(claim.cue.text, claim.source and claim.source.text, claim.content.text) for claim in found] == expected


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ('وقال سامي نصر لموظفي المتحف القديم "أنا معكم دائما هنا".', "موظفي المتحف القديم"),
        ('وخاطب سامي نصر النواب قائلا: "أنا معكم دائما هنا".', "النواب"),
        ("وكشفت الشركة للوفد عن مشاريع كثيرة.", "لوفد"),
    ],
)
def test_who_is_told(make_doc, text, addressee):
    told = find_claims(with_names(make_doc(text), PER=["سامي نصر"]))[-1].addressee
    assert told is not None and told.text == addressee


def test_a_double_prime_closes_a_quotation_and_opens_none(make_doc):
    text = "وقالت صحيفة “النهار″، إن السد قديم. وعلى خط 12′30″ شمالا قرية أخرى."
    (claim,) = find_claims(make_doc(text))
    assert (claim.source.text, claim.content.text) == ("صحيفة “النهار″", "السد قديم")
