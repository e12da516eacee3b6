"""The fields of a hand-made annotation and the values that they may take: the gold format of `data/README.md`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

__all__ = ["FIELDS", "Annotation", "AnnotationError", "Field", "checked", "place", "with_span"]

Annotation = Mapping[str, Any]
"""One annotation: `type`, the fields of `FIELDS[type]`, and whatever else a file gave it."""


class AnnotationError(ValueError):
    """An annotation, or a file of annotations, that cannot be taken; the message says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field: `kind` is span, choice, text, number, flag or date; an optional one may be `None`.

    A span named `cue` stands in the file as `cue` (the wording) and `cue_span` (start and end, end exclusive); the one
    named `text` as `text` and `span`.
    """

    name: str
    kind: str
    optional: bool = False
    choices: tuple[str, ...] = ()


_SPEAKERS = ("person", "organisation", "media", "unnamed_person", "unnamed_group", "document", "unknown")
_STANCES = ("say", "assert", "announce", "deny", "warn", "accuse", "believe", "hearsay", "characterise")
_LABELS = ("PER", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART")
_KINDS = ("count", "measure", "money", "percent", "duration", "age", "ordinal", "dual")

FIELDS: dict[str, tuple[Field, ...]] = {
    "claim": (
        Field("cue", "span"),
        Field("source", "span", optional=True),
        Field("speaker", "text", optional=True),
        Field("speaker_kind", "choice", choices=_SPEAKERS),
        Field("relay", "span", optional=True),
        Field("addressee", "span", optional=True),
        Field("content", "span"),
        Field("mode", "choice", choices=("direct", "indirect", "mixed")),
        Field("stance", "choice", choices=_STANCES),
        Field("negated", "flag"),
    ),
    "entity": (Field("text", "span"), Field("label", "choice", choices=_LABELS), Field("canonical", "text")),
    "quantity": (
        Field("text", "span"),
        Field("kind", "choice", choices=_KINDS),
        Field("min", "number", optional=True),
        Field("max", "number", optional=True),
        Field("bound", "choice", choices=("=", "~", ">", ">=", "<", "<=")),
        Field("approximator", "span", optional=True),
        Field("unit", "text", optional=True),
        Field("counted", "span", optional=True),
    ),
    "date": (Field("text", "span"), Field("value", "date", optional=True)),
}

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?")
_FORMATS = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d", 16: "%Y-%m-%dT%H:%M"}


def place(annotation: Annotation, name: str | None = None) -> tuple[int, int] | None:
    """Return the offsets of a span of an annotation; by default of the one that says where it stands."""
    name = name or ("cue" if annotation["type"] == "claim" else "text")
    span = annotation.get(_key(name))
    return None if span is None else (span[0], span[1])


def with_span(annotation: Annotation, name: str, span: tuple[int, int] | None, text: str) -> Annotation:
    """Return an annotation with one of its spans at other offsets, or without it."""
    wording = None if span is None else text[span[0] : span[1]]
    return {**annotation, name: wording, _key(name): None if span is None else list(span)}


def checked(annotation: Annotation, text: str) -> Annotation:
    """Return the annotation if every field is there, of its kind, and its spans stand in the text.

    Raises
    ------
    AnnotationError
        naming the first field that is not so.
    """
    kind = annotation.get("type")
    if kind not in FIELDS:
        raise AnnotationError(f"{kind!r} is no type of annotation; there are {', '.join(FIELDS)}.")
    for field in FIELDS[kind]:
        problem = _problem(field, annotation, text)
        if problem:
            raise AnnotationError(f"{kind} {_wording(annotation, text)!r}: {field.name} {problem}")
    if kind == "quantity":
        _check_range(annotation, text)
    return annotation


def _key(name: str) -> str:
    return "span" if name == "text" else f"{name}_span"


def _wording(annotation: Annotation, text: str) -> str:
    return str(annotation.get("cue" if annotation["type"] == "claim" else "text"))


def _problem(field: Field, annotation: Annotation, text: str) -> str | None:
    value = annotation.get(field.name)
    if value is None:
        return None if field.optional else "is missing."
    return {"span": _span_problem, "choice": _choice_problem}.get(field.kind, _value_problem)(field, annotation, text)


def _span_problem(field: Field, annotation: Annotation, text: str) -> str | None:
    span = annotation.get(_key(field.name))
    if span is None and field.name == "approximator":
        return None  # newslab's own records give its words alone
    if not (isinstance(span, list | tuple) and len(span) == 2 and all(type(offset) is int for offset in span)):
        return f"has no {_key(field.name)} of two offsets."
    start, end = span
    if not 0 <= start < end <= len(text):
        return f"lies at {start} to {end}, but the text has {len(text)} characters, and a span at least one."
    if text[start:end] != annotation[field.name]:
        return f"says {annotation[field.name]!r}, but the text has {text[start:end]!r} at {start} to {end}."
    return None


def _choice_problem(field: Field, annotation: Annotation, text: str) -> str | None:
    value = annotation[field.name]
    return None if value in field.choices else f"is {value!r}; it may be {', '.join(field.choices)}."


def _value_problem(field: Field, annotation: Annotation, text: str) -> str | None:
    value = annotation[field.name]
    if field.kind == "flag":
        return None if isinstance(value, bool) else f"is {value!r}; it may be true or false."
    if field.kind == "number":
        good = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < float("inf")
        return None if good else f"is {value!r}, which is no number."
    if not isinstance(value, str) or not value.strip():
        return f"is {value!r}, which is no wording."
    if field.kind == "date" and not _is_date(value):
        return f"is {value!r}; write it as 2019-02-10, 2019-02, 2019, 2019-02-10T14:00, or two of them with / between."
    return None


def _is_date(value: str) -> bool:
    parts = value.split("/")
    return len(parts) <= 2 and all(_DAY.fullmatch(part) and _exists(part) for part in parts)


def _exists(part: str) -> bool:
    try:
        return bool(datetime.strptime(part, _FORMATS[len(part)]))
    except ValueError:
        return False


def _check_range(annotation: Annotation, text: str) -> None:
    low, high = annotation.get("min"), annotation.get("max")
    where = f"quantity {_wording(annotation, text)!r}"
    if (low is None) != (high is None):
        raise AnnotationError(f"{where}: min and max are both numbers, or both empty for vague words.")
    if low is not None and high is not None and low > high:
        raise AnnotationError(f"{where}: min {low} is above max {high}.")
