import pytest
from hypothesis import given, settings

from newslab.claims import claim_of, find_claims
from newslab.claims.cues import lookup
from newslab.entities import Entity
from newslab.spans import Span
from newslab.text.normalise import key
from tests.hostile import TEXTS


def with_names(doc, **names):
    """Put names on a Doc: label=(text, …); a name's fullest form is the longest that holds it."""
    found = []
    for label, texts in names.items():
        for text in texts:
            start = doc.text.find(text)
            while start >= 0:
                full = max((t for t in texts if text in t), key=len)
                found.append(Entity("e", start, start + len(text), text, label, None, full, 1.0))
                start = doc.text.find(text, start + 1)
    kept = sorted(found, key=lambda e: (e.start, -e.end))
    doc._.newslab_entities = tuple(
        e for i, e in enumerate(kept) if not any(o.start <= e.start and e.end <= o.end for o in kept[:i])
    )
    return doc


@pytest.mark.parametrize(
    ("text", "cue", "source", "content", "mode", "stance"),
    [
        ("قال مصدر أمني إن المعركة مستمرة.", "قال", "مصدر أمني", "المعركة مستمرة", "indirect", "say"),
        ("وأكدت مصادر محلية أن القتال توقف.", "أكدت", "مصادر محلية", "القتال توقف", "indirect", "assert"),
        ('وقال الوزير: "لن نتراجع عن القرار".', "قال", "الوزير", "لن نتراجع عن القرار", "direct", "say"),
        ("وقال الوزير ”لن نتراجع عن القرار“.", "قال", "الوزير", "لن نتراجع عن القرار", "direct", "say"),
        ("حذر الناطق من أن الخطر قائم.", "حذر", "الناطق", "الخطر قائم", "indirect", "warn"),
        ("نفت الوزارة وجود أي خلاف.", "نفت", "الوزارة", "وجود أي خلاف", "indirect", "deny"),
        ("واضاف المتحدث ان الطائرة سقطت.", "اضاف", "المتحدث", "الطائرة سقطت", "indirect", "say"),
        ("سقطت الطائرة في البحر، بحسب مصدر ملاحي.", "بحسب", "مصدر ملاحي", "سقطت الطائرة في البحر", "indirect", "say"),
        ("وأشار التقرير إلى أن العدد ارتفع.", "أشار", "التقرير", "العدد ارتفع", "indirect", "say"),
        ("زعم التنظيم أنه سيطر على المدينة.", "زعم", "التنظيم", "ه سيطر على المدينة", "indirect", "hearsay"),
        ("أعلنت الشركة أن الأرباح ارتفعت.", "أعلنت", "الشركة", "الأرباح ارتفعت", "indirect", "announce"),
        ("قال المسؤول إن الوضع “صعب للغاية” هناك.", "قال", "المسؤول", "الوضع “صعب للغاية” هناك", "mixed", "say"),
        ("وكان الناطق قد أعلن أن الهدنة انتهت.", "أعلن", "الناطق", "الهدنة انتهت", "indirect", "announce"),
    ],
)
def test_one_claim(make_doc, text, cue, source, content, mode, stance):
    (claim,) = find_claims(make_doc(text))
    assert (claim.cue.text, claim.source.text, claim.content.text) == (cue, source, content)
    assert (claim.mode, claim.stance, claim.negated) == (mode, stance, False)


@pytest.mark.parametrize(
    "text",
    [
        "أعلن الحرب على جيرانه.",
        "يذكر أن المدينة تقع في الشمال.",
        "طالب الرئيس بفتح المعبر.",
        "نشر المقال في الصحيفة.",
        "تصرف وفق القانون.",
        "قرأ بين السطور.",
        "القصرين : تسجيل 130 حالة إصابة\nنص الخبر هنا.",
        "",
    ],
)
def test_no_claim(make_doc, text):
    assert find_claims(make_doc(text)) == ()


