"""brat standoff: a folder with a .txt and an .ann file an article, and the `annotation.conf` that brat needs.

Names, quantities, dates, cues and the parts of claims are text-bound annotations (T), their links relations (R); mode,
stance, negated and the kinds are attributes (A), so that brat shows and edits them; other fields stand as JSON in a
note (#). brat counts characters, as newslab does. A span over several lines is written as fragments without the line
breaks, as brat itself does.

Cannot hold: title, published, outlet; nor spans that are empty or begin or end
with a line break (an error says so).
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from newslab.formats.marks import CHOICES, LINKS, NAMES, Link, Mark, from_marks, to_marks
from newslab.formats.shape import Annotated, Files, FormatError, decode, file_names, id_of, loads

__all__ = ["LOSES", "SUFFIX", "read", "write"]

SUFFIX = ""
LOSES = ("title", "published", "outlet")
_ATTRIBUTES = ("kind", "speaker_kind", "mode", "stance", "negated")
_TYPES = ("quantity", "counted", "date", "cue", *LINKS["cue"])
_LINE_PART = re.compile(r"[^\n]+")


def write(articles: Sequence[Mapping[str, Any]]) -> Files:
    """Return a .txt and an .ann file for each article, named by its id, and `annotation.conf`.

    Raises
    ------
    FormatError
        if a span is empty or begins or ends with a line break, or a label has other characters than `A-Za-z0-9_-`.
    """
    files: Files = {}
    for name, article in file_names(articles):
        files[f"{name}.txt"] = _encode(article["text"], name)
        files[f"{name}.ann"] = _encode("".join(f"{line}\n" for line in _lines(article, name)), name)
    return {**files, "annotation.conf": _configuration().encode()}


def read(files: Files) -> list[Annotated]:
    """Return the articles of a brat folder; a .txt without an .ann is an article without records.

    Raises
    ------
    FormatError
        if a line is none of brat's, an offset lies outside the text, or a span has gaps other than line breaks.
    """
    articles = []
    for name in sorted(name for name in files if name.endswith(".txt")):
        stem = name.removesuffix(".txt")
        text = decode(files[name], name)
        marks, links = _parse(decode(files.get(f"{stem}.ann", b""), f"{stem}.ann"), text, f"{stem}.ann")
        articles.append(from_marks({"id": id_of(stem)}, text, marks, links))
    return articles


def _encode(text: str, name: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise FormatError(f"article {name}: has a lone surrogate at {error.start}, which UTF-8 cannot hold.") from None


def _lines(article: Mapping[str, Any], name: str) -> Iterator[str]:
    marks, links = to_marks(article)
    numbers = {mark.key: f"T{number}" for number, mark in enumerate(marks, start=1)}
    attributes = 0
    for mark in marks:
        yield f"{numbers[mark.key]}\t{_type(mark.label, name)} {_place(mark, article['text'], name)}"
    for number, link in enumerate(links, start=1):
        yield f"R{number}\t{link.label} Arg1:{numbers[link.start]} Arg2:{numbers[link.end]}"
    for mark in marks:
        shown = {field: mark.fields[field] for field in _ATTRIBUTES if mark.fields.get(field)}
        for field, value in shown.items():
            attributes += 1
            yield f"A{attributes}\t{field} {numbers[mark.key]}" + ("" if value is True else f" {value}")
        noted = {field: value for field, value in mark.fields.items() if field not in _ATTRIBUTES}
        if noted:
            note = json.dumps(noted, ensure_ascii=False)
            yield f"#{numbers[mark.key][1:]}\tAnnotatorNotes {numbers[mark.key]}\t{note}"


def _type(label: str, name: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]+", label):
        raise FormatError(f"article {name}: brat's labels have letters, digits, _ and - only, not {label!r}.")
    return label


def _place(mark: Mark, text: str, name: str) -> str:
    found = list(_LINE_PART.finditer(text, mark.start, mark.end))
    if not found or (found[0].start(), found[-1].end()) != (mark.start, mark.end):
        raise FormatError(
            f"article {name}: the {mark.label} at {mark.start} to {mark.end} is empty, or begins or ends with a line "
            "break, which brat cannot hold."
        )
    offsets = ";".join(f"{part.start()} {part.end()}" for part in found)
    return f"{offsets}\t{' '.join(part[0] for part in found)}"


def _parse(annotations: str, text: str, where: str) -> tuple[list[Mark], list[Link]]:
    spans: dict[str, tuple[str, int, int]] = {}
    links: list[Link] = []
    fields: dict[str, dict[str, Any]] = {}
    shown: dict[str, dict[str, Any]] = {}
    for number, line in enumerate(annotations.split("\n"), start=1):
        place = f"{where}, line {number}"
        key, _, rest = line.partition("\t")
        try:
            if line.startswith("T"):
                spans[key] = _span(rest, text, place)
            elif line.startswith("R"):
                label, start, end = rest.split()
                links.append(Link(start.partition(":")[2], end.partition(":")[2], label))
            elif line.startswith(("A", "M")):
                field, owner, *value = rest.split()
                shown.setdefault(owner, {})[field] = value[0] if value else True
            elif line.startswith("#"):
                head, _, note = rest.partition("\t")
                if note.startswith("{"):
                    fields[head.split()[1]] = loads(note, place)
        except (IndexError, ValueError) as error:
            if isinstance(error, FormatError):
                raise
            raise FormatError(f"{place}: {line!r} is no line of brat's standoff format.") from None
    marks = [
        Mark(key, start, end, label, {**fields.get(key, {}), **shown.get(key, {})})
        for key, (label, start, end) in spans.items()
    ]
    return marks, links


def _span(rest: str, text: str, place: str) -> tuple[str, int, int]:
    label, _, offsets = rest.partition("\t")[0].partition(" ")
    parts = [tuple(map(int, part.split())) for part in offsets.split(";")]
    start, end = parts[0][0], parts[-1][1]
    if not 0 <= start <= end <= len(text):
        raise FormatError(f"{place}: lies at {start} to {end}, but the text has {len(text)} characters.")
    for (_, before), (after, _) in pairwise(parts):
        if text[before:after].strip():
            raise FormatError(f"{place}: has a gap ({text[before:after]!r}); newslab's spans are continuous.")
    return label, start, end


def _configuration() -> str:
    """Return the annotation.conf: what may be marked, linked and chosen."""
    links = [f"{link}\tArg1:{label}, Arg2:{link}" for label, ends in LINKS.items() for link in ends]
    owners = {"kind": "quantity"}
    choices = [
        f"{field}\tArg:{owners.get(field, 'cue')}, Value:{'|'.join(CHOICES[field])}" for field in _ATTRIBUTES[:-1]
    ]
    rows = [
        "[entities]",
        *NAMES,
        *_TYPES,
        "",
        "[relations]",
        *links,
        "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
    ]
    return "\n".join([*rows, "", "[events]", "", "[attributes]", *choices, "negated\tArg:cue", ""])
