"""The columns of the tables, read from `columns.tsv`."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from newslab.tables import read_table

__all__ = ["arrow_schema", "columns"]

_ARROW = {"text": "string", "int": "int64", "float": "float64", "bool": "bool_"}


@cache
def columns() -> Mapping[str, Mapping[str, str]]:
    """Return the columns of each table with their types (text, int, float, bool): `stream/columns.tsv`."""
    found: dict[str, dict[str, str]] = {}
    for row in read_table("stream", "columns"):
        found.setdefault(row["table"], {})[row["column"]] = row["type"]
    return found


def arrow_schema(name: str) -> Any:
    """Return a table's Arrow schema."""
    import pyarrow as pa

    return pa.schema([(column, getattr(pa, _ARROW[type])()) for column, type in columns()[name].items()])
