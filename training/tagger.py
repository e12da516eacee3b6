"""The tagger as trained: the encoder with two linear heads, decoded to spans."""

from collections.abc import Iterator, Sequence
from random import Random

import numpy as np
import torch
from torch import Tensor, nn
from transformers import BertModel, PreTrainedTokenizerFast

from newslab.entities.decode import decode
from newslab.evaluation.conll import spans_of
from training.corpora import Sentence
from training.encode import Scheme, Window, encode, pack

WORDS_AT_ONCE = 80
UNLIKELY = -50.0
Spans = set[tuple[int, int, str]]


class Tagger(nn.Module):
    """Scores tags, subtypes and ANERcorp's own tags at the first piece of every word."""

    def __init__(self, encoder: BertModel, tags: int, subtypes: int, coarse: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(encoder.config.hidden_size, tags)
        self.subtypes = nn.Linear(encoder.config.hidden_size, subtypes)
        self.coarse = nn.Linear(encoder.config.hidden_size, coarse)

    def word_scores(self, batch: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor]:
        """Return the scores of a batch's words: (words, tags), (words, subtypes) and (words, coarse tags)."""
        width = max(len(w.pieces) for w in batch)
        ids = torch.tensor([w.pieces + [1] * (width - len(w.pieces)) for w in batch])
        mask = torch.tensor([[1] * len(w.pieces) + [0] * (width - len(w.pieces)) for w in batch])
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        rows = torch.tensor([row for row, w in enumerate(batch) for _ in w.firsts])
        columns = torch.tensor([first for w in batch for first in w.firsts])
        words = self.dropout(hidden[rows, columns])
        return self.tags(words), self.subtypes(words), self.coarse(words)


def predict(
    model: Tagger,
    scheme: Scheme,
    tokenizer: PreTrainedTokenizerFast,
    sentences: Sequence[Sentence],
    coarse: bool = False,
    within: bool = False,
) -> list[list[str]]:
    """Return the best valid BIO tags of each sentence, read with its neighbours; a word without pieces is O.

    `coarse` asks for ANERcorp's own tags; `within` keeps to what the corpus's tags may stand for.
    """
    names = scheme.coarse_tags if coarse else scheme.tags
    return [best(rows, names) for rows in log_probabilities(model, scheme, tokenizer, sentences, coarse, within)]


@torch.no_grad()
def log_probabilities(
    model: Tagger,
    scheme: Scheme,
    tokenizer: PreTrainedTokenizerFast,
    sentences: Sequence[Sentence],
    coarse: bool = False,
    within: bool = False,
) -> Iterator[np.ndarray]:
    """Yield each sentence's log-probabilities, (words, tags); the row of a word without pieces is NaN."""
    model.eval()
    count = len(scheme.coarse_tags if coarse else scheme.tags)
    for run in pack(sentences, Random(0), WORDS_AT_ONCE, WORDS_AT_ONCE):
        window = encode(run, scheme, tokenizer, Random(0), augment=False)
        rows = np.full((sum(len(sentence.words) for sentence in run), count), np.nan, np.float32)
        if window.words:
            with torch.autocast("cpu", torch.bfloat16):
                scores = model.word_scores([window])[2 if coarse else 0]
            known = torch.log_softmax(scores.float(), -1).numpy()
            rows[window.words] = np.where(window.allowed, known, UNLIKELY) if within else known
        yield from np.split(rows, np.cumsum([len(sentence.words) for sentence in run])[:-1])


def best(rows: np.ndarray, tags: Sequence[str]) -> list[str]:
    """Return the best valid path through log-probabilities; a word whose row is NaN is O."""
    known = np.flatnonzero(~np.isnan(rows[:, 0]))
    found = dict(zip(known.tolist(), decode(rows[known], tags), strict=True))
    return [tags[found[index]] if index in found else "O" for index in range(len(rows))]


def f1(gold: Sequence[Spans], found: Sequence[Spans], label: str | None = None) -> dict[str, float]:
    """Return micro precision, recall and F1 over sentences, of one label or of all."""
    keep = [{s for s in spans if label in (None, s[2])} for spans in gold]
    have = [{s for s in spans if label in (None, s[2])} for spans in found]
    right = sum(len(a & b) for a, b in zip(keep, have, strict=True))
    precision = right / max(sum(map(len, have)), 1)
    recall = right / max(sum(map(len, keep)), 1)
    score = 2 * right / max(sum(map(len, have)) + sum(map(len, keep)), 1)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(score, 4)}


def score(
    model: Tagger, scheme: Scheme, tokenizer: PreTrainedTokenizerFast, sentences: Sequence[Sentence]
) -> dict[str, float]:
    """Return micro figures on sentences tagged in the scheme's own labels."""
    found = [spans_of(tags) for tags in predict(model, scheme, tokenizer, sentences)]
    return f1([spans_of(s.tags) for s in sentences], found)
