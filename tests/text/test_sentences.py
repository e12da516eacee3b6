import itertools

import pytest
from hypothesis import given, settings

from newslab.readers import read_article
from newslab.text.sentences import sentences
from newslab.text.words import words
from tests.hostile import TEXTS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال ذلك. ثم ذهب.", ["قال ذلك.", "ثم ذهب."]),
        ("هل قال؟ نعم!", ["هل قال؟", "نعم!"]),
        ("قال إنه جاء , وأضاف أنه ذهب", ["قال إنه جاء ,", "وأضاف أنه ذهب"]),
        ("قال أمس , إن الحرب مستمرة", ["قال أمس , إن الحرب مستمرة"]),
        ("بلغ 3.5 في المئة. انتهى", ["بلغ 3.5 في المئة.", "انتهى"]),
        ("وكالة أ.ف.ب قالت ذلك", ["وكالة أ.ف.ب قالت ذلك"]),
        ("د. أحمد جاء", ["د. أحمد جاء"]),
        ("الكاتبة ج. ك. رولينغ جاءت", ["الكاتبة ج. ك. رولينغ جاءت"]),
        ("عنوان بلا نقطة\nقال الرجل", ["عنوان بلا نقطة", "قال الرجل"]),
        ("قال: “يوجد اشتباكات. قمنا بالاقتحام” أمس", ["قال: “يوجد اشتباكات. قمنا بالاقتحام” أمس"]),
        ('قال "جئنا." ثم ذهب', ['قال "جئنا." ثم ذهب']),
        ("معاقله“.", ["معاقله“."]),
        ("", []),
    ],
)
def test_sentences(make_doc, text, expected):
    doc = make_doc(text)
    assert [doc.text[start:end] for start, end in sentences(doc)] == expected


def test_the_running_example_ends_its_sentences_where_a_reader_does(make_doc, article_path):
    doc = make_doc(read_article(article_path).text)
    gold = (article_path.parents[1] / "gold" / "baghuz-2019-02-11.sentences.tsv").read_text(encoding="utf-8")
    expected = [tuple(map(int, line.split("\t")[:2])) for line in gold.splitlines()[1:]]
    assert list(sentences(doc)) == expected


@settings(max_examples=2000)
@given(TEXTS)
def test_sentences_hold_every_word_once(make_doc, text):
    doc = make_doc(text)
    spans = sentences(doc)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    for word in words(doc):
        assert sum(start <= word.start and word.end <= end for start, end in spans) == 1
