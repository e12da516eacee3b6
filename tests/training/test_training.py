import random
from dataclasses import replace

import numpy as np
import pytest

from newslab.entities.records import LABELS
from newslab.evaluation.conll import spans_of
from training.adapt import IGNORED, hide, rate_at
from training.calibrate import ece, fit
from training.corpora import Sentence, glue, merge_proclitics, outermost, read_mappings
from training.encode import align, newslab_scheme, quote_names, spaces_of
from training.project import both
from training.replace import Pool
from training.silver import matches, put, read_names, silver
from training.standoff import restore, text_of
from training.tagger import f1
from training.unpack import dequantise


def test_q4_blocks():
    scale = np.array([0.5], np.float16).tobytes()
    nibbles = bytes([(15 << 4) | 0] * 16)
    assert dequantise(scale + nibbles, 1, 32)[0].tolist() == [-4.0] * 16 + [3.5] * 16


@pytest.mark.parametrize(
    ("prefix", "word", "expected"), [("ل", "الأمم", "للأمم"), ("و", "سوريا", "وسوريا"), ("", "قال", "قال")]
)
def test_glue(prefix, word, expected):
    assert glue(prefix, word) == expected


def test_split_proclitics_are_joined():
    sentence = merge_proclitics("newsfane", ["ل", "السعودية", "."], ["O", "B-Nation", "O"])
    assert sentence.words == ("للسعودية", ".")
    assert sentence.tags == ("B-Nation", "O")


@pytest.mark.parametrize(
    ("tags", "expected"), [(["B-ORG", "B-GPE"], "B-ORG"), ([], "O"), (["OO"], "O"), (["B-MIS1"], "B-MIS")]
)
def test_outermost(tags, expected):
    assert outermost(tags) == expected


def test_every_mapping_names_labels_of_the_contract():
    for mapping in read_mappings().values():
        assert mapping.labels <= {*LABELS, "O", "MISC"}


def test_partial_labels():
    scheme = newslab_scheme(read_mappings())
    names = np.array(scheme.tags)
    assert set(names[scheme.allowed("anercorp", "B-LOC")]) == {"B-LOC", "B-GPE", "B-FAC"}
    assert set(names[scheme.allowed("newslab", "O")]) == {"O"}
    assert set(names[scheme.allowed("newsfane", "I-Group")]) == {"O", "B-NORP", "I-NORP"}
    assert scheme.allowed("aqmar", "B-MIS").all()
    assert scheme.subtypes[scheme.subtype("newsfane", "B-Politician")] == "Politician"


def test_tags_parted_by_a_bar_are_a_sum():
    scheme = newslab_scheme(read_mappings())
    assert set(np.array(scheme.tags)[scheme.allowed("silver", "B-ORG|O")]) == {"B-ORG", "O"}
    assert scheme.allowed("silver", "B-ANY").all()


NAMES = {"شركة": {("شركة", "بن", "غربية"): "ORG"}, "باراك": {("باراك", "أوباما"): "PER"}}


def test_listed_names(tmp_path):
    persons, bodies = tmp_path / "persons.txt", tmp_path / "bodies.txt"
    persons.write_text("1 باراك أوباما\n2 العبادي\n3 السيد علي حسن\n4 بيت لحم\n", encoding="utf-8")
    bodies.write_text("1 شركة بن غربية\n2 بيت لحم\n", encoding="utf-8")
    found = read_names({"PER": persons, "ORG": bodies})
    assert found == {**NAMES, "علي": {("علي", "حسن"): "PER"}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("زار باراك أوباما لندن", [(1, 3, "PER")]),
        ("وباراك أوباما وشركة بن غربية", [(0, 2, "PER"), (2, 5, "ORG")]),
        ("باراك حسين أوباما", []),
    ],
)
def test_listed_names_are_found(text, expected):
    assert list(matches(text.split(), NAMES)) == expected


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("O O O", "B-ORG|B-FAC I-ORG|I-FAC O"),
        ("B-ORG I-ORG O", "B-ORG I-ORG O"),
        ("B-PER I-PER O", "B-ANY B-ANY O"),
        ("B-PER|O I-PER O", "B-ORG|B-FAC I-ORG|I-FAC O"),
        ("B-ORG I-ORG I-ORG", "B-ORG I-ORG I-ORG"),
        ("B-GPE O O", "B-ORG|B-FAC I-ORG|I-FAC O"),
    ],
)
def test_a_list_fills_what_taggers_missed_and_silences_what_they_deny(tags, expected):
    row = tags.split()
    put(row, 0, 2, ("ORG", "FAC"), spans_of([tag.split("|")[0] for tag in row]))
    assert row == expected.split()


def test_silver_teaches_one_tag_where_sure_and_all_that_are_possible_elsewhere():
    scheme = newslab_scheme(read_mappings())
    own, coarse = np.zeros((3, len(scheme.tags))), np.zeros((3, len(scheme.coarse_tags)))
    own[0, 0], own[1, [scheme.tags.index("B-ORG"), 0]], own[2] = 1, (0.6, 0.4), np.nan
    coarse[:2, 0], coarse[1, scheme.coarse_tags.index("B-ORG")], coarse[2] = (1, 0.4), 0.6, np.nan
    row = silver(Sentence("silver", ("قالت", "سوني", "."), ("O",) * 3), own, coarse, scheme, {})
    assert row["tags"] == ["O", "B-ORG|O", "O"]
    assert row["coarse"] == ["O", "", "O"]


