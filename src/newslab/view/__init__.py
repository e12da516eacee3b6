"""The annotated article to read: right-to-left HTML for Jupyter or a browser."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from newslab.picture import draw_article
from newslab.records import article_of
from newslab.view.legend import hover_rules, legend
from newslab.view.marks import LAYERS, marks
from newslab.view.markup import isolated, paragraphs
from newslab.view.style import stylesheet
from newslab.view.table import table

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["View", "article", "page", "save_picture", "show"]


_PAGE = "html{color-scheme:light dark;background:light-dark(#FFF,#15171A)}@media print{html{color-scheme:light}}\n"


@dataclass(frozen=True, slots=True)
class View:
    """An annotated article, or a table, as HTML; Jupyter shows it by itself."""

    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __str__(self) -> str:
        return self.html


def show(what: "Doc | DataFrame", layers: Sequence[str] = tuple(LAYERS)) -> View:
    """Return an annotated article, or one of its tables (`newslab.frames`), as right-to-left HTML.

    What a speaker says is washed in the speaker's colour, cues are bold and carry the speaker's number, sources are
    underlined with dots; names have a line of their label's colour and kind, numbers a box and dates a dotted line,
    with their values beside them. Notes show under the pointer, and resting on a cue lights up its claim. The text
    content of the element `.text` is the article's text. All text is escaped; explicit bidi controls are shown, not
    obeyed.

    `layers` are some of claims, names, numbers and dates; a table has none.

    Raises
    ------
    ValueError
        if a layer is none of these.
    """
    body = article(what, layers) if isinstance(what, Doc) else table(what)
    return View(f"<style>{stylesheet()}</style>{body}")


def page(docs: Iterable[Doc]) -> str:
    """Return a whole HTML page of annotated articles."""
    articles = "\n".join(article(doc) for doc in docs)
    head = f'<meta charset="utf-8"><title>newslab</title><style>{_PAGE}{stylesheet()}</style>'
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


def article(doc: Doc, layers: Sequence[str] = tuple(LAYERS)) -> str:
    """Return the element of one article, without the style sheet."""
    unknown = [layer for layer in layers if layer not in LAYERS]
    if unknown:
        raise ValueError(f"no layer is called {unknown[0]!r}; there are {', '.join(LAYERS)}.")
    title = article_of(doc).title
    heading = f"<h3>{isolated(title)}</h3>" if title else ""
    text = "".join(paragraphs(doc.text, marks(doc, layers)))
    body = f'<div class="text" style="white-space:pre-wrap;line-height:2">{text}</div>'
    rules = hover_rules(doc) if "claims" in layers else ""
    return f'<div class="newslab" dir="rtl" lang="ar">{heading}{body}{legend(doc, layers)}{rules}</div>'
