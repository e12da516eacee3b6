"""The benchmarks run on a small rival and say what they measured; the figures themselves need a quiet machine."""

import re
import sys

import pytest

from benchmarks import bert_base, ner_speed, peers, speed, texts
from tests.benchmarks.test_bert_base import SMALL

HAS = peers.Peer("a tokenizer", "spacy", "import spacy; blank = spacy.blank('ar')", "blank.make_doc(text)")
LACKS = peers.Peer("a peer", "no-such-package", "import no_such_package", "pass")
FAILS = peers.Peer("a broken one", "spacy", "", "1 / 0")


@pytest.fixture
def article(tmp_path, monkeypatch):
    monkeypatch.setattr(bert_base, "SHAPE", SMALL)
    path = tmp_path / "a.txt"
    path.write_text("قال مصطفى بالي إن 41 موقعا سقطت أمس.", encoding="utf-8")
    return path


def run(monkeypatch, module, *arguments):
    monkeypatch.setattr(sys, "argv", [module.__name__, *map(str, arguments)])
    module.main()


def test_results_name_each_stage_and_each_peer(monkeypatch, tmp_path, article):
    monkeypatch.setattr(peers, "PEERS", (HAS, LACKS))
    out = tmp_path / "results.md"
    run(monkeypatch, speed, article, "--words", "20", "--rounds", "1", "-o", out)
    report = out.read_text(encoding="utf-8")
    for name in (speed.PIPELINE, speed.NAMES, speed.RULES, speed.CLITICS, speed.BERT):
        assert re.search(rf"^\| {name} \| [\d,]+ \| [\d,]+ – [\d,]+ \| [\d.]+ \|$", report, re.MULTILINE)
    assert re.search(r"^\| tokens \| [\d,]+ \| a tokenizer 3\.\S+ \| [\d,]+ \| [\d.]+ \|$", report, re.MULTILINE)
    assert "a peer: not measured (ModuleNotFoundError: No module named 'no_such_package')." in report
    assert "over the same 24 words of\na.txt." in report
    assert re.search(r"fastest, (1|2|4|8|16|32)\. ", report)


def test_names_are_timed_against_the_same_rival(monkeypatch, capsys, article):
    run(monkeypatch, ner_speed, article, "--words", "20", "--rounds", "1")
    printed = capsys.readouterr().out
    assert "24 words in 3 texts" in printed
    assert re.search(r"BERT-base token classifier \(float32, batches of (1|2|4|8|16|32)\): +\d+ words/s", printed)


def test_a_ratio_is_the_median_of_the_rounds():
    assert speed.ratio({"a": [1.0, 9.0, 40.0], "b": [1.0, 3.0, 4.0]}, "a", "b") == 3


def test_a_peer_that_fails_says_why():
    with peers.run(FAILS) as running, pytest.raises(peers.PeerError, match="ZeroDivisionError"):
        running.seconds(["نص"])


def test_every_peer_has_a_stage_to_be_compared_with():
    assert {peer.package for peer in peers.PEERS} == set(speed.DOES_THE_SAME)


def test_texts_are_read_over_and_over(tmp_path):
    (tmp_path / "a.txt").write_text("واحد اثنان ثلاثة", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "أربعة"}\n\n{"text": "خمسة ستة"}\n', encoding="utf-8")
    found = texts.take([tmp_path / "a.txt", tmp_path / "b.jsonl"], 8)
    assert found == ["واحد اثنان ثلاثة", "أربعة", "خمسة ستة", "واحد اثنان ثلاثة"]
    assert texts.count_words(texts.take([], 1000)) >= 1000
