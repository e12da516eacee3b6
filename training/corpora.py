"""Read the training corpora as sentences of surface words, each word with the labels that its corpus allows."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path

import spacy
from spacy.language import Language

from newslab.text.sentences import sentences
from newslab.text.tokenizer import Tokenizer, tokenize

SPLIT_CORPUS = "newsfane"
PROCLITICS = {"و", "ف", "ل", "ب", "ك"}
AQMAR_MISC = re.compile(r"MIS[^C]*|ENGLISH|SPANISH|-ORG")


@dataclass(frozen=True)
class Sentence:
    """Words with BIO tags in the corpus's own labels; `spaces[i]`: a space follows word i (None: not known).

    `coarse` holds ANERcorp's own four labels where a sentence has them beside other tags, or alone.
    """

    corpus: str
    words: tuple[str, ...]
    tags: tuple[str, ...]
    spaces: tuple[bool, ...] | None = None
    coarse: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Mapping:
    """What a corpus's label may stand for: contract labels (empty: anything), and a subtype."""

    labels: frozenset[str]
    subtype: str


def read_mappings() -> dict[tuple[str, str], Mapping]:
    """Return the table of labels, by corpus and tag."""
    path = Path(__file__).with_name("mappings.tsv")
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {
        (corpus, tag): Mapping(frozenset() if labels == "*" else frozenset(labels.split()), subtype)
        for corpus, tag, labels, subtype, _ in rows[1:]
    }


def read_conll(path: Path, corpus: str) -> Iterator[Sentence]:
    """Yield the sentences of a two-column file; a corpus that splits proclitics off has them joined again."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for filled, group in groupby(lines, key=lambda line: bool(line.strip())):
        if filled:
            pairs = [line.split() for line in group]
            words, tags = [pair[0] for pair in pairs], [outermost(pair[1:]) for pair in pairs]
            split = corpus == SPLIT_CORPUS
            yield merge_proclitics(corpus, words, tags) if split else Sentence(corpus, tuple(words), tuple(tags))


def read_silver(path: Path) -> Iterator[Sentence]:
    """Yield the sentences that `training.silver` wrote, a line of JSON each."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Sentence("silver", *(tuple(row[key]) for key in ("words", "tags", "spaces", "coarse")))


def outermost(tags: list[str]) -> str:
    """Return the first of a token's nested tags, O where it has none."""
    tag = tags[0] if tags else "O"
    if tag in ("OO", "IO"):
        return "O"
    kind, _, label = tag.partition("-")
    return f"{kind}-MIS" if AQMAR_MISC.fullmatch(label) else tag


def merge_proclitics(corpus: str, words: list[str], tags: list[str]) -> Sentence:
    """Join proclitics that a corpus splits off to their words, as they are written in news; the word's tag counts."""
    merged: list[str] = []
    kept: list[str] = []
    prefix = ""
    for index, (word, tag) in enumerate(zip(words, tags, strict=True)):
        following = words[index + 1] if index + 1 < len(words) else ""
        if word in PROCLITICS and tag == "O" and len(following) > 1 and following[0].isalpha():
            prefix += word
            continue
        merged.append(glue(prefix, word))
        kept.append(tag)
        prefix = ""
    return Sentence(corpus, tuple(merged), tuple(kept))


def glue(prefix: str, word: str) -> str:
    """Write proclitics and a word together: the article loses its alef after ل."""
    return prefix + word[1:] if prefix.endswith("ل") and word.startswith("ال") else prefix + word


def read_caraner(path: Path) -> Iterator[Sentence]:
    """Yield CAraNER's sentences with the revised labels."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for _, group in groupby(rows, key=lambda row: row["Sentence_ID"]):
        items = list(group)
        yield Sentence(
            "caraner",
            tuple(row["Word"].strip() or "-" for row in items),
            tuple(row["Revised_Label"].replace("_", "-") for row in items),
        )


def read_gold(path: Path, skip: Iterable[str] = ()) -> Iterator[Sentence]:
    """Yield the sentences of hand-annotated articles, words and spaces as in their text."""
    left_out = set(skip)
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        if article["id"] not in left_out:
            spans = sorted((*a["span"], a["label"]) for a in article["annotations"] if a["type"] == "entity")
            yield from read_sentences("newslab", article["text"], spans)


def read_sentences(corpus: str, text: str, spans: Sequence[tuple[int, int, str]] = ()) -> Iterator[Sentence]:
    """Yield the sentences of a text, words and spaces as in it, with the labels of (start, end, label) spans."""
    for start, end in sentences(_blank().make_doc(text)):
        yield _sentence(corpus, text, start, end, spans)


@cache
def _blank() -> Language:
    nlp = spacy.blank("ar")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    return nlp


def _sentence(corpus: str, text: str, start: int, end: int, spans: Sequence[tuple[int, int, str]]) -> Sentence:
    """Tag one sentence: a word belongs to an entity when they share a character."""
    offsets = [(start + a, start + b) for a, b in tokenize(text[start:end])]
    tags = []
    for a, b in offsets:
        span = next((s for s in spans if s[0] < b and a < s[1]), None)
        tags.append("O" if span is None else ("B-" if span[0] >= a else "I-") + span[2])
    spaces = [after[0] > before[1] for before, after in pairwise(offsets)] + [True]
    return Sentence(corpus, tuple(text[a:b] for a, b in offsets), tuple(tags), tuple(spaces))
