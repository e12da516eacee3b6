"""Find the numbers in a Doc: digits and words, ranges, vague words, ordinals and duals."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from newslab.dates import Date
from newslab.numbers.counted import Unit, counted_after, counted_before, currency_of, is_noun, unit_at
from newslab.numbers.duals import dual_duration, is_dual
from newslab.numbers.lexicon import bounds, kept_whole, number_words, units, vague
from newslab.numbers.numerals import Numeral, read_numeral, read_ordinal
from newslab.numbers.records import Quantity
from newslab.spans import Span
from newslab.text.line import Line, make_line

__all__ = ["find_quantities"]

_OPENING = frozenset("“”\"«»„'(")
_CONTEXT = 48  # characters of the line before a number in which its bound may stand
_AGE_BEFORE = re.compile(r"(?:عمر|عمره|عمرها|العمر|اعمارهم|اعمار|عمرهم)(?: \S+){0,3} \Z|(?<!\S)\( \Z")
_AGE_AFTER = re.compile(r" من (?:عمره|عمرها|العمر)(?!\S)")
_BELOW_ZERO = re.compile(r"(?: درجه| درجات)?(?: ميويه)? تحت الصفر")


@dataclass(frozen=True, slots=True)
class Found:
    """A number on the line: pieces `first` to `end`, its values, kind and unit, and the counted noun's piece."""

    first: int
    end: int
    kind: str
    low: float | None
    high: float | None
    unit: str | None = None
    counted: int | None = None
    after: int = 0


def find_quantities(
    doc: Doc, dates: Iterable[Date] = (), names: Iterable[tuple[int, int]] = ()
) -> tuple[Quantity, ...]:
    """Return the numbers of a Doc in order, without overlaps.

    Numbers inside `dates` belong to them, and those inside `names` (offsets) are parts of a name (`إف 16`).
    """
    line = make_line(doc, kept_whole())
    keys = [piece.key for piece in line.pieces]
    closed = _closed(line, [(d.start, d.end) for d in dates], names)
    article = frozenset(keys)
    records: list[Quantity] = []
    for found in _scan(line, keys, closed, article):
        records.append(_record(f"q{len(records) + 1}", doc.text, line, keys, found))
    return tuple(records)


def _closed(line: Line, *taken: Iterable[tuple[int, int]]) -> list[bool]:
    """Mark the pieces that belong to dates and names."""
    spans = sorted(span for group in taken for span in group)
    closed, index = [], 0
    for piece in line.pieces:
        while index < len(spans) and spans[index][1] <= piece.start:
            index += 1
        closed.append(index < len(spans) and spans[index][0] < piece.end)
    return closed


def _scan(line: Line, keys: Sequence[str], closed: Sequence[bool], article: frozenset[str]) -> Iterator[Found]:
    position, after_dual = 0, False
    while position < len(keys):
        found = None if closed[position] else _read(line, keys, position, article, after_dual)
        if found is None or any(closed[found.first : found.end]):
            after_dual = after_dual and not is_noun(keys[position])
            position += 1
            continue
        yield found
        after_dual = found.kind == "dual"
        position = max(found.end, found.after)


def _read(line: Line, keys: Sequence[str], position: int, article: frozenset[str], after_dual: bool) -> Found | None:
    """Return the number that begins at a piece: the first shape that fits."""
    return (
        _read_vague(keys, position)
        or _read_range(line, keys, position, article)
        or _read_cardinal(line, keys, position, article)
        or _read_ordinal(line, keys, position)
        or _read_lone_unit(line, keys, position)
        or (None if after_dual else _read_dual(keys, position))
    )


