"""The noun that a number counts, after it or before it."""

import re
from collections.abc import Sequence
from functools import cache

from newslab.numbers.lexicon import beside, number_words
from newslab.text.line import Piece

__all__ = ["counted_after", "counted_before", "is_counted", "is_noun"]

_RELATIVE = ("يه", "يون", "يين", "يات")
_ARABIC = re.compile("[\u0620-\u064a]{2,}")


@cache
def is_noun(key: str) -> bool:
    """Tell whether a piece may be a counted noun: Arabic letters, and no particle or pronoun."""
    return bool(_ARABIC.match(key)) and key not in beside("particle")


@cache
def is_counted(key: str) -> bool:
    """Tell whether a piece may follow digits as what they count: a noun without article and without a pronoun."""
    return is_noun(key) and not key.startswith("ال") and not key.endswith(("ها", "هم", "هما"))


def counted_after(keys: Sequence[str], position: int, digits: bool = False) -> int | None:
    """Return the index of the noun that a number counts, when it follows the number, with من or without.

    `digits`: the number is written in digits, which never stand before a noun with the article but through من.
    """
    partitive = keys[position : position + 1] == ["من"]
    if partitive:
        position += 1
        if keys[position : position + 1] == ["بين"] or keys[position : position + 1] == ["اصل"]:
            return None
        if position + 1 < len(keys) and keys[position] in beside("elative") and is_noun(keys[position + 1]):
            return position + 1
    fits = is_counted if digits and not partitive else is_noun
    return position if position < len(keys) and fits(keys[position]) else None


_NUMERAL = 12  # pieces of the longest numeral between a noun and its last word


def counted_before(pieces: Sequence[Piece], position: int) -> int | None:
    """Return the index of the noun before a number that describes it: `الأيام العشرة`, `المراكز الثلاثة الأولى`."""
    index = position - 1
    while index > max(position - _NUMERAL, 0) and _is_number(pieces[index].key):
        index -= 1
    while index > 0 and _is_adjective(pieces[index].key, pieces[index - 1].key):
        index -= 1
    if index >= 0 and is_noun(pieces[index].key) and len(pieces[index].key) > 2:
        return index
    return None


def _is_adjective(key: str, before: str) -> bool:
    """Tell whether a piece is an adjective of the noun before it: both with ال or both without, the second in -ي, -ية.

    `المتنافسون الديمقراطيون التسعة`, `الدول الصناعية الكبرى السبع`, `شركة أوروبية واحدة`.
    """
    if not is_noun(before) or len(before) < 3 or key.startswith("ال") != before.startswith("ال"):
        return False
    return key.endswith(_RELATIVE) or (key.startswith("ال") and key in beside("adjective"))


def _is_number(key: str) -> bool:
    return key in number_words() or (key.startswith("ال") and key[2:] in number_words())
