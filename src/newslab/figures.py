"""Figures of an annotated article, each with the table of what it shows.

Drawn with matplotlib and seaborn; matplotlib (3.11 and later) joins Arabic letters and sets them from the right itself.
"""

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, StrMethodFormatter
from spacy.tokens import Doc

from newslab import frames
from newslab.colours import LABELS, MODES, speaker_colours

__all__ = ["Drawing", "claims", "entities", "numbers", "timeline", "write"]

_NARRATOR = "the narrator"
_UNKNOWN = "unknown"
_STYLE: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 13,
    "figure.facecolor": "white",
    "svg.fonttype": "path",
    "svg.hashsalt": "newslab",
    "text.parse_math": False,
}
_ARROWS = {">": (1,), ">=": (1,), "<": (-1,), "<=": (-1,), "~": (), "=": ()}


@dataclass(frozen=True)
class Drawing:
    """A figure and the table of what it shows; Jupyter shows the figure by itself."""

    figure: Figure
    table: pd.DataFrame

    def save(self, path: str | Path) -> Path:
        """Write the figure, and beside it the table as .csv; the same article gives the same bytes."""
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        write(self.figure, target)
        self.table.to_csv(target.with_suffix(".csv"), index=False, lineterminator="\n", encoding="utf-8")
        return target

    def _repr_png_(self) -> bytes:
        buffer = io.BytesIO()
        with mpl.rc_context(_STYLE):
            self.figure.savefig(buffer, format="png", dpi=110, bbox_inches="tight")
        return buffer.getvalue()


def write(figure: Figure, path: Path) -> None:
    """Write a figure without dates or random ids, so that its bytes depend on what it shows alone."""
    metadata = {"svg": {"Date": None}, "pdf": {"CreationDate": None}, "png": {"Software": None}}
    with mpl.rc_context(_STYLE):
        figure.savefig(path, metadata=metadata.get(path.suffix[1:]), bbox_inches="tight")


def entities(doc: Doc, least: int = 1) -> Drawing:
    """Draw how often each name is mentioned, by its canonical form, coloured by label, if at least `least` times.

    Table: canonical, label, mentions, forms (the wordings, most frequent first).
    """
    found = frames.entities(doc)
    grouped = found.groupby(["canonical", "label"], sort=False)["text"]
    table = grouped.agg(mentions="size", forms=_forms).reset_index()
    table = table[table["mentions"] >= least].sort_values(["mentions", "canonical"], ascending=[False, True])
    return _draw(table, "Names by mentions", _draw_entities, height=0.36 * len(table) + 1.2)


def numbers(doc: Doc) -> Drawing:
    """Draw every number with its bounds, on a logarithmic scale, coloured by who says it.

    A dot is a value, a bar a range, an arrow an open bound (more than, less than), a ring an approximate value. Vague
    numbers (`عشرات`) have no value and are left out.

    Table: what (number and noun, as worded), kind, min, max, bound, unit, speaker.
    """
    found = frames.quantities(doc)
    found = found[found["min"].notna() & ~found["kind"].isin(["ordinal"])].copy()
    found["speaker"] = found["speaker"].where(found["claim"].notna(), _NARRATOR).fillna(_UNKNOWN)
    found["what"] = [_what(row) for row in found.to_dict("records")]
    table = found[["what", "kind", "min", "max", "bound", "unit", "speaker"]].sort_values(["min", "max"], kind="stable")
    return _draw(table, "Numbers and who gives them", _draw_numbers, height=0.42 * len(table) + 1.6)


def claims(doc: Doc) -> Drawing:
    """Draw the number of claims by speaker, stacked by mode. Table: speaker, kind, direct, mixed, indirect, claims."""
    found = frames.claims(doc)
    found["speaker"] = found["speaker"].fillna(_UNKNOWN)
    counts = pd.crosstab(found["speaker"], found["mode"]).reindex(columns=list(MODES), fill_value=0)
    kinds = found.drop_duplicates("speaker").set_index("speaker")["speaker_kind"]
    table = counts.assign(claims=counts.sum(axis=1), kind=kinds).reset_index()
    table = table.sort_values(["claims", "speaker"], ascending=[False, True])
    table = table[["speaker", "kind", *MODES, "claims"]].rename_axis(columns=None)
    return _draw(table, "Claims by speaker and mode", _draw_claims, height=0.45 * len(table) + 1.4)


def timeline(doc: Doc) -> Drawing:
    """Draw where in the article each speaker is heard: the beginning on the right, one line a speaker.

    Table: speaker, mode, start, end (offsets of the contents), in order of first appearance.
    """
    found = frames.claims(doc)
    found["speaker"] = found["speaker"].fillna(_UNKNOWN)
    table = found[["speaker", "mode", "start", "end"]]
    height = 0.45 * found["speaker"].nunique() + 1.6
    return _draw(table, "Where each speaker is heard", lambda axes, t: _draw_timeline(axes, t, len(doc.text)), height)


