"""The object of a verb of telling, to whom something is told: `أبلغ الوزير السلطات أن`."""

from newslab.claims.cues import Cue
from newslab.claims.draft import Draft
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.phrases import source_phrase
from newslab.claims.scene import Scene
from newslab.text.normalise import key

__all__ = ["told_object"]

_TOLD = word_set("told")
_ALL = word_set("begins anew")
_REPORTERS = word_set("reporter")
_THAT_HE = ("انه", "انها", "انهم", "بانه", "بانها", "بانهم")


def _is_press(scene: Scene, index: int) -> bool:
    """Tell whether a word begins a medium, or one who reports for it, without ل: `أفاد الوزير وكالة الأنباء بأن`."""
    return scene.key(index) in _REPORTERS or (scene.names[index] is None and head_kind(scene.key(index)) == "media")


def told_object(scene: Scene, draft: Draft, first: int, region: int, cue: Cue) -> tuple[int, int] | None:
    """Return the offsets of the object of a verb of telling: `أبلغ الوزير السلطات أن`, `حذرت واشنطن الكويت من`."""
    himself = scene.key(draft.index - 1) in _THAT_HE  # `قال إنه أبلغ الشرطة عن قلقه`
    informs = cue.lemma == "أفاد" and any(_is_press(scene, i) for i in range(first, min(region, first + 2)))
    if (key(cue.lemma) not in _TOLD and not informs) or cue.suffix or (draft.source is None and not himself):
        return None
    position = first
    while position < region and (scene.dates[position] or scene.key(position) in ("،", ",", "اليوم", "امس")):
        position += 1
    if position >= region:
        return None
    word = scene.key(position)
    definite = word.startswith("ال") or word in _ALL or head_kind(word) is not None
    name = scene.names[position]
    if not definite and (name is None or name.start > scene.words[position].start):
        return None
    span = source_phrase(scene, position, region)
    return None if span is None else scene.offsets(span)
