"""Noun phrases beside a cue: how far a source goes, and what is an addressee or a circumstance instead."""

import re

from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.masdars import is_masdar
from newslab.claims.peers import is_own
from newslab.claims.scene import Scene
from newslab.text.characters import QUOTES
from newslab.text.normalise import key as folded

__all__ = ["is_addressee", "is_mark", "is_medium", "is_press", "is_so_called", "source_phrase", "trim"]

_MARKS = set(QUOTES) | set("،,؛;:.()[]{}-–—!?؟…/ـ")
_RELATIVES = word_set("relative")
_STOPS = word_set("stop")
_SPEECH = word_set("speech")
_TITLES = word_set("title with ل")
_PRESS_TITLES = word_set("title at a paper")
_INNER = word_set("ل inside")
_TAKE_L = word_set("adjective with ل")
_GOES_ON = (word_set("asks for anonymity") - {"غير"}) | word_set("passes on")
_ASIDE = word_set("side")
_ANEW = word_set("begins anew")
_BROKEN = word_set("adjective of many")
_OTHER_BODY = frozenset(word.removeprefix("ال") for word in word_set("body after وكالة"))
_AGENCIES = word_set("medium")
_REPORTERS = word_set("reporter")
_ENDED = ("PER", "ORG", "GPE")
_CAME_OUT = ("الصادر", "الصادره", "المنشور", "المنشوره")
_FOR_HIM = ("باسمه", "باسمها", "باسمهم", "بلسانه", "بلسانها")
_CALLED = ("يسمي", "تسمي", "يعرف", "تعرف", "يدعي")
_BEFORE_AN = ("صادر", "دفاع", "محامي")
_LONGEST = 24
_LONG_QUOTE = 9  # words of a quotation that may still be a name
_NEAR = 9  # words in which the name that a title leads up to stands


def is_mark(text: str) -> bool:
    """Tell whether a word is a punctuation mark."""
    return text[0] in _MARKS


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
        return not (later and (_in_name_of(scene, index) or _inner_preposition(scene, index, first, end)))
    before = scene.names[index - 1] if later else None
    if before is not None and before.label == "PER" and word.proclitics == "ب" and not scene.names[index]:
        return True  # `قال سامي نصر بالإنجليزية`
    if is_addressee(scene, index):
        return not (later and _belongs_to_title(scene, index, first, end))
    if text in ("،", ",", "-", "–", "(", "ـ"):
        return not _apposition(scene, index, first, end)
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
        return another and ((before.label == "PER" and name.label in _ENDED) or told)
    if name is not None:
        return False
    if _is_full_plural(scene, index - 1) and not key.startswith(("ال", "و")) and not key.endswith("ون"):
        return key not in _BROKEN  # `باحثون بيانات`, `الجنود الفرنسيون قلقا`
    body = key.startswith("ال") and head_kind(key) in ("organisation", "unnamed_group")
    if before is not None and before.label in _ENDED and body:
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


def _inner_preposition(scene: Scene, index: int, first: int, end: int) -> bool:
    """Tell whether a preposition belongs to a title: `القيادي الكبير في X`, `عدد من النواب`, `سفير فرنسا لدى X`."""
    following = scene.words[index + 1] if index + 1 < end else None
    if following is not None and scene.key(index) in ("حول", "بشان"):
        whole = following.key not in _STOPS and following.key not in _RELATIVES and not following.key.startswith("هذ")
        return whole and head_kind(scene.key(first)) == "document"  # `دراسة جديدة حول الماء`
    if following is None or scene.key(index) not in ("في", "من", "عن", "علي", "ب", "لدي"):
        return False
    key = following.key
    if key in _SPEECH or scene.dates[index + 1] or key in _STOPS or key in _ASIDE:
        return False
    if scene.key(index) == "لدي" and is_masdar(key):
        return False  # `أكد مواطن لدى حضوره`
    if is_own(scene.key(index)):
        return False
    titles = range(_after_names(scene, first, index), index)
    named = titles.start > first
    head = head_kind(scene.key(first))
    if scene.key(index) == "من":
        return head in ("unnamed_group", "unnamed_person", "document") and not named and index - first <= 2
    if scene.key(index) == "عن" and scene.key(index - 1).removeprefix("ال").startswith(_BEFORE_AN):
        return True
    if scene.key(index) in ("عن", "علي"):
        return scene.key(index - 1).endswith(("مسوول", "المسوول", "المسووله", "المسوولين", "مسوولون"))
    near = (
        scene.names[index + 1] is not None
        or key.startswith("ال")
        or following.text in QUOTES
        or head_kind(key)
        or head_kind(re.sub("ت(?:ه|ها|هم)$", "ه", key))  # `وزيرا في حكومته`
        or scene.key(index) == "لدي"
    )
    return bool(near and any(head_kind(scene.key(i)) for i in titles))


