"""Two who speak with one voice, before a verb in the dual: `سامي وليلى … وأكدا`, `الوزيران … وأشارا`."""

from newslab.claims.explicit import speaker_of
from newslab.claims.lexicon import head_kind
from newslab.claims.naming import joined
from newslab.claims.speaker import Speaker
from newslab.claims.story import Story

__all__ = ["two_before"]

_BACK = 40  # words
_ENDINGS = ("ان", "ين")


def two_before(story: Story, index: int) -> Speaker | None:
    """Return the two named or described last before a word, in its sentence or the one before."""
    scene = story.scene
    start = scene.starts[max(0, scene.starts[index] - 1)]
    for first in range(index - 1, max(start, index - _BACK) - 1, -1):
        if scene.names[first] is not None:
            both = joined(scene, first, index)
            if both is not None:
                return story.remember(*both)
        elif _is_dual(scene.key(first)):
            end = first + 1
            while end < index and scene.key(end).startswith("ال") and scene.key(end).endswith(_ENDINGS):
                end += 1  # `الوزيران الجديدان`
            return speaker_of(story, first, end)
    return None


def _is_dual(word: str) -> bool:
    """Tell whether a folded noun may mean two who can speak: `الوزيران`, `الجانبين`, `ممرضتين`."""
    stem = word.removeprefix("ال")[:-2]
    noun = stem[:-1] + "ه" if stem.endswith("ت") else stem
    return word.endswith(_ENDINGS) and head_kind(noun) in ("unnamed_person", "organisation")
