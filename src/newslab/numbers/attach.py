"""Give a number its unit or its counted noun."""

import re
from collections.abc import Sequence
from dataclasses import replace

from newslab.numbers.counted import counted_after, counted_before
from newslab.numbers.duals import dual_unit
from newslab.numbers.found import Found, text_before, text_end
from newslab.numbers.lexicon import number_words, units
from newslab.numbers.measured import Unit, currency_named, currency_of, unit_at
from newslab.numbers.numerals import Numeral, read_numeral
from newslab.text.line import Line

__all__ = ["attach", "share_after", "unit_before", "unit_of"]

_AGE_BEFORE = re.compile(r"(?:عمر|عمره|عمرها|العمر|اعمارهم|اعمار|عمرهم)(?: \S+){0,3} \Z|(?<!\S)\( \Z")
_AGE_AFTER = re.compile(r" من (?:عمره|عمرها|العمر)(?!\S)")
_BELOW_ZERO = re.compile(r"(?: درجه| درجات)?(?: ميويه)? تحت الصفر")
_ONE = ("واحد", "واحده")
_MONEY_MARKS = ("$", "€", "£", "¥", "₪", "₹", "₺", "₽")


def attach(line: Line, keys: Sequence[str], found: Found, numeral: Numeral, article: frozenset[str]) -> Found | None:
    """Add the unit or the counted noun; an ordinal written in digits counts the noun before it."""
    before = keys[found.first - 1] if found.first else ""
    below = _BELOW_ZERO.match(line.text, text_end(line, found))
    if below and found.low is not None and found.high is not None:
        low, high, after = -abs(found.low), -abs(found.high), found.end + below[0].count(" ")
        return replace(found, kind="measure", unit="degC", low=low, high=high, after=after)
    unit = currency_named(keys, found.end) or unit_at(keys, found.end) or currency_of(keys, found.end, article)
    if unit is None and units().get(before, ("", ""))[0] == "money" and before in _MONEY_MARKS:
        unit = ("money", units()[before][1], found.end)
    if unit is None and (numeral.definite or keys[found.first] in _ONE) and before:
        unit = unit_before(keys, found.first)
    if unit:
        return _with_unit(line, keys, found, unit)
    if _AGE_AFTER.match(line.text, text_end(line, found)):
        return replace(found, kind="age", unit="year")
    if numeral.definite or keys[found.first] in _ONE:
        return replace(found, counted=counted_before(line.pieces, found.first))
    if numeral.digits and before in ("الذكري", "الدوره", "ذكري"):
        return replace(found, kind="ordinal", counted=found.first - 1)
    return replace(found, counted=_of_a_whole(keys, found.end) or counted_after(keys, found.end, numeral.digits))


def _of_a_whole(keys: Sequence[str], position: int) -> int | None:
    """Return the noun of the whole that a number is a part of: `153 من أصل 300 مقعد`, `4 من بين 10 مصابين`."""
    if keys[position : position + 2] not in (["من", "اصل"], ["من", "بين"]):
        return None
    whole = read_numeral(keys, position + 2)
    return counted_after(keys, whole.end, whole.digits) if whole else None


def unit_before(keys: Sequence[str], position: int) -> Unit | None:
    """Return the unit of time before a number with ال: `الأيام العشرة`."""
    noun = keys[position - 1].removeprefix("ال")
    found = units().get(noun)
    return (*found, position) if found and found[0] in ("duration", "measure") else None


def _with_unit(line: Line, keys: Sequence[str], found: Found, unit: Unit) -> Found:
    kind, name, after = unit
    if name == "year" and _AGE_BEFORE.search(text_before(line, found.first)):
        kind = "age"
    found = replace(found, kind=kind, unit=name, after=after)
    if kind == "percent" and keys[after : after + 1] == ["من"]:
        return replace(found, counted=counted_after(keys, after))
    share, end = share_after(keys, after) if kind in ("duration", "age", "measure") and after > found.end else (0.0, 0)
    if share and found.low is not None and found.high is not None:
        return replace(found, low=found.low + share, high=found.high + share, end=end, after=end)
    return found


def share_after(keys: Sequence[str], position: int) -> tuple[float, int]:
    """Read a fraction of the unit just named: `ثلاث سنوات ونصف`, `ساعة ونصف الساعة`; 0 where there is none."""
    if keys[position : position + 1] != ["و"] or position + 1 >= len(keys):
        return 0.0, position
    kind, value = number_words().get(keys[position + 1], ("", 0.0))
    if kind not in ("fraction", "half"):
        return 0.0, position
    end, unit = position + 2, unit_of(keys[position - 1])
    follows = keys[end] if end < len(keys) else ""
    if unit and unit_of(follows) == unit:
        return value, end + 1
    return (0.0, position) if unit_of(follows) or follows.startswith("ال") else (value, end)


def unit_of(noun: str) -> tuple[str, str] | None:
    """Return the kind and name of a unit with or without the article, in the singular, plural or dual."""
    bare = noun.removeprefix("ال")
    return units().get(bare) or dual_unit(noun)
