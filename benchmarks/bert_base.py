"""A BERT-base token classifier of random weights: what running the usual Arabic NER model costs on this machine.

Its shape is CAMeLBERT's (12 layers × 768, 30,000 pieces); speed does not depend on the weights. It runs through Hugging
Face's `token-classification` pipeline, in float32 as that does by default, on windows of like lengths together, at the
batch size at which it reads the very texts of the comparison fastest. Every benchmark takes it from `rival`.
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import BertWordPieceTokenizer
from transformers import BertConfig, BertForTokenClassification, BertTokenizerFast, pipeline

__all__ = ["BATCH_SIZES", "Rival", "build", "classifier", "rival", "speeds", "windows"]

BATCH_SIZES = (1, 2, 4, 8, 16, 32)
TAGS = ("O", *(f"{edge}-{label}" for label in ("PER", "LOC", "ORG", "MISC") for edge in "BI"))
SHAPE = {"vocab_size": 30_000, "hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12}
_WINDOW = 128  # words; no window reaches the model's 512 pieces, past which the pipeline drops text
_ROUNDS = 2

Classify = Callable[..., object]


@dataclass(frozen=True, slots=True)
class Rival:
    """Hugging Face's pipeline, and how many words of some texts it read in a second at each batch size."""

    classify: Classify
    speeds: Mapping[int, float]

    @property
    def batch_size(self) -> int:
        """The batch size at which it was fastest."""
        return max(self.speeds, key=self.speeds.__getitem__)

    def read(self, texts: Sequence[str]) -> None:
        """Classify the words of texts at the best batch size."""
        self.classify(windows(texts), batch_size=self.batch_size)


def rival(folder: Path, texts: Sequence[str]) -> Rival:
    """Return the classifier at its best on the texts; `folder` takes its files."""
    classify = classifier(build(folder, texts))
    return Rival(classify, speeds(texts, classify))


def speeds(texts: Sequence[str], classify: Classify) -> dict[int, float]:
    """Return the words a second at each batch size: the best of two rounds in turns over all the texts.

    A first reading, which fills caches, does not count, and a round that something else disturbed does not decide.
    """
    rows = windows(texts)
    words = sum(len(row.split()) for row in rows)
    seconds = dict.fromkeys(BATCH_SIZES, float("inf"))
    classify(rows[: max(BATCH_SIZES)], batch_size=max(BATCH_SIZES))
    for _ in range(_ROUNDS):
        for size in BATCH_SIZES:
            began = time.perf_counter()
            classify(rows, batch_size=size)
            seconds[size] = min(seconds[size], time.perf_counter() - began)
    return {size: words / best for size, best in seconds.items()}


def build(folder: Path, texts: Iterable[str]) -> Path:
    """Write the model and a WordPiece tokenizer to a folder, and return it.

    The tokenizer's vocabulary is learned from the texts, so that every word of theirs is a single piece: no vocabulary
    makes the classifier faster. One that splits words seen once takes 1.1 pieces a word of a text that is read over and
    over and 1.7 of a fresh one, and is faster or slower by as much.
    """
    folder.mkdir(parents=True, exist_ok=True)
    learned = BertWordPieceTokenizer(strip_accents=False, lowercase=False)
    size = SHAPE["vocab_size"]
    learned.train_from_iterator(texts, vocab_size=size, min_frequency=1, show_progress=False)
    learned.save_model(str(folder))
    BertTokenizerFast(str(folder / "vocab.txt"), do_lower_case=False, model_max_length=512).save_pretrained(folder)
    torch.manual_seed(0)
    config = BertConfig(**SHAPE, id2label=dict(enumerate(TAGS)))
    BertForTokenClassification(config).eval().save_pretrained(folder)
    return folder


def classifier(folder: Path, dtype: torch.dtype = torch.float32) -> Any:
    """Return Hugging Face's pipeline over a folder that `build` wrote, on the CPU."""
    model = BertForTokenClassification.from_pretrained(folder, torch_dtype=dtype)
    tokenizer = BertTokenizerFast.from_pretrained(folder)
    return pipeline("token-classification", model=model, tokenizer=tokenizer, device="cpu")


def windows(texts: Iterable[str]) -> list[str]:
    """Cut texts into windows of at most 128 words, longest first, so that a batch holds little padding."""
    words = [text.split() for text in texts]
    cut = [" ".join(text[begin : begin + _WINDOW]) for text in words for begin in range(0, len(text), _WINDOW)]
    return sorted(cut, key=len, reverse=True)