def _read_range(line: Line, keys: Sequence[str], position: int, article: frozenset[str]) -> Found | None:
    """Read `من 400 إلى 600`, `بين 18 و24`, `10-15`, `20 إلى 30 ألفا`."""
    opener = keys[position] if keys[position] in ("من", "بين") else ""
    begin = position + bool(opener)
    low = _numeral(keys, begin)
    if low is None or low.end >= len(keys):
        return None
    link = keys[low.end]
    tight = link in ("-", "–") and _is_tight(line, low.end)
    wanted = {"من": ("الي", "-", "–"), "بين": ("و", "الي")}.get(opener, ("الي",))
    if link not in wanted and not tight:
        return None
    high = _numeral(keys, low.end + 1)
    if high is None or (link == "-" and not tight):
        return None
    first_value = low.value * _shared_scale(keys, low, high)
    if first_value >= high.value:
        return None
    return _with_noun(line, keys, Found(position, high.end, "count", first_value, high.value), high, article)


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


def _read_cardinal(line: Line, keys: Sequence[str], position: int, article: frozenset[str]) -> Found | None:
    numeral = _decimal(line, keys, position) or read_numeral(keys, position)
    if numeral is None or _is_pronoun(line, keys, position, numeral) or _is_year(keys, position, numeral):
        return None
    found = Found(position, numeral.end, "count", numeral.value, numeral.value)
    return _with_noun(line, keys, found, numeral, article)


def _decimal(line: Line, keys: Sequence[str], position: int) -> Numeral | None:
    """Read a decimal typed with the Arabic comma, `1،45 مليون`."""
    pieces = line.pieces[position : position + 3]
    tight = len(pieces) == 3 and pieces[0].end == pieces[1].start and pieces[1].end == pieces[2].start
    if not tight or pieces[1].key != "،" or not (pieces[0].key + pieces[2].key).isdecimal():
        return None
    joined = read_numeral([f"{pieces[0].key}.{pieces[2].key}", *keys[position + 3 : position + 8]], 0)
    return replace(joined, end=position + 2 + joined.end) if joined else None


def _is_pronoun(line: Line, keys: Sequence[str], position: int, numeral: Numeral) -> bool:
    """Tell whether أحد or واحد is no number here: `أحد أعضاء`, `واحد من`; a single number word may also be a scale."""
    word = keys[position]
    if numeral.end > position + 1 or word[0].isdigit():
        return False
    if word in ("احد", "احدي", "الاحد", "احدا"):
        return True
    if word in ("واحد", "واحده", "الواحد", "الواحده"):
        return keys[position + 1 : position + 2] == ["من"] or position == 0 or not is_noun(keys[position - 1])
    return word in ("ست", "الست", "عشر", "الربع", "ثمان", "الخمس") and not is_noun(
        keys[numeral.end] if numeral.end < len(keys) else ""
    )


def _is_year(keys: Sequence[str], position: int, numeral: Numeral) -> bool:
    """Tell whether four bare digits are a year that no rule of dates has taken."""
    plain = numeral.digits and numeral.end == position + 1 and len(keys[position]) == 4 and keys[position].isdigit()
    follows = keys[numeral.end] if numeral.end < len(keys) else ""
    return plain and 1900 <= numeral.value < 2100 and not (is_noun(follows) or follows in ("%", "٪", "$", "€"))


def _with_noun(
    line: Line, keys: Sequence[str], found: Found, numeral: Numeral, article: frozenset[str]
) -> Found | None:
    """Add the unit or the counted noun; an ordinal written in digits counts the noun before it."""
    before = keys[found.first - 1] if found.first else ""
    below = _BELOW_ZERO.match(line.text, _text_end(line, found))
    if below and found.low is not None and found.high is not None:
        low, high, after = -abs(found.low), -abs(found.high), found.end + below[0].count(" ")
        return replace(found, kind="measure", unit="degC", low=low, high=high, after=after)
    unit = unit_at(keys, found.end) or currency_of(keys, found.end, article)
    if unit is None and before in ("$", "€", "£"):
        unit = ("money", units()[before][1], found.end)
    if unit is None and numeral.definite and before:
        unit = _unit_before(keys, found.first)
    if unit:
        return _with_unit(line, found, unit)
    if _AGE_AFTER.match(line.text, _text_end(line, found)):
        return replace(found, kind="age", unit="year")
    if numeral.definite or keys[found.first] in ("واحد", "واحده"):
        return replace(found, counted=counted_before(line.pieces, found.first))
    if numeral.digits and before in ("الذكري", "الدوره", "ذكري"):
        return replace(found, kind="ordinal", counted=found.first - 1)
    return replace(found, counted=counted_after(keys, found.end))


