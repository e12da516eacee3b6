"""How far two annotators agree, field by field, and where they do not."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newslab.annotation.schema import FIELDS, Annotation, AnnotationError, checked, place
from newslab.annotation.store import read_rows

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["Agreement", "agreement", "kappa"]

Span = tuple[int, int]
Pair = tuple[Annotation | None, Annotation | None]
_MARKS = {"claim": "cue", "entity": "text", "quantity": "text", "date": "text"}


@dataclass(frozen=True)
class Agreement:
    """Two annotators' agreement; Jupyter shows the table.

    `table` has one row a measure: type, field, measure, value (0 to 1; kappa -1 to 1; missing where it is not
    defined), both (how often they agree), a, b (how many each has). `disagreements` has one row each, in the order of
    the text: article, type, field, start, end (of what the row is about), a, b (what each says; missing: nothing).
    """

    table: "DataFrame"
    disagreements: "DataFrame"

    def _repr_html_(self) -> str:
        return str(self.table.to_html(index=False, float_format="{:.3f}".format, na_rep=""))

    def __str__(self) -> str:
        return str(self.table.to_string(index=False, float_format="{:.3f}".format, na_rep=""))


def agreement(a: str | Path, b: str | Path) -> Agreement:
    """Compare two annotators' files on the articles that both hold.

    Annotations are paired one to one where they share characters (claims by their cues), the largest overlap first.
    Measures of a type: `F1 overlap` of the pairs, and `F1 exact` of those with the same offsets; F1 of one annotator
    against the other is symmetric, and stands in for kappa where, as with spans, nobody can count what both left
    unmarked (Hripcsak & Rothschild 2005). Of fields, within pairs: `kappa` of closed lists of values (Cohen 1960; not
    defined where both use but one value), `same` of open ones, `F1 exact` and `F1 overlap` of spans, and `F1
    characters` of a claim's content.

    Raises
    ------
    AnnotationError
        if a file cannot be read, no article stands in both, or one has different texts.
    """
    pairs = [(id, pair) for id, one, other in _articles(a, b) for pair in _all_pairs(one, other)]
    rows = [row for type in FIELDS for row in _measures(type, [p for _, p in pairs if _type(p) == type])]
    differences = [row for id, pair in pairs for row in _differences(id, pair)]
    return Agreement(
        _frame(rows, ["type", "field", "measure", "value", "both", "a", "b"]),
        _frame(differences, ["article", "type", "field", "start", "end", "a", "b"]),
    )


def kappa(pairs: Sequence[tuple[Any, Any]]) -> float | None:
    """Return Cohen's kappa of pairs of values: agreement beyond chance; None where chance alone agrees always.

    >>> kappa([("say", "say"), ("deny", "deny"), ("say", "deny"), ("say", "say")])
    0.5
    """
    if not pairs:
        return None
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(ones[value] * others[value] for value in ones) / len(pairs) ** 2
    observed = sum(one == other for one, other in pairs) / len(pairs)
    return None if expected == 1 else (observed - expected) / (1 - expected)


def _articles(a: str | Path, b: str | Path) -> Iterator[tuple[str, list[Annotation], list[Annotation]]]:
    one, other = ({row["id"]: row for row in read_rows(path)} for path in (a, b))
    shared = [id for id in one if id in other]
    if not shared:
        raise AnnotationError(f"{a} and {b} have no article in common; their ids are {_some(one)} and {_some(other)}.")
    for id in shared:
        text = one[id]["text"]
        if text != other[id]["text"]:
            raise AnnotationError(f"article {id!r} has different texts in {a} and {b}; offsets cannot be compared.")
        yield id, *([checked(annotation, text) for annotation in row["annotations"]] for row in (one[id], other[id]))


def _some(rows: Mapping[str, Any]) -> str:
    return ", ".join(map(repr, [*rows][:3])) + (", …" if len(rows) > 3 else "") if rows else "none"


def _all_pairs(one: Sequence[Annotation], other: Sequence[Annotation]) -> list[Pair]:
    """Return the pairs of an article and, with None in one place, what only one annotator marked."""
    found: list[Pair] = []
    for type in FIELDS:
        found.extend(_pairs([x for x in one if x["type"] == type], [y for y in other if y["type"] == type]))
    return sorted(found, key=lambda pair: _spot(pair[0] or pair[1]))


def _pairs(one: Sequence[Annotation], other: Sequence[Annotation]) -> Iterator[Pair]:
    weights = sorted(
        (-_overlap(_spot(x), _spot(y)), -_overlap(_extent(x), _extent(y)), i, j)
        for i, x in enumerate(one)
        for j, y in enumerate(other)
        if _overlap(_spot(x), _spot(y))
    )
    ones: set[int] = set()
    others: set[int] = set()
    for _, _, i, j in weights:
        if i not in ones and j not in others:
            ones.add(i)
            others.add(j)
            yield one[i], other[j]
    yield from ((x, None) for i, x in enumerate(one) if i not in ones)
    yield from ((None, y) for j, y in enumerate(other) if j not in others)


def _measures(type: str, pairs: Sequence[Pair]) -> Iterator[list[Any]]:
    """Yield the rows of one type of annotation: the marks themselves, then each field within pairs."""
    if not pairs:
        return
    matched = [(one, other) for one, other in pairs if one is not None and other is not None]
    counts = sum(one is not None for one, _ in pairs), sum(other is not None for _, other in pairs)
    exact = sum(_spot(one) == _spot(other) for one, other in matched)
    yield [type, _MARKS[type], "F1 overlap", _f1(len(matched), *counts), len(matched), *counts]
    yield [type, _MARKS[type], "F1 exact", _f1(exact, *counts), exact, *counts]
    for field in FIELDS[type]:
        if field.kind == "span" and field.name != _MARKS[type]:
            yield from _span_measures(type, field.name, matched)
        elif field.kind != "span":
            values = [(one.get(field.name), other.get(field.name)) for one, other in matched]
            both = sum(one == other for one, other in values)
            closed = field.kind in ("choice", "flag")
            value = kappa(values) if closed else (both / len(values) if values else None)
            yield [type, field.name, "kappa" if closed else "same", value, both, len(values), len(values)]


def _span_measures(type: str, name: str, matched: Sequence[tuple[Annotation, Annotation]]) -> Iterator[list[Any]]:
    spans = [(place(one, name), place(other, name)) for one, other in matched]
    counts = sum(one is not None for one, _ in spans), sum(other is not None for _, other in spans)
    overlaps = [_overlap(one, other) for one, other in spans if one and other]
    overlap, exact = sum(map(bool, overlaps)), sum(one == other for one, other in spans if one)
    yield [type, name, "F1 overlap", _f1(overlap, *counts), overlap, *counts]
    yield [type, name, "F1 exact", _f1(exact, *counts), exact, *counts]
    if name == "content":
        lengths = [sum(end - start for start, end in filter(None, side)) for side in zip(*spans, strict=True)] or [0, 0]
        yield [type, name, "F1 characters", _f1(sum(overlaps), *lengths), sum(overlaps), *lengths]


def _differences(id: str, pair: Pair) -> Iterator[list[Any]]:
    """Yield what one annotator marked and the other did not, or the fields of a pair that differ."""
    one, other = pair
    type = _type(pair)
    if one is None or other is None:
        start, end = _spot(one or other)
        words = [None if side is None else side[_MARKS[type]] for side in pair]
        yield [id, type, "mark", start, end, *words]
        return
    start, end = _spot(one)
    for field in FIELDS[type]:
        spans = (place(one, field.name), place(other, field.name)) if field.kind == "span" else (None, None)
        if spans[0] != spans[1] or (field.kind != "span" and one.get(field.name) != other.get(field.name)):
            yield [id, type, field.name, start, end, one.get(field.name), other.get(field.name)]


def _type(pair: Pair) -> str:
    return str((pair[0] or pair[1] or {})["type"])


def _spot(annotation: Annotation | None) -> Span:
    return (place(annotation) if annotation is not None else None) or (0, 0)


def _extent(annotation: Annotation) -> Span:
    return (place(annotation, "content") if annotation["type"] == "claim" else None) or _spot(annotation)


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _f1(both: int, one: int, other: int) -> float | None:
    return 2 * both / (one + other) if one + other else None


def _frame(rows: list[list[Any]], columns: list[str]) -> "DataFrame":
    import pandas as pd

    table = pd.DataFrame(rows, columns=columns)
    return table.astype({"value": "float"}) if "value" in columns else table
