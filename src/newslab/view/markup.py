"""A text with marks as HTML whose text content is the text, character for character."""

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from html import escape

from newslab.view.marks import Mark

__all__ = ["escaped", "isolated", "paragraphs"]

# Explicit bidi controls reorder all that follows them; each is shut into a block of its own, and shown.
_CONTROLS = {
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}
_CONTROL = re.compile(f"[{''.join(_CONTROLS)}]")
_NOT_IN_HTML = re.compile("[\x00\ud800-\udfff]")
_NOTES = 8  # lines of a note; the rest are counted


def paragraphs(text: str, marks: Sequence[Mark]) -> Iterator[str]:
    """Yield the lines of a text as `<p>`, every stretch between two edges of marks in an element of its own.

    `marks` are in order of start. A line keeps its newline, so the text content of all is the text; only NUL and lone
    surrogates, which HTML cannot hold, come out as U+FFFD.
    """
    breaks = {position + 1 for position, character in enumerate(text) if character == "\n"}
    edges = sorted({0, len(text), *breaks, *(edge for mark in marks for edge in (mark.start, mark.end))})
    pieces: list[str] = []
    for start, end, active in _stretches(edges, marks):
        pieces.append(_piece(text, start, end, active))
        if end in breaks:
            yield f"<p>{''.join(pieces)}</p>"
            pieces = []
    if pieces or not text:
        yield f"<p>{''.join(pieces)}</p>"


def escaped(text: str) -> str:
    """Return text for an element or an attribute; a carriage return is written as a reference, lest parsers eat it."""
    return escape(_NOT_IN_HTML.sub("\ufffd", text), quote=True).replace("\r", "&#13;")


def isolated(text: str) -> str:
    """Return text for an element, with bidi controls shown instead of obeyed."""
    return _CONTROL.sub(
        lambda found: (
            f'<bdi class="control" style="display:inline-block" data-v="{_CONTROLS[found[0]]}">{found[0]}</bdi>'
        ),
        escaped(text),
    )


def _stretches(edges: Sequence[int], marks: Sequence[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    active: list[Mark] = []
    waiting = iter(marks)
    following = next(waiting, None)
    for start, end in itertools.pairwise(edges):
        active = [mark for mark in active if mark.end > start]
        while following is not None and following.start <= start:
            if following.end > start:
                active.append(following)
            following = next(waiting, None)
        yield start, end, active


def _piece(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    content = isolated(text[start:end])
    if not marks:
        return content
    inner_first = sorted(marks, key=lambda mark: mark.end - mark.start)
    tag = _tag(marks)
    classes = " ".join(dict.fromkeys(name for mark in marks for name in _classes(mark, inner_first)))
    style = ";".join(dict.fromkeys(_styles(inner_first)))
    badge = _badge(text, end, inner_first)
    shown = f' data-v="{escaped(badge)}"' if badge else ""
    return f'<{tag} class="{escaped(classes)}" style="{style}" title="{_note(inner_first)}"{shown}>{content}</{tag}>'


def _tag(marks: Sequence[Mark]) -> str:
    """Return an element that says something even where styles are stripped: bold cues, names underlined."""
    kinds = {mark.kind for mark in marks}
    return "b" if "cue" in kinds else "u" if "name" in kinds else "span"


def _classes(mark: Mark, inner_first: Sequence[Mark]) -> list[str]:
    """Return the classes of a mark; of nested contents only the innermost gives its wash."""
    innermost = next((m for m in inner_first if m.kind == "content"), None)
    names = mark.classes.split()
    return names if mark.kind != "content" or mark is innermost else [names[0], *names[2:]]


def _styles(inner_first: Sequence[Mark]) -> Iterator[str]:
    contents = [mark for mark in inner_first if mark.kind == "content"]
    yield from (mark.style for mark in contents[:1])
    yield from (mark.style for mark in inner_first if mark.kind != "content")
    if len(contents) > 1:
        outer = [mark.style.partition(":")[2].replace(",0.2)", ",0.9)") for mark in contents[1:4]]
        lines = ",".join(f"inset 0 {2 * n}px 0 {colour}" for n, colour in enumerate(outer, start=1))
        yield f"box-shadow:{lines}"


def _badge(text: str, end: int, inner_first: Sequence[Mark]) -> str:
    """Return what is printed small after a stretch; inside a word nothing is, since it would part the letters."""
    if end < len(text) and unicodedata.category(text[end])[0] in "LMN":
        return ""
    return next((mark.badge for mark in inner_first if mark.badge and mark.end == end), "")


def _note(inner_first: Sequence[Mark]) -> str:
    notes = list(dict.fromkeys(mark.note for mark in inner_first))
    if len(notes) > _NOTES:
        notes = [*notes[:_NOTES], f"and {len(notes) - _NOTES} more"]
    return escaped(_CONTROL.sub(lambda found: f"[{_CONTROLS[found[0]]}]", "\n".join(notes)))
