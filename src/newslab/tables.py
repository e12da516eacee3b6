"""Read the tab-separated tables that hold newslab's linguistic knowledge."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

__all__ = ["read_table"]


@cache
def read_table(stage: str, name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of `<stage>/<name>.tsv` as mappings from column name to text.

    Lines that start with `#` are the table's header notes; the first other line names the columns.
    An empty cell is an empty string.

    Raises
    ------
    ValueError
        if a row has not as many cells as there are columns; the message names file and line.
    """
    path = files("newslab").joinpath(stage, f"{name}.tsv")
    columns: list[str] = []
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
            continue
        if len(cells) != len(columns):
            raise ValueError(f"{stage}/{name}.tsv, line {number}: {len(cells)} cells, but {len(columns)} columns.")
        rows.append(dict(zip(columns, cells, strict=True)))
    return tuple(rows)
