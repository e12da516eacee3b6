"""Measure names against tagged words: precision, recall and F1 of exact spans with labels, as the CoNLL tasks do."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from spacy.language import Language

from newslab.entities.borrowed import label_of
from newslab.evaluation.conll import Tagged, printed, spans_of
from newslab.evaluation.files import EvaluationError

__all__ = ["LabelScore", "ner_table", "score_ner"]

_SENTENCES_AT_ONCE = 30
_TAGGERS = ("transformer", "ner", "newslab_borrowed_ner")

Spans = set[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class LabelScore:
    """What was found of one label's names: `right` ones, of `gold` ones and `predicted` ones."""

    label: str
    right: int
    gold: int
    predicted: int

    @property
    def precision(self) -> float:
        """The part of the predicted names that is right; 0 where none was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The part of the gold names that was found; 0 where there is none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.gold + self.predicted) if self.gold + self.predicted else 0.0


def score_ner(
    sentences: Sequence[Tagged], nlp: Language, merge: Mapping[str, str] | None = None, subtypes: bool = False
) -> list[LabelScore]:
    """Return the scores of a pipeline's names on tagged sentences, one a label, then `micro` over all.

    A name is right if its words and its label are. Gold labels are read by `entities/labels.tsv` (`PERS` is `PER`;
    `MISC` has no counterpart and is left out); labels that the gold never uses are left out of the predicted ones.
    `merge` renames labels on both sides, for gold that knows fewer: `{"GPE": "LOC", "FAC": "LOC"}`. `subtypes`
    compares the finer types (`Politician`) with the gold labels as they are.

    Raises
    ------
    EvaluationError
        if a gold label is in neither `merge` nor the table.
    """
    names = dict(merge or {})
    gold: list[Spans] = []
    found: list[Spans] = []
    for begin in range(0, len(sentences), _SENTENCES_AT_ONCE):
        part = sentences[begin : begin + _SENTENCES_AT_ONCE]
        gold.append(_gold(part, names, subtypes))
        found.append(_predicted(part, nlp, names, subtypes))
    known = {label for spans in gold for *_, label in spans}
    found = [{span for span in spans if span[2] in known} for spans in found]
    return _scores(gold, found)


def ner_table(scores: Iterable[LabelScore]) -> pd.DataFrame:
    """Return scores as a table: label, precision, recall, f1, right, gold, predicted."""
    rows = [(s.label, s.precision, s.recall, s.f1, s.right, s.gold, s.predicted) for s in scores]
    return pd.DataFrame(rows, columns=["label", "precision", "recall", "f1", "right", "gold", "predicted"])


def _ours(label: str, merge: Mapping[str, str]) -> str:
    """Return what a gold label is called here; an empty string for what is no name to newslab."""
    if label in merge:
        return merge[label]
    ours = label_of(label)
    if ours is None:
        raise EvaluationError(f"the label {label} is in no table. Say what it stands for, as in --merge {label}=ORG.")
    return merge.get(ours, ours)


def _gold(part: Sequence[Tagged], merge: Mapping[str, str], subtypes: bool) -> Spans:
    spans = spans_of([tag for sentence in part for tag in (*sentence.tags, "O")])
    named = {(start, end, label if subtypes else _ours(label, merge)) for start, end, label in spans}
    return {span for span in named if span[2]}


def _predicted(part: Sequence[Tagged], nlp: Language, merge: Mapping[str, str], subtypes: bool) -> Spans:
    text, places = printed(part)
    with nlp.select_pipes(enable=[name for name in nlp.pipe_names if name in _TAGGERS]):
        entities = nlp(text)._.newslab_entities
    starts = [start for start, _ in places]
    numbers = _numbers(part)
    spans = set()
    for entity in entities:
        label = entity.subtype if subtypes else merge.get(entity.label, entity.label)
        if label:
            first, last = bisect_right(starts, entity.start) - 1, bisect_right(starts, entity.end - 1) - 1
            spans.add((numbers[first], numbers[last] + 1, label))
    return spans


def _numbers(part: Sequence[Tagged]) -> list[int]:
    """Return each word's number in a run of sentences with one empty word after each."""
    sentences = [number for number, sentence in enumerate(part) for _ in sentence.words]
    return [index + number for index, number in enumerate(sentences)]


def _scores(gold: Sequence[Spans], found: Sequence[Spans]) -> list[LabelScore]:
    right: Counter[str] = Counter(label for a, b in zip(gold, found, strict=True) for *_, label in a & b)
    wanted: Counter[str] = Counter(label for spans in gold for *_, label in spans)
    given: Counter[str] = Counter(label for spans in found for *_, label in spans)
    rows = [LabelScore(label, right[label], wanted[label], given[label]) for label in sorted(wanted)]
    return [*rows, LabelScore("micro", right.total(), wanted.total(), given.total())]
