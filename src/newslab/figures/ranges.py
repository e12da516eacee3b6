"""Every number with its range and bound, and who gives it how firmly."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import LogLocator, NullLocator
from spacy.tokens import Doc

from newslab import frames
from newslab.colours import speaker_colours
from newslab.figures.drawing import (
    GREY,
    INK,
    NARRATOR,
    UNKNOWN,
    WIDTH,
    Drawing,
    counted,
    draw,
    legend,
    of_article,
    short,
)
from newslab.numbers import Quantity

__all__ = ["numbers"]

_GROUPS = {
    "count": "Counts", "dual": "Dual nouns (two of each)", "money": "Money", "percent": "Percentages",
    "duration": "Durations", "measure": "Measures", "age": "Ages",
}  # fmt: skip
_SIGNS = {"=": "", "~": "about ", ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most "}
_WAYS = {">": 1, ">=": 1, "<": -1, "<=": -1}
_HOLLOW = {">", "<", "~"}
_ARROW = 24  # points
_COLUMNS = ("value", "stance", "given by")  # written right of the axes
_GAP, _CHARACTER = 12.0, 4.9  # points between columns, and for a Latin character
_REST = 6.5  # inches for labels, axes and the last column
_LARGE = {1e12: "tn", 1e9: "bn", 1e6: "M"}
_NEAR = 40  # characters between a number and its approximator or noun


def numbers(doc: Doc) -> Drawing:
    """Draw every number with its bounds, on a logarithmic scale, with who gives it and how firmly.

    A dot is a value, a bar between two strokes a range, an arrow an open end: from a ring when the bound itself is
    excluded (more than, less than), from a dot when it is included (at least, at most); a diamond is an approximate
    value. Vague numbers (`عشرات`) have no value; they and ordinals are left out, and the caption counts them.

    Table: what (the number and its noun as the article words them), kind, min, max, bound, unit, speaker, stance (of
    the claim, `not` before it where its cue is negated; empty for the narrator).
    """
    found = frames.quantities(doc)
    vague, ordinal = found["min"].isna() & (found["kind"] != "ordinal"), found["kind"] == "ordinal"
    wordings = {quantity.id: _wording(doc.text, quantity) for quantity in doc._.newslab_quantities}
    shown = found[~vague & ~ordinal].copy()
    shown["what"] = shown["id"].map(wordings)
    shown["speaker"] = shown["speaker"].where(shown["claim"].notna(), NARRATOR).fillna(UNKNOWN)
    stances = _stances(doc)
    shown["stance"] = [stances.get(claim, "") for claim in shown["claim"]]
    order = {kind: place for place, kind in enumerate(_GROUPS)}
    table = shown.sort_values(
        ["kind", "min", "max"], key=lambda c: c.map(order) if c.name == "kind" else c, kind="stable"
    )
    table = table[["what", "kind", "min", "max", "bound", "unit", "speaker", "stance"]]
    caption = (
        f"{of_article(doc)}: {counted(len(table), 'number')} with a value, each in its own unit; no dates. "
        f"Left out: {counted(int(vague.sum()), 'vague number')}, {counted(int(ordinal.sum()), 'ordinal')}. "
        f"Given by: whose claim the number stands in, with the stance of the claim."
    )
    rows = len(table) + table["kind"].nunique()
    width = max(WIDTH, _REST + _offsets(_texts(table))[-1] / 72)
    return draw(table, "Numbers and who gives them", caption, _fill, 0.25 * rows + 1.1, width)


def _stances(doc: Doc) -> dict[str, str]:
    return {claim.id: f"not {claim.stance}" if claim.negated else claim.stance for claim in doc._.newslab_claims}


def _wording(text: str, quantity: Quantity) -> str:
    """Return a number as the article words it, with its approximator and its noun where they stand beside it."""
    start, end = quantity.start, quantity.end
    if quantity.approximator:
        before = text.rfind(quantity.approximator, max(start - _NEAR, 0), start)
        start = before if before >= 0 else start
    if quantity.counted and quantity.counted.start - end <= _NEAR and start - quantity.counted.end <= _NEAR:
        start, end = min(start, quantity.counted.start), max(end, quantity.counted.end)
    return re.sub(r"\s+", " ", text[start:end]).strip()


def _fill(figure: Figure, table: pd.DataFrame) -> None:
    axes = figure.subplots()
    colours = speaker_colours(None if s in (NARRATOR, UNKNOWN) else s for s in table["speaker"])
    kinds = list(table["kind"])
    heights = _heights(kinds)
    rows = _texts(table)
    offsets = _offsets(rows)
    for y, row, texts in zip(heights, table.to_dict("records"), rows, strict=True):
        colour = colours.get(row["speaker"], GREY)
        _draw_number(axes, y, row, colour)
        for offset, text, ink in zip(offsets, texts, (INK, INK, colour), strict=True):
            _write(axes, y, offset, text, ink, size=9.5 if ink is colour else 8.5)
    _write_headings(axes, kinds, heights, offsets)
    axes.set_yticks(heights, [short(what) for what in table["what"]])
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(max(heights) + 0.7, -1.2)
    _set_scale(axes, table)
    legend(axes, _keys(set(table["bound"]), bool((table["min"] < table["max"]).any())))


def _heights(kinds: Sequence[str]) -> list[float]:
    """Return the place of each row, with a free one above each group for its heading."""
    heights: list[float] = []
    for number, kind in enumerate(kinds):
        opens = number > 0 and kind != kinds[number - 1]
        heights.append((heights[-1] if heights else -1.0) + (2.0 if opens else 1.0))
    return heights


def _draw_number(axes: Axes, y: float, row: Mapping[Any, Any], colour: str) -> None:
    low, high, bound = float(row["min"]), float(row["max"]), row["bound"]
    way = _WAYS.get(bound, 0)
    if low < high:
        axes.plot([low, high], [y, y], color=colour, lw=4, solid_capstyle="butt", alpha=0.6, zorder=2)
        axes.plot([low, high], [y, y], "|", color=colour, mew=1.8, ms=9, zorder=3)
    else:
        marker, face = "D" if bound == "~" else "o", "white" if bound in _HOLLOW else colour
        axes.plot([low], [y], marker, color=colour, mfc=face, mew=1.6, ms=6.5, zorder=3)
    if way:
        axes.annotate(
            "", xy=(high if way > 0 else low, y), xytext=(_ARROW * way, 0), textcoords="offset points",
            arrowprops={"arrowstyle": "<|-", "color": colour, "lw": 1.6, "shrinkA": 0, "shrinkB": 3},
        )  # fmt: skip


def _texts(table: pd.DataFrame) -> list[list[str]]:
    return [[_value(row), row["stance"], _ellipsis(row["speaker"])] for row in table.to_dict("records")]


def _value(row: Mapping[Any, Any]) -> str:
    """Return a number's value, range or bound in words, with its unit."""
    low, high = _figure(row["min"]), _figure(row["max"])
    unit = f" {row['unit']}" if isinstance(row["unit"], str) else ""
    plural = "s" if row["kind"] in ("duration", "age") and unit and row["max"] != 1 else ""
    return f"{_SIGNS[row['bound']]}{low if low == high else f'{low}–{high}'}{unit}{plural}"


