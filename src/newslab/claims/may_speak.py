"""Whether a phrase beside a reporting verb may be who speaks."""

from newslab.claims.lexicon import SPEAKING, head_kind, word_set
from newslab.claims.masdars import is_masdar
from newslab.claims.scene import Scene

__all__ = ["are_many", "is_adjunct", "may_speak"]

_STOPS = word_set("stop")
_SOME = word_set("this and some") | word_set("some of")
_LONG_NAME = 6  # words of a quotation that may be a name, marks included


def is_adjunct(scene: Scene, index: int) -> bool:
    """Tell whether a word behind a verb is governed by a preposition or joined by a و, and no subject."""
    return _is_governed(scene, index) or _is_joined(scene, index)


def _is_joined(scene: Scene, index: int) -> bool:
    """Tell whether a و parts a word from the verb before it: `قالت لنا والحديث يدور`."""
    name, word = scene.names[index], scene.words[index]
    return "و" in word.proclitics and (name is None or name.start > word.start)


def _is_governed(scene: Scene, index: int) -> bool:
    """Tell whether a preposition is written together with a word: `بالتعجل`, `بإسرائيل`."""
    name, word = scene.names[index], scene.words[index]
    if name is not None:  # `بالي` is a name, whatever its first letter
        return bool(name.start > word.start) and word.key[:1] in "بفك"
    return "ب" in word.proclitics


def may_speak(scene: Scene, span: tuple[int, int]) -> bool:
    """Tell whether a phrase may be who speaks: it holds a name or begins with the noun of a speaker."""
    if (scene.names[span[0]] is None and scene.bare(span[0]) in _STOPS) or _is_governed(scene, span[0]):
        return False
    if span[1] - span[0] > _LONG_NAME and scene.quotes.get(span[0]) == span[1] - 1:
        return False
    named = any(name is not None and name.label in SPEAKING for name in scene.names[span[0] : span[1]])
    if named and scene.names[span[0]] is None and is_masdar(scene.key(span[0])):
        return False  # `جدد تمسك إيران بالاتفاق`: what is renewed
    if named or head_kind(scene.key(span[0])) is not None or are_many(scene.key(span[0])):
        return True
    return scene.key(span[0]) in _SOME and head_kind(scene.key(span[0] + 1)) is not None


def are_many(word: str) -> bool:
    """Tell whether a definite plural in the nominative means people: `المنكوبون`."""
    return word.startswith("ال") and word.endswith("ون") and len(word) > 6
