import pytest

from newslab.claims import find_claims


@pytest.mark.parametrize(
    "text, expected",
    [
        ("قال الوزير إن الحرب ربما تنتهي.", ["ربما"]),
        ("قال الوزير إن الحرب قد تكون طويلة.", ["قد تكون"]),
        ("قال الوزير إن الجيش قد تمكن من العودة.", []),
        ("قال الوزير إنه قد يستقيل وقد استقال نائبه.", ["قد يستقيل"]),
        ("قال الوزير إن من المحتمل أن تعود القوات.", ["من المحتمل"]),
        ("قال الوزير إنه يبدو واثقا.", ["يبدو"]),
        ("قال الوزير إن الحرب انتهت.", []),
    ],
)
def test_hedges_inside_the_content(make_doc, text, expected):
    (claim,) = find_claims(make_doc(text))
    assert [hedge.text for hedge in claim.hedges] == expected
    assert all(text[h.start : h.end] == h.text for h in claim.hedges)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("وقال مسؤول أمني طلب عدم ذكر اسمه إن الجيش انسحب.", "طلب عدم ذكر اسمه"),
        ("وقالت مسؤولة رفضت الكشف عن هويتها إن الجيش انسحب.", "رفضت الكشف عن هويتها"),
        (
            "وقال مصدر اشترط عدم الكشف عن هويته لحساسية الموضوع إن الجيش انسحب.",
            "اشترط عدم الكشف عن هويته لحساسية الموضوع",
        ),
        ("وقال مسؤول أمني إن الجيش انسحب.", None),
        ("وقال مسؤول أمني إن القائد رفض الكشف عن هويته.", None),
    ],
)
def test_the_words_that_justify_anonymity(make_doc, text, expected):
    (claim,) = find_claims(make_doc(text))
    assert (claim.anonymity.text if claim.anonymity else None) == expected


def test_claims_below_the_score_asked_for_are_left_out(make_doc):
    doc = make_doc("قال الوزير إن الحرب انتهت. وجاء في بيان للجيش أن القوات عادت. وأعلن عن ارتفاع الأسعار.")
    every = find_claims(doc)
    least = min(claim.score for claim in every)
    kept = find_claims(doc, min_score=least + 0.001)
    assert 0 < len(kept) < len(every)
    assert all(0 < claim.score <= 1 for claim in every)
