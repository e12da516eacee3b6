"""The same speaker across articles: names are merged only where one reading is possible, and every merge is shown."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from newslab.corpus.claims import all_claims
from newslab.corpus.tables import Tables
from newslab.text.normalise import key

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["merge_names", "same_speakers"]

_WORD = re.compile(r"\w+")
_LINKS = {"بن", "ابن", "بنت", "آل", "ال"}

Name = tuple[str, ...]


def same_speakers(tables: Tables) -> "DataFrame":
    """Return the named persons who speak in the articles, under one name each, and how the names were merged.

    Columns: name (as an article has it), speaker (the fullest name that it surely stands for), why (same name, fuller
    name, surname of one person only, several persons fit), claims, articles, outlets (counts for the name). A name that
    fits several persons stays as it is.
    """
    claims = all_claims(tables)
    persons = claims[(claims["speaker_kind"] == "person") & claims["speaker"].notna()]
    merged = merge_names(list(dict.fromkeys(persons["speaker"])))
    table = persons.groupby("speaker", sort=False).agg(
        claims=("id", "size"), articles=("article", "nunique"), outlets=("outlet", "nunique")
    )
    table = table.reset_index(names="name")
    table.insert(1, "speaker", [merged[name][0] for name in table["name"]])
    table.insert(2, "why", [merged[name][1] for name in table["name"]])
    return table.sort_values(["speaker", "claims", "name"], ascending=[True, False, True], ignore_index=True)


def merge_names(names: Sequence[str]) -> Mapping[str, tuple[str, str]]:
    """Map each name to the fullest one that surely is the same person's, and the reason.

    A fuller name begins and ends with the same words and has others between (`سالم الراوي`, `سالم بن أحمد الراوي`); a
    surname alone stands for a person only if nobody else in the articles bears it.

    >>> merge_names(["كريم البدري", "البدري", "سالم الراوي", "هدى الراوي", "الراوي"])["البدري"]
    ('كريم البدري', 'surname of one person only')
    >>> merge_names(["سالم الراوي", "هدى الراوي", "الراوي"])["الراوي"]
    ('الراوي', 'several persons fit')
    """
    keys = {name: _keys(name) for name in names}
    families: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name, words in keys.items():
        if len(words) > 1:
            families[words[0], words[-1]].append(name)
    heads = {name: _fuller(keys[name], family, keys) for family in families.values() for name in family}
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for name, (head, _) in heads.items():
        bearers[keys[name][-1]].add(head)
    return {name: heads.get(name) or _surname(name, bearers["".join(keys[name])]) for name in names}


def _keys(name: str) -> Name:
    words = [key(word) for word in _WORD.findall(name)]
    return tuple(word.removeprefix("ال") if len(word) > 4 else word for word in words if word not in _LINKS)


def _fuller(own: Name, family: Sequence[str], keys: Mapping[str, Name]) -> tuple[str, str]:
    same = [other for other in family if keys[other] == own]
    longer = [other for other in family if len(keys[other]) > len(own) and _holds(keys[other], own)]
    persons = {keys[other] for other in longer}
    if len(persons) > 1 and not _one_line(persons):
        return same[0], "several persons fit"
    if longer:
        return max(longer, key=lambda other: len(keys[other])), "fuller name"
    return same[0], "same name"


def _holds(long: Name, short: Name) -> bool:
    """Tell whether a name has the words of a shorter one in order; both begin and end with the same ones."""
    rest = iter(long)
    return all(word in rest for word in short)


def _one_line(names: Collection[Name]) -> bool:
    """Tell whether each of the names holds the next shorter one, so that all may be one person's."""
    ordered = sorted(names, key=len)
    return all(_holds(long, short) for short, long in pairwise(ordered))


def _surname(name: str, bearers: Collection[str]) -> tuple[str, str]:
    if not bearers:
        return name, "same name"
    return (next(iter(bearers)), "surname of one person only") if len(bearers) == 1 else (name, "several persons fit")
