"""Annotations in the gold format from a Doc's records, and a Doc's records from annotations."""

from collections.abc import Iterable, Mapping
from typing import Any

from spacy.tokens import Doc

from newslab.annotation.schema import FIELDS, Annotation, place
from newslab.records import article_of, to_dict
from newslab.restore import mark_entities
from newslab.revive import from_dict

__all__ = ["annotations_of", "doc_of", "put"]

_PLURALS = {"claim": "claims", "entity": "entities", "quantity": "quantities", "date": "dates"}
_EXTRAS = {
    "claim": ("hedges", "anonymity", "rule", "score"),
    "entity": ("subtype", "score"),
    "quantity": (),
    "date": (),
}
_NEAR = 60  # characters between a number and the words that give its bound


def annotations_of(doc: Doc) -> list[Annotation]:
    """Return a Doc's records as annotations, in the order of the text.

    Beside the gold format's fields they carry `score`, and `rule` or `subtype`, as long as no annotator touched them;
    claims also `hedges` and `anonymity` where there are any, in the form of `newslab.to_dict`.
    """
    data = to_dict(doc)
    found = [_annotation(type, record, data["text"]) for type, plural in _PLURALS.items() for record in data[plural]]
    return sorted(found, key=lambda annotation: place(annotation) or (0, 0))


def doc_of(row: Mapping[str, Any]) -> Doc:
    """Return the Doc of one line of a file of annotations, for frames, figures and `show`.

    Raises
    ------
    ArticleError
        if a field is missing or a span is not the text's.
    """
    records: dict[str, list[dict[str, Any]]] = {plural: [] for plural in _PLURALS.values()}
    for annotation in row.get("annotations", ()):
        plural = _PLURALS[annotation["type"]]
        id = annotation.get("id") or f"{annotation['type'][0]}{len(records[plural]) + 1}"
        records[plural].append({"id": id, **_record(annotation)})
    return from_dict({**row, **records})


def put(doc: Doc, annotations: Iterable[tuple[str, Annotation]]) -> None:
    """Give a Doc the records of annotations by id, in place of those it had."""
    article = article_of(doc)
    made = doc_of({"text": article.text, "id": article.id, "annotations": [{"id": id, **a} for id, a in annotations]})
    for name in ("newslab_entities", "newslab_dates", "newslab_quantities", "newslab_claims"):
        setattr(doc._, name, getattr(made._, name))
    mark_entities(doc)


def _annotation(type: str, record: Mapping[str, Any], text: str) -> Annotation:
    made: dict[str, Any] = {"type": type}
    spans: dict[str, Any] = {}
    for field in FIELDS[type]:
        value = record["text"] if field.name == "text" else record[field.name]
        if field.kind == "span":
            span = record if field.name == "text" else value
            if field.name == "approximator":
                span = _approximator(record, text)
            spans["span" if field.name == "text" else f"{field.name}_span"] = span and [span["start"], span["end"]]
            value = value["text"] if isinstance(value, Mapping) else value
        made[field.name] = value
    extras = {name: record[name] for name in _EXTRAS[type] if record.get(name) not in (None, [])}
    return {**made, **spans, **extras}


def _approximator(record: Mapping[str, Any], text: str) -> dict[str, int] | None:
    """Find the words that give a number's bound: the nearest before it, else right after it."""
    words = record["approximator"]
    if not words:
        return None
    start = text.rfind(words, max(record["start"] - _NEAR, 0), record["end"])
    if start < 0:
        start = text.find(words, record["end"], record["end"] + _NEAR)
    return {"start": start, "end": start + len(words)} if start >= 0 else None


def _record(annotation: Annotation) -> dict[str, Any]:
    made = {name: annotation[name] for name in _EXTRAS[annotation["type"]] if name in annotation}
    for field in FIELDS[annotation["type"]]:
        span = place(annotation, field.name) if field.kind == "span" else None
        if field.name == "text" and span is not None:
            made |= {"start": span[0], "end": span[1], "text": annotation["text"]}
        elif field.kind == "span" and field.name != "approximator":
            given = annotation[field.name]
            made[field.name] = span and {"start": span[0], "end": span[1], "text": given}
        else:
            made[field.name] = annotation.get(field.name)
    return made
