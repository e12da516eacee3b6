"""Annotate a Ray dataset: one table of records from articles, with `map_batches`.

    claims = annotate(ray.data.read_parquet("articles"), "claims")
    claims.write_parquet("claims")

The articles have the columns text and id, and may have title, published and outlet. Each worker process loads the
pipeline once and keeps it.

Run with Ray 2.60.0 on 2026-11-25 by tests/recipes, which runs it wherever Ray is installed.
"""

from typing import TYPE_CHECKING, Any

from newslab.stream.schema import arrow_schema

if TYPE_CHECKING:
    from pandas import DataFrame


def annotate(articles: Any, table: str, batch_size: int = 64) -> Any:
    """Return a table of `newslab.annotate_frame` (claims, quantities, entities …) as a Ray dataset."""
    return articles.map_batches(_annotated, batch_size=batch_size, batch_format="pandas", fn_kwargs={"table": table})


def _annotated(batch: "DataFrame", table: str) -> Any:
    import pyarrow as pa
    import torch

    from newslab import annotate_frame

    torch.set_num_threads(1)
    return pa.Table.from_pandas(annotate_frame(batch)[table], arrow_schema(table), preserve_index=False)