def _draw(table: pd.DataFrame, title: str, fill: Callable[[Axes, pd.DataFrame], None], height: float) -> Drawing:
    table = table.reset_index(drop=True)
    with _style():
        figure = Figure(figsize=(8, max(height, 1.8)), layout="constrained")
        axes = figure.subplots()
        axes.set_title(title, pad=12)
        if len(table):
            fill(axes, table)
        else:
            axes.axis("off")
            axes.text(0.5, 0.5, "nothing found in this article", ha="center", color="#666666")
    return Drawing(figure, table)


@contextmanager
def _style() -> Iterator[None]:
    with mpl.rc_context(_STYLE), sns.axes_style("ticks", rc=_STYLE):
        yield


def _forms(texts: pd.Series) -> str:  # type: ignore[type-arg]
    return "، ".join(texts.value_counts(sort=True).index)


def _what(row: Mapping[Any, Any]) -> str:
    counted = row["counted"] if isinstance(row["counted"], str) and row["counted"] != row["text"] else ""
    unit = row["unit"] if isinstance(row["unit"], str) else ""
    return " ".join(part for part in (row["text"], counted, f"({unit})" if unit else "") if part)


def _draw_entities(axes: Axes, table: pd.DataFrame) -> None:
    shown = [label for label in LABELS if label in set(table["label"])]
    sns.barplot(
        table.assign(row=range(len(table))), x="mentions", y="row", hue="label", hue_order=shown, palette=LABELS,
        orient="h", dodge=False, ax=axes, width=0.7,
    )  # fmt: skip
    axes.set_yticks(range(len(table)), table["canonical"].tolist())
    axes.set(xlabel="mentions", ylabel="")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.legend(title="", frameon=False, loc="lower right")


def _draw_numbers(axes: Axes, table: pd.DataFrame) -> None:
    colours = speaker_colours(None if s in (_NARRATOR, _UNKNOWN) else s for s in table["speaker"])
    seen: set[str] = set()
    for y, row in enumerate(table.to_dict("records")):
        colour = colours.get(row["speaker"], colours[None])
        label = row["speaker"] if row["speaker"] not in seen else None
        seen.add(row["speaker"])
        _draw_number(axes, y, row, colour, label)
    positive = bool((table["min"] > 0).all())
    axes.set_xscale("log" if positive else "symlog")
    axes.xaxis.set_major_formatter(StrMethodFormatter("{x:,.10g}"))
    axes.set_yticks(range(len(table)), table["what"].tolist())
    axes.set(xlabel="value (logarithmic scale)", ylabel="")
    axes.margins(x=0.12, y=0.06)
    axes.grid(axis="x", color="#eeeeee")
    axes.set_axisbelow(True)
    axes.legend(title="", frameon=False, loc="upper left", bbox_to_anchor=(0, -0.14), ncols=2)


def _draw_number(axes: Axes, y: int, row: Mapping[Any, Any], colour: str, label: str | None) -> None:
    low, high = float(row["min"]), float(row["max"])
    axes.plot([low, high], [y, y], color=colour, lw=5, solid_capstyle="round", alpha=0.45)
    face = "white" if row["bound"] == "~" else colour
    axes.plot([low, high], [y, y], "o", color=colour, mfc=face, ms=8, label=label)
    for sign in _ARROWS[row["bound"]]:
        axes.annotate(
            "", xy=(high if sign > 0 else low, y), xytext=(34 * sign, 0), textcoords="offset points",
            arrowprops={"arrowstyle": "<-", "color": colour, "lw": 2, "shrinkB": 5},
        )  # fmt: skip


def _draw_claims(axes: Axes, table: pd.DataFrame) -> None:
    left = pd.Series(0, index=table.index)
    for mode, colour in MODES.items():
        axes.barh(table.index, table[mode], left=left, color=colour, label=mode, height=0.65)
        left = left + table[mode]
    axes.set_yticks(range(len(table)), table["speaker"].tolist())
    axes.invert_yaxis()
    axes.set(xlabel="claims")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.legend(title="", frameon=False, loc="lower right")
    sns.despine(ax=axes)


def _draw_timeline(axes: Axes, table: pd.DataFrame, length: int) -> None:
    speakers = list(dict.fromkeys(table["speaker"]))
    for row in table.to_dict("records"):
        y = speakers.index(row["speaker"])
        axes.plot([row["start"], row["end"]], [y, y], color=MODES[row["mode"]], lw=11, solid_capstyle="butt")
    for mode, colour in MODES.items():
        if mode in set(table["mode"]):
            axes.plot([], [], color=colour, lw=8, label=mode)
    axes.set_yticks(range(len(speakers)), speakers)
    axes.set(xlim=(length, 0), xlabel="characters from the beginning (on the right)")
    axes.set_ylim(len(speakers) - 0.4, -0.6)
    axes.yaxis.tick_right()
    axes.spines[["left", "right"]].set_visible(False)
    axes.grid(axis="y", color="#eeeeee")
    axes.set_axisbelow(True)
    axes.legend(title="", frameon=False, loc="upper left", bbox_to_anchor=(0, -0.2), ncols=3)
