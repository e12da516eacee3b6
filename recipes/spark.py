"""Annotate a Spark DataFrame: one table of records from articles, with `mapInPandas`.

    claims = annotate(spark.read.parquet("articles"), "claims")
    claims.write.parquet("claims")

The articles have the columns text and id, and may have title, published (text) and outlet. Each Python worker loads the
pipeline once and keeps it; set `spark.executor.cores` (or `spark.task.cpus`) so that workers do not share a core. The
workers' Python must have newslab: name it in `PYSPARK_PYTHON`.

Run on 2026-11-25 by tests/recipes with PySpark 4.3.0 on Java 17 (pandas 3.1.1, pyarrow 26.0.1): the same claims as in
one process. PySpark 4.3 warns that it does not fully support pandas 3.
"""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from newslab.stream.schema import columns

if TYPE_CHECKING:
    from pandas import DataFrame

_SPARK = {"text": "string", "int": "bigint", "float": "double", "bool": "boolean"}


def annotate(articles: Any, table: str) -> Any:
    """Return a table of `newslab.annotate_frame` (claims, quantities, entities …) as a Spark DataFrame."""
    schema = ", ".join(f"`{name}` {_SPARK[kind]}" for name, kind in columns()[table].items())
    return articles.mapInPandas(partial(_annotated, table=table), schema)


def _annotated(batches: "Iterator[DataFrame]", table: str) -> "Iterator[DataFrame]":
    import torch

    from newslab import annotate_frame

    torch.set_num_threads(1)
    for batch in batches:
        found = annotate_frame(batch)[table]
        yield found.astype(object).where(found.notna(), None)
