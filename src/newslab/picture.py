"""The annotated article drawn as a picture: lines of text from the right, with claims shaded and names underlined."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from newslab.colours import LABELS, NARRATOR, speaker_colours, tint
from newslab.text.characters import ARABIC_LETTERS, LATIN_LETTERS
from newslab.text.sentences import sentences

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["draw_article"]

_WIDTH = 11.0  # inches
_SIZE = 13.0  # points
_LINE = 0.42  # inches from line to line
_MARGIN = 0.35
_INK = "#1a1a1a"
_WORD = re.compile(r"\S{1,60}")
_LATIN = re.compile(f"[{LATIN_LETTERS}]")
_ARABIC = re.compile(f"[{ARABIC_LETTERS}]")


@dataclass(frozen=True, slots=True)
class Placed:
    """A run of characters without spaces at its place: right edge and line, in inches from the right and the top."""

    start: int
    text: str
    right: float
    line: int


def draw_article(doc: Doc, first_sentences: int | None = None) -> "Figure":
    """Return a figure of the article, or of its first sentences.

    Contents of claims are shaded in their speaker's colour, cues bold in it, names underlined in their label's colour,
    numbers boxed, dates dotted; a legend names speakers and labels.
    """
    from matplotlib.figure import Figure

    spans = sentences(doc)[:first_sentences]
    end = spans[-1][1] if spans else 0
    placed = list(_lay_out(doc.text[:end], {claim.cue.start for claim in doc._.newslab_claims}))
    lines = (placed[-1].line if placed else 0) + 1
    legend = _legend_rows(doc, end)
    height = 2 * _MARGIN + (lines + len(legend) + 0.6) * _LINE
    figure = Figure(figsize=(_WIDTH, height))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, _WIDTH), ylim=(height, 0))
    axes.axis("off")
    _draw_marks(axes, doc, placed, end)
    _draw_words(axes, doc, placed)
    _draw_legend(axes, legend, _MARGIN + (lines + 0.8) * _LINE)
    return figure


def _lay_out(text: str, cues: set[int]) -> Iterator[Placed]:
    """Yield the words of a text, wrapped to the page; those that hold a cue are wider, since they are bold."""
    line = 0
    space = _width("ا ا") - 2 * _width("ا")
    for start, end in _paragraphs(text):
        row: list[tuple[int, str, float]] = []
        used = 0.0
        for offset, word in _words(text, start, end):
            width = _width(word, any(position in cues for position in range(offset, offset + len(word))))
            if row and used + width > _WIDTH - 2 * _MARGIN:
                yield from _placed(row, line, space)
                row, used, line = [], 0.0, line + 1
            row.append((offset, word, width))
            used += width + space
        yield from _placed(row, line, space)
        line += 1


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for paragraph in text.split("\n"):
        yield start, start + len(paragraph)
        start += len(paragraph) + 1


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield what stands between spaces; a word without end is cut."""
    for match in _WORD.finditer(text, start, end):
        yield match.start(), match[0]


def _placed(row: Sequence[tuple[int, str, float]], line: int, space: float) -> Iterator[Placed]:
    """Yield the words of one line from the right; those of Latin words that follow one another, from the left."""
    right = 0.0
    for latin, group in groupby(row, key=lambda item: _is_latin(item[1])):
        words = list(group)
        for start, word, width in reversed(words) if latin else words:
            yield Placed(start, word, right, line)
            right += width + space


def _is_latin(word: str) -> bool:
    return bool(_LATIN.search(word)) and not _ARABIC.search(word)


