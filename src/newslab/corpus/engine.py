"""Annotate a Dask DataFrame: the pipeline is loaded once in each worker process, and the columns are fixed."""

import ctypes
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

from newslab.article import ArticleError
from newslab.stream.frame import annotate_frame, empty_frames

if TYPE_CHECKING:
    from dask.dataframe import DataFrame as DaskFrame
    from pandas import DataFrame

__all__ = ["annotate_dask"]

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_KEPT = 32 * 1024 * 1024  # bytes; the most that mallopt takes for the second


def annotate_dask(articles: "DaskFrame") -> dict[str, "DaskFrame"]:
    """Return what `annotate_frame` returns, as Dask DataFrames: nothing is computed before they are.

    `articles` has the columns text and id, and may have title, published and outlet; ids must be unique over the
    partitions. Compute or write the tables together (`dask.compute(tables)`), and each partition is annotated once.

    Raises
    ------
    ArticleError
        if there is no column `text` or no column `id`.
    ImportError
        if Dask is missing: pip install 'newslab[dask]'.
    """
    import dask.dataframe as dd
    from dask import delayed

    for name in ("text", "id"):
        if name not in articles.columns:
            raise ArticleError(f"The Dask table has no column `{name}`, only {', '.join(map(str, articles.columns))}.")
    parts = [delayed(_annotate)(part) for part in articles.to_delayed()]
    return {name: dd.from_delayed([part[name] for part in parts], meta=meta) for name, meta in empty_frames().items()}


def _annotate(articles: "DataFrame") -> dict[str, Any]:
    import torch

    torch.set_num_threads(1)
    _reuse_memory()
    return annotate_frame(articles)


@cache
def _reuse_memory() -> None:
    """Let the C library keep the memory of products: Dask's nanny has it hand all back, which costs time.

    https://distributed.dask.org/en/stable/worker-memory.html; the parameters are those of mallopt(3).
    """
    set_parameter = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if set_parameter is not None:
        set_parameter(_TRIM_THRESHOLD, _KEPT)
        set_parameter(_MMAP_THRESHOLD, _KEPT)
