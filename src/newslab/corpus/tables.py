"""Read the tables that `newslab annotate --format parquet` wrote."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from newslab.stream.schema import columns

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["Tables", "read_tables"]

Tables = Mapping[str, "DataFrame"]


def read_tables(folder: str | Path, only: tuple[str, ...] = ("articles", "claims")) -> dict[str, "DataFrame"]:
    """Return the tables of a folder by name; `only` names those to read.

    Raises
    ------
    FileNotFoundError
        if the folder has no such table.
    """
    import pandas as pd

    for name in only:
        if name not in columns() or not (Path(folder) / name).is_dir():
            raise FileNotFoundError(f"{folder} has no table {name!r}; make it with newslab annotate --format parquet.")
    return {name: pd.read_parquet(Path(folder) / name) for name in only}
