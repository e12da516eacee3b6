"""The `ner` component: a linear head over the transformer's output, decoded to names."""

import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from newslab.entities.canonical import with_canonical_names
from newslab.entities.decode import decode, spans
from newslab.entities.labelling import settled
from newslab.entities.mentions import Mention, exact_mentions
from newslab.entities.records import Entity

__all__ = ["Head", "NameTagger", "make_ner", "named", "set_entities"]

if not Doc.has_extension("newslab_entities"):
    Doc.set_extension("newslab_entities", default=())

Matrix = NDArray[np.float32]


class Head:
    """Two linear layers: BIO tags of the labels, and subtypes, each with the labels that it may refine.

    `calibration` holds the slope and the intercept that turn the log-odds of a name's mean probability into those of
    its being right (Platt 1999).
    """

    def __init__(
        self,
        labels: list[str],
        subtypes: dict[str, list[str]],
        arrays: dict[str, Matrix],
        calibration: tuple[float, float] = (1.0, 0.0),
    ) -> None:
        self.labels = labels
        self.subtypes = subtypes
        self.calibration = calibration
        self.tags = ["O", *(f"{kind}-{label}" for label in labels for kind in "BI")]
        self.arrays = arrays

    def tag_scores(self, hidden: Matrix) -> Matrix:
        """Return log-probabilities: (words, tags)."""
        return _log_softmax(hidden @ self.arrays["tags.weight"].T + self.arrays["tags.bias"])

    def subtype(self, hidden: Matrix, label: str) -> str | None:
        """Return the likeliest subtype of a label for a name's words, or None where the label has none."""
        scores = (hidden @ self.arrays["subtypes.weight"].T + self.arrays["subtypes.bias"]).mean(axis=0)
        pairs = zip(scores.tolist(), self.subtypes, strict=True)
        return max(((score, name) for score, name in pairs if label in self.subtypes[name]), default=(0, None))[1]

    def confidence(self, score: float) -> float:
        """Return the probability that a name is right, span and label, from the mean probability of its tags."""
        slope, intercept = self.calibration
        bounded = min(max(score, 1e-6), 1 - 1e-6)
        return 1 / (1 + math.exp(-slope * math.log(bounded / (1 - bounded)) - intercept))

    def to_disk(self, folder: Path) -> None:
        """Write `head.json` and `head.npz`."""
        folder.mkdir(parents=True, exist_ok=True)
        names = {"labels": self.labels, "subtypes": self.subtypes, "calibration": self.calibration}
        (folder / "head.json").write_text(json.dumps(names, indent=1), encoding="utf-8")
        np.savez(folder / "head.npz", **self.arrays)  # type: ignore[arg-type]

    @classmethod
    def from_disk(cls, folder: Path) -> "Head":
        """Read a folder that `to_disk` wrote."""
        names = json.loads((folder / "head.json").read_text(encoding="utf-8"))
        with np.load(folder / "head.npz") as arrays:
            weights = {name: arrays[name] for name in arrays}
        return cls(names["labels"], names["subtypes"], weights, tuple(names["calibration"]))


class NameTagger:
    """Sets `doc._.newslab_entities`, and `doc.ents` as far as token edges allow."""

    def __init__(self, head: Head | None = None) -> None:
        self.head = head

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that the head knows."""
        return tuple(self.head.labels) if self.head else ()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc, which has been through the transformer."""
        return set_entities(doc, find_entities(doc, self.head) if self.head else ())

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the head's folder."""
        if self.head:
            self.head.to_disk(Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "NameTagger":
        """Read the head's folder."""
        self.head = Head.from_disk(Path(path))
        return self


@Language.factory("newslab_ner", requires=["doc._.trf_data"], assigns=["doc.ents", "doc._.newslab_entities"])
def make_ner(nlp: Language, name: str) -> NameTagger:
    """Build the component; its head is read with the pipeline."""
    return NameTagger()


def find_entities(doc: Doc, head: Head) -> tuple[Entity, ...]:
    """Return the names of a Doc that has been through the transformer, in order."""
    hidden, tokens = word_states(doc)
    if not tokens:
        return ()

    def subtype(start: int, end: int, label: str) -> str | None:
        return head.subtype(hidden[start:end], label)

    entities = named(doc, head.tag_scores(hidden), tokens, head.tags, subtype)
    return tuple(replace(entity, score=head.confidence(entity.score)) for entity in entities)


def named(
    doc: Doc,
    scores: Matrix,
    tokens: Sequence[int],
    tags: Sequence[str],
    subtype: Callable[[int, int, str], str | None] = lambda *_: None,
) -> tuple[Entity, ...]:
    """Return the names on the best path through log-probabilities of BIO tags: a row a token of `tokens`.

    `subtype` is asked for each name's finer type by its first and end row and its label.
    """
    path = decode(scores, tags)
    chosen = np.exp(scores[np.arange(len(path)), path])
    mentions = []
    for start, end, label in spans(path, tags):
        score = float(chosen[start:end].mean())
        mentions.append(Mention(tokens[start], tokens[end - 1] + 1, label, subtype(start, end, label), score))
    text = doc.text
    return with_canonical_names(text, settled(text, exact_mentions(doc, mentions)))


def set_entities(doc: Doc, entities: tuple[Entity, ...]) -> Doc:
    """Put names on a Doc: `doc._.newslab_entities`, and `doc.ents` as far as token edges allow."""
    doc._.newslab_entities = entities
    doc.ents = _token_spans(doc, entities)
    return doc


def word_states(doc: Doc) -> tuple[Matrix, list[int]]:
    """Return one state a token, (tokens, hidden), and the tokens' indices; tokens without pieces are left out."""
    data: Any = doc._.trf_data
    if data is None or not data.tensors:
        return np.zeros((0, 0), np.float32), []
    return data.model_output.last_hidden_state[0], np.flatnonzero(data.align.lengths).tolist()


def _token_spans(doc: Doc, entities: Iterable[Entity]) -> list[Span]:
    wide = (doc.char_span(e.start, e.end, label=e.label, alignment_mode="expand") for e in entities)
    return filter_spans([span for span in wide if span is not None])


def _log_softmax(scores: Matrix) -> Matrix:
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Matrix = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result
