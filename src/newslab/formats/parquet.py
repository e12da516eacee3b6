"""Parquet: one file for each table (articles and every frame), with the rows of all articles. Written, not read back.

Columns keep one type over all files (text, whole number, fraction, truth), so files of many runs read as one table.

Cannot hold: what `csv` cannot.
"""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from newslab.formats.shape import Files, missing_extra
from newslab.formats.tables import tables
from newslab.stream.schema import arrow_schema

__all__ = ["SUFFIX", "write"]

SUFFIX = ""


def write(articles: Sequence[Mapping[str, Any]]) -> Files:
    """Return a .parquet file for each table.

    Raises
    ------
    FormatError
        if pyarrow is not installed, or an article has a lone surrogate.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise missing_extra("pyarrow", "parquet") from None
    files: Files = {}
    for name, table in tables(articles).items():
        buffer = io.BytesIO()
        schema = arrow_schema(name)
        pq.write_table(pa.Table.from_pandas(table, schema, preserve_index=False), buffer)
        files[f"{name}.parquet"] = buffer.getvalue()
    return files
