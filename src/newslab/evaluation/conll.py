"""Read tagged words as text that a tagger can be run on: set as news prints it, each word with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newslab.evaluation.files import EvaluationError, read_text

__all__ = ["Tagged", "printed", "read_tagged", "spans_of"]

_CLOSING = set(".,،؛:؟!?)]}»%")
_OPENING = set("([{«")
_PROCLITICS = {"و", "ف", "ل", "ب", "ك"}
_ENCLITICS = {"ه", "ها", "نا", "ي", "هما", "كما"}
_APART = 0.005  # of the words: clitics in a corpus that writes them apart


@dataclass(frozen=True, slots=True)
class Tagged:
    """One sentence: its words and their BIO tags."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


def read_tagged(path: str | Path) -> list[Tagged]:
    """Return the sentences of a CoNLL file: the first column a word, the last its tag, blank lines between sentences.

    Raises
    ------
    EvaluationError
        if a line has one column, or a tag is none of O, B-X, I-X; the message names file and line.
    """
    sentences: list[Tagged] = []
    rows: list[tuple[str, str]] = []
    for number, line in enumerate([*read_text(Path(path)).split("\n"), ""], start=1):
        columns = line.split()
        if not columns or columns[0] == "-DOCSTART-":
            if rows:
                sentences.append(Tagged(*zip(*rows, strict=True)))
            rows = []
        elif len(columns) < 2 or not (columns[-1] == "O" or (columns[-1][:2] in ("B-", "I-") and columns[-1][2:])):
            raise EvaluationError(
                f"{path}, line {number}: {line[:80]!r} is no word with a tag such as O, B-PER or I-PER."
            )
        else:
            rows.append((columns[0], columns[-1]))
    if not sentences:
        raise EvaluationError(f"{path}: no tagged words. A line holds a word and its tag, such as `بالي B-PER`.")
    return sentences


def printed(sentences: Sequence[Tagged]) -> tuple[str, list[tuple[int, int]]]:
    """Return the sentences as text, one a line, and the (start, end) of every word in it.

    Marks close up to their words, and clitics that a corpus writes apart (`و سوريا`, `ل السعودية`, `نمو ها`) are set
    as print has them (`وسوريا`, `للسعودية`, `نموها`).
    """
    words = [word for sentence in sentences for word in sentence.words]
    apart = sum(word in _PROCLITICS for word in words) > _APART * len(words)
    text = ""
    places = []
    for sentence in sentences:
        for piece, gap in _set(sentence.words, apart):
            places.append((len(text), len(text) + len(piece)))
            text += piece + gap
        text = text.rstrip(" ") + "\n"
    return text, places


def _set(words: Sequence[str], apart: bool) -> Iterator[tuple[str, str]]:
    """Yield what is printed of each word, and what follows it."""
    glued = False
    before = ""
    for word, following in zip(words, (*words[1:], ""), strict=True):
        piece = word[1:] if glued and before == "ل" and word.startswith("ال") and len(word) > 2 else word
        glued = apart and word in _PROCLITICS and following[:1].isalpha() and len(following) > 1
        tight = glued or following in _CLOSING or word in _OPENING or (apart and following in _ENCLITICS)
        yield piece, "" if tight else " "
        before = word


def spans_of(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """Return the (first, end, label) spans of BIO tags, read as seqeval reads them: a stray I opens a span."""
    spans = set()
    start, label = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        kind, _, name = tag.partition("-")
        if label and (kind != "I" or name != label):
            spans.add((start, index, label))
            label = ""
        if kind == "B" or (kind == "I" and not label):
            start, label = index, name
    return spans
