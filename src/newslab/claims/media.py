"""Whether a word begins the name or the description of a medium, or means its reporters."""

from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.scene import Scene
from newslab.text.normalise import key

__all__ = ["is_medium", "is_press"]

_OTHER_BODY = frozenset(word.removeprefix("ال") for word in word_set("body after وكالة"))
_AGENCIES = word_set("medium")
_REPORTERS = word_set("reporter")


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
    known = name is not None and (name.subtype == "Media" or key(name.text.split()[0]) in _AGENCIES)
    return head == "media" or known
