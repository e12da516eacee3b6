"""The Doc as the rules for claims see it: words, sentences, quotations, names and dates, by word index."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from typing import Any

from spacy.tokens import Doc

from newslab.claims.cues import Cue, lookup
from newslab.claims.lexicon import SPEAKING, head_kind, word_set
from newslab.claims.persons import end_of_name, mend_persons
from newslab.claims.quotes import pair_quotes
from newslab.text.normalise import normalise
from newslab.text.sentences import sentences
from newslab.text.words import Word, words

_CLAUSE = frozenset("c")
_DOUBLED = re.compile("[وف]?\\S\u0651?\\S\u0651\\S")  # the middle letter of three is written double
_REPLIED = ("ورد", "وردت")
_BODIES = ("unnamed_person", "organisation", "media", "unnamed_group")
_BY_SAYING = word_set("by saying")
_GLUED = word_set("after a conjunction")
__all__ = ["Scene", "make_scene"]


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules look at; every list has one entry a word.

    `ends[i]` is the index of the last word of word i's sentence, `starts[i]` of its first; `quotes` maps the index of
    an opening mark to that of its closing mark, `openings` the other way round; `inside[i]` is the opening mark of the
    innermost quotation round word i (-1: none); `names[i]` is the entity that covers word i, `dates[i]` tells whether
    a date does; `name_keys` are the folded words of the article's names of persons; `resumed` keeps where the narrator
    speaks again behind a word (of one who told the past, and the present), which `claims/closing.py` works out once a
    sentence, and `clauses` where the clause of each word begins, which `claims/clause_subjects.py` works out once an
    article.
    """

    text: str
    words: tuple[Word, ...]
    starts: list[int]
    ends: list[int]
    quotes: dict[int, int]
    openings: dict[int, int]
    inside: list[int]
    names: list[Any]
    dates: list[bool]
    name_keys: frozenset[str]
    resumed: tuple[dict[int, int], dict[int, int]] = field(default_factory=lambda: ({}, {}))
    clauses: list[int] = field(default_factory=list)

    def key(self, index: int) -> str:
        """Return a word's folded key, empty beyond the article."""
        return self.words[index].key if 0 <= index < len(self.words) else ""

    def bare(self, index: int) -> str:
        """Return a word's folded key without و or ف before it, where the rest is a longer word; empty beyond."""
        if not 0 <= index < len(self.words):
            return ""
        word = self.words[index]
        if word.proclitics in ("و", "ف"):
            return word.stem_key
        conjoined = word.key[:1] in ("و", "ف") and word.key[1:] in _GLUED
        return word.key[1:] if conjoined else word.key

    def behind_name(self, index: int) -> int:
        """Return the index of the word behind the name that covers a word."""
        return end_of_name(self.names, index)

    def offsets(self, run: tuple[int, int]) -> tuple[int, int]:
        """Return the character offsets of a run of words, (first, end)."""
        return self.words[run[0]].start, self.words[run[1] - 1].end

    def cue(self, index: int) -> tuple[tuple[Cue, ...], int]:
        """Return the readings of a word as a cue, none beyond the article, and the offset where the cue begins."""
        if not 0 <= index < len(self.words):
            return (), len(self.text)
        word = self.words[index]
        jussive = lookup(f"لم {word.key}") if self.bare(index - 1) == "لم" else ()
        found = _spelt(jussive or lookup(word.key), word)
        if found and not (word.key in _REPLIED and self._replies(index)):
            return found, word.start
        if word.key[:1] in ("و", "ف") and (len(word.key) > 3 or word.key[1:] in _GLUED or word.key in _REPLIED):
            found = _spelt(lookup(word.key[1:]), word)
            if found:
                return found, word.start + normalise(word.text).origins[1]
        alone = word.key in _BY_SAYING
        if word.key[:1] in ("ب", "ل") and (alone or len(word.key) > 4):
            readings = _spelt(lookup(word.key[1:]), word)
            found = tuple(cue for cue in readings if cue.form == "masdar" and (cue.suffix or alone))
            if found:
                return found, word.start + normalise(word.text).origins[1]
        if word.key[:2] in ("لي", "لت") and self.names[index] is None:  # `وعاد ليؤكد أن`
            verbs = [cue for cue in lookup(word.key[1:]) if cue.form == "verb" and not cue.suffix]
            purpose = tuple(replace(cue, weak=True, takes=_CLAUSE) for cue in verbs if cue.takes >= _CLAUSE)
            if purpose:
                return purpose, word.start + normalise(word.text).origins[1]
        return (), word.start

    def _replies(self, index: int) -> bool:
        """Tell whether somebody follows `وردت` at the head of a sentence: she replied, and nothing came in."""
        name = self.names[index + 1] if index + 1 < len(self.words) else None
        somebody = self.key(index + 1).startswith("ال") and head_kind(self.key(index + 1)) in _BODIES
        return self.starts[index] == index and (somebody or (name is not None and name.label in SPEAKING))


def _spelt(readings: tuple[Cue, ...], word: Word) -> tuple[Cue, ...]:
    """Leave out readings that the spelling rules out: the pronoun ه in `تسمية`; `بيّن` is a verb for certain."""
    if _DOUBLED.match(word.text):
        return tuple(replace(cue, weak=cue.weak and cue.form != "verb") for cue in readings)
    if not word.text.endswith("ة"):
        return readings
    return tuple(cue for cue in readings if cue.suffix != "ه")


def make_scene(doc: Doc) -> Scene:
    """Gather what earlier stages found; stages that did not run leave their lists empty."""
    found = words(doc)
    starts, ends = _sentence_bounds(doc, found)
    quotes, inside = pair_quotes(doc.text, found)
    openings = {closing: opening for opening, closing in quotes.items()}
    names: list[Any] = [None] * len(found)
    for entity in doc._.newslab_entities:
        for index in _covered(found, entity.start, entity.end):
            names[index] = entity
    mend_persons(found, names)
    dates = [False] * len(found)
    for date in doc._.newslab_dates:
        for index in _covered(found, date.start, date.end):
            dates[index] = names[index] is None or names[index].label != "PER"  # `طه ياسين رمضان`
    name_keys = frozenset(
        word.key for word, name in zip(found, names, strict=True) if name is not None and name.label == "PER"
    )
    return Scene(doc.text, found, starts, ends, quotes, openings, inside, names, dates, name_keys)


def _sentence_bounds(doc: Doc, found: tuple[Word, ...]) -> tuple[list[int], list[int]]:
    starts, ends = [0] * len(found), [0] * len(found)
    first = 0
    for _, end in sentences(doc):
        last = first
        while last < len(found) and found[last].end <= end:
            last += 1
        starts[first:last] = [first] * (last - first)
        ends[first:last] = [last - 1] * (last - first)
        first = last
    return starts, ends


def _covered(found: tuple[Word, ...], start: int, end: int) -> range:
    """Return the indices of the words that share a character with a span."""
    first = bisect_right(found, start, key=lambda word: word.end)
    return range(first, bisect_left(found, end, key=lambda word: word.start))