def _width(text: str, bold: bool = False) -> float:
    """Return the width of a drawn text in inches."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    if not text:
        return 0.0
    text = _from_right(text)
    font = FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal")
    extent = TextPath((0, 0), text, size=_SIZE, prop=font).get_extents()
    return float(extent.x1) / 72 if extent.width else 0.0


def _from_right(text: str) -> str:
    """Return a text that is set from the right even where it has no Arabic letter, such as `2017.`."""
    return f"\u200f{text}"


def _stretch(word: Placed, start: int, end: int) -> tuple[float, float]:
    """Return the right and left edge of the part of a word between two offsets, in inches from the right margin."""
    first, last = max(start - word.start, 0), min(end - word.start, len(word.text))
    if _is_latin(word.text):
        whole = word.right + _width(word.text)
        return whole - _width(word.text[:last]), whole - _width(word.text[:first])
    return word.right + _width(word.text[:first]), word.right + _width(word.text[:last])


def _parts(placed: Sequence[Placed], start: int, end: int) -> Iterator[tuple[float, float, int]]:
    """Yield (right, left, line) for each line of a span."""
    rows: dict[int, tuple[float, float]] = {}
    for word in placed:
        if word.start < end and start < word.start + len(word.text):
            right, left = _stretch(word, start, end)
            low, high = rows.get(word.line, (right, left))
            rows[word.line] = min(low, right), max(high, left)
    for line, (right, left) in rows.items():
        yield right, left, line


def _draw_marks(axes, doc: Doc, placed: Sequence[Placed], end: int) -> None:  # type: ignore[no-untyped-def]
    from matplotlib.patches import Rectangle

    colours = speaker_colours(claim.speaker for claim in doc._.newslab_claims)
    for claim in doc._.newslab_claims:
        for right, left, line in _parts(placed, claim.content.start, min(claim.content.end, end)):
            corner = (_WIDTH - _MARGIN - left, _MARGIN + line * _LINE)
            axes.add_patch(
                Rectangle(corner, left - right, _LINE * 0.82, color=tint(colours[claim.speaker], 0.78), lw=0)
            )
    for entity in doc._.newslab_entities:
        for right, left, line in _parts(placed, entity.start, min(entity.end, end)):
            y = _MARGIN + line * _LINE + _LINE * 0.8
            xs = [_WIDTH - _MARGIN - left, _WIDTH - _MARGIN - right]
            axes.plot(xs, [y, y], color=LABELS[entity.label], lw=2.2, solid_capstyle="butt")
    for number in doc._.newslab_quantities:
        for right, left, line in _parts(placed, number.start, min(number.end, end)):
            corner = (_WIDTH - _MARGIN - left - 0.03, _MARGIN + line * _LINE + 0.03)
            axes.add_patch(Rectangle(corner, left - right + 0.06, _LINE * 0.72, fill=False, ec=_INK, lw=1))
    for date in doc._.newslab_dates:
        for right, left, line in _parts(placed, date.start, min(date.end, end)):
            y = _MARGIN + line * _LINE + _LINE * 0.06
            xs = [_WIDTH - _MARGIN - left, _WIDTH - _MARGIN - right]
            axes.plot(xs, [y, y], color=_INK, lw=1.2, ls=":")


def _draw_words(axes, doc: Doc, placed: Sequence[Placed]) -> None:  # type: ignore[no-untyped-def]
    colours = speaker_colours(claim.speaker for claim in doc._.newslab_claims)
    cues = {claim.cue.start: colours[claim.speaker] for claim in doc._.newslab_claims}
    for word in placed:
        colour = next((cues[i] for i in range(word.start, word.start + len(word.text)) if i in cues), _INK)
        axes.text(
            _WIDTH - _MARGIN - word.right, _MARGIN + word.line * _LINE + _LINE * 0.6, _from_right(word.text),
            size=_SIZE, color=colour, ha="right", va="baseline", family="DejaVu Sans", parse_math=False,
            weight="bold" if colour != _INK else "normal",
        )  # fmt: skip


def _legend_rows(doc: Doc, end: int) -> list[list[tuple[str, str]]]:
    shown = [claim for claim in doc._.newslab_claims if claim.cue.start < end]
    colours = speaker_colours(claim.speaker for claim in doc._.newslab_claims)
    speakers = [(speaker or "?", tint(colours[speaker], 0.55)) for speaker in dict.fromkeys(c.speaker for c in shown)]
    labels = [(e.label, LABELS[e.label]) for e in doc._.newslab_entities if e.start < end]
    rows = [speakers[i : i + 3] for i in range(0, len(speakers), 3)]
    return [*rows, [*dict.fromkeys(labels), ("numbers boxed, dates dotted", _INK)]]


def _draw_legend(axes, rows: list[list[tuple[str, str]]], top: float) -> None:  # type: ignore[no-untyped-def]
    from matplotlib.patches import Rectangle

    for row, entries in enumerate(rows):
        right = _MARGIN
        y = top + row * _LINE
        axes.plot([_MARGIN, _WIDTH - _MARGIN], [top - 0.2] * 2, color=NARRATOR, lw=0.5)
        for text, colour in entries:
            axes.add_patch(Rectangle((_WIDTH - right - 0.2, y), 0.2, 0.2, color=colour, lw=0))
            axes.text(
                _WIDTH - right - 0.28,
                y + 0.16,
                text,
                size=10,
                ha="right",
                va="baseline",
                family="DejaVu Sans",
                parse_math=False,
            )
            right += 0.6 + _width(text) * 0.78
