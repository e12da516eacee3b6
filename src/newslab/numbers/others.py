"""Read what counts without a cardinal: vague words, ordinals, lone units and duals."""

import re
from collections.abc import Sequence
from dataclasses import replace

from newslab.numbers.counted import counted_after, counted_before, is_noun
from newslab.numbers.duals import dual_duration, is_dual
from newslab.numbers.found import Found, text_before, text_end
from newslab.numbers.lexicon import bounds, units, vague
from newslab.numbers.numerals import read_ordinal
from newslab.text.line import Line

__all__ = ["read_dual", "read_lone_unit", "read_ordinal_number", "read_vague"]

_OPENING = frozenset("“”\"«»„'(")
_AGE_AFTER = re.compile(r" من (?:عمره|عمرها|العمر)(?!\S)")


def read_vague(keys: Sequence[str], position: int) -> Found | None:
    """Read a count without a value: `عشرات`, `عدد من`, `مئات الآلاف`."""
    for length in (3, 2, 1):
        words = [
            word.removeprefix("ال") if word.removeprefix("ال") in vague() else word
            for word in keys[position : position + length]
        ]
        joined = " ".join(words)
        if len(words) == length and (
            joined in vague() or " ".join([words[0], *(w.removeprefix("ال") for w in words[1:])]) in vague()
        ):
            end = position + length
            several = keys[position] == "عده"
            counted = counted_after(keys, end, several)
            if several and counted is None and position and is_noun(keys[position - 1]):
                counted = position - 1
            return None if keys[position] == "العده" else Found(position, end, "count", None, None, counted=counted)
    return None


def read_ordinal_number(line: Line, keys: Sequence[str], position: int) -> Found | None:
    """Read an ordinal: before its noun without ال (`أول مرة`), after it otherwise (`الجولة الثانية`, `مرحلة أولى`)."""
    numeral = read_ordinal(keys, position)
    if numeral is None:
        return None
    found = Found(position, numeral.end, "ordinal", numeral.value, numeral.value)
    if _AGE_AFTER.match(line.text, text_end(line, found)):
        return replace(found, kind="age", unit="year")
    following = keys[numeral.end] if numeral.end < len(keys) else ""
    if not numeral.definite and keys[position] in (
        "اول",
        "اولي",
        "ثاني",
        "ثالث",
        "رابع",
        "خامس",
        "سادس",
        "سابع",
        "ثامن",
        "تاسع",
        "عاشر",
    ):
        agrees = (
            position and keys[position].endswith("ي") and keys[position] != "ثاني" and keys[position - 1].endswith("ه")
        )
        if not agrees:
            return replace(found, counted=numeral.end) if is_noun(following) else None
    before = counted_before(line.pieces, position)
    if before is None:
        return found if numeral.definite and numeral.value > 1 else None
    return replace(found, counted=before)


def read_lone_unit(line: Line, keys: Sequence[str], position: int) -> Found | None:
    """Read a unit that a bound makes a number of one: `أكثر من أسبوع`, `نحو كيلومتر`."""
    found = units().get(keys[position].removeprefix("ال"))
    if not found or found[0] not in ("duration", "measure") or keys[position].endswith(("ات", "اشهر", "ايام")):
        return None
    bounded = bounds("before")[0].search(text_before(line, position))
    if not bounded or bounded["words"] in ("حتي", "دون", "فوق", "قرب", "في حدود"):
        return None
    return Found(position, position + 1, found[0], 1, 1, found[1])


def read_dual(keys: Sequence[str], position: int) -> Found | None:
    """Read a dual noun: `قريتين`, or of time, `يومين`."""
    word = keys[position]
    following = next((k for k in keys[position + 1 : position + 3] if k not in _OPENING), "")
    unit = dual_duration(word)
    if unit:
        return Found(position, position + 1, "duration", 2, 2, unit)
    if (
        len(word) > 4
        and is_noun(word)
        and is_dual(word, following.startswith("ال") or keys[position + 1 : position + 2] != [following])
    ):
        return Found(position, position + 1, "dual", 2, 2, counted=position)
    return None
