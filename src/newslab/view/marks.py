"""What the view marks: every record of a Doc as stretches of text with a look and a note."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from newslab.claims import Claim
from newslab.dates import Date
from newslab.entities import Entity
from newslab.numbers import Quantity
from newslab.view.style import label_style, speaker_number, speaker_style

__all__ = ["LAYERS", "Mark", "amount", "marks"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text with CSS classes, an inline style, and a note that shows under the pointer.

    `badge` is a value that the view prints small after the stretch (`>20,000`), without adding it to the text.
    """

    start: int
    end: int
    kind: str
    classes: str
    style: str
    note: str
    badge: str = ""


def marks(doc: Doc, layers: Sequence[str]) -> list[Mark]:
    """Return the marks of some layers, in order of start, the longer first."""
    found = (mark for layer in layers for mark in LAYERS[layer](doc))
    return sorted(found, key=lambda mark: (mark.start, -mark.end))


def amount(number: Quantity) -> str:
    """Return a number's bound, value or range, and unit, such as `>20,000` or `400–600 km2`; vague ones are `many`."""
    bound = "" if number.bound == "=" else number.bound
    if number.min is None:
        value = "many"
    elif number.min == number.max:
        value = bound + _digits(number.min)
    else:
        value = f"{bound}{_digits(number.min)}–{_digits(number.max)}"
    return f"{value} {number.unit}" if number.unit else value


def _claims(doc: Doc) -> Iterator[Mark]:
    numbers = speaker_number(doc)
    for claim in doc._.newslab_claims:
        number = numbers[claim.speaker]
        note = _claim_note(claim)
        style = speaker_style(number)
        yield Mark(
            claim.content.start, claim.content.end, "content", f"content s{min(number, 9)} {claim.id}", style, note
        )
        for part in ("source", "addressee", "relay"):
            span = getattr(claim, part)
            if span is not None:
                classes = f"{part} {claim.id} at-{claim.id}"
                yield Mark(span.start, span.end, part, classes, _LINES[part], f"{part} of {claim.id}")
        classes = f"cue k{min(number, 9)} {claim.id} at-{claim.id}"
        yield Mark(claim.cue.start, claim.cue.end, "cue", classes, "font-weight:bold", f"cue of {note}", f"{number}")


_LINES = {
    "source": "text-decoration:underline dotted;text-underline-offset:.35em",
    "addressee": "text-decoration:underline dashed;text-underline-offset:.35em",
    "relay": "text-decoration:underline wavy;text-underline-offset:.35em",
}


def _claim_note(claim: Claim) -> str:
    negated = ", cue negated" if claim.negated else ""
    return f"{claim.id}: {claim.speaker or 'unknown'} ({claim.speaker_kind}); {claim.mode}, {claim.stance}{negated}"


def _names(doc: Doc) -> Iterator[Mark]:
    for entity in doc._.newslab_entities:
        yield Mark(entity.start, entity.end, "name", *_name(entity))


def _name(entity: Entity) -> tuple[str, str, str]:
    subtype = f" ({entity.subtype})" if entity.subtype else ""
    note = f"{entity.id}: {entity.label}{subtype}, {entity.canonical}"
    return f"name {entity.label} {entity.id}", label_style(entity.label), note


def _numbers(doc: Doc) -> Iterator[Mark]:
    for number in doc._.newslab_quantities:
        value = amount(number)
        counted = f" {number.counted.text}" if number.counted else ""
        worded = f", said as {number.approximator}" if number.approximator else ""
        note = f"{number.id}: {number.kind}, {value}{counted}{worded}"
        badge = "" if value == number.text else value
        style = "outline:1px solid #808080;border-radius:2px"
        yield Mark(number.start, number.end, "number", f"number {number.id}", style, note, badge)


def _dates(doc: Doc) -> Iterator[Mark]:
    for date in doc._.newslab_dates:
        yield Mark(date.start, date.end, "date", f"date {date.id}", "border-top:2px dotted #808080", *_date(date))


def _date(date: Date) -> tuple[str, str]:
    value = date.value or "no value"
    return f"{date.id}: date, {value}", "" if date.value in (None, date.text) else value


def _digits(value: float | None) -> str:
    return f"{value:,}" if value is not None else "?"


LAYERS: dict[str, Callable[[Doc], Iterator[Mark]]] = {
    "claims": _claims,
    "names": _names,
    "numbers": _numbers,
    "dates": _dates,
}
