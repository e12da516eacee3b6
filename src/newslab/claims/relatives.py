"""The noun on which a relative clause with a cue hangs: `الوسيط الذي اعترف`, `سامي نصر الذي رفض التعليق قائلا`."""

from newslab.claims.draft import Draft
from newslab.claims.explicit import speaker_of
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.phrases import source_phrase
from newslab.claims.scene import Scene
from newslab.claims.speaker import Speaker
from newslab.claims.story import Story
from newslab.text.normalise import key

__all__ = ["antecedent", "of_relative_clause"]

_RELATIVES = word_set("relative")
_WHO = frozenset(key(word) for word in ("الذي", "التي", "الذين", "والذي", "والتي"))
_FAR = 30  # words from a relative pronoun to a cue in its clause
_GENDERS = {"الذي": "m", "التي": "f"}


def antecedent(story: Story, draft: Draft) -> Speaker | None:
    """Return the noun that a relative clause hangs on: `الوسيط الذي اعترف`, `سامي نصر, الذي قال`, `معلومات أفادت`."""
    scene = story.scene
    last = draft.index - 1
    conjoined = scene.words[draft.index].key != scene.bare(draft.index)
    if draft.form != "verb" or draft.agreement == "1" or conjoined:
        return None
    relative = scene.key(last) in _RELATIVES or scene.bare(last) in _RELATIVES
    end = last if relative else draft.index
    if scene.key(last) in _WHO:
        while end > scene.starts[draft.index] and scene.key(end - 1) in ("،", ","):
            end -= 1
        name = scene.names[end - 1] if end else None
        if name is not None and name.label == "PER":
            return story.remember(name.canonical, "person")
        if name is not None and name.label == "NORP" and not scene.key(end - 2).startswith("ال"):
            return speaker_of(story, end - 1, end)  # `القبض على المصري الذي ادعى`
    for first in range(end - 1, max(scene.starts[draft.index], end - 8) - 1, -1):
        kind = head_kind(scene.key(first))
        if kind is None or (not relative and kind not in ("document", "unknown", "unnamed_group")):
            continue
        if relative and not _suits(scene, last, first, kind):
            continue
        span = source_phrase(scene, first, end)
        if span is not None and span[1] >= end - 1 and (relative or not scene.key(first).startswith("ال")):
            return speaker_of(story, *span)
    return None


def of_relative_clause(story: Story, draft: Draft) -> Speaker | None:
    """Return the person on whom a relative clause hangs that goes up to a cue: `سامي نصر الذي رفض التعليق قائلا`."""
    scene = story.scene
    for place in range(draft.index - 2, max(scene.starts[draft.index], draft.index - _FAR) - 1, -1):
        if scene.words[place].text in ("،", ","):
            return None
        if scene.key(place) not in _GENDERS or scene.inside[place] != scene.inside[draft.index]:
            continue
        end = place - 1 if scene.key(place - 1) in ("،", ",") else place
        name = scene.names[end - 1] if end else None
        if name is None or name.label != "PER" or draft.agreement not in ("", _GENDERS[scene.key(place)]):
            return None
        return story.remember(name.canonical, "person")
    return None


def _suits(scene: Scene, relative: int, noun: int, kind: str) -> bool:
    """Tell whether a noun that is no adjective agrees with a relative pronoun: `المسؤولين في لجنة الدفاع الذين`."""
    who, word = scene.bare(relative), scene.key(noun)
    if word.startswith("ال") and scene.key(noun - 1).startswith("ال"):
        return False
    if who == "الذين":
        return kind == "unnamed_group" or word.endswith(("ون", "ين"))
    return who != "الذي" or not word.endswith("ه")
