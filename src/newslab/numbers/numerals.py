"""Numerals in digits and words, read from a sequence of folded pieces."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newslab.numbers.lexicon import number_words

__all__ = ["Numeral", "read_numeral", "read_ordinal"]

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*\Z")
_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z|\d{1,3}(?:\.\d{3}){2,}\Z")
_ONLY_TEENS = ("اثنا", "اثني", "اثنتا", "اثنتي")
_FIFTHS = {"ثلث": 3, "ربع": 4, "خمس": 5, "سدس": 6, "سبع": 7, "ثمن": 8, "تسع": 9}
_POINT = "فاصله"
_MOST_SCALES = 4


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number read from pieces: its value, the index after its last piece, and whether its first word has ال."""

    value: float
    end: int
    definite: bool
    digits: bool


def read_numeral(keys: Sequence[str], first: int) -> Numeral | None:
    """Return the cardinal that begins at a piece, as long as it goes, or None."""
    head = keys[first] if first < len(keys) else ""
    plain, definite = _plain(head)
    if plain not in number_words() and not _DIGITS.match(head):
        return None
    total, end = _read_terms(keys, first)
    if end == first:
        return None
    total, end = _read_decimals(keys, total, end)
    value, end = _read_fraction_after(keys, total, end)
    return Numeral(value, end, definite, head[0].isdigit())


def _read_decimals(keys: Sequence[str], total: float, end: int) -> tuple[float, int]:
    """Read what stands after a spoken point: `خمسة فاصلة ثلاثة` is 5.3, with `مليون` after it 5.3 million."""
    if end + 1 >= len(keys) or keys[end] != _POINT:
        return total, end
    below, position = _read_below_thousand(keys, end + 1)
    kind = number_words().get(keys[position], ("", 0.0))[0] if position < len(keys) else ""
    if below is None or (kind == "" and keys[position : position + 1] == ["و"]):
        below, position = _read_terms(keys, end + 1)
    if position == end + 1 or not float(below).is_integer():
        return total, end
    value = total + below / 10 ** len(str(int(below)))
    scaled, _, position = _read_scales(keys, value, 1.0, position)
    return round(scaled, 9), position


def digits_value(text: str) -> float | None:
    """Return the value of ASCII digits with marks: `1,234.5`, `3.5`, `99,98` (a decimal comma), `1.234.567`."""
    if not _DIGITS.match(text):
        return None
    if _GROUPS.match(text):
        mark = "," if "," in text else "."
        return float(text.replace(mark, ""))
    if text.count(",") + text.count(".") > 1:
        return None
    return float(text.replace(",", "."))


def read_ordinal(keys: Sequence[str], first: int) -> Numeral | None:
    """Return the ordinal that begins at a piece: `أول`, `الثانية`, `التاسعة عشرة`, `السابع والستين`."""
    plain, definite = _plain(keys[first])
    kind, value = number_words().get(plain, ("", 0.0))
    if kind != "ordinal":
        return None
    following = keys[first + 1 : first + 3]
    if following[:1] in (["عشر"], ["عشره"]):
        return Numeral(value + 10 if value != 11 else 11, first + 2, definite, False)
    if len(following) == 2 and following[0] == "و":
        ten, has_article = _plain(following[1])
        if has_article and number_words().get(ten, ("", 0))[0] == "ten":
            return Numeral((1 if value == 11 else value) + number_words()[ten][1], first + 3, definite, False)
    return None if value == 11 else Numeral(value, first + 1, definite, False)


def _plain(word: str) -> tuple[str, bool]:
    """Return a word without its article, and whether it had one."""
    if word.startswith("ال") and word not in number_words() and word[2:] in number_words():
        return word[2:], True
    return word, False


def _read_terms(keys: Sequence[str], first: int) -> tuple[float, int]:
    """Add up terms of falling size: `مليون و200 ألف`, `ثلاثة آلاف وخمسمئة واثنان وعشرون`."""
    total, last_scale, position = 0.0, float("inf"), first
    while True:
        begin = position + (position > first and keys[position : position + 1] == ["و"])
        if position > first and begin == position:
            return total, position
        term = _read_term(keys, begin)
        if term is None or term[1] >= last_scale or (position > first and not _may_follow(keys, begin, last_scale)):
            return total, position
        value, scale, position = term
        total, last_scale = total + value, scale
        if scale == 1:
            return total, position


def _may_follow(keys: Sequence[str], begin: int, last_scale: float) -> bool:
    """Tell whether a term after و goes on with the number: digits do when they are less than its last scale."""
    term = _read_term(keys, begin)
    if last_scale <= 1 or term is None:
        return False
    return term[0] < last_scale or not keys[begin][0].isdigit()


def _read_term(keys: Sequence[str], first: int) -> tuple[float, float, int] | None:
    """Return (value, scale, end) of a number below a thousand with the scale that follows it, or of a scale alone."""
    below, position = _read_below_thousand(keys, first)
    if below is None:
        word = _plain(keys[first])[0] if first < len(keys) else ""
        kind, value = number_words().get(word, ("", 0.0))
        if kind in ("fraction", "half"):
            return _read_fraction(keys, first, value, alone=kind == "fraction")
        if kind not in ("scale", "scale2"):
            return None
        scale = value if kind == "scale" else value / 2
        return _read_scales(keys, value * (1 + _is_dual(keys, first)), scale, first + 1)
    parts = _denominator(keys, position)
    if parts:
        return below / parts, 1.0, position + 1
    return _read_scales(keys, below, 1.0, position)


