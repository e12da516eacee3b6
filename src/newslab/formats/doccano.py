"""doccano's JSONL for sequence labelling with relations: labelled spans and arrows, one article a line.

doccano's browser counts UTF-16 units (unless a project counts grapheme clusters: leave that off), so offsets are
converted: an emoji before a span moves it by one. The article's id, title, published and outlet are metadata of the
example; its id stands in `article`, since doccano's own `id` is a number.

Cannot hold: entities.id, entities.canonical, entities.subtype, entities.score, quantities.id, quantities.kind,
quantities.min, quantities.max, quantities.bound, quantities.approximator, quantities.unit, quantities.claim (it follows
the claims' new ids), dates.id, dates.value, claims.id, claims.speaker, claims.speaker_kind, claims.mode, claims.stance,
claims.negated, claims.rule, claims.score.
"""

import json
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from newslab.formats.marks import FIELDS, META, Link, Mark, from_marks, to_marks
from newslab.formats.shape import Annotated, Files, FormatError, decode, loads
from newslab.formats.units import from_utf16, to_utf16

__all__ = ["LOSES", "SUFFIX", "read", "write"]

SUFFIX = ".jsonl"
_OWNERS = {"entities": "name", "quantities": "quantity", "dates": "date", "claims": "cue"}
LOSES = (
    *(f"{kind}.{field}" for kind, label in _OWNERS.items() for field in ("id", *FIELDS[label])),
    "quantities.claim",
)  # fmt: skip


def write(articles: Sequence[Mapping[str, Any]]) -> Files:
    """Return `articles.jsonl`, for doccano's import as JSONL(Relation)."""
    numbers = count(1)
    lines = [json.dumps(_example(article, numbers), ensure_ascii=True) for article in articles]
    return {"articles.jsonl": "".join(line + "\n" for line in lines).encode()}


def read(files: Files) -> list[Annotated]:
    """Return the articles of doccano's exports; a `label` with [start, end, label] triples is read too.

    Raises
    ------
    FormatError
        if a line is no example with a text, or an offset lies outside it or inside an emoji.
    """
    articles = []
    for name, data in files.items():
        for number, line in enumerate(decode(data, name).split("\n"), start=1):
            if line.strip():
                articles.append(_article(loads(line, f"{name}, line {number}"), f"{name}, line {number}"))
    return articles


def _example(article: Mapping[str, Any], numbers: "count[int]") -> dict[str, Any]:
    marks, links = to_marks(article)
    ids = {mark.key: next(numbers) for mark in marks}
    units = to_utf16(article["text"])
    spans = [
        {"id": ids[m.key], "label": m.label, "start_offset": units[m.start], "end_offset": units[m.end]} for m in marks
    ]
    arrows = [
        {"id": next(numbers), "from_id": ids[link.start], "to_id": ids[link.end], "type": link.label} for link in links
    ]
    meta = {"article" if name == "id" else name: article[name] for name in META if article[name] is not None}
    return {"text": article["text"], **meta, "entities": spans, "relations": arrows}


def _article(example: Any, where: str) -> Annotated:
    try:
        text = example["text"]
        characters = from_utf16(text)
        old = [{"start_offset": s, "end_offset": e, "label": label} for s, e, label in example.get("label") or ()]
        marks = [
            Mark(
                str(span.get("id", -number)),
                characters[span["start_offset"]],
                characters[span["end_offset"]],
                span["label"],
            )
            for number, span in enumerate([*example.get("entities", ()), *old], start=1)
        ]
        links = [Link(str(r["from_id"]), str(r["to_id"]), r["type"]) for r in example.get("relations") or ()]
    except KeyError as error:
        if isinstance(error.args[0], int):
            raise FormatError(f"{where}: the offset {error} lies outside the text, or inside a character.") from None
        raise FormatError(f"{where}: has no {error}.") from None
    except (TypeError, ValueError, AttributeError):
        raise FormatError(f"{where}: is no example as doccano exports them.") from None
    meta = {"id": str(example.get("article", example.get("id", where))), **{n: example.get(n) for n in META[1:]}}
    return from_marks(meta, text, marks, links)
