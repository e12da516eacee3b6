"""Noun phrases beside a cue: how far a source goes, and what is an addressee or a circumstance instead."""

from newslab.claims.lexicon import SPEAKING, head_kind, word_set
from newslab.claims.marks import trim
from newslab.claims.masdars import is_masdar
from newslab.claims.peers import is_own
from newslab.claims.scene import Scene
from newslab.claims.titles import belongs_to_title, is_apposed, is_inside_title

__all__ = ["is_addressee", "is_so_called", "source_phrase"]

_RELATIVES = word_set("relative")
_STOPS = word_set("stop")
_SPEECH = word_set("speech")
_INNER = word_set("ل inside")
_TAKE_L = word_set("adjective with ل")
_GOES_ON = (word_set("asks for anonymity") - {"غير"}) | word_set("passes on")
_ANEW = word_set("begins anew")
_BROKEN = word_set("adjective of many")
_REPORTERS = word_set("reporter")
_CAME_OUT = ("الصادر", "الصادره", "المنشور", "المنشوره")
_FOR_HIM = ("باسمه", "باسمها", "باسمهم", "بلسانه", "بلسانها")
_CALLED = ("يسمي", "تسمي", "يعرف", "تعرف", "يدعي")
_LONGEST = 24
_LONG_QUOTE = 9  # words of a quotation that may still be a name


def source_phrase(scene: Scene, first: int, end: int, after_l: bool = False) -> tuple[int, int] | None:
    """Return the words (first, end) of the noun phrase that begins at `first`, before word `end`, or None.

    Title, name and apposition belong to it; it stops at a relative clause, a preposition outside titles, a date, or
    an addressee. `after_l`: a ل at its head marks the source itself (`وفقا لموقع …`).
    """
    if not after_l and scene.key(first).startswith("لل") and scene.names[first] is None:
        return None
    index = first + 1 if after_l and first < end and scene.key(first).startswith("ل") else first
    index += 2 if is_so_called(scene, first) else 0
    while index < min(end, first + _LONGEST) and not _stops(scene, index, first, end):
        index = scene.quotes[index] + 1 if index in scene.quotes and scene.quotes[index] < end else index + 1
    return trim(scene, first, min(index, end))


def is_so_called(scene: Scene, index: int) -> bool:
    """Tell whether a noun phrase begins with what keeps the narrator aloof from it: `ما يسمى تنظيم الوادي`."""
    return scene.key(index) == "ما" and scene.key(index + 1) in _CALLED


def _stops(scene: Scene, index: int, first: int, end: int) -> bool:
    word = scene.words[index]
    text = word.key or word.text
    later = index > first
    if later and scene.names[index] is not None and scene.names[index] is scene.names[index - 1]:
        return False
    if later and text in _CAME_OUT and index + 1 < end and _is_day(scene, index + 1):
        return True  # `صحيفة النهار الصادرة اليوم`
    if scene.dates[index] or text in _RELATIVES or (later and text in _GOES_ON):
        return True
    if later and scene.key(index - 1) in _TAKE_L and text.startswith("ل"):
        return False
    person = scene.names[index] is not None and scene.names[index].label == "PER"  # `علي` is a name too
    if later and word.proclitics == "ف" and word.stem_key in _STOPS:
        return True
    if later and word.proclitics == "ب" and word.stem_key in _SPEECH and scene.names[index] is None:
        return True
    if text in _STOPS and not person:
        return not (later and (_in_name_of(scene, index) or is_inside_title(scene, index, first, end)))
    before = scene.names[index - 1] if later else None
    if before is not None and before.label == "PER" and word.proclitics == "ب" and not scene.names[index]:
        return True  # `قال سامي نصر بالإنجليزية`
    if is_addressee(scene, index):
        return not (later and belongs_to_title(scene, index, first, end))
    if text in ("،", ",", "-", "–", "(", "ـ"):
        return not is_apposed(scene, index, first, end)
    if text in ("؛", ";", ":", ".", "…"):
        return True
    if index in scene.quotes and scene.quotes[index] - index <= 3 and is_addressee(scene, index + 1):
        return later  # `الوزير رزق « للديار »`
    if later and index in scene.quotes and scene.quotes[index] - index > _LONG_QUOTE:
        return True
    return later and _begins_anew(scene, index)


def _in_name_of(scene: Scene, index: int) -> bool:
    """Tell whether a word goes on with a noun beside it: `ناطق باسمه`, `مصدرا رسميا`."""
    before = scene.key(index - 1)
    official = scene.key(index) == "رسميا" and before.endswith("ا")
    return (official or scene.key(index) in _FOR_HIM) and head_kind(before) == "unnamed_person"


def _is_day(scene: Scene, index: int) -> bool:
    return scene.dates[index] or scene.key(index) in ("اليوم", "امس")


def _begins_anew(scene: Scene, index: int) -> bool:
    """Tell whether another phrase begins at a word: a second name, an object (`كافة السكان`), a cue of its own."""
    name, before, key = scene.names[index], scene.names[index - 1], scene.key(index)
    if before is None and name is not None and name.label == "GPE" and name.start == scene.words[index].start:
        title = scene.key(index - 1)  # `حذر الوزير إسرائيل من`
        return title.startswith("ال") and head_kind(title) == "unnamed_person"
    if before is not None and name is not None:
        another = name.start == scene.words[index].start
        told = before.label == "NORP" and name.label == "GPE"  # `أبلغ الجانب الإسرائيلي لبنان أن`
        return another and ((before.label == "PER" and name.label in SPEAKING) or told)
    if name is not None:
        return False
    if _is_full_plural(scene, index - 1) and not key.startswith(("ال", "و")) and not key.endswith("ون"):
        return key not in _BROKEN  # `باحثون بيانات`, `الجنود الفرنسيون قلقا`
    if before is not None and before.label == "PER" and is_masdar(key) and key.endswith(("ه", "ها")):
        return True  # `وأبدى عنان تفاؤله قائلا إن`
    body = key.startswith("ال") and head_kind(key) in ("organisation", "unnamed_group")
    if before is not None and before.label in SPEAKING and body:
        return True
    definite = before is not None or scene.key(index - 1).startswith("ال")
    if definite and (key in _ANEW or (key.endswith("ا") and head_kind(key[:-1]))):
        return True
    body_before = before is None and head_kind(scene.key(index - 1)) in ("organisation", "document")
    if definite and body_before and is_masdar(key):
        return True  # `توقعت المؤسسة ازدياد العدد`
    readings = scene.cue(index)[0]
    if not readings:
        return False
    introduced = scene.key(index + 1).startswith(("ان", "بان"))
    if readings[0].form == "masdar":
        return key.startswith("ال") and introduced
    return readings[0].form == "participle" and key.endswith(("ا", "ه")) and not key.startswith("ال")


def _is_full_plural(scene: Scene, index: int) -> bool:
    """Tell whether a word is a plural in ون, which no noun can follow that belongs to it."""
    name, key = scene.names[index], scene.key(index)
    group = head_kind(key) == "unnamed_group" if name is None else name.label == "NORP"
    return key.endswith("ون") and group


def is_addressee(scene: Scene, index: int) -> bool:
    """Tell whether a word begins with ل that may mark to whom something was said."""
    word = scene.words[index]
    if not word.key.startswith("ل") or word.key in _INNER:
        return False
    name = scene.names[index]
    if name is not None:
        return int(name.start) > word.start
    if is_own(word.key):
        return True
    stem = word.key[1:].removeprefix("ل")
    return head_kind(stem) in ("media", "unnamed_group", "unnamed_person") or stem in _REPORTERS
