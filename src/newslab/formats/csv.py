"""CSV: one file for each table (articles.csv, entities.csv, claims.csv, …), with the rows of all articles.

Written, not read back.

UTF-8 with a byte order mark, so that Excel shows Arabic; commas; text in quotation marks. No text cell starts with
`=`, `+`, `-`, `@`, a tab or a line break, which spreadsheets may run as formulas: such a cell gets an apostrophe before
it (`'=1+1`), and one that has apostrophes before such a character gets one more. Numbers stay numbers.

Cannot hold: segments as offsets, and the offsets of counted nouns and of a claim's source, relay and addressee.
"""

from collections.abc import Mapping, Sequence
from csv import QUOTE_NONNUMERIC
from typing import Any

from newslab.formats.shape import Files
from newslab.formats.tables import tables, without_formulas

__all__ = ["SUFFIX", "write"]

SUFFIX = ""


def write(articles: Sequence[Mapping[str, Any]]) -> Files:
    """Return a .csv file for each table."""
    made = {name: without_formulas(table) for name, table in tables(articles).items()}
    return {
        f"{name}.csv": table.to_csv(index=False, lineterminator="\n", quoting=QUOTE_NONNUMERIC).encode(
            "utf-8-sig", "replace"
        )
        for name, table in made.items()
    }
