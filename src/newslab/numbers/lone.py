"""Units that stand without a number and mean one: `أكثر من أسبوع`, `ساعة ونصف`, `يوم و20 ساعة`."""

from collections.abc import Sequence

from newslab.numbers.attach import share_after, unit_of
from newslab.numbers.duals import dual_unit
from newslab.numbers.found import Found, text_before
from newslab.numbers.lexicon import bounds, units
from newslab.numbers.measured import unit_at
from newslab.numbers.numerals import read_numeral
from newslab.text.line import Line

__all__ = ["read_lone_unit"]

_PLURALS = ("ات", "اشهر", "ايام")
_WEAK = ("حتي", "دون", "فوق", "تحت", "قرب", "في حدود")  # bounds of places as well
_LENGTHS = {"year": 7, "month": 6, "week": 5, "day": 4, "hour": 3, "minute": 2, "second": 1}


def read_lone_unit(line: Line, keys: Sequence[str], position: int, before: Found | None) -> Found | None:
    """Read a unit that counts as one: after a bound, with a fraction, beside another unit of time, or all alone."""
    unit = unit_at(keys, position)
    if unit is None and keys[position].startswith("ال"):
        named = units().get(keys[position][2:])
        unit = (*named, position + 1) if named else None
    if unit is None or unit[0] not in ("duration", "measure") or keys[position].endswith(_PLURALS):
        return None
    kind, name, end = unit
    share, stop = share_after(keys, end)
    if share and not keys[position].startswith("ال"):
        return Found(position, stop, kind, 1 + share, 1 + share, name)
    if _is_bounded(line, position) or _is_composed(keys, name, position, end, before) or _is_all(keys, position, end):
        return Found(position, end, kind, 1, 1, name)
    return None


def _is_bounded(line: Line, position: int) -> bool:
    bounded = bounds("before")[0].search(text_before(line, position))
    return bounded is not None and bounded["words"] not in _WEAK


def _is_composed(keys: Sequence[str], name: str, position: int, end: int, before: Found | None) -> bool:
    """Tell whether a time goes on with a smaller one (`يوم و20 ساعة`), or ends with this one (`سنتين وشهر`)."""
    if name not in _LENGTHS:
        return False
    greater = before is not None and _LENGTHS.get(before.unit or "", 0) > _LENGTHS[name]
    if before is not None and greater and max(before.end, before.after) == position - 1 and keys[position - 1] == "و":
        return True
    if keys[end : end + 1] != ["و"] or end + 1 >= len(keys):
        return False
    numeral = read_numeral(keys, end + 1)
    smaller = unit_of(keys[numeral.end]) if numeral and numeral.end < len(keys) else dual_unit(keys[end + 1])
    return smaller is not None and 0 < _LENGTHS.get(smaller[1], 0) < _LENGTHS[name]


def _is_all(keys: Sequence[str], position: int, end: int) -> bool:
    """Tell whether the unit is all that the text says, as a cell of a table or an answer may."""
    return not any(key[:1].isalnum() for key in (*keys[:position], *keys[end:]))
