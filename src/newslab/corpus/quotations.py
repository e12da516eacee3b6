"""Repeated quotations: near-duplicate quoted words across articles, found by the runs of words that they share."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newslab.corpus.claims import all_claims
from newslab.corpus.tables import Tables
from newslab.text.normalise import key

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["repeated_quotations", "similar"]

_WORD = re.compile(r"\w+")
_RUN = 2  # words of a shingle
_FEWEST = 4  # words of a quotation that can be told from a phrase
_COMMON = 200  # quotations; a shingle in more of them is a phrase, and links nothing
_ALIKE = 0.5  # of the shingles of the shorter quotation, that the other must have too


def repeated_quotations(tables: Tables) -> "DataFrame":
    """Return the direct quotations that stand in more than one article, nearly in the same words.

    Columns: quotation (a number for those that are alike), article, outlet, published, speaker, text, and likeness to
    the earliest of them: the share, 0 to 1, of the shorter one's pairs of neighbouring words that both have.
    """
    claims = all_claims(tables)
    direct = claims[claims["mode"] == "direct"].sort_values(["published", "article", "start"], ignore_index=True)
    groups = [
        group
        for group in similar(list(direct["content"]))
        if direct["article"].iloc[[index for index, _ in group]].nunique() > 1
    ]
    rows = [(index, number, round(like, 3)) for number, group in enumerate(groups, start=1) for index, like in group]
    table = direct.iloc[[index for index, _, _ in rows]].reset_index(drop=True)
    table.insert(0, "quotation", [number for _, number, _ in rows])
    table["likeness"] = [likeness for *_, likeness in rows]
    table = table.rename(columns={"content": "text"})
    return table[["quotation", "article", "outlet", "published", "speaker", "text", "likeness"]]


def similar(texts: Sequence[str]) -> list[list[tuple[int, float]]]:
    """Return the groups of texts that are nearly the same, as (index, likeness to the group's first), in order.

    >>> [[index for index, _ in group] for group in similar(["رأيت الرسائل على مكتبه", "لا", "رأيت الرسائل على مكتبي"])]
    [[0, 2]]
    """
    shingles = [_shingles(text) for text in texts]
    leader = list(range(len(texts)))
    for first, second in _candidates(shingles):
        if _likeness(shingles[first], shingles[second]) >= _ALIKE:
            low, high = sorted((_find(leader, first), _find(leader, second)))
            leader[high] = low
    groups: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for index in range(len(texts)):
        head = _find(leader, index)
        groups[head].append((index, _likeness(shingles[head], shingles[index])))
    return [group for group in groups.values() if len(group) > 1]


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = [key(word) for word in _WORD.findall(text)]
    if len(words) < _FEWEST:
        return frozenset()
    return frozenset(tuple(words[begin : begin + _RUN]) for begin in range(len(words) - _RUN + 1))


def _candidates(shingles: Sequence[frozenset[tuple[str, ...]]]) -> Iterator[tuple[int, int]]:
    """Yield each pair of texts that share a shingle, the earlier first."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, found in enumerate(shingles):
        earlier = {other for shingle in found for other in holders[shingle] if len(holders[shingle]) < _COMMON}
        yield from ((other, index) for other in sorted(earlier))
        for shingle in found:
            holders[shingle].append(index)


def _likeness(first: frozenset[tuple[str, ...]], second: frozenset[tuple[str, ...]]) -> float:
    return len(first & second) / max(min(len(first), len(second)), 1)


def _find(leader: list[int], index: int) -> int:
    while leader[index] != index:
        leader[index] = leader[leader[index]]
        index = leader[index]
    return index
