import pytest
from hypothesis import given, settings

from newslab.text.clitics import split, stem_offset
from newslab.text.words import segments, words
from tests.hostile import TEXTS


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("وقال", "و+قال"),
        ("والد", "والد"),
        ("لندن", "لندن"),
        ("لرويترز", "ل+رويترز"),
        ("للأمم", "ل+لأمم"),
        ("وللأمم", "و+ل+لأمم"),
        ("بلدهم", "بلد+هم"),
        ("كتب", "كتب"),
        ("بلال", "بلال"),
        ("فهد", "فهد"),
        ("بيان", "بيان"),
        ("وزير", "وزير"),
        ("بالمدينة", "ب+المدينة"),
        ("سيقول", "س+يقول"),
        ("سياسة", "سياسة"),
        ("عليه", "علي+ه"),
        ("بأنهم", "ب+أن+هم"),
        ("مدينته", "مدينت+ه"),
        ("مدينة", "مدينة"),
        ("وَقالَ", "وَ+قالَ"),
        ("بـقسد", "بـقسد"),
        ("ولا", "و+لا"),
        ("للغة", "ل+لغة"),
        ("للعام", "ل+لعام"),
        ("لعام", "ل+عام"),
        ("وإلى", "و+إلى"),
        ("لإحداث", "ل+إحداث"),
        ("بعيداً", "بعيداً"),
        ("صوره", "صور+ه"),
        ("صورة", "صورة"),
        ("مدينه", "مدينه"),
        ("زوجته", "زوجت+ه"),
        ("بدأ", "بدأ"),
        ("إحدى", "إحدى"),
        ("والكوبالت", "و+الكوبالت"),
        ("وستراثرن", "و+ستراثرن"),
        ("سينجحون", "س+ينجحون"),
        ("41", "41"),
        ("“", "“"),
    ],
)
def test_split(word, expected):
    assert "+".join(word[start:end] for start, end in split(word)) == expected


def test_one_token_has_segments_too(make_doc):
    doc = make_doc("قال وللأمم")
    assert doc[1]._.segments == ((4, 5), (5, 6), (6, 10))


def test_stem_offset_leaves_the_enclitic():
    assert stem_offset("ومدينته") == 1


@settings(max_examples=2000)
@given(TEXTS)
def test_segments_are_the_words_cut_in_pieces(make_doc, text):
    doc = make_doc(text)
    pieces = segments(doc)
    assert all(start < end for start, end in pieces)
    assert "".join(doc.text[a:b] for a, b in pieces) == "".join(word.text for word in words(doc))
    assert all(
        word.start <= word.stem < word.end and doc.text[word.start : word.end] == word.text for word in words(doc)
    )
