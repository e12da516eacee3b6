import pytest

import newslab
from newslab.numbers import conflicts
from newslab.numbers.nouns import noun_key


def annotate(text, id="a"):
    return newslab.annotate(newslab.Article(text, id))


def pairs(*docs):
    return [
        (c.counted, c.unit, c.first.text, c.first.speaker, c.second.text, c.second.speaker) for c in conflicts(docs)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قال الوزير إن 12 شخصا قتلوا. وقال شهود إن عشرين شخصا قتلوا.",
            [("شخص", None, "12", "الوزير", "عشرين", "شهود")],
        ),
        (
            "قال الوزير إن ثلاثة أشخاص قتلوا. وقال شهود إن 20 شخصا قتلوا.",
            [("شخص", None, "ثلاثة", "الوزير", "20", "شهود")],
        ),
        ("قال الوزير إن أكثر من 12 شخصا قتلوا. وقال شهود إن عشرين شخصا قتلوا.", []),
        ("قال الوزير إن نحو 100 شخص قتلوا. وقال شهود إن 105 أشخاص قتلوا.", []),
        ("قال الوزير إن 12 شخصا قتلوا. وقال شهود إن عشرين سيارة احترقت.", []),
        ("قال الوزير إن 12 شخصا قتلوا وإن 20 شخصا جرحوا.", []),
    ],
)
def test_within_an_article(text, expected):
    assert pairs(annotate(text)) == expected


def test_across_articles_the_narrators_are_claimants_too():
    found = conflicts([annotate("قتل 12 شخصا في الانفجار.", "a"), annotate("قتل 15 شخصا في الانفجار.", "b")])
    assert [(c.first.article, c.first.text, c.second.article, c.second.text) for c in found] == [("a", "12", "b", "15")]
    assert found[0].shared == ("انفجار",)
    assert found[0].first.speaker is None


def test_amounts_without_a_noun_need_a_word_in_common():
    same = annotate("بلغت الخسائر 20 مليون دولار.", "a"), annotate("بلغت الخسائر 30 مليون دولار.", "b")
    other = annotate("بلغت الخسائر 20 مليون دولار.", "a"), annotate("تكلف المسجد 30 مليون دولار.", "b")
    assert [row[1] for row in pairs(*same)] == ["USD"]
    assert pairs(*other) == []


def test_what_shares_most_words_comes_first():
    docs = (
        annotate("قتل 12 شخصا في الانفجار.", "a"),
        annotate("أوقفت الشرطة 15 شخصا.", "b"),
        annotate("قتل 15 شخصا في الانفجار أمس.", "c"),
    )
    assert [len(c.shared) for c in conflicts(docs)] == sorted((len(c.shared) for c in conflicts(docs)), reverse=True)


@pytest.mark.parametrize(
    ("forms", "singular"),
    [
        ("شخص شخصا الشخص أشخاص الأشخاص شخصين شخصان", "شخص"),
        ("قتيل قتيلا قتلى قتيلان", "قتيل"),
        ("قرية قريتين القرى قريتان", "قريه"),
        ("سيارة سيارات سيارتين", "سياره"),
        ("مدني مدنيا المدنيين مدنيون", "مدني"),
    ],
)
def test_forms_of_one_noun(forms, singular):
    assert {noun_key(form) for form in forms.split()} == {singular}
