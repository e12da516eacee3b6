"""Tell news agencies: which one a claim came through."""

from collections.abc import Mapping
from functools import cache

from newslab.tables import read_table
from newslab.text.normalise import key

__all__ = ["agency", "is_bare_agency"]

_AGENCY = key("وكالة")
_THE_AGENCY = key("الوكالة")
_MOST_WORDS = 4  # of an agency's name after وكالة


def agency(name: str | None) -> str | None:
    """Return the agency that a name stands for, or None if it is no agency's.

    >>> agency("وكالة فرانس برس"), agency("رويترز"), agency("وكالة سحاب"), agency("الوزير")
    ('فرانس برس', 'رويترز', 'سحاب', None)
    """
    words = name.split() if isinstance(name, str) else []
    said = bool(words) and key(words[0]) == _AGENCY
    rest = words[1:] if said else words
    known = _agencies().get(key(" ".join(rest)))
    if known:
        return known
    return " ".join(rest[:_MOST_WORDS]) if said and rest else None


def is_bare_agency(name: str | None) -> bool:
    """Tell whether a name is only "the agency", one that was named before."""
    return isinstance(name, str) and key(name) == _THE_AGENCY


@cache
def _agencies() -> Mapping[str, str]:
    return {key(row["name"]): row["agency"] for row in read_table("corpus", "agencies")}