def _unit_before(keys: Sequence[str], position: int) -> Unit | None:
    """Return the unit of time before a number with ال: `الأيام العشرة`."""
    noun = keys[position - 1].removeprefix("ال")
    found = units().get(noun)
    return (*found, position) if found and found[0] in ("duration", "measure") else None


def _with_unit(line: Line, found: Found, unit: Unit) -> Found:
    kind, name, after = unit
    if name == "year" and _AGE_BEFORE.search(_before(line, found.first)):
        kind = "age"
    return replace(found, kind=kind, unit=name, after=after)


def _before(line: Line, first: int) -> str:
    begin = line.begins[first]
    return line.text[max(begin - _CONTEXT, 0) : begin]


def _text_end(line: Line, found: Found) -> int:
    return line.begins[found.end - 1] + len(line.pieces[found.end - 1].key)


def _read_vague(keys: Sequence[str], position: int) -> Found | None:
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
            return Found(position, end, "count", None, None, counted=counted_after(keys, end))
    return None


def _read_ordinal(line: Line, keys: Sequence[str], position: int) -> Found | None:
    """Read an ordinal: before its noun without ال (`أول مرة`), after it otherwise (`الجولة الثانية`, `مرحلة أولى`)."""
    numeral = read_ordinal(keys, position)
    if numeral is None:
        return None
    found = Found(position, numeral.end, "ordinal", numeral.value, numeral.value)
    if _AGE_AFTER.match(line.text, _text_end(line, found)):
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


def _read_lone_unit(line: Line, keys: Sequence[str], position: int) -> Found | None:
    """Read a unit that a bound makes a number of one: `أكثر من أسبوع`, `نحو كيلومتر`."""
    found = units().get(keys[position].removeprefix("ال"))
    if not found or found[0] not in ("duration", "measure") or keys[position].endswith(("ات", "اشهر", "ايام")):
        return None
    bounded = bounds("before")[0].search(_before(line, position))
    if not bounded or bounded["words"] in ("حتي", "دون", "فوق", "قرب", "في حدود"):
        return None
    return Found(position, position + 1, found[0], 1, 1, found[1])


def _read_dual(keys: Sequence[str], position: int) -> Found | None:
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


def _record(id: str, text: str, line: Line, keys: Sequence[str], found: Found) -> Quantity:
    start, end = line.pieces[found.first].start, line.pieces[found.end - 1].end
    bound, approximator = _bound(text, line, found)
    counted = None if found.counted is None or found.unit else line.pieces[found.counted]
    return Quantity(
        id, start, end, text[start:end], found.kind, _number(found.low), _number(found.high), bound, approximator,
        found.unit, Span(counted.start, counted.end, text[counted.start : counted.end]) if counted else None,
    )  # fmt: skip


def _bound(text: str, line: Line, found: Found) -> tuple[str, str | None]:
    """Return the bound and the words that say so, before the number or after it and its noun."""
    pattern, table = bounds("before")
    before = _before(line, found.first)
    match = pattern.search(before)
    if match:
        shift = line.begins[found.first] - len(before)
        return table[match["words"]], _wording(text, line, match.start("words") + shift, match.end("words") + shift)
    pattern, table = bounds("after")
    end = _text_end(line, found)
    follows = re.compile(r"(?: \S+){0,2}?" + pattern.pattern).match(line.text, end, end + _CONTEXT)
    if follows:
        return table[follows["words"]], _wording(text, line, follows.start("words"), follows.end("words"))
    return ("~" if found.low is None else "="), None


def _wording(text: str, line: Line, begin: int, end: int) -> str:
    first, last = line.pieces[line.piece_at(begin)], line.pieces[line.piece_at(end - 1)]
    return text[first.start : last.end]


def _number(value: float | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if float(value).is_integer() else round(value, 10)
