"""Verbal nouns as contents: `أعلن البدء بـ…`, `نفى وجود …`, `أعرب عن ارتياحه`, `اعترف بسقوط …`."""

from newslab.claims.cues import Cue
from newslab.claims.governed import after_preposition
from newslab.claims.lexicon import word_set
from newslab.claims.masdars import is_masdar
from newslab.claims.name_ends import owner_end
from newslab.claims.objects import find_object
from newslab.claims.room import Content
from newslab.claims.scene import Scene

__all__ = ["find_noun"]

_QUOTES = word_set("quotes from")
_ABOUT = frozenset(["عن"])
_BACK = 10  # words from `نقلت` to `نفيها`


def find_noun(scene: Scene, index: int, cue: Cue, limit: int) -> Content | None:
    """Return a verbal noun as content: the first that stands after the cue's preposition or as its object."""
    if cue.form == "masdar":
        return _of_masdar(scene, index, cue, limit)
    if cue.weak and cue.lemma != "حمل":
        limit = min(limit, index + 6)
    governed = after_preposition(scene, index, cue, limit)
    if cue.lemma == "سجل" and not scene.key(index + 1).startswith("ال"):
        return governed  # `سجلت البلاد أول حالة` is a deed unless somebody with a title notes it
    only_governed = cue.stance == "say" and cue.preps == _ABOUT
    if only_governed or not cue.takes & {"n", "w"} or (cue.suffix and cue.lemma not in ("اعتبر",)):
        return governed
    found = find_object(scene, index, min(limit, governed.first - 1 if governed else limit), cue)
    return found or governed


def _of_masdar(scene: Scene, index: int, cue: Cue, limit: int) -> Content | None:
    """`إعلان الوزارة عن عودة …`, `اتهامها بالضغط`: straight after the noun, or after the one who says it."""
    if scene.key(index).startswith("ال") and scene.key(index).endswith("ات"):
        return None  # `الاتهامات ضد …`: known from before, a clause alone tells them
    near = after_preposition(scene, index, cue, index + 1)
    if near is not None and (is_masdar(scene.words[near.first].stem_key) or scene.key(near.first).startswith("ال")):
        return near
    if cue.suffix and "n" in cue.takes and any(scene.bare(i) in _QUOTES for i in range(max(0, index - _BACK), index)):
        return find_object(scene, index, min(limit, index + 4), cue)  # `نقلت عن الوزارة نفيها وجود …`
    end = None if cue.suffix else owner_end(scene, index + 1)
    while end is not None and end <= limit and scene.dates[end]:
        end += 1  # `إعلان الوزارة أمس رفع الأسعار`
    if end is None or end > limit:
        return None
    far = min(limit, end + 3)
    found = after_preposition(scene, index, cue, far)
    if found is not None and is_masdar(scene.words[found.first].stem_key.removeprefix("ال")):
        return found
    return find_object(scene, index, far, cue) if "n" in cue.takes else None
