"""Noun phrases beside a cue: how far a source goes, and what is an addressee or a circumstance instead."""

import re

from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.scene import Scene
from newslab.text.characters import QUOTES

__all__ = ["addressee", "is_mark", "source_phrase", "trim"]

_MARKS = set(QUOTES) | set("،,؛;:.()[]{}-–—!?؟…/")
_RELATIVES = word_set("relative")
_STOPS = word_set("stop")
_SPEECH = word_set("speech")
_TITLES = word_set("title with ل")
_INNER = word_set("ل inside")
_TAKE_L = word_set("adjective with ل")
_TALK = word_set("talk with")
_TOLD = re.compile("ل(?:ل|ـ)?")
_LONGEST = 24


def is_mark(text: str) -> bool:
    """Tell whether a word is a punctuation mark."""
    return text[0] in _MARKS


def source_phrase(scene: Scene, first: int, end: int, after_l: bool = False) -> tuple[int, int] | None:
    """Return the words (first, end) of the noun phrase that begins at `first`, before word `end`, or None.

    Title, name and apposition belong to it; it stops at a relative clause, a preposition outside titles, a date, or
    an addressee. `after_l`: a ل at its head marks the source itself (`وفقا لموقع …`).
    """
    index = first + 1 if after_l and first < end and scene.key(first).startswith("ل") else first
    while index < min(end, first + _LONGEST) and not _stops(scene, index, first, end):
        index = scene.quotes[index] + 1 if index in scene.quotes and scene.quotes[index] < end else index + 1
    return trim(scene, first, min(index, end))


def _stops(scene: Scene, index: int, first: int, end: int) -> bool:
    word = scene.words[index]
    text = word.key
    if scene.dates[index] or text in _RELATIVES:
        return True
    if scene.names[index] is not None and index > first and scene.names[index] is scene.names[index - 1]:
        return False
    if index > first and scene.key(index - 1) in _TAKE_L and text.startswith("ل"):
        return False
    if index > first and text in _STOPS:
        return not _inner_preposition(scene, index, first, end)
    if index == first and (text in _STOPS or _is_addressee(scene, index)):
        return True
    if text in ("،", ",", "-", "–", "("):
        return not _apposition(scene, index, first, end)
    if text in ("؛", ";", ":", ".", "…"):
        return True
    if index > first and _is_addressee(scene, index) and not _belongs_to_title(scene, index, first):
        return head_kind(scene.key(first)) != "document" or index > first + 1
    return (
        index > first
        and bool(scene.cue(index)[0])
        and scene.cue(index)[0][0].form == "participle"
        and scene.names[index] is None
        and text.endswith(("ا", "ه"))
        and not text.startswith("ال")
    )


def _inner_preposition(scene: Scene, index: int, first: int, end: int) -> bool:
    """Tell whether a preposition belongs to a title: `القيادي الكبير في X`, `عدد من النواب`, `مصادر من الوزارة`."""
    following = scene.words[index + 1] if index + 1 < end else None
    if following is None or scene.key(index) not in ("في", "من", "عن", "علي", "ب"):
        return False
    key = following.key
    if key in _SPEECH or scene.dates[index + 1] or key in _STOPS:
        return False
    named = any(scene.names[i] is not None and scene.names[i].label == "PER" for i in range(first, index))
    head = head_kind(scene.key(first))
    if scene.key(index) == "من":
        return head in ("unnamed_group", "unnamed_person") and not named and index - first <= 2
    if scene.key(index) in ("عن", "علي"):
        return scene.key(index - 1).endswith(("مسوول", "المسوول", "المسووله", "المسوولين", "مسوولون"))
    near = (
        scene.names[index + 1] is not None
        or key.startswith("ال")
        or scene.words[index + 1].text in QUOTES
        or head_kind(key)
    )
    title = head_kind(scene.key(index - 1)) or head_kind(scene.key(index - 2)) or head_kind(scene.key(first))
    return bool(near and title and not (named and scene.names[index - 1] is not None))


