"""The Doc as one line of folded pieces, proclitics parted, over which rules are written as regular expressions."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from newslab.text.clitics import known, split
from newslab.text.normalise import key
from newslab.text.words import Word, words

__all__ = ["Line", "Piece", "make_line", "whole"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A proclitic, a stem with its enclitic, a number or a mark: its folded key, its offsets and its line of text."""

    key: str
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces joined by single spaces; `begins[i]` is where piece i begins in `text`."""

    text: str
    pieces: tuple[Piece, ...]
    begins: tuple[int, ...]

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the matches of a pattern made by `whole`, left to right."""
        return pattern.finditer(self.text)

    def piece_at(self, position: int) -> int:
        """Return the index of the piece that covers a position of the line."""
        return bisect_right(self.begins, position) - 1

    def offsets(self, match: re.Match[str], group: int | str = 0) -> tuple[int, int]:
        """Return the article's offsets of a match's group, which must not be empty."""
        first, last = self.piece_at(match.start(group)), self.piece_at(match.end(group) - 1)
        return self.pieces[first].start, self.pieces[last].end


def whole(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that begins and ends at the edges of pieces."""
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")


def make_line(doc: Doc, kept_whole: Collection[str]) -> Line:
    """Return the line of a Doc; words whose key is in `kept_whole` are not parted (`واحد`, `بضعة`)."""
    breaks = [match.start() for match in re.finditer("\n", doc.text)]
    pieces = [piece for word in words(doc) for piece in _pieces(word, kept_whole, bisect_right(breaks, word.start))]
    begins = []
    position = 0
    for piece in pieces:
        begins.append(position)
        position += len(piece.key) + 1
    return Line(" ".join(piece.key for piece in pieces), tuple(pieces), tuple(begins))


def _pieces(word: Word, kept_whole: Collection[str], number: int) -> Iterator[Piece]:
    cuts = _cuts(word, kept_whole)
    for start, end in itertools.pairwise(cuts):
        folded = key(word.text[start:end])
        if start and folded.startswith("ل") and word.text[start - 1] == "ل":
            folded = "ا" + folded
        yield Piece(folded or "ـ", word.start + start, word.start + end, number)


def _cuts(word: Word, kept_whole: Collection[str]) -> Sequence[int]:
    """Return where a word is parted: before its stem, or after a single و ف ب ل ك that leaves a word kept whole."""
    if word.key in kept_whole:
        return 0, len(word.text)
    if len(word.key) > 2 and word.key[0] in "وفبلك" and word.text[0] == word.key[0] and word.key[1:] in kept_whole:
        whole_word = word.stem == word.start and known(word.key) > known(word.key[1:]) / 2
        return (0, len(word.text)) if whole_word else (0, 1, len(word.text))
    starts = [start for start, _ in split(word.text) if start <= word.stem - word.start]
    return *starts, len(word.text)
