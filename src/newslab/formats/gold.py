"""newslab's gold format, in which articles are annotated by hand: one article a line, with a flat list `annotations`.

Each annotation has a `type` (claim, quantity, date, entity), the wording of its parts, and their places as
`[start, end]` in `span`, `cue_span`, `source_span` and so on; `data/README.md` lists the columns.

Cannot hold: entities.id, entities.subtype, entities.score, quantities.id, quantities.claim (it follows the claims' new
ids), dates.id, claims.id, claims.rule, claims.score, claims.hedges, claims.anonymity.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from newslab.formats.marks import META, complete
from newslab.formats.shape import Annotated, Files, FormatError, decode, loads

__all__ = ["LOSES", "SUFFIX", "read", "write"]

SUFFIX = ".jsonl"
LOSES = (
    "entities.id", "entities.subtype", "entities.score", "quantities.id", "quantities.claim", "dates.id",
    "claims.id", "claims.rule", "claims.score", "claims.hedges", "claims.anonymity",
)  # fmt: skip
_TYPES = {"claim": "claims", "quantity": "quantities", "date": "dates", "entity": "entities"}
_PARTS = {"claim": ("cue", "source", "addressee", "relay", "content"), "quantity": ("counted",)}
_FIELDS = {
    "claim": ("speaker", "speaker_kind", "mode", "stance", "negated"),
    "quantity": ("kind", "min", "max", "bound", "approximator", "unit"),
    "date": ("value",),
    "entity": ("label", "canonical"),
}


def write(articles: Sequence[Mapping[str, Any]]) -> Files:
    """Return `articles.jsonl`, one article a line."""
    lines = [json.dumps(_line(article), ensure_ascii=_has_surrogates(article["text"])) for article in articles]
    return {"articles.jsonl": "".join(line + "\n" for line in lines).encode()}


def read(files: Files) -> list[Annotated]:
    """Return the articles of gold files.

    Raises
    ------
    FormatError
        if a line is no article with annotations, or an annotation lacks a column.
    """
    articles = []
    for name, data in files.items():
        for number, line in enumerate(decode(data, name).split("\n"), start=1):
            if line.strip():
                articles.append(_article(loads(line, f"{name}, line {number}"), f"{name}, line {number}"))
    return articles


def _line(article: Mapping[str, Any]) -> dict[str, Any]:
    annotations = [_annotation(type_, record) for type_, kind in _TYPES.items() for record in article[kind]]
    meta = {name: article[name] for name in META if article[name] is not None}
    annotations.sort(key=lambda annotation: annotation.get("cue_span") or annotation["span"])
    return {**meta, "text": article["text"], "annotations": annotations}


def _annotation(type_: str, record: Mapping[str, Any]) -> dict[str, Any]:
    parts = {part: record.get(part) for part in _PARTS.get(type_, ())}
    made: dict[str, Any] = {"type": type_}
    if type_ != "claim":
        made |= {"text": record["text"], "span": [record["start"], record["end"]]}
    made |= {part: place and place["text"] for part, place in parts.items()}
    made |= {field: record.get(field) for field in _FIELDS[type_]}
    return made | {f"{part}_span": place and [place["start"], place["end"]] for part, place in parts.items()}


def _article(data: Any, where: str) -> Annotated:
    try:
        records: dict[str, list[dict[str, Any]]] = {kind: [] for kind in _TYPES.values()}
        for annotation in sorted(data["annotations"], key=lambda a: a.get("cue_span") or a["span"]):
            kind = _TYPES[annotation["type"]]
            records[kind].append(_record(annotation, f"{kind[0]}{len(records[kind]) + 1}"))
        meta = {name: data.get(name) for name in META}
        return complete({**meta, "id": meta["id"] or where, "text": data["text"], **records})
    except KeyError as error:
        raise FormatError(f"{where}: has no {error}, which newslab's gold format asks for.") from None
    except (TypeError, AttributeError):
        raise FormatError(f"{where}: is no article with `annotations`.") from None


def _record(annotation: Mapping[str, Any], id: str) -> dict[str, Any]:
    type_ = annotation["type"]
    made: dict[str, Any] = {"id": id, **{field: annotation.get(field) for field in _FIELDS[type_]}}
    if type_ != "claim":
        made |= _place(annotation["span"], annotation["text"])
    for part in _PARTS.get(type_, ()):
        span = annotation[f"{part}_span"]
        made[part] = span and _place(span, annotation[part])
    return made


def _place(span: Sequence[int], text: str) -> dict[str, Any]:
    return {"start": span[0], "end": span[1], "text": text}


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)
