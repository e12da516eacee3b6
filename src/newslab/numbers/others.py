"""Read what counts without a cardinal: vague words, ordinals and duals."""

import re
from collections.abc import Sequence
from dataclasses import replace

from newslab.numbers.attach import share_after
from newslab.numbers.counted import counted_after, counted_before, is_noun
from newslab.numbers.duals import dual_unit, is_dual
from newslab.numbers.found import Found, text_end
from newslab.numbers.lexicon import number_words, vague
from newslab.numbers.numerals import read_ordinal
from newslab.text.clitics import known
from newslab.text.line import Line

__all__ = ["read_dual", "read_ordinal_number", "read_vague"]

_LONGEST_NAME = 4
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


def read_dual(keys: Sequence[str], position: int, dual_before: str = "") -> Found | None:
    """Read a dual noun: `قريتين`, or of time, `يومين`; what agrees with the dual just read is its adjective."""
    word = keys[position]
    if dual_before and (word[-2:], word[:2] == "ال") == (dual_before[-2:], dual_before[:2] == "ال"):
        return None
    following = next((k for k in keys[position + 1 : position + 3] if k not in _OPENING), "")
    unit = dual_unit(word)
    if unit:
        share, end = share_after(keys, position + 1)
        return Found(position, end if share else position + 1, unit[0], 2 + share, 2 + share, unit[1])
    quoted = following != "" and keys[position + 1] != following
    governs = following.startswith("ال") or quoted or _joins_two(keys, position)
    if word.endswith("ا") and not word.endswith("تا"):
        governs = following.startswith("ال") and not (position and _ends_number(keys[position - 1]))
    governs = governs or (word.endswith(("تي", "تا")) and is_noun(following) and known("ال" + following) > 0)
    if len(word) > 4 and is_noun(word) and is_dual(word, governs):
        return Found(position, position + 1, "dual", 2, 2, counted=position)
    return None


def _joins_two(keys: Sequence[str], position: int) -> bool:
    """Tell whether two names joined by و follow a noun: `مطاري تيجيل وشونفيلد`, `نظامي تشغيل ويندوز وماك`."""
    following = keys[position + 1 : position + 6]
    names = following[: following.index("و")] if "و" in following else []
    return 0 < len(names) < _LONGEST_NAME and all(is_noun(key) or (key.isascii() and key.isalpha()) for key in names)


def _ends_number(key: str) -> bool:
    return key[:1].isdigit() or key in number_words()
