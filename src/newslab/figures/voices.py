"""Whose claims fill an article: how they are worded, and how firmly."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from spacy.tokens import Doc

from newslab import frames
from newslab.colours import MODES, STANCES
from newslab.figures.drawing import GREY, UNKNOWN, Drawing, counted, draw, legend, of_article, short

__all__ = ["claims"]

_LARGEST, _SMALLEST = 250, 100  # areas of the circles, square points
_LIGHT = {"announce", "warn", "say"}  # stances whose colour wants dark figures


def claims(doc: Doc) -> Drawing:
    """Draw the claims of each speaker: bars by mode on the left, circles with the number of each stance on the right.

    Table: speaker, kind, direct, mixed, indirect, claims, then a column for each stance that the article has.
    """
    found = frames.claims(doc)
    found["speaker"] = found["speaker"].fillna(UNKNOWN)
    modes = pd.crosstab(found["speaker"], found["mode"]).reindex(columns=list(MODES), fill_value=0)
    held = [stance for stance in STANCES if stance in set(found["stance"])]
    stances = pd.crosstab(found["speaker"], found["stance"]).reindex(columns=held, fill_value=0)
    kinds = found.drop_duplicates("speaker").set_index("speaker")["speaker_kind"]
    table = modes.assign(claims=modes.sum(axis=1), kind=kinds).join(stances).reset_index()
    table = table.sort_values(["claims", "speaker"], ascending=[False, True])
    table = table[["speaker", "kind", *MODES, "claims", *held]].rename_axis(columns=None)
    negated = counted(int(found["negated"].sum()), "claim")
    caption = (
        f"{of_article(doc)}: {counted(len(found), 'claim')} by {counted(len(table), 'speaker')}. A claim is what the "
        f"text attributes to somebody through a reporting word; a claim inside another counts for itself. "
        f"Mode: wholly quoted, partly quoted, or paraphrased. Stance: what the reporting word does; {negated} with a "
        f"negated one."
    )
    return draw(table, "Claims by speaker, mode and stance", caption, _fill, height=0.4 * len(table) + 1.5)


def _fill(figure: Figure, table: pd.DataFrame) -> None:
    held = list(table.columns[list(table.columns).index("claims") + 1 :])
    bars, circles = figure.subplots(1, 2, sharey=True, width_ratios=[4, max(len(held), 3)])
    _draw_bars(bars, table)
    _draw_circles(circles, table, held)
    names = [short(speaker) for speaker in table["speaker"]]
    bars.set_yticks(range(len(table)), names)
    bars.tick_params(axis="y", length=0)
    bars.set_ylim(len(table) - 0.4, -0.6)
    legend(bars, bars.containers)


def _draw_bars(axes: Axes, table: pd.DataFrame) -> None:
    left = pd.Series(0, index=table.index)
    for mode, colour in MODES.items():
        if table[mode].any():
            axes.barh(table.index, table[mode], left=left, color=colour, label=mode, height=0.6)
        left = left + table[mode]
    for y, total in enumerate(table["claims"]):
        axes.annotate(str(total), xy=(total, y), xytext=(4, 0), textcoords="offset points", va="center", color=GREY)
    axes.set(xlabel="claims")
    axes.margins(x=0.1)
    axes.set_xlim(left=0)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))


def _draw_circles(axes: Axes, table: pd.DataFrame, held: list[str]) -> None:
    largest = max(int(table[held].to_numpy().max()), 1)
    for x, stance in enumerate(held):
        for y, count in enumerate(table[stance]):
            if count:
                size = _SMALLEST + (_LARGEST - _SMALLEST) * (count / largest)
                axes.scatter([x], [y], s=size, color=STANCES[stance], lw=0, clip_on=False)
                ink = "black" if stance in _LIGHT else "white"
                axes.text(x, y, str(count), ha="center", va="center_baseline", color=ink, size=8.5)
    for y, kind in enumerate(table["kind"]):
        axes.annotate(
            kind.replace("_", " "), xy=(1, y), xycoords=axes.get_yaxis_transform(), xytext=(8, 0),
            textcoords="offset points", va="center", color=GREY, size=8.5, annotation_clip=False,
        )  # fmt: skip
    axes.set_xticks(range(len(held)), held, rotation=40, ha="left", rotation_mode="anchor")
    axes.xaxis.tick_top()
    axes.set_xlim(-0.6, max(len(held), 3) - 0.4)
    axes.tick_params(length=0, labelleft=False)
    axes.spines[:].set_visible(False)
    axes.grid(axis="y", color="#eeeeee")
    axes.set_axisbelow(True)
