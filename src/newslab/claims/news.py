"""A thing that is made known behind `عن`: `كشف عن وثائق تثبت`, `أعلن عن مشاريع`."""

from newslab.claims.cues import Cue
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.scene import Scene

__all__ = ["is_news"]

_UNNAMED = word_set("not made known")
_NEGATED = word_set("negation")
_THEREIN = ("فيه", "فيها", "به", "خلاله", "خلالها")


def is_news(scene: Scene, index: int, position: int, cue: Cue) -> bool:
    """Tell whether a new thing is made known behind the `عن` at a position, not `لم يكشف عن عدد القتلى`."""
    first = position + 1
    word, following = scene.key(first), scene.key(first + 1)
    known = word.startswith("ال") or following.startswith(("ال", "لل")) or word in _UNNAMED or scene.names[first]
    some = following == "من" and scene.key(first + 2).startswith("ال")
    verb = cue.stance == "announce" and cue.form in ("verb", "participle") and scene.key(index - 1) not in _NEGATED
    between = [i for i in range(index + 1, position) if scene.key(i) not in _THEREIN]
    named = any(scene.names[i] is not None or head_kind(scene.key(i)) for i in between)
    bearer = not between or named or scene.key(between[0]) == "امام"
    return verb and bearer and not (known or some)  # `كشف الحقيقة عن طريق الشهود`
