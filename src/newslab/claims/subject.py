"""The subject of a reporting verb or noun, from those behind it, before it and before the verb that leads to it."""

from newslab.claims.after_verb import subject_after
from newslab.claims.before_verb import reaches, subject_before
from newslab.claims.draft import Draft
from newslab.claims.lexicon import WHO, word_set
from newslab.claims.may_speak import may_speak
from newslab.claims.phrases import source_phrase
from newslab.claims.scene import Scene
from newslab.text.normalise import key

__all__ = ["subject", "subject_of_noun"]

_TOLD = word_set("told")
_AGAIN = word_set("comes to")
_KEEPS_ON = word_set("keeps on")
_ALREADY = ("سبق", "يسبق")
_LED_BY = ("عن", "علي", "الي")
_LEADS_TO = word_set("leads to speech")
_HELD_TRUE = word_set("held true")
_TO_VERB = 9  # words from `عاد` to the verb that it leads to
_TO_NOUN = 24  # words from a verb to the noun that it leads to


def subject(scene: Scene, draft: Draft, first: int, region: int) -> tuple[int, int] | None:
    """Return the subject of a reporting verb: right before it, else behind it, else at the head of its clause.

    Where a title or a name stands on either side, the one behind speaks, unless the verb may have an object there.
    """
    if scene.key(draft.index - 1) in WHO and key(draft.lemma) in _TOLD:
        return None  # `الذي طمأن السكان إلى أن`
    before = _of_again(scene, draft.index) or subject_before(scene, draft.index)
    after = subject_after(scene, first, region, draft)
    if before is None or after is None:
        return after or before
    object_too = (key(draft.lemma) in _TOLD and not draft.suffix) or draft.rule == "noun" or not may_speak(scene, after)
    return before if object_too else after


def _of_again(scene: Scene, index: int) -> tuple[int, int] | None:
    """Return the subject of the verb that leads to a verb: `وعاد سامي ليؤكد أن`, `وسبق للوزير سامي نصر أن أعلن`."""
    already = scene.key(index - 1) == "ان"
    end = index - already
    kept = scene.key(index)[:1] in ("ي", "ت") or scene.words[index].key[:1] == "ف"  # `مضى يقول`, `عاد فقال`
    leads = _ALREADY if already else _AGAIN if scene.key(index).startswith("ل") else _KEEPS_ON if kept else ()
    verbs = range(end - 2, max(scene.starts[index] - 1, end - _TO_VERB), -1)
    verb = next((i for i in verbs if scene.bare(i) in leads), None)
    if verb is None or (already and not scene.key(verb + 1).startswith("ل")):
        return None
    span = source_phrase(scene, verb + 1, end, after_l=already)
    return span if span is not None and reaches(scene, span, end) and may_speak(scene, span) else None


def subject_of_noun(scene: Scene, index: int) -> tuple[int, int] | None:
    """Return who says what a verbal noun behind a preposition tells: `أعرب خبراء عن اعتقادهم`, `سامي على قناعة`."""
    if scene.key(index - 1) not in _LED_BY:
        return None
    start = scene.starts[index]
    verbs = range(index - 2, max(start - 1, index - _TO_NOUN), -1)
    verb = next((i for i in verbs if scene.bare(i) in _LEADS_TO), start - 1)
    if verb < start and scene.key(index) not in _HELD_TRUE:
        return None
    span = source_phrase(scene, verb + 1, index - 1)
    return span if span is not None and reaches(scene, span, index - 1) and may_speak(scene, span) else None
