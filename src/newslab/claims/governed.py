"""Verbal nouns and things behind the preposition of a cue: `أعرب عن ارتياحه`, `اعترف بسقوط …`."""

import re

from newslab.claims.cues import Cue
from newslab.claims.lexicon import word_set
from newslab.claims.masdars import is_masdar, names_deed
from newslab.claims.news import is_news
from newslab.claims.room import Content, blocks
from newslab.claims.scene import Scene
from newslab.text.normalise import normalise

__all__ = ["after_b", "after_preposition"]

_FUUL = re.compile(r"\S{2}و\S(?:ه|ها|هم)\Z")  # `بحضوره`, `بعثورهم`
_TAKES_ONE = word_set("takes a preposition")
_B_NOT = word_set("b word that is no content")
_BLAMED = ("نسب", "ارتكبه", "ارتكبوه", "فعله", "فعلوه", "اقترفه")
_NOUNS = frozenset("np")  # what a cue must take for a noun after its preposition to be its content
_NEAR = 22  # words to its preposition


def after_b(scene: Scene, position: int, object_of_cue: bool = False) -> tuple[int, str] | None:
    """Return the offset and the folded letters of what follows a ب at the head of a word, or None."""
    word = scene.words[position]
    if word.key in _B_NOT:
        return None
    if word.proclitics == "ب":
        return word.stem, word.stem_key
    rest = word.key[1:]
    glued = word.key[:1] == "ب" and len(rest) > 3 and word.proclitics == ""
    if glued and (object_of_cue or rest.startswith("ال") or is_masdar(rest)):
        return word.start + normalise(word.text).origins[1], rest
    return None


def after_preposition(scene: Scene, index: int, cue: Cue, limit: int) -> Content | None:
    """Return the first noun that stands behind a preposition of a cue, or behind its ب."""
    if not cue.preps or not cue.takes & _NOUNS:
        return None
    for position in range(index + 1, min(limit, index + _NEAR, len(scene.words) - 1) + 1):
        word = scene.words[position]
        if position > index + 1 and (word.text in (".", "؛", ":") or blocks(scene, position, index)):
            return None
        if "ب" in cue.preps and word.key != "عن":
            found = _after_b(scene, index, position, cue)
            if found is not None:
                return found
            continue
        if word.key not in cue.preps or position >= len(scene.words) - 1 or scene.names[position] is not None:
            continue
        if position > index + 1 and scene.key(position - 1).removeprefix("ال") in _TAKES_ONE:
            continue
        choosy = cue.stance == "announce" or cue.lemma == "جدد"
        if choosy and not (names_deed(scene.words[position + 1].stem_key) or is_news(scene, index, position, cue)):
            continue
        if word.key == "علي" and scene.key(position + 1) in ("هامش", "حد", "صفحته", "راس", "متن", "لسان"):
            continue
        return Content(scene.words[position + 1].start, position + 1, "noun", position)
    return None


def _after_b(scene: Scene, index: int, position: int, cue: Cue) -> Content | None:
    word = scene.words[position]
    parted = after_b(scene, position, position == index + 1)
    if word.key == "بما" and cue.lemma in ("اعترف", "أقر") and scene.key(position + 1) in _BLAMED:
        return Content(word.start + 1, position, "noun", position)  # `اعترف بما نسب إليه`
    if scene.names[position] is not None or scene.dates[position]:
        return None
    if parted is not None and (
        (position == index + 1 and (cue.form == "masdar" or ("n" in cue.takes and cue.lemma != "أبلغ")))
        or is_masdar(parted[1].removeprefix("ال"))
        or _FUUL.match(parted[1])
    ):
        return Content(parted[0], position, "noun", position)
    if word.key in ("ب", "بـ") and position + 1 < len(scene.words):
        return Content(scene.words[position + 1].start, position + 1, "noun", position)
    return None
