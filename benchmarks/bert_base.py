"""A BERT-base token classifier of random weights: what running the usual Arabic NER model costs on this machine.

Its shape is CAMeLBERT's (12 layers × 768, 30,000 pieces); speed does not depend on the weights. It runs through Hugging
Face's `token-classification` pipeline, in float32 as that does by default, on windows of like lengths together.
"""

import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import BertWordPieceTokenizer
from transformers import BertConfig, BertForTokenClassification, BertTokenizerFast, pipeline

__all__ = ["BATCH_SIZES", "best_batch_size", "build", "classifier", "windows", "words_per_second"]

SHIPPED = Path(__file__).parents[1] / "data" / "articles"
BATCH_SIZES = (1, 8, 32)
TAGS = ("O", *(f"{edge}-{label}" for label in ("PER", "LOC", "ORG", "MISC") for edge in "BI"))
_VOCABULARY = 30_000
_WINDOW = 128  # words; no window reaches the model's 512 pieces, past which the pipeline drops text


def build(folder: Path, texts: Iterable[str] | None = None) -> Path:
    """Write the model and a WordPiece tokenizer to a folder, and return it.

    The tokenizer's vocabulary is learned from `texts`, or else from the shipped articles: the fewer texts, the more
    words are single pieces, which makes the classifier faster, never slower.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shipped = (path.read_text(encoding="utf-8") for path in sorted(SHIPPED.glob("*.txt")))
    learned = BertWordPieceTokenizer(strip_accents=False, lowercase=False)
    learned.train_from_iterator(shipped if texts is None else texts, vocab_size=_VOCABULARY, show_progress=False)
    learned.save_model(str(folder))
    BertTokenizerFast(str(folder / "vocab.txt"), do_lower_case=False, model_max_length=512).save_pretrained(folder)
    torch.manual_seed(0)
    config = BertConfig(vocab_size=_VOCABULARY, id2label=dict(enumerate(TAGS)))
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


def words_per_second(texts: Sequence[str], batch_size: int, classify: Any) -> float:
    """Return how many whitespace-separated words of the texts the pipeline classifies in a second."""
    rows = windows(texts)
    words = sum(len(row.split()) for row in rows)
    began = time.perf_counter()
    classify(rows, batch_size=batch_size)
    return words / (time.perf_counter() - began)


def best_batch_size(texts: Sequence[str], classify: Any) -> int:
    """Return the batch size at which the pipeline is fastest on the texts."""
    return max(BATCH_SIZES, key=lambda size: words_per_second(texts, size, classify))
