"""Digits that name rather than count: channels, models, laws, list numbers, telephones."""

import re
from collections.abc import Sequence

from newslab.numbers.counted import is_noun
from newslab.numbers.lexicon import labelling
from newslab.text.line import Line

__all__ = ["is_label"]

_DASHES = ("-", "–")
_TELEPHONE = re.compile(r"(?:00|0)\d{7,}\Z|\d{10,}\Z")
_LETTERS = re.compile(r"[^\W\d_]{2,}\Z")


def is_label(line: Line, keys: Sequence[str], position: int, end: int) -> bool:
    """Tell whether the digits from `position` to `end` are a name or a label and count nothing."""
    if end != position + 1 or not keys[position].isdigit():
        return False
    return (
        bool(_TELEPHONE.match(keys[position]))
        or _is_listed(line, keys, position)
        or _is_named(line, keys, position)
        or _is_law(keys, position)
    )


def _is_listed(line: Line, keys: Sequence[str], position: int) -> bool:
    """Tell whether digits open a line of a list: `1- `, `2.`, `3)`."""
    after = keys[position + 1] if position + 1 < len(keys) else ""
    if after not in (*_DASHES, ".", ")", "/") or (position + 2 < len(keys) and keys[position + 2][0].isdigit()):
        return False
    if position == 0:
        return True
    before, piece = line.pieces[position - 1], line.pieces[position]
    return before.line != piece.line


def _is_named(line: Line, keys: Sequence[str], position: int) -> bool:
    """Tell whether digits follow a word that they number (`القناة 10`), or a name and a dash (`ميغ - 29`)."""
    before = [key for key in keys[max(position - 3, 0) : position] if key not in '"”“«»()ـال']
    follows = keys[position + 1] if position + 1 < len(keys) else ""
    if before and before[-1] in labelling():
        return True
    dashed = len(before) > 1 and before[-1] in _DASHES and bool(_LETTERS.match(before[-2]))
    return dashed and not is_noun(follows) and follows not in ("%", "٪", "(", *_DASHES, "/")


def _is_law(keys: Sequence[str], position: int) -> bool:
    """Tell whether digits number a law: `القانون عدد 52 لسنة 1992`."""
    of_year = keys[position + 1 : position + 3] in (["ل", "سنه"], ["ل", "عام"])
    return of_year and keys[position - 1 : position] == ["عدد"]
