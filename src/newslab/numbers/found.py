"""A number on the line, before it becomes a record, and the text around it."""

from dataclasses import dataclass

from newslab.text.line import Line

__all__ = ["Found", "text_before", "text_end"]

_CONTEXT = 48  # characters of the line before a number in which its bound may stand


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


def text_before(line: Line, first: int) -> str:
    """Return the stretch of the line before a piece in which its bound or its context may stand."""
    begin = line.begins[first]
    return line.text[max(begin - _CONTEXT, 0) : begin]


def text_end(line: Line, found: Found) -> int:
    """Return the position of the line after a number's last piece."""
    return line.begins[found.end - 1] + len(line.pieces[found.end - 1].key)
