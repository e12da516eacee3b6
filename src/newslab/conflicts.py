"""Figures that disagree: of the same counted noun and unit, from different claimants or articles."""

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from newslab.claims import claim_of
from newslab.numbers.lexicon import currencies, number_words, units
from newslab.numbers.nouns import noun_key
from newslab.numbers.records import Quantity
from newslab.records import article_of
from newslab.text.sentences import sentences
from newslab.text.words import words

__all__ = ["Conflict", "Figure", "find_conflicts"]

_ABOUT = 0.1  # how far from its number an approximate figure may lie and still agree
_COMPARED = ("count", "dual", "measure", "money", "percent")
_SHORTEST = 3  # letters of a word that tells what a sentence is about


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its claimant: offsets into the text of `article`; `speaker` None is the article's narrator."""

    article: str
    quantity: str
    start: int
    end: int
    text: str
    min: float
    max: float
    bound: str
    speaker: str | None
    stance: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two figures of the same counted noun (its folded singular) and unit whose ranges do not meet.

    `shared` holds the words, folded, that both sentences have in common: many of them make it likelier that both speak
    of the same thing.
    """

    counted: str | None
    unit: str | None
    shared: tuple[str, ...]
    first: Figure
    second: Figure


@dataclass(frozen=True, slots=True)
class _Candidate:
    figure: Figure
    low: float
    high: float
    words: frozenset[str]


def find_conflicts(docs: Iterable[Doc]) -> list[Conflict]:
    """Return the pairs of figures that disagree, those whose sentences share most words first.

    Compared are counts, duals, measures, money and shares of the same noun and unit, by different speakers of one
    article or of two articles; a speaker who gives two figures in one article speaks of two things. Figures without a
    noun (`20 مليون دولار`) are compared where their sentences share a word. A figure's range is what its bound allows:
    `أكثر من 20` meets 30 but not 10, and `نحو 20` meets what lies within a tenth of it.
    """
    groups: dict[tuple[str | None, str | None], list[_Candidate]] = {}
    for doc in docs:
        for counted, unit, candidate in _candidates(doc):
            groups.setdefault((counted, unit), []).append(candidate)
    found = [
        Conflict(counted, unit, tuple(sorted(a.words & b.words)), a.figure, b.figure)
        for (counted, unit), group in groups.items()
        for a, b in itertools.combinations(group, 2)
        if _disagree(a, b) and (counted or a.words & b.words)
    ]
    return sorted(found, key=lambda conflict: -len(conflict.shared))


def _candidates(doc: Doc) -> Iterable[tuple[str | None, str | None, _Candidate]]:
    article, claims, places = article_of(doc).id, doc._.newslab_claims, sentences(doc)
    topics, starts = _topics(doc, places), [start for start, _ in places]
    for quantity in doc._.newslab_quantities:
        if quantity.kind not in _COMPARED or quantity.min is None or quantity.max is None:
            continue
        number = max(bisect_right(starts, quantity.start) - 1, 0)
        start, end = places[number]
        claim = claim_of(quantity, claims)
        figure = Figure(
            article, quantity.id, quantity.start, quantity.end, quantity.text, quantity.min, quantity.max,
            quantity.bound, claim.speaker if claim else None, claim.stance if claim else None, doc.text[start:end],
        )  # fmt: skip
        counted = noun_key(quantity.counted.text) if quantity.counted else None
        if counted or quantity.unit:
            yield counted, quantity.unit, _Candidate(figure, *_range(quantity), topics[number] - {counted or ""})


def _topics(doc: Doc, places: Sequence[tuple[int, int]]) -> list[frozenset[str]]:
    """Return, for each sentence, the singulars of its longer words that are no numbers and units."""
    held: list[set[str]] = [set() for _ in places] or [set()]
    measuring = {*units(), *currencies(), *number_words()}
    number = 0
    for word in words(doc):
        while number + 1 < len(places) and word.start >= places[number][1]:
            number += 1
        if len(word.stem_key) > _SHORTEST and word.stem_key.isalpha() and word.stem_key not in measuring:
            held[number].add(noun_key(word.stem_key))
    return [frozenset(topic) for topic in held]


def _range(quantity: Quantity) -> tuple[float, float]:
    """Return the least and the greatest value that a figure allows."""
    low, high = float(quantity.min or 0), float(quantity.max or 0)
    if quantity.bound == "~":
        return low - _ABOUT * abs(low), high + _ABOUT * abs(high)
    return (
        float("-inf") if quantity.bound in ("<", "<=") else low,
        float("inf") if quantity.bound in (">", ">=") else high,
    )


def _disagree(a: _Candidate, b: _Candidate) -> bool:
    same_voice = a.figure.article == b.figure.article and a.figure.speaker == b.figure.speaker
    return not same_voice and (a.high < b.low or b.high < a.low)
