"""Bring the records of a Doc that was read in a normalised spelling back to the text as it stands."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from spacy.tokens import Doc
from spacy.util import filter_spans

from newslab.spans import Span
from newslab.text.normalise import Normalised

__all__ = ["mark_entities", "restore"]

_STAGES = ("newslab_entities", "newslab_dates", "newslab_quantities", "newslab_claims")


def restore(found: Doc, normal: Normalised, original: Doc) -> Doc:
    """Return `original` with the records of `found`, a Doc of `normal.text`, at the original's offsets.

    Canonical names and speakers keep the normalised spelling, in which they were compared.
    """
    for stage in _STAGES:
        records = getattr(found._, stage)
        setattr(original._, stage, tuple(_moved(record, normal, original.text) for record in records))
    mark_entities(original)
    return original


def mark_entities(doc: Doc) -> None:
    """Set spaCy's `doc.ents` from a Doc's mentions, widened to whole tokens; where they overlap, the longest."""
    wide = (doc.char_span(e.start, e.end, label=e.label, alignment_mode="expand") for e in doc._.newslab_entities)
    doc.ents = filter_spans([span for span in wide if span is not None])


def _moved(record: Any, normal: Normalised, text: str) -> Any:
    """Return a record, or a span, with its own offsets and those of its parts moved."""
    changes = {
        field.name: _moved(getattr(record, field.name), normal, text)
        for field in fields(record)
        if is_dataclass(getattr(record, field.name))
    }
    for name in (field.name for field in fields(record)):
        value = getattr(record, name)
        if isinstance(value, tuple) and value and is_dataclass(value[0]):
            changes[name] = tuple(_moved(part, normal, text) for part in value)
    if isinstance(record, Span) or hasattr(record, "start"):
        start, end = normal.to_original(record.start, record.end)
        changes |= {"start": start, "end": end, "text": text[start:end]}
    return replace(record, **changes)
