"""An annotated article as marks and links: labelled spans with fields, and named arrows between them.

Annotation tools know spans, attributes and relations; this is what their formats are written from and read to.
A claim is the mark of its cue, which carries the claim's fields and has links to the marks of its content, source,
relay, addressee, hedges and reason of anonymity; a quantity has a link to the mark of what is counted.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from newslab.formats.shape import Annotated, FormatError
from newslab.records import to_dict
from newslab.revive import from_dict

__all__ = ["CHOICES", "FIELDS", "LINKS", "META", "NAMES", "Link", "Mark", "complete", "from_marks", "to_marks"]

META = ("id", "title", "published", "outlet")
NAMES = ("PER", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART")
FIELDS = {
    "name": ("canonical", "subtype", "score"),
    "quantity": ("kind", "min", "max", "bound", "approximator", "unit"),
    "date": ("value",),
    "cue": ("speaker", "speaker_kind", "mode", "stance", "negated", "rule", "score"),
}
"""The fields of a mark by its label, where `name` stands for every label of a name; other marks have none."""

LINKS = {"cue": ("content", "source", "relay", "addressee", "anonymity", "hedge"), "quantity": ("counted",)}
"""The links of a mark by its label; the mark at a link's end has the link's name for its label."""

CHOICES = {
    "kind": ("count", "measure", "money", "percent", "duration", "age", "ordinal", "dual"),
    "bound": ("=", "~", ">", ">=", "<", "<="),
    "speaker_kind": (
        "person", "organisation", "media", "unnamed_person", "unnamed_group", "document", "unknown",
    ),
    "mode": ("direct", "indirect", "mixed"),
    "stance": ("say", "assert", "announce", "deny", "warn", "accuse", "believe", "hearsay", "characterise"),
}  # fmt: skip
"""The fields with a closed list of values."""

_DEFAULTS: dict[str, dict[str, Any]] = {
    "quantity": {"kind": "count", "min": None, "max": None, "bound": "="},
    "cue": {"speaker_kind": "unknown", "mode": "indirect", "stance": "say", "negated": False},
}
_KINDS = {"quantity": "quantities", "date": "dates", "cue": "claims"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled span. `key` tells it from the article's other marks; `fields` may hold the record's own `id`."""

    key: str
    start: int
    end: int
    label: str
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow from one mark to another, by their keys."""

    start: str
    end: str
    label: str


def to_marks(article: Mapping[str, Any]) -> tuple[list[Mark], list[Link]]:
    """Return the marks and links of an annotated article; names, quantities, dates, claims, each in their order."""
    marks: list[Mark] = []
    links: list[Link] = []
    for number, entity in enumerate(article["entities"]):
        marks.append(_mark(f"e{number}", entity, entity, entity["label"], FIELDS["name"]))
    for label, kind in _KINDS.items():
        for number, record in enumerate(article[kind]):
            place = record["cue"] if label == "cue" else record
            head = _mark(f"{kind[0]}{number}", record, place, label, FIELDS[label])
            marks.append(head)
            for part in LINKS.get(label, ()):
                for order, place in enumerate(_places(record, part)):
                    key = f"{head.key}.{part}{order or ''}"
                    marks.append(Mark(key, place["start"], place["end"], part))
                    links.append(Link(head.key, key, part))
    return marks, links


def from_marks(meta: Mapping[str, Any], text: str, marks: Sequence[Mark], links: Iterable[Link]) -> Annotated:
    """Return the annotated article that marks and links stand for; the way back of `to_marks`.

    Records are sorted by place. One without an id gets a new one, and one without fields that it must have gets
    neutral ones (a quantity: kind count, bound =, no value; a claim: unknown speaker, indirect, say). Marks of parts
    to which no link leads are left out.

    Raises
    ------
    FormatError
        if a cue has no content, or a link leads to no mark.
    """
    where = f"article {meta.get('id') or ''}".rstrip()
    by_key = {mark.key: mark for mark in marks}
    parts: dict[str, dict[str, list[dict[str, int]]]] = {}
    for link in links:
        if link.start not in by_key or link.end not in by_key:
            raise FormatError(f"{where}: the link {link.label} from {link.start} to {link.end} lacks one of its ends.")
        end = by_key[link.end]
        parts.setdefault(link.start, {}).setdefault(link.label, []).append({"start": end.start, "end": end.end})
    records: dict[str, list[dict[str, Any]]] = {"entities": [], **{kind: [] for kind in _KINDS.values()}}
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        if mark.label in _KINDS:
            records[_KINDS[mark.label]].append(_record(mark, parts.get(mark.key, {}), text, where))
        elif mark.label not in LINKS["cue"] + LINKS["quantity"]:
            records["entities"].append(_record(mark, {}, text, where) | {"label": mark.label})
    for kind, found in records.items():
        _number(found, kind[0])
    return complete({**meta, "text": text, **records})


def complete(data: Mapping[str, Any]) -> Annotated:
    """Return an annotated article with everything that newslab reads off its text: sentences, tokens, segments."""
    return to_dict(from_dict(data))


def _mark(key: str, record: Mapping[str, Any], place: Mapping[str, Any], label: str, names: Sequence[str]) -> Mark:
    held = {name: record[name] for name in ("id", *names) if record.get(name) is not None}
    return Mark(key, place["start"], place["end"], label, held)


def _places(record: Mapping[str, Any], part: str) -> list[Mapping[str, Any]]:
    """Return the places of a part of a record: those of its hedges, else the one that it has, or none."""
    if part == "hedge":
        return list(record.get("hedges") or ())
    return [record[part]] if record.get(part) is not None else []


def _record(mark: Mark, parts: Mapping[str, list[dict[str, int]]], text: str, where: str) -> dict[str, Any]:
    known = FIELDS.get(mark.label, FIELDS["name"])
    fields = {name: value for name, value in mark.fields.items() if name in ("id", *known) and value is not None}
    wanted: dict[str, Any] = {link: parts[link][-1] if link in parts else None for link in LINKS.get(mark.label, ())}
    place: dict[str, Any] = {"start": mark.start, "end": mark.end}
    if mark.label == "cue" and wanted["content"] is None:
        cue = text[mark.start : mark.end]
        raise FormatError(f"{where}: the cue {cue!r} at {mark.start} has no content; link one to it, or delete it.")
    if mark.label == "cue":
        del wanted["hedge"]
        wanted["hedges"] = sorted(parts.get("hedge", ()), key=lambda hedge: (hedge["start"], hedge["end"]))
    return {**_DEFAULTS.get(mark.label, {}), **fields, **({"cue": place} if mark.label == "cue" else place), **wanted}


def _number(records: Sequence[dict[str, Any]], letter: str) -> None:
    """Give an id to the records that have none, or one that an earlier record has."""
    taken: set[str] = set()
    free = (f"{letter}{number}" for number in count(1))
    given = {record.get("id") for record in records}
    for record in records:
        if record.get("id") is None or record["id"] in taken:
            record["id"] = next(id for id in free if id not in given and id not in taken)
        taken.add(record["id"])