def _denominator(keys: Sequence[str], position: int) -> float:
    """Return the denominator that a number's next word is (`ثلاثة أخماس`, `ثلاثة وعشرون خمس`), or 0."""
    word = keys[position] if position < len(keys) else ""
    kind, value = number_words().get(word, ("", 0.0))
    return value if kind == "parts" else _FIFTHS.get(word, 0) if kind else 0


def _is_dual(keys: Sequence[str], position: int) -> bool:
    """Tell whether a lone ألفا, مليونا is the dual (`مليونا شخص`) and no accusative (`مليونا ونصف`, `ألفا من`)."""
    follows = keys[position + 1] if position + 1 < len(keys) else ""
    return keys[position].endswith("ا") and keys[position] in number_words() and follows not in ("و", "من")


def _read_fraction(keys: Sequence[str], first: int, value: float, alone: bool) -> tuple[float, float, int] | None:
    word = _plain(keys[first + 1])[0] if first + 1 < len(keys) else ""
    kind, scale = number_words().get(word, ("", 0.0))
    if kind == "scale" or (kind == "hundred" and scale == 100):
        return value * scale, scale / 10, first + 2
    return (value, 1.0, first + 1) if alone else None


def _read_scales(keys: Sequence[str], value: float, scale: float, position: int) -> tuple[float, float, int]:
    """Multiply by the scales that follow, four at most: `20 ألفا`, `مئة ألف مليون`."""
    for _ in range(position, min(position + _MOST_SCALES, len(keys))):
        kind, factor = number_words().get(_plain(keys[position])[0], ("", 0.0))
        if kind != "scale" and not (kind == "hundred" and factor == 100 and value >= 1 and value == int(value)):
            break
        value, scale, position = value * factor, scale * factor, position + 1
    return value, scale, position


def _read_below_thousand(keys: Sequence[str], first: int) -> tuple[float | None, int]:
    """Read digits, or hundreds, tens and units in words."""
    if first >= len(keys):
        return None, first
    number = digits_value(keys[first]) if keys[first][:1].isdigit() else None
    if number is not None:
        return number, first + 1
    total, position, smallest = 0.0, first, 1000.0
    while True:
        begin = position + (position > first and keys[position : position + 1] == ["و"])
        if position > first and begin == position:
            break
        found = _read_small(keys, begin)
        if found is None or not _fits(found[0], smallest, total):
            break
        if position > first and total % 100 == 0 and _is_parts(keys, found[1]):
            break
        total, smallest, position = total + found[0], min(smallest, found[0]), found[1]
    return (total if position > first else None), position


def _is_parts(keys: Sequence[str], position: int) -> bool:
    return position < len(keys) and number_words().get(keys[position], ("", 0.0))[0] == "parts"


def _fits(value: float, smallest: float, total: float) -> bool:
    """Tell whether a part may be added: falling size, or a ten after a unit (`خمسة وعشرون`)."""
    if total % 100 and total % 100 < 10 and 20 <= value < 100:
        return True
    return value < smallest and not (smallest < 100 and smallest % 10 == 0 and value < 10 and total) and total % 10 == 0


def _read_small(keys: Sequence[str], first: int) -> tuple[float, int] | None:
    """Read one hundred word, ten, unit or teen (`ثلاثة عشر`), or a unit with `مئة` apart (`ثلاث مئة`)."""
    if first >= len(keys):
        return None
    kind, value = number_words().get(_plain(keys[first])[0], ("", 0.0))
    if kind in ("teen", "ten", "hundred"):
        return value, first + 1
    if kind != "unit":
        return None
    following = keys[first + 1] if first + 1 < len(keys) else ""
    if following in ("عشر", "عشره") and 0 < value < 10:
        return value + 10, first + 2
    if number_words().get(following) == ("hundred", 100.0) and 2 < value < 10:
        return value * 100, first + 2
    return None if keys[first] in _ONLY_TEENS else (value, first + 1)


def _read_fraction_after(keys: Sequence[str], value: float, end: int) -> tuple[float, int]:
    """Add `ونصف`, `وثلاثة أخماس`: to a scale its share (`مليون ونصف المليون`), to a plain number the share of one."""
    if keys[end : end + 1] != ["و"] or end + 1 >= len(keys):
        return value, end
    share, position = _read_share(keys, end + 1)
    if not share:
        return value, end
    kind, number = number_words().get(_plain(keys[end - 1])[0], ("", 0.0))
    factor = number if kind == "scale" else number / 2 if kind == "scale2" else 1.0
    named = position < len(keys) and number_words().get(_plain(keys[position])[0], ("", 0.0)) == ("scale", factor)
    if factor == 1.0 or named or position - end == 2:
        return value + share * factor, position + named
    return value + share, position


def _read_share(keys: Sequence[str], first: int) -> tuple[float, int]:
    """Read a fraction: a word such as نصف, or a number with its part (`ثلاثة أخماس`); 0 where there is none."""
    kind, value = number_words().get(_plain(keys[first])[0], ("", 0.0))
    if kind in ("fraction", "half"):
        return value, first + 1
    part = number_words().get(keys[first + 1], ("", 0.0)) if first + 1 < len(keys) else ("", 0.0)
    return (value / part[1], first + 2) if kind == "unit" and part[0] == "parts" else (0.0, first)
