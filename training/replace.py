"""Put other names of the same kind in place of a sentence's own, so that context teaches them (Dai and Adel 2020)."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from newslab.text.clitics import stem_offset
from training.corpora import Sentence

CHANCE = 0.25  # of a name
LONGEST = 4  # words of a person's name
TITLES = ("السيدة", "السيد", "الآنسة", "الدكتور", "سعادة")
Names = dict[tuple[str, ...], list[tuple[str, ...]]]


class Pool:
    """Names by what their corpora call them; persons of all corpora and of a list are one kind."""

    def __init__(self, sentences: Iterable[Sentence], persons: Iterable[tuple[str, ...]] = ()) -> None:
        names: defaultdict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
        for sentence in sentences:
            for start, end, kind in mentions(sentence):
                names[kind].add(sentence.words[start:end])
        self.names: Names = {kind: sorted(found) for kind, found in names.items()}
        self.persons = sorted(set(persons))

    def replace(self, sentence: Sentence, rng: random.Random) -> Sentence:
        """Return the sentence with some of its names replaced; words whose spaces are known stay as they are."""
        if sentence.spaces is not None:
            return sentence
        for start, end, kind in reversed(list(mentions(sentence))):
            if rng.random() < CHANCE:
                sentence = put(sentence, start, end, self._draw(kind, rng))
        return sentence

    def _draw(self, kind: tuple[str, ...], rng: random.Random) -> tuple[str, ...]:
        person = kind[-1] in ("PER", "PERS") and self.persons and rng.random() < 0.5
        return rng.choice(self.persons if person else self.names[kind])


def mentions(sentence: Sentence) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield the names on whose edges all tags agree, with their kind; one that begins with a proclitic is left out."""
    rows = [sentence.tags] if sentence.coarse is None else [sentence.tags, sentence.coarse]
    for start in range(len(sentence.words)):
        if any(row[start][:1] != "B" for row in rows) or stem_offset(sentence.words[start]):
            continue
        ends = {_end(row, start) for row in rows}
        if len(ends) == 1:
            yield start, ends.pop(), (sentence.corpus, *(row[start][2:] for row in rows))


def put(sentence: Sentence, start: int, end: int, name: tuple[str, ...]) -> Sentence:
    """Return the sentence with other words in a name's place."""

    def tagged(tags: Sequence[str]) -> tuple[str, ...]:
        label = tags[start][2:]
        return (*tags[:start], f"B-{label}", *[f"I-{label}"] * (len(name) - 1), *tags[end:])

    coarse = None if sentence.coarse is None else tagged(sentence.coarse)
    words = (*sentence.words[:start], *name, *sentence.words[end:])
    return Sentence(sentence.corpus, words, tagged(sentence.tags), None, coarse)


def read_list(path: Path, most: int) -> Iterator[tuple[str, ...]]:
    """Yield the names of a numbered list, titles left out, those of two words to `most`."""
    for line in path.read_text(encoding="utf-8").splitlines():
        words = tuple(word for word in line.split()[1:] if word not in TITLES)
        if 2 <= len(words) <= most:
            yield words


def _end(tags: Sequence[str], start: int) -> int:
    end = start + 1
    while end < len(tags) and tags[end].startswith("I"):
        end += 1
    return end