def test_the_subject_inside_the_verb_is_the_running_speaker(make_doc):
    text = "قال مصطفى بالي إن القتال مستمر. وأضاف أن العدد كبير، مشيرا إلى أن الطريق مغلق."
    claims = find_claims(with_names(make_doc(text), PER=["مصطفى بالي"]))
    assert [(c.cue.text, c.source and c.source.text, c.speaker) for c in claims] == [
        ("قال", "مصطفى بالي", "مصطفى بالي"),
        ("أضاف", None, "مصطفى بالي"),
        ("مشيرا", None, "مصطفى بالي"),
    ]
    assert [c.content.text for c in claims] == ["القتال مستمر", "العدد كبير", "الطريق مغلق"]


def test_a_title_means_the_person_who_bears_it(make_doc):
    text = "وزير الدفاع : الحرب انتهت\nقال وزير الدفاع الوطني فرحات الحرشاني إن الحرب انتهت. وأكد الوزير أن الجيش عاد."
    claims = find_claims(with_names(make_doc(text), PER=["فرحات الحرشاني"]))
    assert [c.cue.text for c in claims] == [":", "قال", "أكد"]
    assert {c.speaker for c in claims} == {"فرحات الحرشاني"}
    assert {c.speaker_kind for c in claims} == {"person"}


def test_gender_decides_between_two_speakers(make_doc):
    text = "قالت ليلى حداد إن البيت بعيد. وقال سامي نصر إن البيت قريب. وأضافت أنها تعبت."
    claims = find_claims(with_names(make_doc(text), PER=["ليلى حداد", "سامي نصر"]))
    assert [c.speaker for c in claims] == ["ليلى حداد", "سامي نصر", "ليلى حداد"]


def test_addressee_and_relay(make_doc):
    told = find_claims(with_names(make_doc("قال بالي لرويترز إن القتال مستمر."), PER=["بالي"], ORG=["رويترز"]))
    assert told[0].addressee == Span(10, 16, "رويترز")
    assert told[0].source == Span(4, 8, "بالي")
    relayed = find_claims(make_doc("نقلت الوكالة عن مصدر أمني أن القتال مستمر."))
    assert (relayed[0].relay.text, relayed[0].source.text) == ("الوكالة", "مصدر أمني")


def test_negation_belongs_to_the_cue(make_doc):
    (claim,) = find_claims(make_doc("لا يعتقد الخبير أن الحرب قريبة."))
    assert (claim.cue.text, claim.negated, claim.stance) == ("يعتقد", True, "believe")


def test_claims_nest_and_a_number_belongs_to_the_innermost(make_doc):
    claims = find_claims(make_doc("وأضاف الناطق أن التقديرات تشير إلى أن 500 مدني هناك."))
    assert [c.cue.text for c in claims] == ["أضاف", "تشير"]
    start = claims[1].content.start
    assert claim_of(Span(start, start + 3, "500"), claims) is claims[1]
    assert claim_of(Span(0, 1, "و"), claims) is None


@pytest.mark.parametrize(
    ("word", "lemma", "form", "agreement"),
    [
        ("قالت", "قال", "verb", "f"),
        ("أكدوا", "أكد", "verb", "mp"),
        ("يضيف", "أضاف", "verb", "m"),
        ("ينفون", "نفى", "verb", "mp"),
        ("مشيرة", "أشار", "participle", "f"),
        ("قولهم", "قال", "masdar", "mp"),
        ("وصفته", "وصف", "verb", "f"),
    ],
)
def test_cue_forms(word, lemma, form, agreement):
    cue = next(cue for cue in lookup(key(word)) if cue.lemma == lemma)
    assert (cue.form, cue.agreement) == (form, agreement)


