"""Settle the labels of an article's names: the same name has one label, and well-known places have their own."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from newslab.entities.mentions import Mention
from newslab.tables import read_table
from newslab.text.normalise import key

__all__ = ["settled"]

_PLACES = ("GPE", "LOC", "FAC")

Place = tuple[int, int, Mention]


def settled(text: str, places: Sequence[Place]) -> list[Place]:
    """Return the mentions with settled labels and with the subtype of the surest mention that had the label.

    Of a name's mentions the label with the highest sum of scores wins; a place that stands in `places.tsv` has the
    table's label.
    """
    groups: defaultdict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for start, end, mention in places:
        groups[_name(text[start:end])].append(mention)
    winners = {name: _winner(name, mentions) for name, mentions in groups.items()}
    return [(start, end, _as(mention, winners[_name(text[start:end])])) for start, end, mention in places]


def _winner(name: tuple[str, ...], mentions: Sequence[Mention]) -> Mention:
    """Return the surest mention with the label that wins, or a mention with the table's label."""
    sums: defaultdict[str, float] = defaultdict(float)
    for mention in mentions:
        sums[mention.label] += mention.score
    label = max(sums, key=sums.__getitem__)
    best = max((m for m in mentions if m.label == label), key=lambda m: m.score)
    known = _known().get((" ".join(name), "whole")) or (_known().get((name[0], "head")) if len(name) > 1 else None)
    return replace(best, label=known, subtype=None) if known and label in _PLACES and known != label else best


def _as(mention: Mention, winner: Mention) -> Mention:
    if mention.label == winner.label:
        return mention
    return replace(mention, label=winner.label, subtype=winner.subtype)


def _name(text: str) -> tuple[str, ...]:
    return tuple(key(word) for word in text.split()) or ("",)


@cache
def _known() -> dict[tuple[str, str], str]:
    rows = read_table("entities", "places")
    return {(" ".join(key(word) for word in row["name"].split()), row["part"]): row["label"] for row in rows}
