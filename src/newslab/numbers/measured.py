"""The unit or the currency that stands after a number."""

import re
from collections.abc import Sequence

from newslab.numbers.lexicon import currencies, currency_names, units

__all__ = ["Unit", "currency_named", "currency_of", "unit_at"]

Unit = tuple[str, str, int]
"""Kind, canonical unit, and the index after the unit's last piece."""

_LONGEST = 4
_PARTED = re.compile(r"(?<!\S)([وفبلكس]) ")
_UNKNOWN = "XXX"
"""ISO 4217 for no currency: money of a country that the article does not name."""


def unit_at(keys: Sequence[str], position: int) -> Unit | None:
    """Return the longest unit of measure, time or percent that begins at a piece."""
    for length in range(_LONGEST, 0, -1):
        words = keys[position : position + length]
        if len(words) < length:
            continue
        found = units().get(_joined(words))
        if found:
            return (*found, position + length)
    return None


def _joined(words: Sequence[str]) -> str:
    """Join pieces, the proclitic ب to its word, as the table of units writes them."""
    return re.sub(r"(?<!\S)ب (?=ال)", "ب", " ".join(words))


def currency_of(keys: Sequence[str], position: int, article: frozenset[str]) -> Unit | None:
    """Return the currency that begins at a piece: told by its adjective, else by countries that the article names.

    A noun that many countries share, in an article that names none of them, gives the code XXX, no currency.
    """
    pairs = currencies().get(keys[position]) if position < len(keys) else None
    if not pairs:
        return None
    beside = keys[position + 1] if position + 1 < len(keys) else ""
    for deciding, code in pairs:
        if beside in deciding:
            return "money", code, position + 2
    fallback = next((code for deciding, code in pairs if not deciding), "")
    scores = [(len(deciding & article), code) for deciding, code in pairs]
    best = max(scores, key=lambda pair: pair[0])
    return "money", fallback or (best[1] if best[0] else _UNKNOWN), position + 1


def currency_named(keys: Sequence[str], position: int) -> Unit | None:
    """Return the currency whose full name begins at a piece: `أوقية موريتانية`, `وون كوريا الجنوبية`."""
    for length in range(_LONGEST, 1, -1):
        words = _PARTED.sub(r"\1", " ".join(keys[position : position + length]))
        code = currency_names().get(words) if " " in words else None
        if code:
            return "money", code, position + length
    return None
