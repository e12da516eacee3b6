from pathlib import Path

import pytest

import newslab
from newslab.tables import read_table

PACKAGE = Path(newslab.__file__).parent
TABLES = sorted(PACKAGE.glob("*/*.tsv"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_table_says_what_it_holds_and_where_it_is_from(path):
    header = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = read_table(path.parent.name, path.stem)
    assert rows
    assert any("ource" in line for line in header), "the header names no source"
    for column in rows[0]:
        assert any(f"{column}" in line for line in header), f"the header does not explain {column}"


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_row_stands_twice(path):
    rows = [tuple(row.values()) for row in read_table(path.parent.name, path.stem)]
    assert len(rows) == len(set(rows))
