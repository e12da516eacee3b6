"""The tables of many articles, as the formats of tables write them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from newslab.formats.shape import FormatError
from newslab.revive import from_dict
from newslab.stream.tables import make_tables

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["escaped", "tables", "without_formulas"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def tables(articles: Sequence[Mapping[str, Any]]) -> dict[str, "DataFrame"]:
    """Return the tables of all articles by name: `articles`, and each frame of `newslab.frames`.

    Raises
    ------
    FormatError
        if a record has a lone surrogate.
    """
    try:
        return make_tables([from_dict(article) for article in articles])
    except UnicodeEncodeError:
        raise FormatError("an article has a lone surrogate, which tables cannot hold.") from None


def escaped(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe before `= + - @`, a tab or a line break.

    Cells that already begin with apostrophes and such a character get one more, so the way back is sure: cut one
    apostrophe where what follows the apostrophes is such a character.

    >>> escaped("=1+1"), escaped("'=1+1"), escaped("قال")
    ("'=1+1", "''=1+1", 'قال')
    """
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def without_formulas(table: "DataFrame") -> "DataFrame":
    """Return a table with every text cell escaped; numbers stay numbers."""
    return table.map(lambda cell: escaped(cell) if isinstance(cell, str) else cell)