def _apposition(scene: Scene, index: int, first: int, end: int) -> bool:
    """Tell whether what follows a comma or dash still names the source: a name, or a title after a name."""
    if index == first or index + 1 >= end:
        return False
    if scene.key(index) == "(":
        return False
    following = index + 1
    name = scene.names[following]
    if name is not None and name.label == "PER":
        return True
    before = scene.names[index - 1]
    return before is not None and before.label == "PER" and head_kind(scene.key(following)) is not None


def _belongs_to_title(scene: Scene, index: int, first: int) -> bool:
    """Tell whether a ل goes on with a title (`المرشد الأعلى لجمهورية إيران`): no name yet, and no medium behind it."""
    named = any(scene.names[i] is not None and scene.names[i].label in ("PER", "ORG") for i in range(first, index))
    titled = any(scene.key(i).removeprefix("ال") in _TITLES for i in range(first, index))
    return titled and not named and head_kind(scene.key(index)[1:].removeprefix("ل")) != "media"


def _is_addressee(scene: Scene, index: int) -> bool:
    """Tell whether a word begins with ل that marks to whom something was said."""
    word = scene.words[index]
    if not word.key.startswith("ل") or word.key in _INNER:
        return False
    name = scene.names[index]
    if name is not None:
        return name.start > word.start
    stem = word.key[1:].removeprefix("ل")
    return head_kind(stem) in ("media", "unnamed_group", "unnamed_person") or stem in (
        "صحافيين",
        "صحفيين",
        "مراسل",
        "مراسله",
    )


def addressee(scene: Scene, first: int, end: int) -> tuple[int, int] | None:
    """Return the offsets of the addressee among the words from `first` to `end`: `لرويترز`, `مقابلة مع صحيفة …`."""
    for index in range(first, end):
        begin, start = _told(scene, index, first, end)
        phrase = None if begin is None else _told_phrase(scene, begin, end)
        if phrase is not None:
            return start, phrase
    return None


def _told(scene: Scene, index: int, first: int, end: int) -> tuple[int | None, int]:
    """Return the word where an addressee begins and its offset, if this word introduces one."""
    if _is_addressee(scene, index):
        return index, _after_l(scene, index)
    talk = any(scene.key(before) in _TALK for before in range(max(first, index - 3), index))
    if index + 1 < end and (scene.key(index) == "ل" or (talk and scene.key(index) == "مع")):
        return index + 1, scene.words[index + 1].start
    return None, 0


def _after_l(scene: Scene, index: int) -> int:
    word = scene.words[index]
    match = _TOLD.match(word.text)
    offset = match.end() if match and not word.text.startswith("لل") else 1
    name = scene.names[index]
    if name is not None and name.start > word.start:
        return int(name.start)
    return word.start + offset


def _told_phrase(scene: Scene, first: int, end: int) -> int | None:
    """Return the end offset of an addressee that begins at a word."""
    index = first
    while index < min(end, first + 8):
        key = scene.key(index)
        if index > first and (
            key in _STOPS or key in _RELATIVES or scene.dates[index] or is_mark(scene.words[index].text)
        ):
            if index not in scene.quotes or scene.quotes[index] >= end:
                break
            index = scene.quotes[index]
        index += 1
    span = trim(scene, first, index)
    return scene.words[span[1] - 1].end if span else None


def trim(scene: Scene, first: int, end: int) -> tuple[int, int] | None:
    """Leave out marks at either end; a closing quotation mark whose opening mark is inside stays."""
    while first < end and is_mark(scene.words[first].text) and not first < scene.quotes.get(first, -1) < end:
        first += 1
    while end > first and is_mark(scene.words[end - 1].text) and not first <= scene.openings.get(end - 1, -1):
        end -= 1
    return (first, end) if first < end else None