def _after_names(scene: Scene, first: int, index: int) -> int:
    """Return the word behind the last person named between two words, the first where none is."""
    for position in range(index - 1, first - 1, -1):
        name = scene.names[position]
        if name is not None and name.label == "PER":
            return position + 1
    return first


def _apposition(scene: Scene, index: int, first: int, end: int) -> bool:
    """Tell whether what follows a comma or dash still names the source: a name, or a title before or after a name."""
    if index == first or index + 1 >= end or scene.key(index) == "(":
        return False
    following = index + 1
    name = scene.names[following]
    if name is not None and name.label == "PER":
        return scene.names[index - 1] is None or scene.names[index - 1].label != "PER"
    styled = (
        scene.key(following).startswith("ال")
        and scene.names[following] is None
        and _begins_person(scene, following + 1, end)
    )
    if head_kind(scene.key(following)) is None and not styled:
        return False
    before = scene.names[index - 1]
    if before is not None and before.label == "PER":
        return True
    titled = "unnamed_person" in (head_kind(scene.key(first)), head_kind(scene.words[first].stem_key))
    return titled and _after_names(scene, first, index) == first and _leads_to_person(scene, following, end)


def _begins_person(scene: Scene, index: int, end: int) -> bool:
    """Tell whether a person's name begins at a word: behind a style that no table knows, `المدير، الدكتور سامي نصر`."""
    name = scene.names[index] if index < end else None
    return name is not None and name.label == "PER" and scene.names[index - 1] is not name


def _leads_to_person(scene: Scene, index: int, end: int) -> bool:
    """Tell whether a person's name follows before a mark: the words before it are a title."""
    for position in range(index, min(end, index + _NEAR)):
        name = scene.names[position]
        if name is not None and name.label == "PER":
            return name.start == scene.words[position].start
        mark = is_mark(scene.words[position].text) and scene.words[position].text not in QUOTES
        if mark or scene.dates[position] or scene.key(position) in _RELATIVES:
            return False
    return False


def _belongs_to_title(scene: Scene, index: int, first: int, end: int) -> bool:
    """Tell whether a ل goes on with a title or a document (`المرشد الأعلى لجمهورية إيران`, `بيان للرئاسة`)."""
    titles = range(_after_names(scene, first, index), index)
    kinds = {head_kind(scene.key(i)) for i in titles if scene.names[i] is None}
    name = scene.names[index]
    if titles.start > first and name is not None and name.label == "PER":
        return False  # `صرح سامي نصر وزير المالية لكريم لطفي`
    if is_press(scene, index):
        before = scene.key(index - 1).removeprefix("ال")
        at_paper = titles.start > first and any(scene.key(i).removeprefix("ال") in _PRESS_TITLES for i in titles)
        return ("document" in kinds and index == first + 1) or before in _TITLES or at_paper
    if titles.start == first and _leads_to_person(scene, index + 1, end):
        return True
    bodies = [scene.names[i] for i in (first, index)]
    if head_kind(scene.key(first)) == "organisation" and all(body and body.label == "ORG" for body in bodies):
        return True  # `المفوضية السامية للأمم المتحدة`
    whole = index - 1 == first and scene.key(first).startswith("ال")
    return bool(kinds & {"unnamed_person", "document", "organisation", "unnamed_group"}) and not whole


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


def is_press(scene: Scene, index: int) -> bool:
    """Tell whether a word begins a medium's name or description, or means reporters in ل (`للصحافيين`, `لمراسل`)."""
    return is_medium(scene, index) or scene.words[index].key[1:].removeprefix("ل") in _REPORTERS


def is_medium(scene: Scene, index: int) -> bool:
    """Tell whether a word, with ل or not, begins the name or the description of a medium."""
    word, name = scene.words[index], scene.names[index]
    stem = word.key
    if name is None or name.start > word.start:
        stem = stem.removeprefix("لل").removeprefix("ل")
    head = head_kind(stem) or head_kind(word.stem_key)
    if head == "media" and stem.removeprefix("ال") == "وكاله":
        return scene.key(index + 1).removeprefix("ال") not in _OTHER_BODY
    known = name is not None and (name.subtype == "Media" or folded(name.text.split()[0]) in _AGENCIES)
    return head == "media" or known


def trim(scene: Scene, first: int, end: int) -> tuple[int, int] | None:
    """Leave out marks at either end; a closing quotation mark whose opening mark is inside stays."""
    while first < end and is_mark(scene.words[first].text) and not first < scene.quotes.get(first, -1) < end:
        first += 1
    while end > first and is_mark(scene.words[end - 1].text) and not first <= scene.openings.get(end - 1, -1):
        end -= 1
    return (first, end) if first < end else None
