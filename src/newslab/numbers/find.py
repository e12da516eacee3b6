"""Find the numbers in a Doc: digits and words, ranges, vague words, ordinals and duals."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from newslab.dates import Date
from newslab.numbers.bound import bound_of
from newslab.numbers.cardinals import read_cardinal, read_range
from newslab.numbers.counted import is_noun
from newslab.numbers.found import Found
from newslab.numbers.lexicon import kept_whole
from newslab.numbers.lone import read_lone_unit
from newslab.numbers.others import read_dual, read_ordinal_number, read_vague
from newslab.numbers.records import Quantity
from newslab.spans import Span
from newslab.text.line import Line, make_line

__all__ = ["find_quantities"]

_DUAL_NAMES = ("ORG", "FAC", "GPE", "LOC")


def find_quantities(
    doc: Doc, dates: Iterable[Date] = (), names: Iterable[tuple[int, int, str]] = ()
) -> tuple[Quantity, ...]:
    """Return the numbers of a Doc in order, without overlaps.

    Numbers inside `dates` belong to them, and those inside `names` (offsets and label) are parts of a name (`إف 16`),
    but for the ordinal of an event (`المؤتمر السادس`) and a dual that begins a name (`وزارتي الداخلية والعدل`).
    """
    text = doc.text  # spaCy makes it anew at each call
    line = make_line(doc, kept_whole())
    keys = [piece.key for piece in line.pieces]
    closed = _closed(line, [(d.start, d.end, "DATE") for d in dates], names)
    article = frozenset(keys)
    records: list[Quantity] = []
    for found in _scan(line, keys, closed, article):
        records.append(_record(f"q{len(records) + 1}", text, line, keys, found))
    return tuple(records)


def _closed(line: Line, *taken: Iterable[tuple[int, int, str]]) -> list[str]:
    """Return for each piece the label of the date or name that it belongs to, or an empty string."""
    spans = sorted(span for group in taken for span in group)
    closed, index = [], 0
    for piece in line.pieces:
        while index < len(spans) and spans[index][1] <= piece.start:
            index += 1
        inside = index < len(spans) and spans[index][0] < piece.end
        closed.append(spans[index][2] if inside else "")
    return closed


def _scan(line: Line, keys: Sequence[str], closed: Sequence[str], article: frozenset[str]) -> Iterator[Found]:
    position, dual = 0, ""
    before: Found | None = None
    while position < len(keys):
        label = closed[position]
        if label:
            found = _read_in_name(line, keys, position, label, starts=not position or not closed[position - 1])
        else:
            found = _read(line, keys, position, article, before, dual)
        if found is None or (not label and any(closed[found.first : found.end])):
            dual = "" if is_noun(keys[position]) and not _is_dual_form(keys[position]) else dual
            position += 1
            continue
        yield found
        before, dual = found, keys[found.first] if _is_dual_form(keys[found.first]) and found.low == 2 else ""
        position = max(found.end, found.after)


def _read(
    line: Line, keys: Sequence[str], position: int, article: frozenset[str], before: Found | None, dual: str
) -> Found | None:
    """Return the number that begins at a piece: the first shape that fits."""
    return (
        read_vague(keys, position)
        or read_range(line, keys, position, article)
        or read_cardinal(line, keys, position, article)
        or read_ordinal_number(line, keys, position)
        or read_lone_unit(line, keys, position, before)
        or read_dual(keys, position, dual)
    )


def _is_dual_form(key: str) -> bool:
    return key.endswith(("ين", "ان"))


def _read_in_name(line: Line, keys: Sequence[str], position: int, label: str, starts: bool) -> Found | None:
    """Return the ordinal of an event, or the dual in construct with which a name begins."""
    if label == "EVENT":
        return read_ordinal_number(line, keys, position)
    if label in _DUAL_NAMES and starts and keys[position].endswith(("ي", "ا")):
        return read_dual(keys, position)
    return None


def _record(id: str, text: str, line: Line, keys: Sequence[str], found: Found) -> Quantity:
    start, end = line.pieces[found.first].start, line.pieces[found.end - 1].end
    bound, approximator = bound_of(text, line, found)
    counted = None if found.counted is None else line.pieces[found.counted]
    return Quantity(
        id, start, end, text[start:end], found.kind, _number(found.low), _number(found.high), bound, approximator,
        found.unit, Span(counted.start, counted.end, text[counted.start : counted.end]) if counted else None,
    )  # fmt: skip


def _number(value: float | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if float(value).is_integer() else round(value, 10)
