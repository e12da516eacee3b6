"""The wording of a characterisation behind ب: `بأنه …`, `بـ"…"`, `بالإرهابية`."""

from newslab.claims.content import complementiser
from newslab.claims.cues import Cue
from newslab.claims.governed import after_b
from newslab.claims.lexicon import WHO, word_set
from newslab.claims.marks import is_mark
from newslab.claims.room import Content
from newslab.claims.scene import Scene

__all__ = ["room_behind", "says_that", "wording"]

_PREPOSITION_TOO = word_set("also a preposition")


def room_behind(scene: Scene, index: int, limit: int) -> range:
    """Return the words behind a cue up to a stop, a clause or another reporting verb."""
    for position in range(index + 1, limit + 1):
        word = scene.words[position]
        if word.text in (".", ":", "؛") or (position > index + 1 and word.key in ("ان",)):
            return range(index + 1, position)
        readings, _ = scene.cue(position)
        verb = readings and readings[0].form == "verb" and word.key not in _PREPOSITION_TOO
        free = scene.names[position] is None and scene.key(position - 1) not in WHO
        if position > index + 1 and verb and free:
            return range(index + 1, position)
    return range(index + 1, limit + 1)


def says_that(scene: Scene, position: int) -> int | None:
    """Return where the clause of `بأنه …` begins, which describes even where another ب stands before it, or None."""
    return complementiser(scene, position, takes_b=True) if scene.words[position].key.startswith("بان") else None


def wording(scene: Scene, position: int, index: int, cue: Cue) -> Content | None:
    """Return the wording after ب: `بأنه …`, `بـ"…"`, `بالإرهابية`."""
    word = scene.words[position]
    begin = says_that(scene, position)
    if begin is not None:
        first = position if word.start < begin < word.end else position + 1
        return Content(begin, first, "clause", position)
    if word.key in ("ب", "بـ") and position + 1 < len(scene.words):
        following = position + (2 if scene.words[position + 1].text == "ـ" and position + 2 < len(scene.words) else 1)
        if following in scene.quotes:
            return Content(
                scene.words[following + 1].start, following + 1, "quote", position, scene.quotes[following] - 1
            )
        return Content(scene.words[following].start, following, "noun", position)
    beside = position == index + 1
    if scene.names[position] is not None or scene.dates[position] or (beside and cue.form == "verb" and not cue.suffix):
        return None
    if cue.form == "masdar" and not beside:
        return None
    parted = after_b(scene, position, beside)
    if parted is None or not (parted[1].startswith("ال") or len(parted[1]) > 2):
        return None
    closing = scene.quotes.get(position - 1, 0)
    if closing > position and closing < len(scene.words) - 1 and is_mark(scene.words[closing + 1].text):
        return Content(parted[0], position, "noun", position, closing - 1)  # `اتهمه "بتهديد المنطقة"،`
    alone = cue.lemma in ("وصف", "نعت") and parted[1].startswith("ال")
    return Content(parted[0], position, "noun", position, _adjectives(scene, position) if alone else -1)


def _adjectives(scene: Scene, position: int) -> int:
    """Return the last word of the adjectives that describe: `بالخطيرة والمفتعلة جدا`; -1 where a noun goes on."""
    last = position
    while scene.bare(last + 1).startswith("ال") and last < scene.ends[position]:
        last += 1
    if scene.key(last + 1) in ("جدا", "للغايه"):
        last += 1
    return last
