"""The record of one number."""

from dataclasses import dataclass

from newslab.spans import Span

__all__ = ["Quantity"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """An expression that counts or measures.

    `text` is the numeral alone, a range with its من or بين, or a dual noun. `min` and `max` are equal unless it is a
    range, and `None` for vague words (`عشرات`). `bound` is one of `= ~ > >= < <=`, and `approximator` the words that
    say so. `unit` is a canonical name (ISO 4217, or one that pint knows); `counted` the noun that is counted.
    """

    id: str
    start: int
    end: int
    text: str
    kind: str
    min: int | float | None
    max: int | float | None
    bound: str
    approximator: str | None
    unit: str | None
    counted: Span | None
