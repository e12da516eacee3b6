import pytest

from newslab.entities.canonical import with_canonical_names
from newslab.entities.mentions import Mention, exact_mentions


def mention(doc, words, label="PER"):
    tokens = [token.text for token in doc]
    wanted = words.split()
    first = next(i for i in range(len(tokens)) if tokens[i : i + len(wanted)] == wanted)
    return Mention(first, first + len(wanted), label, None, 0.9)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("قال لرويترز", "لرويترز", "رويترز"),
        ("عقدت للأمم المتحدة", "للأمم المتحدة", "لأمم المتحدة"),
        ("في بـ”قسد” هنا", "بـ ” قسد ”", "قسد"),
        ("في وارسو", "وارسو", "وارسو"),
        ("من بغداد", "بغداد", "بغداد"),
        ("من ليبيا", "ليبيا", "ليبيا"),
        ("مع فيدل كاسترو", "فيدل كاسترو", "فيدل كاسترو"),
        ("(أوبك) قالت", "( أوبك )", "أوبك"),
        ("قال ريدور خليل القيادي في قسد", "ريدور خليل القيادي", "ريدور خليل"),
        ("قال ريدور خليل القيادي الكبير في قسد", "ريدور خليل القيادي الكبير", "ريدور خليل"),
        ("قال خليل الوزير", "خليل الوزير", "خليل الوزير"),
        ("قال ويليام", "ويليام", "ويليام"),
        ("زار جريفين ثم لجريفين", "لجريفين", "جريفين"),
    ],
)
def test_edges(make_doc, text, words, expected):
    doc = make_doc(text)
    ((start, end, _),) = exact_mentions(doc, [mention(doc, words)])
    assert doc.text[start:end] == expected


@pytest.mark.parametrize(
    ("text", "words", "label", "expected"),
    [
        ("سورية وإيران", "وإيران", "GPE", "إيران"),
        ("إيران وروسيا", "وروسيا", "GPE", "روسيا"),
        ("قال وهنديا", "وهنديا", "NORP", "هنديا"),
        ("أكد وسيم رجب أن", "وسيم رجب", "PER", "وسيم رجب"),
        ("جاء بعد هند وسليم رجب", "وسليم رجب", "PER", "سليم رجب"),
        ("هنأ الدكتور كوان لي", "كوان لي", "PER", "كوان لي"),
        ("ثم زار كوان لي أخاه", "كوان لي", "PER", "كوان لي"),
        ("انفجار في بعقوبة أمس", "بعقوبة", "GPE", "بعقوبة"),
        ("سوق السمك بقرطبة", "بقرطبة", "GPE", "قرطبة"),
        ("سوق السمك بسامراء", "بسامراء", "GPE", "سامراء"),
        ("وكالة (وفا) أمس", "وفا", "ORG", "وفا"),
        ("حزب بان كي مون", "بان كي مون", "PER", "بان كي مون"),
        ("قال لسعد التومي", "لسعد التومي", "PER", "لسعد التومي"),
        ('صحيفة " بابل " أمس', "بابل", "ORG", "بابل"),
        ('قناة " للجزيرة " أمس', "للجزيرة", "ORG", "لجزيرة"),
    ],
)
def test_first_letters_that_may_be_proclitics(make_doc, text, words, label, expected):
    doc = make_doc(text)
    ((start, end, _),) = exact_mentions(doc, [mention(doc, words, label)])
    assert doc.text[start:end] == expected


def test_a_place_that_stands_whole_once_is_whole_everywhere(make_doc):
    doc = make_doc("قصف في بعقوبة ثم عادت شرطة بعقوبة وبعقوبة")
    names = [Mention(i, i + 1, "GPE", None, 0.9) for i in (2, 6, 7)]
    assert [doc.text[start:end] for start, end, _ in exact_mentions(doc, names)] == ["بعقوبة"] * 3


def test_a_word_inside_another_name_is_whole(make_doc):
    doc = make_doc("مصطفى بالي قال . بالي أضاف")
    places = exact_mentions(doc, [mention(doc, "مصطفى بالي"), Mention(4, 5, "PER", None, 0.9)])
    assert [doc.text[start:end] for start, end, _ in places] == ["مصطفى بالي", "بالي"]


def test_a_word_inside_the_name_of_a_body_may_have_a_preposition(make_doc):
    doc = make_doc("أستاذ بكلية القانون بجامعة الأزهر وعميد بجامعة الأزهر")
    names = [mention(doc, "القانون بجامعة الأزهر", "ORG"), Mention(6, 8, "ORG", None, 0.9)]
    assert [doc.text[start:end] for start, end, _ in exact_mentions(doc, names)][1] == "جامعة الأزهر"