def test_quoting_a_name_keeps_words_tags_and_gaps_in_step():
    words, tags, coarse, gaps = quote_names(
        ["قال", "علي", "حسن", "أمس"],
        ["O", "B-PER", "I-PER", "O"],
        ["O", "B-PER", "I-PER", "O"],
        [" "] * 4,
        random.Random(1),
    )
    assert len(words) == len(tags) == len(coarse) == len(gaps) == 6
    assert tags == coarse == ["O", "O", "B-PER", "I-PER", "O", "O"]


def test_labels_are_carried_over_other_cuts_and_spellings():
    fine = [
        Sentence(
            "newsfane",
            ("قال", "الرئيس", "احمد", "قاسم", "ان", "ه", "زار"),
            ("O", "O", "B-Politician", "I-Politician", "O", "O", "O"),
        ),
        Sentence("newsfane", ("ل", "المانيا", "امس", "."), ("O", "B-Nation", "O", "O")),
    ]  # fmt: skip
    printed = Sentence(
        "anercorp", ("قال", "الرئيس", "أحمد", "قاسم", "أنه", "زار"), ("O", "O", "B-PER", "I-PER", "O", "O")
    )
    (sentence,) = both([printed], fine)
    assert sentence.corpus == "newsfane"
    assert sentence.tags == ("O", "O", "B-Politician", "I-Politician", "O", "O")
    assert sentence.coarse == printed.tags


def test_a_sentence_that_is_not_there_keeps_its_own_labels():
    fine = [Sentence("newsfane", ("قال", "الرئيس", "احمد"), ("O", "O", "B-Politician"))]
    printed = Sentence("anercorp", ("أعلنت", "شركة", "سوني"), ("O", "O", "B-ORG"))
    assert list(both([printed], fine)) == [replace(printed, coarse=printed.tags)]


def test_names_are_replaced_by_names_of_their_kind():
    sentence = Sentence(
        "newsfane",
        ("زار", "أوباما", "القاهرة"),
        ("O", "B-Politician", "B-Population-Center"),
        None,
        ("O", "B-PER", "B-LOC"),
    )
    pool = Pool([sentence], [("جون", "كيري")])
    drawn = {pool.replace(sentence, random.Random(seed)) for seed in range(40)}
    assert {s.words for s in drawn} == {sentence.words, ("زار", "جون", "كيري", "القاهرة")}
    assert all(len(s.words) == len(s.tags) == len(s.coarse) for s in drawn)


def test_marks_are_set_as_in_print():
    assert spaces_of(Sentence("anercorp", ("قال", ".", "نعم"), ("O", "O", "O")), random.Random(0))[:2] == ["", " "]


def test_align_reads_a_word_at_its_first_piece():
    assert align([(0, 3), (4, 8)], [(0, 0), (0, 2), (2, 3), (3, 8), (0, 0)]) == ([1, 3], [0, 1])


def test_f1_counts_spans():
    gold = [spans_of(["B-PER", "I-PER", "O"]), spans_of(["B-ORG"])]
    found = [spans_of(["B-PER", "I-PER", "O"]), spans_of(["O"])]
    assert f1(gold, found) == {"precision": 1.0, "recall": 0.5, "f1": 0.6667}


class FakeTokenizer:
    unk_token_id, cls_token_id, sep_token_id = 3, 0, 2

    def __len__(self):
        return 100


def test_words_are_hidden_whole():
    words = [n // 2 for n in range(400)]
    shown, targets = hide([50] * 400, words, FakeTokenizer(), random.Random(0))
    assert len(shown) == len(targets) == 402
    hidden = [place for place, target in enumerate(targets) if target != IGNORED]
    assert 50 < len(hidden) < 130
    assert all(targets[place + 1 - 2 * (place % 2 == 0)] != IGNORED for place in hidden)
    assert {shown[place] for place in range(1, 401) if targets[place] == IGNORED} == {50}


def test_the_rate_warms_up_and_falls():
    assert rate_at(0, 1000) < rate_at(99, 1000) == 1.0
    assert rate_at(999, 1000) < 1e-4


def test_calibration_finds_the_odds():
    rng = np.random.default_rng(0)
    scores = rng.normal(1, 2, 4000)
    right = (rng.random(4000) < 1 / (1 + np.exp(-(0.5 * scores + 0.3)))).astype(float)
    slope, intercept = fit(scores, right)
    assert abs(slope - 0.5) < 0.06
    assert abs(intercept - 0.3) < 0.1
    assert ece(1 / (1 + np.exp(-slope * scores - intercept)), right) < 0.03 < ece(1 / (1 + np.exp(-scores)), right)


def test_annotations_get_their_text_back():
    sentences = [["زار", "سامي", "تونس", "."], ["قال", "(", "نصر", ")", "إن", "البحر", "هادئ"]]
    row = {
        "id": "1", "sentences": [1, 0], "published": None, "names": [[5, 8, "PER"]],
        "claims": [{"cue": [0, 3], "content": [13, 23], "speaker": "نصر", "speaker_kind": "person"}],
    }  # fmt: skip
    article = restore(row, text_of(row, sentences, {}))
    claim, name = article["annotations"]
    assert article["text"] == "قال (نصر) إن البحر هادئ\nزار سامي تونس."
    assert (claim["cue"], claim["cue_span"], claim["speaker"]) == ("قال", [0, 3], "نصر")
    assert article["text"][slice(*claim["content_span"])] == "البحر هادئ"
    assert (name["text"], name["label"]) == ("نصر", "PER")
