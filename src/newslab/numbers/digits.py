"""Digits that the text parts by marks and spaces: `1،45 مليون`, `3/4`, `2½`, `10 000`."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from newslab.numbers.lexicon import currencies, units, vulgar_fractions
from newslab.numbers.numerals import Numeral, read_numeral
from newslab.text.line import Line, Piece

__all__ = ["is_negative", "read_digits"]

_MINUS = ("-", "−", "–")
_MINUS_WORDS = ("سالب", "ناقص")
_LONGEST = 6  # pieces after the digits that may belong to their numeral
_GROUP = re.compile(r"\d{3}\Z")


def read_digits(line: Line, keys: Sequence[str], position: int) -> Numeral | None:
    """Return the numeral whose digits stand on more than one piece, or None where they do not."""
    parts = _ratio(line, keys, position) or _decimal(line, position) or _grouped(line, position)
    if parts is None:
        return None
    literal, end = parts
    joined = read_numeral([literal, *keys[end : end + _LONGEST]], 0)
    return replace(joined, end=end - 1 + joined.end) if joined else None


def _ratio(line: Line, keys: Sequence[str], position: int) -> tuple[str, int] | None:
    """Read `3/4` before a unit, `½` and `2½`."""
    pieces = line.pieces[position : position + 3]
    value = vulgar_fractions().get(pieces[0].key)
    if value:
        return f"{value:.9f}", position + 1
    if not pieces[0].key.isdecimal() or len(pieces) < 2:
        return None
    value = vulgar_fractions().get(pieces[1].key)
    if value:
        return f"{int(pieces[0].key) + value:.9f}", position + 2
    if len(pieces) < 3 or pieces[1].key != "/" or not pieces[2].key.isdecimal() or not _tight(pieces):
        return None
    over, under = int(pieces[0].key), int(pieces[2].key)
    follows = keys[position + 3] if position + 3 < len(keys) else ""
    counts = follows in units() or follows in currencies()
    return (f"{over / under:.9f}", position + 3) if 0 < over < under <= 100 and counts else None


def _decimal(line: Line, position: int) -> tuple[str, int] | None:
    """Read a decimal typed with the Arabic comma, `1،45`, or as agencies do with ر, its digits first: `45 ر 1`."""
    pieces = line.pieces[position : position + 3]
    if len(pieces) < 3 or not (pieces[0].key + pieces[2].key).isdecimal():
        return None
    if pieces[1].key == "ر":
        return f"{pieces[2].key}.{pieces[0].key}", position + 3
    if pieces[1].key == "،" and _tight(pieces):
        return f"{pieces[0].key}.{pieces[2].key}", position + 3
    return None


def _grouped(line: Line, position: int) -> tuple[str, int] | None:
    """Read thousands parted by a space, as the Maghreb does: `10 000`, `1 250 000`."""
    pieces = line.pieces
    first, end = pieces[position].key, position + 1
    if not (first.isdecimal() and len(first) < 4 and not first.startswith("0")):
        return None
    digits = first
    while end < len(pieces) and _GROUP.match(pieces[end].key) and pieces[end].start == pieces[end - 1].end + 1:
        digits, end = digits + pieces[end].key, end + 1
    return (digits, end) if end > position + 1 else None


def is_negative(line: Line, position: int) -> bool:
    """Tell whether a minus sign, glued to its digits and to nothing before, or a word for it stands before a number."""
    if not position:
        return False
    before, piece = line.pieces[position - 1], line.pieces[position]
    if before.key in _MINUS_WORDS or (position == 1 and before.key in _MINUS):
        return True
    loose = position == 1 or line.pieces[position - 2].end < before.start
    return before.key in _MINUS and before.end == piece.start and loose and piece.key[:1].isdigit()


def _tight(pieces: Sequence[Piece]) -> bool:
    return all(a.end == b.start for a, b in itertools.pairwise(pieces))
