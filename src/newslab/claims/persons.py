"""Persons as the rules for claims need them: names whole where a letter was cut, no titles, one person one name."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from newslab.claims.cues import lookup
from newslab.claims.lexicon import head_kind, word_set
from newslab.text.words import Word

__all__ = ["mend_persons"]

_LETTERS = frozenset("وبكف")
_COURTESIES = word_set("courtesy")


def mend_persons(words: Sequence[Word], names: list[Any]) -> None:
    """Change, in the names of an article by word, those of persons that what stands beside them shows to be wrong."""
    firsts = [i for i, name in enumerate(names) if name is not None and (i == 0 or names[i - 1] is not name)]
    whole = {names[i].canonical: _cut(words[i], names[i]) for i in firsts if _is_cut(words, names, i)}
    last = {words[i].key: names[i] for i in range(1, len(names)) if _ends_full_name(names, i)}
    for i in firsts:
        name, new = names[i], names[i]
        if name.label == "PER" and name.canonical in whole:
            new = _with_letters(words[i], name, whole[name.canonical])
        elif _is_title(words, names, i):
            new = None
        elif name.label == "ORG" and _stands_alone(names, i) and words[i].key in last and not head_kind(words[i].key):
            new = replace(name, label="PER", canonical=last[words[i].key].canonical)
        for place in range(i, len(names)):
            if names[place] is not name:
                break
            names[place] = new


def _is_cut(words: Sequence[Word], names: Sequence[Any], index: int) -> bool:
    """Tell whether a name lacks its first letter, which cannot be a word of its own there: `أكد و|سيم جمعة`."""
    name, letters = names[index], _cut(words[index], names[index])
    if name.label != "PER" or not letters or not _LETTERS.issuperset(letters) or index == 0:
        return False
    if not name.canonical.startswith(name.text.split()[0]) or names[index - 1] is not None:
        return False
    before = words[index - 1]
    verb = before.stem_key if before.proclitics in ("و", "ف") else before.key
    reports = any(cue.form == "verb" and not cue.suffix and letters[0] not in cue.preps for cue in lookup(verb)[:1])
    return reports or before.key in _COURTESIES


def _cut(word: Word, name: Any) -> str:
    return word.text[: max(name.start - word.start, 0)]


def _with_letters(word: Word, name: Any, letters: str) -> Any:
    """Return a name, and its fullest form, with the letters that were cut."""
    name = replace(name, canonical=letters + name.canonical)
    return replace(name, start=word.start, text=letters + name.text) if _cut(word, name) == letters else name


def _is_title(words: Sequence[Word], names: Sequence[Any], index: int) -> bool:
    """Tell whether what was taken for a person is a title alone: `أكد القيادي في الحزب`."""
    name, word = names[index], words[index].key
    alone = name.label == "PER" and _stands_alone(names, index) and " " not in name.canonical
    return alone and word.startswith("ال") and head_kind(word) == "unnamed_person"


def _stands_alone(names: Sequence[Any], index: int) -> bool:
    return index + 1 == len(names) or names[index + 1] is not names[index]


def _ends_full_name(names: Sequence[Any], index: int) -> bool:
    name = names[index]
    return name is not None and name.label == "PER" and names[index - 1] is name and _stands_alone(names, index)
