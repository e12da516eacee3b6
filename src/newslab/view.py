"""The annotated article to read: right-to-left HTML for Jupyter or a browser."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from pathlib import Path

from spacy.tokens import Doc

from newslab.colours import LABELS, speaker_colours, tint
from newslab.picture import draw_article
from newslab.records import article_of

__all__ = ["View", "page", "save_picture", "show"]


@dataclass(frozen=True, slots=True)
class View:
    """An annotated article as HTML; Jupyter shows it by itself."""

    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __str__(self) -> str:
        return self.html


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text with a CSS class, a style of its own, and a note that shows under the pointer."""

    start: int
    end: int
    name: str
    style: str
    note: str


def show(doc: Doc) -> View:
    """Return the annotated article as right-to-left HTML.

    Contents of claims are shaded in their speaker's colour, cues are bold, names underlined in their label's colour,
    numbers boxed, dates dotted; notes show under the pointer. All text is escaped.
    """
    style = files("newslab").joinpath("view.css").read_text(encoding="utf-8")
    return View(f"<style>{style}</style>{_article(doc)}")


def page(docs: Iterable[Doc]) -> str:
    """Return a whole HTML page of annotated articles."""
    style = files("newslab").joinpath("view.css").read_text(encoding="utf-8")
    articles = "\n".join(_article(doc) for doc in docs)
    head = f'<meta charset="utf-8"><title>newslab</title><style>{style}</style>'
    return f'<!doctype html>\n<html lang="ar" dir="rtl"><head>{head}</head>\n<body>{articles}</body></html>\n'


def save_picture(doc: Doc, path: str | Path, sentences: int | None = None) -> Path:
    """Save the annotated article as a page (.html) or as a picture (.svg, .png or .pdf) and return the path.

    `sentences` limits a picture to the article's first sentences. The same Doc gives the same bytes.

    Raises
    ------
    ValueError
        if the path ends in anything else.
    """
    target = Path(path)
    if target.suffix == ".html":
        target.write_text(page([doc]), encoding="utf-8", newline="\n")
        return target
    if target.suffix not in (".svg", ".png", ".pdf"):
        raise ValueError(f"{target}: ends in {target.suffix!r}; save as .html, .svg, .png or .pdf.")
    from newslab.figures import write

    write(draw_article(doc, sentences), target)
    return target


def _article(doc: Doc) -> str:
    title = article_of(doc).title
    heading = f"<h3>{_text(title)}</h3>" if title else ""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in _paragraphs(doc))
    return f'<div class="newslab" dir="rtl" lang="ar">{heading}{paragraphs}{_legend(doc)}</div>'


def _paragraphs(doc: Doc) -> Iterator[str]:
    """Yield the lines of the article, every stretch between two edges of marks in a span of its own."""
    text = doc.text
    marks = sorted(_marks(doc), key=lambda mark: (mark.start, -mark.end))
    edges = sorted({0, len(text), *(e for m in marks for e in (m.start, m.end)), *_line_edges(text)})
    pieces: list[str] = []
    active: list[Mark] = []
    waiting = iter(marks)
    following = next(waiting, None)
    for start, end in itertools.pairwise(edges):
        active = [mark for mark in active if mark.end > start]
        while following is not None and following.start <= start:
            if following.end > start:
                active.append(following)
            following = next(waiting, None)
        if text[start:end] == "\n":
            yield "".join(pieces)
            pieces = []
        else:
            pieces.append(_span(text[start:end], active))
    yield "".join(pieces)


def _line_edges(text: str) -> Iterator[int]:
    for position, character in enumerate(text):
        if character == "\n":
            yield position
            yield position + 1


def _span(text: str, marks: list[Mark]) -> str:
    if not marks:
        return _text(text)
    names = " ".join(dict.fromkeys(mark.name for mark in marks))
    styles = "".join(dict.fromkeys(mark.style for mark in marks))
    notes = "\n".join(dict.fromkeys(mark.note for mark in reversed(marks)))
    return f'<span class="{names}" style="{styles}" title="{_text(notes)}">{_text(text)}</span>'


def _text(text: str) -> str:
    return escape(text.replace("\x00", "\ufffd"), quote=True)


def _marks(doc: Doc) -> Iterator[Mark]:
    colours = speaker_colours(claim.speaker for claim in doc._.newslab_claims)
    for claim in doc._.newslab_claims:
        note = f"{claim.id} {claim.speaker or '?'} ({claim.speaker_kind}): {claim.mode}, {claim.stance}"
        note += ", negated" if claim.negated else ""
        colour = colours[claim.speaker]
        yield Mark(claim.content.start, claim.content.end, "content", f"background-color:{tint(colour)};", note)
        yield Mark(claim.cue.start, claim.cue.end, "cue", f"color:{colour};", f"cue of {claim.id}")
        for part in ("source", "addressee", "relay"):
            span = getattr(claim, part)
            if span is not None:
                yield Mark(span.start, span.end, part, "", f"{part} of {claim.id}")
    for entity in doc._.newslab_entities:
        note = f"{entity.label}{f' ({entity.subtype})' if entity.subtype else ''}: {entity.canonical}"
        yield Mark(entity.start, entity.end, "name", f"border-bottom-color:{LABELS.get(entity.label, '#888')};", note)
    for number in doc._.newslab_quantities:
        yield Mark(number.start, number.end, "number", "", _number_note(number))
    for date in doc._.newslab_dates:
        yield Mark(date.start, date.end, "date", "", f"date: {date.value or 'unresolved'}")


def _number_note(number: object) -> str:
    low, high, bound = (getattr(number, name) for name in ("min", "max", "bound"))
    value = "vague" if low is None else f"{low}" if low == high else f"{low} to {high}"
    unit, counted = getattr(number, "unit", None), getattr(number, "counted", None)
    what = unit or (counted.text if counted else "")
    return f"{getattr(number, 'kind', '')}: {'' if bound == '=' else bound + ' '}{value} {what}".strip()


def _legend(doc: Doc) -> str:
    counts: dict[str | None, int] = {}
    for claim in doc._.newslab_claims:
        counts[claim.speaker] = counts.get(claim.speaker, 0) + 1
    colours = speaker_colours(counts)
    speakers = "".join(
        f'<li style="background-color:{tint(colours[speaker])}"><bdi>{_text(speaker or "?")}</bdi> {count}</li>'
        for speaker, count in counts.items()
    )
    labels = dict.fromkeys(entity.label for entity in doc._.newslab_entities)
    names = "".join(
        f'<li class="name" style="border-bottom-color:{LABELS.get(label, "#888")}">{label}</li>' for label in labels
    )
    kinds = (
        '<li class="cue">cue</li><li class="source">source</li><li class="number">number</li><li class="date">date</li>'
    )
    return f'<ul class="legend">{speakers}</ul><ul class="legend" dir="ltr">{names}{kinds}</ul>'