@pytest.mark.parametrize(
    ("text", "label", "names", "expected"),
    [
        ("فاز مستقبل القصرين", "ORG", ["مستقبل", "القصرين"], ["مستقبل القصرين"]),
        ("بدأ مهرجان قرطاج الدولي", "EVENT", ["مهرجان", "قرطاج الدولي"], ["مهرجان قرطاج الدولي"]),
        ("نقلت وكالة سحاب", "ORG", ["وكالة", "سحاب"], ["سحاب"]),
        ("فاز بورتو البرتغالي", "ORG", ["بورتو", "البرتغالي"], ["بورتو", "البرتغالي"]),
        ("قال ل رويترز", "ORG", ["ل", "رويترز"], ["ل", "رويترز"]),
        ("قال الاتحاد فيفا", "ORG", ["الاتحاد", "فيفا"], ["الاتحاد", "فيفا"]),
        ("زار مدنين قابس", "GPE", ["مدنين", "قابس"], ["مدنين", "قابس"]),
        ("بين قوافل ، قفصة", "ORG", ["قوافل", "قفصة"], ["قوافل", "قفصة"]),
    ],
)
def test_a_lone_noun_leads_the_name_after_it(make_doc, text, label, names, expected):
    doc = make_doc(text)
    places = exact_mentions(doc, [mention(doc, name, label) for name in names])
    assert [doc.text[start:end] for start, end, _ in places] == expected


def test_marks_alone_are_no_name(make_doc):
    doc = make_doc("قال “ ” هنا")
    assert exact_mentions(doc, [mention(doc, "“ ”")]) == []


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["قوات سورية الديمقراطية", "قسد"], ["قوات سورية الديمقراطية"] * 2),
        (["قسد", "داعش"], ["قسد", "داعش"]),
        (["سوريا", "سورية"], ["سوريا", "سوريا"]),
        (["الأمم المتحدة", "الولايات المتحدة"], ["الأمم المتحدة", "الولايات المتحدة"]),
    ],
)
def test_canonical_names(make_doc, names, expected):
    doc = make_doc(" ثم ".join(names))
    places = exact_mentions(doc, [mention(doc, name, "ORG") for name in names])
    assert [e.canonical for e in with_canonical_names(doc.text, places)] == expected


@pytest.mark.parametrize(
    ("text", "names", "label", "expected"),
    [
        ("مكتب الشؤون الإنسانية (أوتشا) قال", ["مكتب الشؤون الإنسانية", "أوتشا"], "ORG", ["مكتب الشؤون الإنسانية"] * 2),
        ("أوتشا (مكتب الشؤون الإنسانية) قال", ["أوتشا", "مكتب الشؤون الإنسانية"], "ORG", ["مكتب الشؤون الإنسانية"] * 2),
        ("سيف الله بن حسين الملقب بـ أبو عياض", ["سيف الله بن حسين", "أبو عياض"], "PER", ["سيف الله بن حسين"] * 2),
        ("الولايات المتحدة (نيويورك) قال", ["الولايات المتحدة", "نيويورك"], "GPE", ["الولايات المتحدة", "نيويورك"]),
        ("بنيامين نتنياهو ثم نتانياهو", ["بنيامين نتنياهو", "نتانياهو"], "PER", ["بنيامين نتنياهو"] * 2),
        ("مصطفى بالي ثم بالي", ["مصطفى بالي", "بالي"], "PER", ["مصطفى بالي"] * 2),
        ("عمر حسن ثم عامر", ["عمر حسن", "عامر"], "PER", ["عمر حسن", "عامر"]),
    ],
)
def test_names_that_the_text_ties_or_spells_otherwise(make_doc, text, names, label, expected):
    doc = make_doc(text)
    places = exact_mentions(doc, [mention(doc, name, label) for name in names])
    assert [e.canonical for e in with_canonical_names(doc.text, places)] == expected


def test_labels_keep_names_apart(make_doc):
    doc = make_doc("بشار الأسد ثم الأسد")
    places = exact_mentions(doc, [mention(doc, "بشار الأسد"), Mention(3, 4, "LOC", None, 0.9)])
    assert [e.canonical for e in with_canonical_names(doc.text, places)] == ["بشار الأسد", "الأسد"]


def test_a_name_ends_with_its_line(make_doc):
    doc = make_doc("انهيار في فيتنام\nهانوي اليوم")
    whole = Mention(2, next(i for i, token in enumerate(doc) if token.text == "هانوي") + 1, "GPE", None, 0.9)
    assert [doc.text[start:end] for start, end, _ in exact_mentions(doc, [whole])] == ["فيتنام", "هانوي"]
