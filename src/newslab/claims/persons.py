"""Persons as the rules for claims need them: other names in brackets, no titles, one person one name."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from newslab.claims.lexicon import head_kind
from newslab.text.words import Word

__all__ = ["end_of_name", "mend_persons"]


def mend_persons(words: Sequence[Word], names: list[Any]) -> None:
    """Change, in the names of an article by word, those of persons that what stands beside them shows to be wrong."""
    firsts = [i for i, name in enumerate(names) if name is not None and (i == 0 or names[i - 1] is not name)]
    bracketed = _bracketed(names, words, firsts)
    last = {words[i].key: names[i] for i in range(len(names) - 1, 0, -1) if _ends_full_name(names, i)}
    for i in firsts:
        if _are_two(words, names, i, last):
            names[i], names[i + 1] = last[words[i].key], last[words[i + 1].key]
            continue
        name, new = names[i], names[i]
        if name.label == "PER" and name.canonical in bracketed:
            new = replace(name, canonical=bracketed[name.canonical])
        elif _is_title(words, names, i) or _is_office(words, names, i):
            new = None
        elif name.label == "ORG" and _stands_alone(names, i) and words[i].key in last and not head_kind(words[i].key):
            new = replace(name, label="PER", canonical=last[words[i].key].canonical)
        end = end_of_name(names, i)
        names[i:end] = [new] * (end - i)


def _bracketed(names: Sequence[Any], words: Sequence[Word], firsts: Sequence[int]) -> dict[str, str]:
    """Return the full name of each person who has another in brackets behind it: `سامي نصر (أبو كريم)`."""
    found: dict[str, str] = {}
    for before, i in pairwise(firsts):
        both = names[before].label == names[i].label == "PER" and words[i - 1].text == "("
        if both and i - 2 >= before and names[i - 2] is names[before] and _closes(words, names, i):
            found[names[i].canonical] = names[before].canonical
    return found


def _closes(words: Sequence[Word], names: Sequence[Any], index: int) -> bool:
    """Tell whether a closing bracket follows a name."""
    end = end_of_name(names, index)
    return end < len(words) and words[end].text == ")"


def end_of_name(names: Sequence[Any], index: int) -> int:
    """Return the index behind the last word of the name at a word."""
    return next((i for i in range(index, len(names)) if names[i] is not names[index]), len(names))


def _is_title(words: Sequence[Word], names: Sequence[Any], index: int) -> bool:
    """Tell whether what was taken for a person is a title alone: `أكد القيادي في الحزب`, `محامي: …`."""
    name, word = names[index], words[index].key
    alone = name.label == "PER" and _stands_alone(names, index) and " " not in name.canonical
    title = word.startswith("ال") or (index + 1 < len(words) and words[index + 1].text == ":")
    return alone and title and head_kind(word) == "unnamed_person"


def _are_two(words: Sequence[Word], names: Sequence[Any], index: int, last: dict[str, Any]) -> bool:
    """Tell whether what was taken for one person are two by their last names: `هاجمت لوبان ماكرون`."""
    two = names[index].label == "PER" and end_of_name(names, index) - index == 2
    one, other = (last.get(words[i].key) for i in (index, index + 1)) if two else (None, None)
    return one is not None and other is not None and other is not names[index] and one.canonical != other.canonical


def _is_office(words: Sequence[Word], names: Sequence[Any], index: int) -> bool:
    """Tell whether what was taken for a body is somebody's office: `والي تونس`."""
    two = end_of_name(names, index) - index == 2
    return names[index].label == "ORG" and two and head_kind(words[index].key) == "unnamed_person"


def _stands_alone(names: Sequence[Any], index: int) -> bool:
    return index + 1 == len(names) or names[index + 1] is not names[index]


def _ends_full_name(names: Sequence[Any], index: int) -> bool:
    name = names[index]
    return name is not None and name.label == "PER" and names[index - 1] is name and _stands_alone(names, index)