@settings(max_examples=1000)
@given(TEXTS)
def test_offsets_are_right_for_any_text(make_doc, text):
    doc = make_doc(text)
    for claim in find_claims(doc):
        for span in (claim.cue, claim.content, claim.source, claim.addressee, claim.relay):
            assert span is None or doc.text[span.start : span.end] == span.text != ""


def test_the_prefixes_of_a_preposition_stay_outside_the_cue(make_doc):
    (claim,) = find_claims(make_doc("وبحسب شهود، فإن الحافلات توقفت."))
    assert (claim.cue.text, claim.source.text, claim.content.text) == ("بحسب", "شهود", "الحافلات توقفت")


@pytest.mark.parametrize(
    "text, cue, source, content",
    [
        ("علماء آثار يعتقدون باكتشافهم قصر النبي.", "يعتقدون", "علماء آثار", "اكتشافهم قصر النبي"),
        ("وهو ما اعتبره الوزير انتهاكا للقانون.", "اعتبره", "الوزير", "انتهاكا للقانون"),
        ('وعلق عليه بقوله "كان خطابا عظيما".', "قوله", None, "كان خطابا عظيما"),
        ("ونقلت بعض المصادر خبر إيقاف المعتمد.", "نقلت", "بعض المصادر", "إيقاف المعتمد"),
        ("إلا أن المسؤول نفى أن يكون للخطة جدول.", "نفى", "المسؤول", "يكون للخطة جدول"),
    ],
)
def test_cues_beyond_verb_subject_and_clause(make_doc, text, cue, source, content):
    (claim,) = find_claims(make_doc(text))
    assert (claim.cue.text, claim.source and claim.source.text, claim.content.text) == (cue, source, content)


@pytest.mark.parametrize(
    "text",
    [
        "وهو ما يدل على أن الأمر صعب.",
        "ولفت الانتباه إلى سوء الأحوال.",
        "يذكر أن الحرب بدأت أمس.",
        "ويشار إلى أن الحرب بدأت أمس.",
        "برهن رئيس الوزراء مجددا.",
        "ودعا الوزير إلى الهدوء.",
    ],
)
def test_what_looks_like_a_claim_and_is_none(make_doc, text):
    assert find_claims(make_doc(text)) == ()


@pytest.mark.parametrize(
    "text, speaker, kind",
    [
        ("وقد أفيد بأن الطريق مغلق.", None, "unknown"),
        ("وتم الإعلان عن غرق القارب.", None, "unknown"),
        ("وتلقى الهلال بلاغا يفيد بوجود مقبرة.", "بلاغا", "document"),
        ("أعلنت نقابتهم الإضراب. وقالت النقابة إن المطار مغلق.", "نقابتهم الإضراب", "organisation"),
    ],
)
def test_speakers_of_passives_relatives_and_short_names(make_doc, text, speaker, kind):
    claim = find_claims(make_doc(text))[-1]
    assert (claim.speaker, claim.speaker_kind) == (speaker, kind)


def test_a_name_is_no_preposition(make_doc):
    found = find_claims(with_names(make_doc("وقال محمد علي إن السد قديم."), PER=["محمد علي"]))
    assert [(claim.speaker, claim.content.text) for claim in found] == [("محمد علي", "السد قديم")]


def test_the_first_letter_of_a_name_is_no_conjunction(make_doc):
    text = "قال يوشكا فيشر إن السد قديم. وأوضح فيشر أن الماء قليل."
    found = find_claims(with_names(make_doc(text), PER=["يوشكا فيشر", "فيشر"]))
    assert [claim.source and claim.source.text for claim in found] == ["يوشكا فيشر", "فيشر"]


def test_a_word_of_a_name_opens_no_clause(make_doc):
    text = 'وقال سامي نصر في مقابلة مع شبكة ان بي سي "لا أظن السد قديما".'
    found = find_claims(with_names(make_doc(text), PER=["سامي نصر"], ORG=["ان بي سي"]))
    assert [claim.content.text for claim in found] == ["لا أظن السد قديما"]
