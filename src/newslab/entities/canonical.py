"""Gather an article's mentions by referent and give each the fullest name that the article has for it."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from newslab.entities.mentions import Mention
from newslab.entities.records import Entity
from newslab.tables import read_table
from newslab.text.normalise import key

__all__ = ["with_canonical_names"]

_WORD = re.compile(r"\w+")
_LINK = re.compile(
    r"[\s\W]*و?(?:المعروف[ةه]?|المسم[اى]ة?|[تي]عرف|المشهور[ةه]?|الشهير[ةه]?|[تي]سمى|الملقب[ةه]?|[تي]لقب|المكن[اى]ة?|[تي]كنى)"
    r"\s+(?:اختصارا\s+|إعلاميا\s+|اعلاميا\s+)?(?:باسم|بأسم|ب(?:ال)?لقب|بـ?)[\s\W]*\Z"
)
_BRACKET = re.compile(r"\s*[(\[][\s\W]*\Z")

_PLACES = ("GPE", "LOC", "NORP")

Place = tuple[int, int, Mention]


def with_canonical_names(text: str, places: Sequence[Place]) -> tuple[Entity, ...]:
    """Return the mentions as records; two mentions share a canonical name only if they share a label.

    A mention takes the fullest name whose words hold all of its own (`بالي` → `مصطفى بالي`), or that the text or the
    table of aliases links to it (`قسد` → `قوات سورية الديمقراطية`).
    """
    names = [_name(text, start, end) for start, end, _ in places]
    links = _links(text, places, names)
    by_label: dict[str, list[str]] = {}
    for name, (_, _, mention) in zip(names, places, strict=True):
        by_label.setdefault(mention.label, []).append(name)
    fullest = {label: _fullest(found, links, loose=label == "PER") for label, found in by_label.items()}
    return tuple(
        Entity(
            f"e{number}", start, end, text[start:end], mention.label, mention.subtype,
            fullest[mention.label][name], mention.score,
        )
        for number, (name, (start, end, mention)) in enumerate(zip(names, places, strict=True), start=1)
    )  # fmt: skip


def _name(text: str, start: int, end: int) -> str:
    """Return the name as it would stand alone: after ل the article has its alef again."""
    name = text[start:end]
    contracted = (
        name.startswith("ل") and text[max(start - 1, 0) : start] == "ل" and text[max(start - 2, 0) : start - 1] != "ا"
    )
    return "ا" + name if contracted else name


def _fullest(names: Sequence[str], links: dict[str, str], loose: bool) -> dict[str, str]:
    """Map each name of one label to the fullest name of its referent; `loose` lets transliterations differ."""
    counts = Counter(names)
    words = {name: tuple(map(_skeleton, _keys(name))) if loose else _keys(name) for name in counts}
    result = {}
    for name in counts:
        linked = links.get(name, name)
        result[name] = _longer(linked if linked in words else name, words, counts)
    return result


def _longer(name: str, words: dict[str, tuple[str, ...]], counts: Counter[str]) -> str:
    """Return the best name whose words hold those of `name`: of most words, then most frequent, then most letters."""
    own = words[name]
    if not own:
        return name
    fuller = [other for other in words if set(own) <= set(words[other])]
    return max(fuller, key=lambda other: (len(words[other]), counts[other], len(other)), default=name)


def _keys(name: str) -> tuple[str, ...]:
    return tuple(_bare(key(word)) for word in _WORD.findall(name))


def _bare(word: str) -> str:
    """Fold what spellings of one name differ in: the article, and a final ا or ه."""
    word = word.removeprefix("ال") if len(word) > 4 else word
    return word[:-1] + "ا" if len(word) > 3 and word[-1] == "ه" else word


def _skeleton(word: str) -> str:
    """Leave out a long word's vowels after the first letter: transliterations vary in them (نتنياهو، نتانياهو)."""
    bones = word[0] + re.sub("[اوي]", "", word[1:]) if len(word) > 4 else word
    return bones if len(bones) > 3 else word


def _links(text: str, places: Sequence[Place], names: Sequence[str]) -> dict[str, str]:
    """Map short names to the full names that the text or the table of aliases ties them to."""
    known = {key(name): name for name in names}
    links: dict[str, str] = {}
    for name in names:
        for full in _aliases().get(key(name), ()):
            if full in known:
                links.setdefault(name, known[full])
    for (before, short), (full, alias) in zip(pairwise(places), pairwise(names), strict=True):
        between, label = text[before[1] : short[0]], before[2].label
        if label == short[2].label and len(between) < 40 and _ties(between, label):
            first, second = sorted((full, alias), key=lambda name: -len(_keys(name)))
            if len(_keys(second)) < len(_keys(first)):
                links.setdefault(second, first)
    return links


def _ties(between: str, label: str) -> bool:
    """Tell whether the text between two names says that they are one: brackets do not between places."""
    return bool(_LINK.match(between) or (label not in _PLACES and _BRACKET.match(between)))


@cache
def _aliases() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for row in read_table("entities", "aliases"):
        table.setdefault(key(row["short"]), []).append(key(row["full"]))
    return table
