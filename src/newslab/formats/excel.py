"""Excel: one workbook, a right-to-left sheet for each table, with the rows of all articles. Written, not read back.

Text cells are escaped as in `csv`: an apostrophe before `=`, `+`, `-`, `@`, a tab or a line break, and no cell is a
formula.

Cannot hold: what `csv` cannot, a text of more than 32,767 characters, and control characters (an error says so).
"""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from newslab.formats.shape import Files, FormatError, missing_extra
from newslab.formats.tables import tables, without_formulas

__all__ = ["SUFFIX", "write"]

SUFFIX = ".xlsx"
_LONGEST = 32_767  # characters in a cell of Excel
_MOST = 1_048_575  # rows of a sheet, below its header


def write(articles: Sequence[Mapping[str, Any]]) -> Files:
    """Return `tables.xlsx`.

    Raises
    ------
    FormatError
        if openpyxl is not installed, or a cell or a sheet is longer than Excel allows.
    """
    try:
        from openpyxl.utils.exceptions import IllegalCharacterError
    except ImportError:
        raise missing_extra("openpyxl", "excel") from None
    import pandas as pd

    buffer = io.BytesIO()
    try:
        with pd.ExcelWriter(buffer, engine="openpyxl") as book:
            for name, table in tables(articles).items():
                _fits(name, table)
                without_formulas(table).to_excel(book, sheet_name=name, index=False, freeze_panes=(1, 0))
                book.sheets[name].sheet_view.rightToLeft = True
    except IllegalCharacterError:
        raise FormatError("excel: an article has control characters, which Excel cannot hold; write csv.") from None
    return {"tables.xlsx": buffer.getvalue()}


def _fits(name: str, table: Any) -> None:
    longest = max((len(cell) for cell in table.to_numpy().ravel() if isinstance(cell, str)), default=0)
    if longest >= _LONGEST or len(table) > _MOST:
        what = f"a cell of {longest} characters" if longest >= _LONGEST else f"{len(table)} rows"
        raise FormatError(f"excel: {name} has {what}, more than Excel allows; write csv or parquet.")
