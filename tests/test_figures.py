import csv

import pytest

import newslab
from newslab import figures

TEXT = (
    "قال مصطفى بالي إن من 400 إلى 600 مقاتل هناك. وأضاف “الاشتباكات عنيفة جدا”. "
    "ويقول بالي إن نحو 20 ألفا من المدنيين فروا"
)
NAMES = ["entities", "numbers", "claims", "timeline"]


@pytest.fixture(scope="module")
def doc():
    return newslab.annotate(TEXT)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_article_gives_the_same_bytes(doc, tmp_path, name):
    paths = [getattr(figures, name)(doc).save(tmp_path / folder / "figure.svg") for folder in "ab"]
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert b"<dc:date>" not in paths[0].read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_the_csv_twin_holds_what_is_shown(doc, tmp_path, name):
    drawing = getattr(figures, name)(doc)
    path = drawing.save(tmp_path / "figure.svg").with_suffix(".csv")
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    assert rows[0] == list(drawing.table.columns)
    assert len(rows) == len(drawing.table) + 1 > 1


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_article_gives_a_figure_that_says_so(tmp_path, name):
    drawing = getattr(figures, name)(newslab.annotate(""))
    assert len(drawing.table) == 0
    assert drawing.figure.axes[0].texts[0].get_text() == "nothing found in this article"
    assert drawing.save(tmp_path / "figure.svg").stat().st_size > 0


def test_numbers_show_value_bound_and_claimant(doc):
    table = figures.numbers(doc).table
    assert list(table[["min", "max", "bound", "speaker"]].itertuples(index=False, name=None)) == [
        (400, 600, "=", "مصطفى بالي"),
        (20000, 20000, "~", "مصطفى بالي"),
    ]


def test_jupyter_sees_a_picture(doc):
    assert figures.claims(doc)._repr_png_().startswith(b"\x89PNG")
