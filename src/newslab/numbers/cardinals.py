"""Read cardinals and ranges with their unit or counted noun."""

from collections.abc import Sequence
from dataclasses import replace

from newslab.numbers.attach import attach, unit_before
from newslab.numbers.counted import is_counted, is_noun
from newslab.numbers.digits import is_negative, read_digits
from newslab.numbers.found import Found
from newslab.numbers.labels import is_label
from newslab.numbers.lexicon import number_words
from newslab.numbers.measured import currency_of, unit_at
from newslab.numbers.numerals import Numeral, read_numeral
from newslab.text.line import Line

__all__ = ["read_cardinal", "read_range"]

_SIGNED = ("degC", "degF", "degree", "percent")  # what news gives with a minus sign; elsewhere it is a dash
_QUARTERS = ("الاول", "الثاني", "الثالث", "الرابع", "الاخير", "الخالي")


def read_range(line: Line, keys: Sequence[str], position: int, article: frozenset[str]) -> Found | None:
    """Read `من 400 إلى 600`, `بين 18 و24`, `10-15`, `20 إلى 30 ألفا`."""
    opener = keys[position] if keys[position] in ("من", "بين") else ""
    begin = position + bool(opener)
    low = _numeral(keys, begin)
    if low is None or low.end >= len(keys):
        return None
    link = keys[low.end]
    dashed = link in ("-", "–") and (_is_tight(line, low.end) or _names_what(keys, low.end + 1, article))
    wanted = {"من": ("الي", "حتي"), "بين": ("و", "الي")}.get(opener, ("الي",))
    if link not in wanted and not dashed:
        return None
    high = _numeral(keys, low.end + 1)
    if high is None or is_label(line, keys, position, low.end):
        return None
    first_value = low.value * _shared_scale(keys, low, high)
    if first_value >= high.value:
        return None
    return attach(line, keys, Found(position, high.end, "count", first_value, high.value), high, article)


def _names_what(keys: Sequence[str], position: int, article: frozenset[str]) -> bool:
    """Tell whether a scale or a unit follows the number at a piece, so that a dash with spaces joins a range."""
    high = _numeral(keys, position)
    if high is None:
        return False
    return _scale_of(keys, high) > 1 or bool(unit_at(keys, high.end) or currency_of(keys, high.end, article))


def _is_tight(line: Line, index: int) -> bool:
    """Tell whether a dash has no space on either side."""
    before, dash, after = line.pieces[index - 1], line.pieces[index], line.pieces[index + 1 : index + 2]
    return before.end == dash.start and bool(after) and dash.end == after[0].start


def _shared_scale(keys: Sequence[str], low: Numeral, high: Numeral) -> float:
    """Return the scale that a range names once, after its second number: `20 إلى 30 ألفا`."""
    scale = _scale_of(keys, high)
    return scale if low.value < high.value / scale and _scale_of(keys, low) == 1 else 1.0


def _scale_of(keys: Sequence[str], numeral: Numeral) -> float:
    kind, value = number_words().get(keys[numeral.end - 1], ("", 1.0))
    return value if kind == "scale" else 1.0


def _numeral(keys: Sequence[str], position: int) -> Numeral | None:
    return read_numeral(keys, position) if position < len(keys) else None


def read_cardinal(line: Line, keys: Sequence[str], position: int, article: frozenset[str]) -> Found | None:
    """Read one number in digits or words, with its unit or counted noun: `20 ألفا من المدنيين`."""
    numeral = read_digits(line, keys, position) or read_numeral(keys, position) or _half(keys, position)
    if numeral is None or _is_pronoun(line, keys, position, numeral) or _is_year(keys, position, numeral):
        return None
    if is_label(line, keys, position, numeral.end):
        return None
    found = attach(line, keys, Found(position, numeral.end, "count", numeral.value, numeral.value), numeral, article)
    if found and found.unit in _SIGNED and found.low == found.high == numeral.value and is_negative(line, position):
        return replace(found, first=position - 1, low=-numeral.value, high=-numeral.value)
    return found


def _half(keys: Sequence[str], position: int) -> Numeral | None:
    """Read the spoken half, `نص لتر`, which without a unit means a text."""
    kind, value = number_words().get(keys[position], ("", 0.0))
    if kind != "half" or not unit_at(keys, position + 1):
        return None
    return Numeral(value, position + 1, definite=False, digits=False)


def _is_pronoun(line: Line, keys: Sequence[str], position: int, numeral: Numeral) -> bool:
    """Tell whether أحد or واحد is no number here: `أحد أعضاء`, `واحد من`; a single number word may also be a scale."""
    word = keys[position]
    if numeral.end > position + 1 or word[0].isdigit():
        return False
    if word in ("احد", "احدي", "الاحد", "احدا"):
        return True
    if word in ("واحد", "واحده", "الواحد", "الواحده"):
        if position and unit_before(keys, position):
            return False
        return keys[position + 1 : position + 2] == ["من"] or position == 0 or not is_noun(keys[position - 1])
    follows = keys[numeral.end] if numeral.end < len(keys) else ""
    if word == "الربع" and follows in _QUARTERS:
        return True
    return word in ("ست", "الست", "عشر", "الربع", "ثمان", "الخمس") and not is_noun(follows)


def _is_year(keys: Sequence[str], position: int, numeral: Numeral) -> bool:
    """Tell whether four bare digits are a year that no rule of dates has taken."""
    plain = numeral.digits and numeral.end == position + 1 and len(keys[position]) == 4 and keys[position].isdigit()
    follows = keys[numeral.end] if numeral.end < len(keys) else ""
    counts = is_counted(follows) and follows != "عقد"
    return plain and 1900 <= numeral.value < 2100 and not (counts or follows in ("%", "٪", "$", "€"))
