"""A figure with its caption and its table, and the style that all figures share."""

import io
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pandas as pd
import seaborn as sns
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import ScaledTranslation
from spacy.tokens import Doc

from newslab.records import article_of

__all__ = [
    "GREY",
    "INK",
    "NARRATOR",
    "UNKNOWN",
    "WIDTH",
    "Drawing",
    "counted",
    "draw",
    "legend",
    "of_article",
    "short",
    "write",
]

NARRATOR = "the narrator"
UNKNOWN = "unknown"
WIDTH = 7.5  # inches
INK = "#1a1a1a"
GREY = "#666666"
_STYLE: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.labelsize": 8.5,
    "xtick.labelsize": 8.5,
    "ytick.labelsize": 9.5,
    "legend.fontsize": 8.5,
    "text.color": INK,
    "figure.facecolor": "white",
    "svg.fonttype": "path",
    "svg.hashsalt": "newslab",
    "text.parse_math": False,
}
_PER_INCH = 17.5  # characters of the caption
_LONGEST = 34  # characters of a label on a line


@dataclass(frozen=True, repr=False)
class Drawing:
    """A figure, its caption, and the table of what it shows; Jupyter shows the figure by itself.

    The caption says what was counted; it stands below the figure, and in an SVG as its description too.
    """

    figure: Figure
    table: pd.DataFrame
    caption: str

    def save(self, path: str | Path) -> Path:
        """Write the figure (.svg, .png, .pdf) and beside it the table (.csv); the same article gives the same bytes."""
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        write(self.figure, target, self.caption)
        self.table.to_csv(target.with_suffix(".csv"), index=False, lineterminator="\n", encoding="utf-8")
        return target

    def __repr__(self) -> str:
        return f"Drawing({self.caption!r})"

    def _repr_png_(self) -> bytes:
        buffer = io.BytesIO()
        with mpl.rc_context(_STYLE):
            self.figure.savefig(buffer, format="png", dpi=130, bbox_inches="tight")
        return buffer.getvalue()


def write(figure: Figure, path: Path, caption: str | None = None) -> None:
    """Write a figure without dates or random ids, so that its bytes depend on what it shows alone."""
    metadata: dict[str, dict[str, Any]] = {
        "svg": {"Date": None, **({"Description": caption} if caption else {})},
        "pdf": {"CreationDate": None},
        "png": {"Software": None},
    }
    with mpl.rc_context(_STYLE):
        figure.savefig(path, metadata=metadata.get(path.suffix[1:]), bbox_inches="tight")


def draw(
    table: pd.DataFrame,
    title: str,
    caption: str,
    fill: Callable[[Figure, pd.DataFrame], None],
    height: float,
    width: float = WIDTH,
) -> Drawing:
    """Return a drawing: `fill` makes the axes of a figure of so many inches, unless there is nothing to show."""
    table = table.reset_index(drop=True)
    with _style():
        figure = Figure(figsize=(width, max(height, 1.2)), layout="constrained")
        if len(table):
            fill(figure, table)
        else:
            axes = figure.subplots()
            axes.axis("off")
            axes.text(0.5, 0.5, "nothing found in this article", ha="center", color=GREY)
        _frame(figure, title, caption)
    return Drawing(figure, table, caption)


def legend(axes: Axes, handles: Sequence[Artist], below: float = 0.5) -> None:
    """Put a legend under the axes, `below` inches from their lower edge."""
    figure = axes.figure
    place = axes.transAxes + ScaledTranslation(0, -below, figure.dpi_scale_trans)
    axes.legend(
        handles=handles, loc="upper left", bbox_to_anchor=(0, 0), bbox_transform=place, borderaxespad=0, frameon=False,
        ncols=5, handletextpad=0.6, columnspacing=1.5,
    )  # fmt: skip


def _frame(figure: Figure, title: str, caption: str) -> None:
    """Set the title above all that a figure shows and the caption below it, so that neither meets anything."""
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    box = figure.get_tightbbox()
    width, height = figure.get_size_inches()
    left, lines = box.x0 / width, textwrap.wrap(caption, int(box.width * _PER_INCH))
    figure.text(left, (box.y1 + 0.12) / height, title, va="bottom", size=11, weight="bold")
    figure.text(left, (box.y0 - 0.14) / height, "\n".join(lines), va="top", size=8, color=GREY, linespacing=1.4)


def of_article(doc: Doc) -> str:
    """Return the words with which a caption names its article."""
    article = article_of(doc)
    return f"Article {article.id}" + (f", published {article.published.isoformat()}" if article.published else "")


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, which gets an s.

    >>> counted(1, "claim"), counted(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def short(label: str) -> str:
    """Return a label on at most two lines, with an ellipsis where it is longer."""
    lines = textwrap.wrap(label, _LONGEST, max_lines=2, placeholder=" …")
    return "\n".join(lines) or label


@contextmanager
def _style() -> Iterator[None]:
    with mpl.rc_context(_STYLE), sns.axes_style("ticks", rc=_STYLE):
        yield
