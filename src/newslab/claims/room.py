"""A content as the rules hand it on, and where the room of a cue ends."""

from dataclasses import dataclass

from newslab.claims.attribution import is_participle
from newslab.claims.cues import Cue
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.scene import Scene
from newslab.text.normalise import key

__all__ = ["Content", "blocks", "publishes"]

_NEVER = word_set("never a cue")
_PREPOSITION_TOO = word_set("also a preposition")
_IDIOM = word_set("no object after")
_PUBLISHES = word_set("publishes")
_WHERE = word_set("where it came out")
_AUXILIARY = word_set("before a verb in the background")
_PRONOUNS = ("فيه", "فيها", "عنه", "عنها", "له", "لها", "لهم")


@dataclass(frozen=True, slots=True)
class Content:
    """A content's offset of beginning, its first word, how it was introduced, and where the cue's own clause ends.

    `kind` is clause, quote, colon or noun; `region` is the index of the word that ends the room for source and
    addressee; `last` the last word of a quotation, else -1.
    """

    start: int
    first: int
    kind: str
    region: int
    last: int = -1


def publishes(scene: Scene, index: int, cue: Cue) -> bool:
    """Tell whether a verb says where or when something came out: `نشرت نتائجها أمس`, `بث على القناة`, `مقال نشر في`."""
    if key(cue.lemma) not in _PUBLISHES:
        return False
    following = scene.dates[index + 1] if index + 1 < len(scene.words) else False
    document = scene.key(index + 1) == "في" and head_kind(scene.key(index - 1)) == "document"
    return following or document or scene.key(index + 1) in _WHERE


def blocks(scene: Scene, position: int, index: int) -> bool:
    """Tell whether the room of a cue ends at a word: a sentence mark, or another reporting word with its own clause."""
    word = scene.words[position]
    if word.text in ("؛", ";", "؟", "!"):
        return True
    readings, _ = scene.cue(position)
    if not readings or scene.names[position] is not None or word.key in _NEVER:
        return False
    if scene.key(position + 1) in _IDIOM or (word.key in _PREPOSITION_TOO and scene.key(position + 1) != "عن"):
        return False
    reading = readings[0]
    if reading.weak or reading.suffix or (reading.form == "verb" and scene.key(position - 1) == "في"):
        return False  # `همس في أذن الحارس`
    if publishes(scene, position, reading) or _therein(scene, position):
        return False
    if scene.key(position - 1) in _AUXILIARY and reading.form == "verb":
        return "c" in reading.takes and _speaks_at_once(scene, position + 1)
    if reading.form == "participle":
        return bool(reading.takes & {"c", "o"}) and reading.lemma != "قال" and is_participle(scene, position, reading)
    return reading.form == "verb" and bool(reading.takes & {"c"} or reading.takes == {"o"}) and position > index + 1


def _therein(scene: Scene, position: int) -> bool:
    """Tell whether a verb only says what a paper leaves out: `في بيان لم يذكر فيه السبب`."""
    return scene.key(position + 1) in ("فيه", "فيها") and scene.bare(position - 1) in ("لم", "لا")


def _speaks_at_once(scene: Scene, position: int) -> bool:
    """Tell whether a clause or a colon follows a verb, at most a pronoun between: `الذي قال إن`, `التي ذكر فيها أن`."""
    place = position + 1 if scene.key(position) in _PRONOUNS else position
    return scene.key(place).startswith(("ان", "بان")) or scene.key(place) == ":"
