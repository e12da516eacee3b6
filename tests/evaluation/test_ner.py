import pytest

import newslab
from newslab.cli import main
from newslab.evaluation import EvaluationError
from newslab.evaluation.conll import Tagged, printed, read_tagged, spans_of
from newslab.evaluation.ner import LabelScore, ner_table, score_ner

CONLL = """\
زار O
باراك B-PERS
أوباما I-PERS
لندن B-LOC
. O

وفي O
الأمم B-ORG
المتحدة I-ORG
مظلي B-MISC
. O
"""


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("قال", "(", "أ", ")", "،", "نعم", "."), "قال (أ)، نعم.\n"),
        (("و", "سوريا", "ل", "السعودية", "نمو", "ها"), "وسوريا للسعودية نموها\n"),
        (("ب", "150", "دولارا"), "ب 150 دولارا\n"),
    ],
)
def test_words_are_set_as_printed(words, text):
    found, places = printed([Tagged(words, ("O",) * len(words))])
    assert found == text
    assert len(places) == len(words)
    assert all(found[start:end] in (word, word[1:]) for word, (start, end) in zip(words, places, strict=True))


def test_a_letter_of_its_own_stays_apart_in_a_corpus_that_writes_clitics_together():
    words = ("الفئة", "ب", "هي", *["كلمة"] * 400)
    assert printed([Tagged(words, ("O",) * len(words))])[0].startswith("الفئة ب هي")


def test_a_stray_inside_tag_opens_a_span():
    assert spans_of(["I-PER", "I-PER", "B-PER", "O", "I-ORG"]) == {(0, 2, "PER"), (2, 3, "PER"), (4, 5, "ORG")}


def test_scores_of_the_shipped_model(tmp_path):
    path = tmp_path / "gold.conll"
    path.write_text(CONLL, encoding="utf-8")
    scores = {s.label: s for s in score_ner(read_tagged(path), newslab.load(), {"GPE": "LOC"})}
    assert scores["PER"] == LabelScore("PER", 1, 1, 1)
    assert scores["LOC"] == LabelScore("LOC", 1, 1, 1)
    assert scores["micro"].gold == 3
    assert list(ner_table(scores.values()).columns) == [
        "label",
        "precision",
        "recall",
        "f1",
        "right",
        "gold",
        "predicted",
    ]


def test_rates():
    score = LabelScore("PER", 3, 6, 4)
    assert (score.precision, score.recall, score.f1) == (0.75, 0.5, 0.6)
    assert LabelScore("PER", 0, 0, 0).f1 == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [("بالي\n", "line 1: 'بالي' is no word"), ("بالي PERSON\n", "line 1"), ("\n\n", "no tagged words")],
)
def test_broken_files(tmp_path, content, message):
    path = tmp_path / "gold.conll"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=message):
        read_tagged(path)


def test_the_command(tmp_path, capsys):
    path = tmp_path / "gold.conll"
    path.write_text(CONLL, encoding="utf-8")
    assert main(["evaluate", "ner", str(path), "--merge", "GPE=LOC"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("micro")
    assert main(["evaluate", "ner", str(path), "--merge", "GPE"]) == 2
    path.write_text("بالي B-THING\n", encoding="utf-8")
    assert main(["evaluate", "ner", str(path)]) == 1
    assert "--merge THING=ORG" in capsys.readouterr().err
