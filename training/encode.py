"""Turn sentences into training windows: text as news writes it, pieces, and the labels that each word may have."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from transformers import PreTrainedTokenizerFast

from newslab.entities.records import LABELS
from training.corpora import Mapping, Sentence

SUBTYPES_OF = "newsfane"
CLOSING = set(".,،؛:؟!?)]}»%")
OPENING = set("([{«")
QUOTES = [('"', '"'), ("“", "”"), ("”", "“"), ("”", "”"), ("«", "»"), ("'", "'")]
FOLDS = str.maketrans("أإآ", "ااا")


@dataclass(frozen=True)
class Scheme:
    """The head's labels: O, then B- and I- of every label; and the subtypes that it may name."""

    labels: tuple[str, ...]
    subtypes: tuple[str, ...]
    mappings: dict[tuple[str, str], Mapping]
    coarse: tuple[str, ...] = ("PER", "LOC", "ORG", "MISC")

    @property
    def coarse_tags(self) -> list[str]:
        """The BIO tags of ANERcorp's own labels, in the order of the second head's outputs."""
        return ["O", *(f"{kind}-{label}" for label in self.coarse for kind in "BI")]

    @property
    def tags(self) -> list[str]:
        """The BIO tags, in the order of the head's outputs."""
        return ["O", *(f"{kind}-{label}" for label in self.labels for kind in "BI")]

    def allowed(self, corpus: str, tag: str) -> np.ndarray:
        """Return a mask over the tags: what a corpus's tag may stand for, or the sum of several parted by `|`."""
        return np.any([self._allowed(corpus, each) for each in tag.split("|")], axis=0)

    def _allowed(self, corpus: str, tag: str) -> np.ndarray:
        kind, _, label = tag.partition("-")
        mapping = self.mappings.get((corpus, label or "O"), Mapping(frozenset([label or "O"]), ""))
        if not mapping.labels:
            return np.ones(len(self.tags), bool)
        kinds = "BI" if "O" in mapping.labels else kind
        names = {"O"} if "O" in mapping.labels else set()
        names |= {f"{k}-{name}" for name in mapping.labels - {"O"} for k in kinds}
        return np.array([name in names for name in self.tags])

    def subtype(self, corpus: str, tag: str) -> int:
        """Return the index of the subtype that a tag teaches, or -1."""
        mapping = self.mappings.get((corpus, tag[2:]))
        return self.subtypes.index(mapping.subtype) if mapping and mapping.subtype else -1


def newslab_scheme(mappings: dict[tuple[str, str], Mapping]) -> Scheme:
    """Return the shipped model's scheme: the contract's labels, NewsFANE's fine types as subtypes."""
    subtypes = sorted({m.subtype for (corpus, _), m in mappings.items() if corpus == SUBTYPES_OF and m.subtype})
    return Scheme(LABELS, tuple(subtypes), mappings)


@dataclass(frozen=True)
class Window:
    """Pieces of one stretch of text, the words that have pieces, where each begins, and what is allowed for it.

    `coarse` holds the index of ANERcorp's own tag, or -1 where a corpus has none.
    """

    pieces: list[int]
    words: list[int]
    firsts: list[int]
    allowed: np.ndarray
    subtypes: np.ndarray
    coarse: np.ndarray


def pack(
    sentences: Sequence[Sentence], rng: random.Random, least: int = 30, most: int = 110
) -> Iterator[list[Sentence]]:
    """Yield runs of neighbouring sentences, of a random length in words."""
    run: list[Sentence] = []
    size, goal = 0, rng.randint(least, most)
    for sentence in sentences:
        if run and size + len(sentence.words) > goal:
            yield run
            run, size, goal = [], 0, rng.randint(least, most)
        run.append(sentence)
        size += len(sentence.words)
    if run:
        yield run


