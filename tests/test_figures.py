import csv
import re
from itertools import combinations

import pytest
from matplotlib.text import Text

import newslab
from newslab import figures
from newslab.formats.marks import CHOICES
from newslab.formats.marks import NAMES as NAMES_OF_ENTITIES

TEXT = (
    "قال مصطفى بالي إن من 400 إلى 600 مقاتل هناك. وأضاف “الاشتباكات عنيفة جدا”. "
    "ويقول بالي إن نحو 20 ألفا من المدنيين فروا"
)
NAMES = ["entities", "numbers", "claims", "timeline"]


@pytest.fixture(scope="module")
def doc():
    return newslab.annotate(TEXT)


@pytest.fixture(scope="module")
def crowded():
    """An article with every stance, mode, bound and kind, long names, and numbers from a fraction to trillions."""
    text = "\n".join(
        f"قال المتحدث الرسمي باسم القيادة العامة للقوات المسلحة رقم {n} إن {n} شيئا حدث" for n in range(14)
    )
    bounds, kinds = CHOICES["bound"], ["count", "money", "percent", "duration", "measure", "age", "dual"]
    claims, quantities, entities = [], [], []
    for n, line in enumerate(text.split("\n")):
        start = text.index(line)
        content = {"start": start + line.index(" إن ") + 4, "end": start + len(line)}
        who = {"speaker": line[4 : line.index(" إن ")], "speaker_kind": CHOICES["speaker_kind"][n % 7]}
        how = {"mode": CHOICES["mode"][n % 3], "stance": CHOICES["stance"][n % 9], "negated": n % 2 == 0}
        claims.append({"id": f"c{n}", "cue": {"start": start, "end": start + 3}, "content": content, **who, **how})
        place = {"start": content["start"], "end": content["start"] + len(str(n))}
        value = {"min": 10.0 ** (n - 1), "max": 10.0 ** (n - 1) * (1 + n % 2), "bound": bounds[n % 6]}
        unit = {"kind": kinds[n % 7], "unit": [None, "USD", "percent", "year", "barrel", "year", None][n % 7]}
        quantities.append({"id": f"q{n}", **place, **value, **unit, "counted": None})
        name = {"start": start + 4, "end": start + line.index(" إن "), "label": NAMES_OF_ENTITIES[n % 9]}
        entities.append({"id": f"e{n}", **name})
    return newslab.from_dict({"text": text, "claims": claims, "quantities": quantities, "entities": entities})


def out_of_view(axis):
    """The labels of ticks that matplotlib keeps and does not draw."""
    low, high = sorted(axis.get_view_interval())
    ticks = [tick for tick in axis.get_major_ticks() if not low <= tick.get_loc() <= high]
    return {label for tick in ticks for label in (tick.label1, tick.label2)}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("which", ["doc", "crowded"])
def test_no_text_meets_another(request, name, which):
    figure = getattr(figures, name)(request.getfixturevalue(which)).figure
    figure.draw_without_rendering()
    hidden = {label for axes in figure.axes for axis in (axes.xaxis, axes.yaxis) for label in out_of_view(axis)}
    texts = [text for text in figure.findobj(Text) if text.get_visible() and not text.get_rotation()]
    boxes = [(text, text.get_window_extent()) for text in texts if text.get_text().strip() and text not in hidden]
    for (first, box), (second, other) in combinations(boxes, 2):
        wide = min(box.x1, other.x1) - max(box.x0, other.x0)
        high = min(box.y1, other.y1) - max(box.y0, other.y0)
        assert min(wide, high) <= 1, (first.get_text(), second.get_text())


@pytest.mark.parametrize("name", NAMES)
def test_the_caption_says_what_was_counted_and_stands_in_the_svg(doc, tmp_path, name):
    drawing = getattr(figures, name)(doc)
    assert drawing.caption.startswith("Article article: ")
    assert re.search(r"\d+ (mention|number|claim)s?\b", drawing.caption)
    svg = drawing.save(tmp_path / "figure.svg").read_text(encoding="utf-8")
    assert f"<dc:description>{drawing.caption}</dc:description>" in svg


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


def test_numbers_show_wording_value_bound_claimant_and_stance(doc):
    table = figures.numbers(doc).table
    columns = ["what", "min", "max", "bound", "speaker", "stance"]
    assert list(table[columns].itertuples(index=False, name=None)) == [
        ("من 400 إلى 600 مقاتل", 400, 600, "=", "مصطفى بالي", "say"),
        ("نحو 20 ألفا من المدنيين", 20000, 20000, "~", "مصطفى بالي", "say"),
    ]


def test_an_open_end_is_an_arrow_and_a_range_a_bar(crowded):
    drawing = figures.numbers(crowded)
    arrows = [text for text in drawing.figure.axes[0].texts if text.arrow_patch is not None]
    assert len(arrows) == drawing.table["bound"].isin([">", ">=", "<", "<="]).sum() > 4
    bars = [line for line in drawing.figure.axes[0].lines if line.get_marker() == "|"]
    assert len(bars) == (drawing.table["min"] < drawing.table["max"]).sum() > 4


def test_claims_count_modes_and_stances(crowded):
    table = figures.claims(crowded).table
    assert (table[["direct", "mixed", "indirect"]].sum(axis=1) == table["claims"]).all()
    assert (table.loc[:, "say":"characterise"].sum(axis=1) == table["claims"]).all()


def test_a_claim_inside_another_of_the_same_speaker_is_deeper():
    doc = newslab.annotate("قال مصطفى بالي إنه لا يعتقد أن الحرب انتهت.")
    assert list(figures.timeline(doc).table["depth"]) == [0, 1]


def test_jupyter_sees_a_picture(doc):
    assert figures.claims(doc)._repr_png_().startswith(b"\x89PNG")
