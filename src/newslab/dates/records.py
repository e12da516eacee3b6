"""The record of one expression of time."""

from dataclasses import dataclass

__all__ = ["Date"]


@dataclass(frozen=True, slots=True)
class Date:
    """An expression that places something in time, without its preposition.

    `value` is ISO 8601, resolved against the publication date: a day, month, year, minute, or an interval with `/`;
    `None` where the text is too vague, or nothing is known to resolve it against.
    """

    id: str
    start: int
    end: int
    text: str
    value: str | None
