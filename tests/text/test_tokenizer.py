import itertools
import re

import pytest
import spacy
from hypothesis import given, settings

from newslab.text.tokenizer import Tokenizer, is_invisible, tokenize
from tests.hostile import TEXTS

NLP = spacy.blank("ar")
TOKENIZER = Tokenizer(NLP.vocab)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال بالي إن", "وقال|بالي|إن"),
        ("بـ”قسد”", "بـ|”|قسد|”"),
        ('و"غوغل"', 'و|"|غوغل|"'),
        ("«داعش»، ثم", "«|داعش|»|،|ثم"),
        ("أمس , إن", "أمس|,|إن"),
        ("في 2014.", "في|2014|."),
        ("بلغ 1,234.5 دولار", "بلغ|1,234.5|دولار"),
        ("٣٫٥٪", "٣٫٥|٪"),
        ("الساعة 12:30", "الساعة|12:30"),
        ("10-15", "10|-|15"),
        ("20ألفا", "20|ألفا"),
        ("2 كم2.", "2|كم2|."),
        ("(أ.ف.ب)", "(|أ.ف.ب|)"),
        ("د. أحمد", "د.|أحمد"),
        ("طائرات F-16", "طائرات|F-16"),
        ("انظر https://example.org/a?b=c.", "انظر|https://example.org/a?b=c|."),
        ("x@example.org", "x@example.org"),
        ("#سوريا @user_1", "#سوريا|@user_1"),
        ("قـــال أكّدَ", "قـــال|أكّدَ"),
        ("ـيقولـ", "ـ|يقول|ـ"),
        ("😀👩‍👩‍👧", "😀|👩‍👩‍👧"),
        ("نعم... لا", "نعم|...|لا"),
        ("\u200fقال\u200f", "قال"),
        ("مرحبا  \n بك", "مرحبا|بك"),
        ("ﻻ يمكن", "ﻻ|يمكن"),
    ],
)
def test_tokens(text, expected):
    assert [text[start:end] for start, end in tokenize(text)] == expected.split("|")


@settings(max_examples=2000)
@given(TEXTS)
def test_doc_keeps_every_character_and_offset(text):
    doc = TOKENIZER(text)
    assert doc.text == re.sub("[\ud800-\udfff]", "\ufffd", text)
    assert [(t.idx, t.idx + len(t)) for t in doc if not is_invisible(t.text)] == tokenize(doc.text)


@settings(max_examples=2000)
@given(TEXTS)
def test_tokens_are_ordered_and_hold_all_visible_text(text):
    spans = tokenize(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    visible = [c for c in text if not is_invisible(c)]
    assert [c for c in kept if not is_invisible(c)] == visible


def test_survives_serialisation():
    nlp = spacy.blank("ar", config={"nlp": {"tokenizer": {"@tokenizers": "newslab.Tokenizer.v1"}}})
    again = spacy.blank("ar", config=nlp.config).from_bytes(nlp.to_bytes())
    assert [t.text for t in again("بـ”قسد”")] == ["بـ", "”", "قسد", "”"]


def test_a_million_characters_take_linear_time():
    text = ("قال \u200b" * 200_000) + "a" * 200_000
    assert sum(end - start for start, end in tokenize(text)) == 800_000
