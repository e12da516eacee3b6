"""Normalise Arabic letters while remembering where each character came from."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from newslab.tables import read_table
from newslab.text.characters import INVISIBLE, MARKS, TATWEEL

__all__ = ["Normalised", "key", "normalise"]

_DROPPED = {"mark": MARKS, "tatweel": TATWEEL, "invisible": INVISIBLE}


@dataclass(frozen=True, slots=True)
class Normalised:
    """A normalised text with its alignment.

    `text` is the new text; `origins[i]` is the offset in the original of the character that gave `text[i]`,
    and one last entry holds the original's length, so `origins` is one longer than `text`.
    """

    text: str
    origins: tuple[int, ...]

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original text that gave `text[start:end]`."""
        return self.origins[start], self.origins[end] if start == end else self.origins[end - 1] + 1

    def from_original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of `text` that came from the original's characters start to end."""
        return bisect_left(self.origins, start, hi=len(self.text)), bisect_left(self.origins, end, hi=len(self.text))


def normalise(text: str, only: Iterable[str] | None = None) -> Normalised:
    """Fold letters (أ → ا, ى → ي, ة → ه, ﻻ → لا, ٣ → 3 …) and drop marks, tatweel and invisible controls.

    `only` names the classes to treat: alef, alef maqsura, ta marbuta, hamza, look-alike, presentation form, digit
    (these are the table `text/folds.tsv`), mark, tatweel, invisible (these are dropped); all of them by default.

    Raises
    ------
    ValueError
        if `only` names a class that there is not.

    >>> normalise("أَكّدت").text
    'اكدت'
    >>> normalise("أَكّدت", only=["mark"]).text
    'أكدت'
    >>> normalise("أَكّدت").to_original(1, 2)
    (2, 3)
    """
    characters: list[str] = []
    origins: list[int] = []
    folds = _folds(None if only is None else frozenset(only))
    for offset, character in enumerate(text):
        new = folds.get(character, character)
        characters.append(new)
        origins.extend([offset] * len(new))
    return Normalised("".join(characters), (*origins, len(text)))


@lru_cache(maxsize=200_000)
def key(word: str) -> str:
    """Return a word's key for counting and for looking it up in the tables: folded, without marks and tatweel.

    >>> key("أكّدت"), key("الرئيسُ"), key("٤١")
    ('اكدت', 'الرييس', '41')
    """
    return word.translate(_translation())


@lru_cache(maxsize=64)
def _folds(only: frozenset[str] | None = None) -> dict[str, str]:
    """Return what each character of the chosen classes becomes."""
    rows = [(row["class"], row["character"], row["folded"]) for row in read_table("text", "folds")]
    rows += [(name, character, "") for name, ranges in _DROPPED.items() for character in _characters(ranges)]
    classes = dict.fromkeys(name for name, _, _ in rows)
    unknown = sorted((only or frozenset()) - set(classes))
    if unknown:
        raise ValueError(f"no class of characters is called {', '.join(unknown)}; there are {', '.join(classes)}.")
    return {character: folded for name, character, folded in rows if only is None or name in only}


def _characters(ranges: str) -> list[str]:
    """Return the characters of the inside of a regular expression's brackets."""
    inside = re.compile(f"[{ranges}]")
    return [chr(code) for code in range(0x10000) if inside.match(chr(code))]


@lru_cache(maxsize=1)
def _translation() -> dict[int, str]:
    return {ord(character): folded for character, folded in _folds().items()}
