"""Find the numbers in a Doc: digits and words, ranges, vague words, ordinals and duals."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from newslab.dates import Date
from newslab.numbers.bound import bound_of
from newslab.numbers.cardinals import read_cardinal, read_range
from newslab.numbers.counted import is_noun
from newslab.numbers.found import Found
from newslab.numbers.lexicon import kept_whole
from newslab.numbers.others import read_dual, read_lone_unit, read_ordinal_number, read_vague
from newslab.numbers.records import Quantity
from newslab.spans import Span
from newslab.text.line import Line, make_line

__all__ = ["find_quantities"]


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
        read_vague(keys, position)
        or read_range(line, keys, position, article)
        or read_cardinal(line, keys, position, article)
        or read_ordinal_number(line, keys, position)
        or read_lone_unit(line, keys, position)
        or (None if after_dual else read_dual(keys, position))
    )


def _record(id: str, text: str, line: Line, keys: Sequence[str], found: Found) -> Quantity:
    start, end = line.pieces[found.first].start, line.pieces[found.end - 1].end
    bound, approximator = bound_of(text, line, found)
    counted = None if found.counted is None or found.unit else line.pieces[found.counted]
    return Quantity(
        id, start, end, text[start:end], found.kind, _number(found.low), _number(found.high), bound, approximator,
        found.unit, Span(counted.start, counted.end, text[counted.start : counted.end]) if counted else None,
    )  # fmt: skip


def _number(value: float | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if float(value).is_integer() else round(value, 10)
