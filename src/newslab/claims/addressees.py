"""To whom something was said: `لرويترز`, `في تصريح لصحيفة …`, `مقابلة مع قناة …`, `أمام الصحافيين`."""

import re
from typing import NamedTuple

from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.marks import is_mark, trim
from newslab.claims.masdars import is_masdar
from newslab.claims.media import is_medium, is_press
from newslab.claims.phrases import is_addressee
from newslab.claims.scene import Scene

__all__ = ["Addressee", "addressee", "addressee_before", "preamble"]

_STOPS = word_set("stop")
_RELATIVES = word_set("relative")
_TALK = word_set("talk with")
_SKIPPED = word_set("between verb and subject")
_AUDIENCE = word_set("audience")
_HELD = word_set("held")
_AMONG = ("بينها", "بينهم", "منها", "منهم")  # `وسائل إعلام، بينها موقع لصحيفة النهار`
_AFTER = ("بعد", "عقب", "اثر", "قبل", "منذ")
_WITH_HIM = ("معه", "معها", "معهم")
_TOLD = re.compile("ل(?:ل|ـ)?")
_LIGHT = ("،", ",", '"', "»", "”", "«", "“")
_TALK_ABOUT = 4  # words from `تصريح` or `مقابلة` to the preposition
_LONGEST = 8
_BACK = 25  # words before a cue in which `وفي تصريح لـ…` may stand


class Addressee(NamedTuple):
    """An addressee's offsets and the word behind it."""

    start: int
    end: int
    after: int

    @property
    def offsets(self) -> tuple[int, int]:
        """The character offsets."""
        return self.start, self.end


def addressee(scene: Scene, first: int, end: int) -> Addressee | None:
    """Return the addressee among the words from `first` to `end`: `لرويترز`, `مقابلة مع صحيفة …`, `أمام البرلمان`."""
    for index in range(first, end):
        if scene.bare(index) in _AMONG:
            return None
        begin = _begins(scene, index, first, end)
        found = None if begin is None else _phrase(scene, begin, end)
        if found is not None:
            return found
    return None


def addressee_before(scene: Scene, before: range) -> Addressee | None:
    """Return the addressee in a cue's preamble: `وفي تصريح لوكالة … قال`, `أدلى بحديث إلى … قال فيه`."""
    talks = (at for at in reversed(before) if _talks(scene, at) or scene.key(at) == "سوال")
    return next((found for at in talks if (found := _heard_at(scene, at + 1, before.stop))), None)


def preamble(scene: Scene, index: int) -> range:
    """Return the words from the head of a sentence to its first cue, none where another cue or clause comes before."""
    first = max(scene.starts[index], index - _BACK)
    for position in range(index - 1, first - 1, -1):
        if scene.key(position).startswith(("ان", "بان")) or _reports(scene, position):
            return range(0)
    return range(first, index)


def _heard_at(scene: Scene, first: int, end: int) -> Addressee | None:
    """Return the medium or the reporters to whom somebody talked, behind `تصريح` or `حديث`."""
    for index in range(first, min(end, first + _TALK_ABOUT)):
        begin = _begins(scene, index, first, end)
        if begin is not None and is_press(scene, begin):
            return _phrase(scene, begin, end)
    return None


def _reports(scene: Scene, index: int) -> bool:
    readings = scene.cue(index)[0] if scene.names[index] is None else ()
    if not readings or readings[0].weak or readings[0].suffix:  # `نشرتها الصحيفة` goes on with a noun
        return False
    return readings[0].form == "verb" and "c" in readings[0].takes


def _begins(scene: Scene, index: int, first: int, end: int) -> int | None:
    """Return the word where an addressee begins that this word introduces or begins, or None."""
    key = scene.key(index)
    near = range(max(first - 1, index - _TALK_ABOUT), index)
    talk = any(_talks(scene, at) and scene.key(at - 1) not in _AFTER for at in near)
    if is_addressee(scene, index):
        if is_press(scene, index):
            return index
        if any(head_kind(scene.key(i)) == "unnamed_person" for i in range(max(first, index - 2), index)):
            return None  # `تصريح الأمين العام للأمم المتحدة`
        before = scene.key(index - 1)
        visited = before.startswith(("زيار", "بالنسب")) or (before.endswith(("ه", "ها", "هم")) and is_masdar(before))
        return index if (talk and not visited) or _close_by(scene, index, first) else None
    if index + 1 >= end:
        return None
    if key in _WITH_HIM and scene.key(index - 1) in _HELD and is_medium(scene, _inside_marks(scene, index + 1)):
        return index + 1  # `في مقابلة أجرتها معه الصحيفة`
    if key == "ل" or (talk and key in ("مع", "الي")):
        return index + 1
    if talk and scene.words[index].proclitics == "ب" and is_medium(scene, index):
        return index
    if key == "امام":
        heard = scene.words[index + 1].stem_key.removeprefix("ال") in _AUDIENCE
        return index + 1 if heard else None
    asked = key == "سوال" and is_medium(scene, index + 1)
    return index + 1 if asked else None


def _inside_marks(scene: Scene, index: int) -> int:
    return index + 1 if index in scene.quotes else index


def _talks(scene: Scene, index: int) -> bool:
    return scene.key(index) in _TALK or scene.words[index].stem_key in _TALK


def _close_by(scene: Scene, index: int, first: int) -> bool:
    """Tell whether nothing but adverbs, dates and commas stands between the verb or its subject and a word."""
    return all(scene.dates[i] or scene.key(i) in _SKIPPED or scene.words[i].text in _LIGHT for i in range(first, index))


def _start(scene: Scene, index: int) -> int:
    word, name = scene.words[index], scene.names[index]
    if name is not None and name.start > word.start:
        return int(name.start)
    if word.proclitics == "ب":
        return word.stem
    if not is_addressee(scene, index):
        return word.start
    match = _TOLD.match(word.text)
    return word.start + (match.end() if match and not word.text.startswith("لل") else 1)


def _phrase(scene: Scene, first: int, end: int) -> Addressee | None:
    """Return the addressee that begins at a word."""
    index, longest = first, first + _LONGEST
    while index < min(end, longest):
        if index in scene.quotes and scene.quotes[index] < end:
            longest += scene.quotes[index] - index
            index = scene.quotes[index] + 1
            continue
        if index > first and _ends(scene, index, first):
            break
        index += 1
    span = trim(scene, first, index)
    if span is None:
        return None
    if scene.quotes.get(span[0]) == span[1] - 1:  # `لـ "سي ان ان"`: the marks are no part of the name
        span = (span[0] + 1, span[1] - 1)
    return None if span[0] >= span[1] else Addressee(_start(scene, span[0]), scene.words[span[1] - 1].end, index)


def _ends(scene: Scene, index: int, first: int) -> bool:
    key, name = scene.key(index), scene.names[index]
    if name is not None and name is scene.names[index - 1]:
        return False
    if key in _STOPS or key in _RELATIVES or scene.dates[index] or is_mark(scene.words[index].text):
        return True
    after_name = name is None and scene.names[index - 1] is not None
    other = after_name and head_kind(key) in ("unnamed_person", "unnamed_group")
    return other or is_addressee(scene, index)
