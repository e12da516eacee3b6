"""What somebody holds something for: `اعتبر سامي نصر الزيارة تدخلا`, `معتبرا ذلك انتصارا`."""

from newslab.claims.before_verb import subject_before
from newslab.claims.content import complementiser
from newslab.claims.cues import Cue
from newslab.claims.draft import Draft
from newslab.claims.drafting import make_draft
from newslab.claims.lexicon import SPEAKING, head_kind
from newslab.claims.marks import is_mark
from newslab.claims.name_ends import name_end
from newslab.claims.phrases import source_phrase
from newslab.claims.room import Content
from newslab.claims.scene import Scene

__all__ = ["held_for", "in_accusative", "that_held"]

_MOST = ("الاكثر", "الاقل", "الاهم", "الافضل", "الاكبر", "الاعلي", "الاشد")


def in_accusative(scene: Scene, index: int, limit: int) -> Content | None:
    """Return the noun in the accusative that tells what something is held for: `اعتبرها البعض تجسيدا لـ…`."""
    for position in range(index + 1, min(limit, index + 8) + 1):
        word = scene.words[position]
        if is_mark(word.text) or scene.cue(position)[0]:
            return None
        free = scene.names[position] is None and not scene.dates[position]
        if free and len(word.key) > 3 and word.text.endswith(("ا", "ً")) and head_kind(word.key) is None:
            return Content(word.start, position, "noun", position)
    return None


def that_held(scene: Scene, index: int, cue: Cue) -> Content | None:
    """Return what `ذلك` is held for: `معتبرا ذلك انتصارا للجميع`, `اعتبر ذلك تدخلا`."""
    first = index + 2
    said = cue.lemma == "اعتبر" and scene.key(index + 1) in ("ذلك", "اياه", "اياها") and first <= scene.ends[index]
    if not said or is_mark(scene.words[first].text) or complementiser(scene, first) is not None:
        return None
    return Content(scene.words[first].start, first, "noun", first)


def held_for(scene: Scene, index: int, cue: Cue, start: int, limit: int) -> Draft | None:
    """`واعتبر سامي نصر الزيارة تدخلا`: behind who holds it, a thing and then, in the accusative, what for."""
    perfect = cue.lemma == "اعتبر" and cue.form == "verb" and scene.bare(index) in ("اعتبر", "اعتبرت", "اعتبروا")
    if not perfect:
        before = subject_before(scene, index) if cue.lemma == "اعتبر" and cue.form == "verb" else None
        if before is not None:
            return _held_by(scene, index, cue, start, limit, before)
        return _named_twice(scene, index, cue, start)
    place = index + 1
    while place <= limit and (place < index + 3 or not _is_held(scene, place)):
        word = scene.words[place]
        other = scene.names[place] is None and any(reading.form == "verb" for reading in scene.cue(place)[0])
        if is_mark(word.text) or other or complementiser(scene, place, takes_b=True) is not None:
            return None
        place += 1
    if place > limit:
        return None
    subject = scene.names[index + 1] is not None or head_kind(scene.key(index + 1)) is not None
    first = name_end(scene, index + 1, place, index + 2)
    if not subject or first >= place:
        return None
    content = Content(scene.words[first].start, first, "noun", index)
    draft = make_draft(scene, index, cue, start, content, "characterise")
    if draft is not None:
        draft.source = source_phrase(scene, index + 1, first)
    return draft


def _named_twice(scene: Scene, index: int, cue: Cue, start: int) -> Draft | None:
    """`وتعتبر فرنسا مالي حليفا`: in the present only with two names, since one alone is what is held for something."""
    first, end = index + 1, scene.behind_name(index + 1) if index + 1 < len(scene.words) else 0
    named = all(i <= scene.ends[index] and scene.names[i] is not None for i in (first, end))
    if cue.lemma != "اعتبر" or cue.form != "verb" or not named or scene.names[first].label not in SPEAKING:
        return None
    behind = scene.behind_name(end)
    if behind > scene.ends[index] or not scene.words[behind].text.endswith(("ا", "ً")) or scene.dates[behind]:
        return None
    draft = make_draft(scene, index, cue, start, Content(scene.words[end].start, end, "noun", index), "characterise")
    if draft is not None:
        draft.source = (first, end)
    return draft


def _is_held(scene: Scene, place: int) -> bool:
    """Tell whether what something is held for begins: in the accusative, or in ة behind the thing (`الاتفاق خطوة`)."""
    word, before = scene.words[place], scene.key(place - 1)
    free = scene.names[place] is None and not scene.dates[place] and not word.proclitics
    behind = before.startswith("ال") and scene.names[place - 1] is None
    seen = word.text.endswith("ة") and not word.key.startswith("ال") and len(word.key) > 3
    return _is_accusative(scene, place) or (free and behind and seen and scene.cue(place)[0] == ())


def _held_by(scene: Scene, index: int, cue: Cue, start: int, limit: int, source: tuple[int, int]) -> Draft | None:
    """`الحكومة تعتبر الملف مغلقا`: behind its subject and verb, a thing and then, in the accusative, what for."""
    first = index + 1
    elative = scene.key(first) in _MOST  # `تعتبر الأكثر تقدما`
    thing = (scene.key(first).startswith("ال") and not elative) or (first <= limit and scene.names[first] is not None)
    for place in range(first + 1, min(limit, first + 5) + 1):
        if complementiser(scene, place, takes_b=True) is not None or scene.words[place].text in ("،", ",", "."):
            return None
        if thing and (_is_accusative(scene, place) or scene.key(place) == "غير"):
            content = Content(scene.words[first].start, first, "noun", index)
            draft = make_draft(scene, index, cue, start, content, "characterise")
            if draft is not None:
                draft.source = source
            return draft
    return None


def _is_accusative(scene: Scene, place: int) -> bool:
    """Tell whether a word is an indefinite noun in the accusative: `تدخلا`, `خطوة` is not seen to be one."""
    word = scene.words[place]
    free = scene.names[place] is None and not scene.dates[place] and head_kind(word.key) is None
    return free and len(word.key) > 3 and word.text.endswith(("ا", "ً")) and not word.key.startswith("ال")