def _figure(value: float) -> str:
    """Return a number in figures: large round ones with M, bn or tn for 10 to the power of 6, 9, 12.

    >>> _figure(20000), _figure(2.5e9), _figure(1234567), _figure(0.5)
    ('20,000', '2.5 bn', '1,234,567', '0.5')
    """
    for size, name in _LARGE.items():
        if abs(value) >= size and float(f"{value / size:.4g}") == value / size:
            return f"{value / size:,.4g} {name}"
    return f"{value:,.10g}"


def _offsets(rows: Sequence[Sequence[str]]) -> list[float]:
    """Return where the columns right of the axes begin, in points, so that the widest text of each has room."""
    offsets = [_GAP]
    for number, heading in enumerate(_COLUMNS[:-1]):
        widest = max(len(text) for text in [heading, *(row[number] for row in rows)])
        offsets.append(offsets[-1] + widest * _CHARACTER + _GAP)
    return offsets


def _ellipsis(label: str) -> str:
    first, _, more = short(label).partition("\n")
    return f"{first} …" if more else first


def _write(axes: Axes, y: float, offset: float, text: str, colour: str, size: float = 8.5) -> None:
    axes.annotate(
        text, xy=(1, y), xycoords=axes.get_yaxis_transform(), xytext=(offset, 0), textcoords="offset points",
        va="center", color=colour, annotation_clip=False, size=size,
    )  # fmt: skip


def _write_headings(axes: Axes, kinds: Sequence[str], heights: Sequence[float], offsets: Sequence[float]) -> None:
    for offset, column in zip(offsets, _COLUMNS, strict=True):
        _write(axes, -1, offset, column, GREY)
    seen: set[str] = set()
    for y, kind in zip(heights, kinds, strict=True):
        if kind not in seen:
            seen.add(kind)
            axes.annotate(
                _GROUPS[kind], xy=(0, y - 1), xycoords=axes.get_yaxis_transform(), xytext=(6, 0),
                textcoords="offset points", va="center", size=8.5, color=GREY, weight="bold",
            )  # fmt: skip
            if len(seen) > 1:
                axes.axhline(y - 1.5, color="#dddddd", lw=0.8)


def _set_scale(axes: Axes, table: pd.DataFrame) -> None:
    axes.set_xscale("log" if (table["min"] > 0).all() else "symlog")
    if axes.get_xscale() == "log":
        axes.xaxis.set_major_locator(LogLocator(numticks=5))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(lambda value, _: _figure(value))
    axes.margins(x=0.18)
    axes.set_xlabel("value in its own unit (logarithmic scale)")
    axes.grid(axis="x", color="#eeeeee")
    axes.set_axisbelow(True)


def _keys(held: set[str], ranges: bool) -> list[Line2D]:
    """Return the legend's keys, for the bounds that the figure has."""
    style: dict[str, Any] = {"color": GREY, "ms": 6.5, "mew": 1.6}
    keys = [Line2D([], [], marker="o", ls="", label="value", **style)]
    if ranges:
        keys.append(Line2D([], [], marker="|", lw=4, label="range", **{**style, "ms": 9}))
    if held & {">", "<"}:
        keys.append(Line2D([], [], marker="o", lw=1.6, mfc="white", label="open end (more, less than)", **style))
    if held & {">=", "<="}:
        keys.append(Line2D([], [], marker="o", lw=1.6, label="open end (at least, at most)", **style))
    if "~" in held:
        keys.append(Line2D([], [], marker="D", ls="", mfc="white", label="about", **style))
    return keys