def write(sentence: Sentence, rng: random.Random, augment: bool) -> tuple[list[str], list[str], list[str]]:
    """Return a sentence's words with what follows each (a space or nothing), its tags and its coarse tags or "".

    At times letters are folded and a name is put in quotation marks.
    """
    words, tags = list(sentence.words), list(sentence.tags)
    coarse = list(sentence.coarse or [""] * len(words))
    gaps = spaces_of(sentence, rng if augment else random.Random(0))
    if augment and rng.random() < 0.12:
        words = [word.translate(FOLDS) for word in words]
    if augment and sentence.spaces is None and rng.random() < 0.2:
        words, tags, coarse, gaps = quote_names(words, tags, coarse, gaps, rng)
    return [word + gap for word, gap in zip(words, gaps, strict=True)], tags, coarse


def spaces_of(sentence: Sentence, rng: random.Random) -> list[str]:
    """Return what follows each word; where the corpus does not say, marks are set as in print, now and then apart."""
    if sentence.spaces is not None:
        return [" " if space else "" for space in sentence.spaces]
    loose = rng.random() < 0.3
    gaps = []
    for word, following in zip(sentence.words, (*sentence.words[1:], ""), strict=True):
        tight = (following in CLOSING or word in OPENING) and not loose
        gaps.append("" if tight else " ")
    return gaps


def quote_names(
    words: list[str], tags: list[str], coarse: list[str], gaps: list[str], rng: random.Random
) -> tuple[list[str], ...]:
    """Put quotation marks of any make around one name of the sentence."""
    starts = [i for i, tag in enumerate(tags) if tag.startswith("B") and coarse[i][:1] in ("", "B")]
    if not starts:
        return words, tags, coarse, gaps
    start = rng.choice(starts)
    end = start + 1
    while end < len(tags) and (tags[end].startswith("I") or coarse[end].startswith("I")):
        end += 1
    opening, closing = rng.choice(QUOTES)
    outside = "O" if coarse[start] else ""
    inner = [*gaps[start : end - 1], ""]
    return (
        [*words[:start], opening, *words[start:end], closing, *words[end:]],
        [*tags[:start], "O", *tags[start:end], "O", *tags[end:]],
        [*coarse[:start], outside, *coarse[start:end], outside, *coarse[end:]],
        [*gaps[:start], "", *inner, gaps[end - 1], *gaps[end:]],
    )


def encode(
    run: Sequence[Sentence], scheme: Scheme, tokenizer: PreTrainedTokenizerFast, rng: random.Random, augment: bool
) -> Window:
    """Write and tokenise a run of sentences; a word is read at its first piece, and dropped if it has none."""
    text, starts, tags, own = "", [], [], []
    corpora = []
    for sentence in run:
        written, sentence_tags, coarse = write(sentence, rng, augment)
        for piece, tag, coarse_tag in zip(written, sentence_tags, coarse, strict=True):
            starts.append((len(text), len(text) + len(piece.rstrip())))
            tags.append(tag)
            own.append(coarse_tag)
            corpora.append(sentence.corpus)
            text += piece
    encoding = tokenizer(text, return_offsets_mapping=True, truncation=True, max_length=512)
    firsts, kept = align(starts, encoding["offset_mapping"])
    allowed = np.array([scheme.allowed(corpora[i], tags[i]) for i in kept])
    subtypes = np.array([scheme.subtype(corpora[i], tags[i]) if tags[i] != "O" else -1 for i in kept])
    names = scheme.coarse_tags
    coarse_tags = np.array([names.index(own[i]) if own[i] else -1 for i in kept])
    return Window(encoding["input_ids"], kept, firsts, allowed, subtypes, coarse_tags)


def align(words: list[tuple[int, int]], offsets: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Return the first piece of each word that has one, and which words those are."""
    firsts, kept = [], []
    piece = 0
    for index, (start, end) in enumerate(words):
        while piece < len(offsets) and offsets[piece][1] <= start:
            piece += 1
        if piece < len(offsets) and offsets[piece][0] < end and offsets[piece][1] > start:
            firsts.append(piece)
            kept.append(index)
    return firsts, kept
