"""The rival runs at its best: every word once, little padding, the batch size that is fastest on the very texts."""

import pytest
from transformers import BertConfig

from benchmarks import bert_base
from benchmarks.bert_base import BATCH_SIZES, Rival, rival, speeds, windows

SMALL = {"vocab_size": 200, "hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2}
TEXTS = ["قال مصطفى بالي إن 41 موقعا سقطت أمس.", "وصل " * 300, "نص."]


class Clock:
    """Time that passes only as a pretended classifier says."""

    def __init__(self, cost, disturbed=()):
        self.now, self.cost, self.disturbed, self.calls = 0.0, cost, set(disturbed), []

    def perf_counter(self):
        return self.now

    def classify(self, rows, batch_size):
        self.calls.append((len(rows), batch_size))
        self.now += self.cost(batch_size) * (100 if len(self.calls) in self.disturbed else 1)


@pytest.mark.parametrize("best", BATCH_SIZES)
def test_the_fastest_size_is_taken(monkeypatch, best):
    clock = Clock(lambda size: 1 + abs(BATCH_SIZES.index(size) - BATCH_SIZES.index(best)))
    monkeypatch.setattr(bert_base, "time", clock)
    assert Rival(clock.classify, speeds(TEXTS, clock.classify)).batch_size == best


@pytest.mark.parametrize("call", range(1, 2 * len(BATCH_SIZES) + 2))
def test_one_disturbed_reading_decides_nothing(monkeypatch, call):
    clock = Clock(lambda size: 2 if size == 8 else 3, disturbed=[call])
    monkeypatch.setattr(bert_base, "time", clock)
    found = speeds(TEXTS, clock.classify)
    words = sum(len(text.split()) for text in TEXTS)
    assert found == {size: words / (2 if size == 8 else 3) for size in BATCH_SIZES}


def test_every_size_reads_all_the_texts_in_turns(monkeypatch):
    clock = Clock(lambda size: 1)
    monkeypatch.setattr(bert_base, "time", clock)
    speeds(TEXTS, clock.classify)
    assert clock.calls[1:] == [(len(windows(TEXTS)), size) for _ in range(2) for size in BATCH_SIZES]


def test_windows_hold_every_word_once_and_the_longest_come_first():
    found = windows(TEXTS)
    assert sorted(" ".join(found).split()) == sorted(" ".join(TEXTS).split())
    assert [len(row.split()) for row in found] == [128, 128, 44, 8, 1]


def test_it_has_the_shape_of_camelbert():
    config = BertConfig(**bert_base.SHAPE)
    shape = (config.num_hidden_layers, config.hidden_size, config.intermediate_size, config.vocab_size)
    assert (*shape, config.max_position_embeddings) == (12, 768, 3072, 30_000, 512)


def test_no_word_is_split_whether_a_text_is_repeated_or_not(monkeypatch, tmp_path):
    monkeypatch.setattr(bert_base, "SHAPE", SMALL | {"vocab_size": 400})
    text = "قال مصطفى بالي إن المعركة مستمرة"
    for number, texts in enumerate(([text], [text] * 9)):
        classify = bert_base.classifier(bert_base.build(tmp_path / str(number), texts))
        assert classify.tokenizer.tokenize(text) == text.split()


def test_a_small_one_reads_every_window(monkeypatch, tmp_path):
    monkeypatch.setattr(bert_base, "SHAPE", SMALL)
    found = rival(tmp_path, TEXTS)
    assert set(found.speeds) == set(BATCH_SIZES)
    assert min(found.speeds.values()) > 0
    read = found.classify(windows(TEXTS), batch_size=2)
    assert len(read) == 5
    assert max(word["end"] for word in read[0]) <= len(windows(TEXTS)[0])
