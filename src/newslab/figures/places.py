"""Where in an article each speaker is heard."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle
from spacy.tokens import Doc

from newslab import frames
from newslab.colours import STANCES, tint
from newslab.figures.drawing import GREY, UNKNOWN, Drawing, counted, draw, legend, of_article, short

__all__ = ["timeline"]

_HEIGHT = 0.62  # of a block, in rows
_HATCH = {"mixed": "/////"}


def timeline(doc: Doc) -> Drawing:
    """Draw where in the article each speaker is heard: the beginning on the right, one line a speaker.

    A block is the content of a claim: solid where quoted, pale where paraphrased, hatched where both; its colour is
    the stance. A claim inside another of the same speaker is a lower block. Thin lines part the paragraphs.

    Table: speaker, stance, mode, negated, start, end (offsets of the contents), depth (0, or how many of the same
    speaker's claims lie around it), in order of appearance.
    """
    found = frames.claims(doc)
    found["speaker"] = found["speaker"].fillna(UNKNOWN)
    found["depth"] = [_depth(row, found) for row in found.to_dict("records")]
    table = found[["speaker", "stance", "mode", "negated", "start", "end", "depth"]]
    inside = len(
        {offset for start, end in zip(found["start"], found["end"], strict=True) for offset in range(start, end)}
    )
    share = f"{inside / len(doc.text):.0%}" if doc.text else "none"
    caption = (
        f"{of_article(doc)}: the contents of {counted(len(table), 'claim')} at their places, by character; {share} of "
        f"the article's {counted(len(doc.text), 'character')} stand inside a claim, the rest is the narrator's. "
        f"Read from the right, as the article. Dotted lines: ends of paragraphs."
    )
    breaks = [offset for offset, character in enumerate(doc.text) if character == "\n"]
    height = 0.42 * found["speaker"].nunique() + 1.4
    fill = _filler(len(doc.text), breaks)
    return draw(table, "Where each speaker is heard", caption, fill, height)


def _depth(row: dict[Any, Any], found: pd.DataFrame) -> int:
    around = (found["speaker"] == row["speaker"]) & (found["start"] <= row["start"]) & (row["end"] <= found["end"])
    return int((around & (found["end"] - found["start"] > row["end"] - row["start"])).sum())


def _filler(length: int, breaks: Sequence[int]) -> Any:
    def fill(figure: Figure, table: pd.DataFrame) -> None:
        axes = figure.subplots()
        speakers = list(dict.fromkeys(table["speaker"]))
        for row in table.to_dict("records"):
            _draw_block(axes, speakers.index(row["speaker"]), row)
        for offset in breaks:
            axes.axvline(offset, color="#999999", lw=0.8, ls=":", zorder=0)
        _set_axes(axes, speakers, length)
        legend(axes, _keys(table))

    return fill


def _draw_block(axes: Axes, row: int, claim: dict[Any, Any]) -> None:
    height = _HEIGHT * 0.5 ** claim["depth"]
    bottom = row + _HEIGHT / 2 - height
    axes.add_patch(
        Rectangle(
            (claim["start"], bottom), claim["end"] - claim["start"], height, lw=0.9,
            zorder=2 + claim["depth"], **_look(claim["stance"], claim["mode"]),
        )
    )  # fmt: skip


def _look(stance: str, mode: str) -> dict[str, Any]:
    colour = STANCES[stance]
    face = colour if mode == "direct" else tint(colour, 0.72)
    return {"facecolor": face, "edgecolor": colour, "hatch": _HATCH.get(mode)}


def _set_axes(axes: Axes, speakers: Sequence[str], length: int) -> None:
    axes.set_yticks(range(len(speakers)), [short(speaker) for speaker in speakers])
    axes.set(xlim=(length, 0), xlabel="characters from the beginning (on the right)")
    axes.set_ylim(len(speakers) - 0.4, -0.6)
    axes.yaxis.tick_right()
    axes.tick_params(axis="y", length=0)
    axes.spines[["left", "right"]].set_visible(False)
    axes.grid(axis="y", color="#eeeeee")
    axes.set_axisbelow(True)


def _keys(table: pd.DataFrame) -> list[Patch]:
    """Return the legend's keys: the stances and the modes that the article has."""
    stances = [stance for stance in STANCES if stance in set(table["stance"])]
    modes = [mode for mode in ("direct", "mixed", "indirect") if mode in set(table["mode"])]
    wordings = {"direct": "quoted", "mixed": "partly quoted", "indirect": "paraphrased"}
    faces = {"direct": GREY, "mixed": tint(GREY, 0.72), "indirect": tint(GREY, 0.72)}
    return [
        *(Patch(color=STANCES[stance], label=stance) for stance in stances),
        *(Patch(facecolor=faces[m], edgecolor=GREY, hatch=_HATCH.get(m), label=wordings[m]) for m in modes),
    ]
