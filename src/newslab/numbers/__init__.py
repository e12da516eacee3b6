"""Numbers: value, range, bound, unit, and the noun that is counted."""

from newslab.numbers.parse import parse
from newslab.numbers.records import Quantity

__all__ = ["Quantity", "parse"]
