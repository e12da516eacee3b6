"""Every frame of many articles, as the formats of tables write them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

from newslab import frames
from newslab.formats.shape import FormatError
from newslab.records import article_of
from newslab.revive import from_dict

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["escaped", "tables", "without_formulas"]

_NUMBERS = {
    "float": {"score", "min", "max", "direct", "mixed", "indirect"},
    "int": {"start", "end", "sentence", "words", "claims", "figures", "cue_start", "cue_end", "first", "last"},
    "bool": {"negated", "named"},
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def tables(articles: Sequence[Mapping[str, Any]]) -> dict[str, "DataFrame"]:
    """Return the frames of all articles by name; a column has one type, whichever articles it comes from."""
    import pandas as pd

    docs = [from_dict(article) for article in articles] or [from_dict({"text": ""})]
    made = {}
    for name in frames.__all__:
        rows = [_rows(name, doc) for doc in docs]
        made[name] = _typed(pd.concat([row for row in rows if len(row)] or rows[:1], ignore_index=True))
    return made


def _rows(name: str, doc: Doc) -> "DataFrame":
    try:
        return getattr(frames, name)(doc)
    except UnicodeEncodeError:
        raise FormatError(f"article {article_of(doc).id}: has a lone surrogate, which tables cannot hold.") from None


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


def _typed(table: "DataFrame") -> "DataFrame":
    return table.astype({column: _type(column) for column in table.columns})


def _type(column: str) -> str:
    return next((type_ for type_, columns in _NUMBERS.items() if column in columns), "object")
