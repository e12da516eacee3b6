"""Numbers in Arabic news: values, ranges, bounds, units and what is counted."""

from newslab.numbers.parse import Parsed, parse
from newslab.numbers.records import Quantity

__all__ = ["Parsed", "Quantity", "parse"]
