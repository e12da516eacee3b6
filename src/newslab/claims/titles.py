"""What still belongs to a title: a preposition inside it, an apposition, a noun with ل."""

import re

from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.marks import is_mark
from newslab.claims.masdars import is_masdar
from newslab.claims.media import is_press
from newslab.claims.peers import is_own
from newslab.claims.scene import Scene
from newslab.text.characters import QUOTES

__all__ = ["belongs_to_title", "is_apposed", "is_inside_title"]

_RELATIVES = word_set("relative")
_STOPS = word_set("stop")
_SPEECH = word_set("speech")
_TITLES = word_set("title with ل")
_PRESS_TITLES = word_set("title at a paper")
_ASIDE = word_set("side")
_BEFORE_AN = ("صادر", "دفاع", "محامي")
_NEAR = 9  # words in which the name that a title leads up to stands


def is_inside_title(scene: Scene, index: int, first: int, end: int) -> bool:
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


def is_apposed(scene: Scene, index: int, first: int, end: int) -> bool:
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


def belongs_to_title(scene: Scene, index: int, first: int, end: int) -> bool:
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
