"""Numbers in Arabic news: values, ranges, bounds, units and what is counted."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from newslab.numbers.parse import Parsed, parse
from newslab.numbers.pint_units import pint_definitions
from newslab.numbers.records import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newslab.conflicts import Conflict

__all__ = ["Parsed", "Quantity", "conflicts", "parse", "pint_definitions"]


def conflicts(docs: "Iterable[Doc]") -> "list[Conflict]":
    """Return the pairs of figures of the same counted noun and unit that disagree, with both claimants.

    The docs are those of `newslab.annotate`; offsets are characters of each article's text. Which figures are compared,
    and when they disagree: `newslab.conflicts.find_conflicts`.

    >>> import newslab
    >>> text = "قال الوزير إن 12 شخصا قتلوا في الانفجار. وقال شهود إن الانفجار أوقع 20 قتيلا، وإن عشرين شخصا قتلوا فيه."
    >>> for found in conflicts([newslab.annotate(text)]):
    ...     print(found.counted, found.first.text, found.first.speaker, "|", found.second.text, found.second.speaker)
    شخص 12 الوزير | عشرين شهود
    """
    from newslab.conflicts import find_conflicts  # a later stage, that knows of claims

    return find_conflicts(docs)
