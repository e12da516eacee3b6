"""The medium that passes another's words on: `نقلت X عن Y`, `نسبت X إلى Y قوله`, `في تصريح نقلته X`, `نقل عنه X`."""

from newslab.claims.draft import Draft
from newslab.claims.lexicon import word_set
from newslab.claims.phrases import source_phrase
from newslab.claims.scene import Scene

__all__ = ["attach_relay", "passed_on", "swap_relay"]

_PASSES = word_set("passes on")
_TALK = word_set("talk with")
_QUOTES = word_set("quotes from")
_FROM_HIM = ("عنه", "عنها", "عنهم", "اليه", "اليها")
_NEAR = 6  # words from `تصريح` to `نقلته`
_BACK = 24  # words from `نقلت` to `قوله`
_APART = 14  # words from the medium to `عن`


def attach_relay(scene: Scene, draft: Draft, region: int, before: range) -> None:
    """Find the medium that relays, behind the cue or among the words before it, and the source behind it."""
    if draft.lemma == "نقل" and draft.form == "verb":
        swap_relay(scene, draft, region)
    elif draft.lemma == "علمت":
        _learnt_from(scene, draft, region)
    elif draft.form == "masdar" and (draft.suffix or scene.key(draft.index) == "القول"):
        _quoted_from(scene, draft)
    if draft.relay is None:
        draft.relay = passed_on(scene, draft.index + 1, region)
    if draft.relay is None:
        draft.relay = passed_on(scene, before.start, before.stop)


def swap_relay(scene: Scene, draft: Draft, end: int) -> None:
    """Make the subject of `نقل` the relay: Y of `نقلت X عن Y` is the source; `نقل عنه X` leaves it out."""
    if scene.key(draft.index + 1) in _FROM_HIM:
        draft.relay = _offsets(scene, draft.source or source_phrase(scene, draft.index + 2, end))
        draft.source = None
        return
    first = draft.source[1] if draft.source and draft.source[0] > draft.index else draft.index + 1
    for position in range(first, min(end, first + _APART)):
        if scene.key(position) == "عن":
            quoted = source_phrase(scene, position + 1, end)
            if quoted:
                draft.relay, draft.source = _offsets(scene, draft.source), quoted
            return


def _learnt_from(scene: Scene, draft: Draft, region: int) -> None:
    """Make those from whom a medium learnt something the source: `علمت الصحيفة من مصادر أن`, `علم من مصدر أن`."""
    place = next((i for i in range(draft.index + 1, region) if scene.key(i) == "من"), region)
    told = source_phrase(scene, place + 1, region) if place + 1 < region else None
    if told is not None:
        draft.relay = _offsets(scene, source_phrase(scene, draft.index + 1, place)) if place > draft.index + 1 else None
        draft.source = told


def _quoted_from(scene: Scene, draft: Draft) -> None:
    """`نقلت X عن Y قوله`: Y says it, X relays it; nobody relays `نقل عن Y قوله`."""
    for verb in range(draft.index - 2, max(scene.starts[draft.index], draft.index - _BACK) - 1, -1):
        if scene.bare(verb) == "نقلا" and scene.key(verb + 1) == "عن":  # `أوردت الصحيفة نقلا عن مصدر قوله`
            draft.source = source_phrase(scene, verb + 2, draft.index)
            draft.relay = _offsets(scene, _teller(scene, verb))
            return
        if scene.bare(verb) not in _QUOTES:
            continue
        pronoun = next((i for i in range(verb + 1, draft.index) if scene.key(i) in _FROM_HIM), None)
        if pronoun is not None:  # `نسبت إليه الصحيفة القول`, `نقل زواره عنه تأكيده`
            first, end = (pronoun + 1, draft.index) if pronoun == verb + 1 else (verb + 1, pronoun)
            draft.relay, draft.source = _offsets(scene, source_phrase(scene, first, end)), None
            return
        preposition = "الي" if scene.bare(verb).startswith(("نسب", "ينسب", "تنسب")) else "عن"
        at = next((i for i in range(verb + 1, draft.index - 1) if scene.key(i) == preposition), None)
        quoted = None if at is None else source_phrase(scene, at + 1, draft.index)
        if at is not None and quoted is not None:
            draft.source = quoted
            draft.relay = _offsets(scene, source_phrase(scene, verb + 1, at)) if at > verb + 1 else None
        return


def _teller(scene: Scene, end: int) -> tuple[int, int] | None:
    """Return the subject of the reporting verb before a word: `أوردت الصحيفة نقلا عن`."""
    verbs = range(end - 2, max(scene.starts[end], end - _APART) - 1, -1)
    verb = next((i for i in verbs if scene.names[i] is None and scene.cue(i)[0]), None)
    return None if verb is None else source_phrase(scene, verb + 1, end)


def passed_on(scene: Scene, first: int, region: int) -> tuple[int, int] | None:
    """`في تصريح نقلته الوكالة`, `في بيان نشرته الصحيفة`: the medium between a cue and its content."""
    for position in range(first, region - 1):
        told = scene.key(position) in _PASSES and not scene.words[position].text.endswith("ة")
        if told and any(scene.key(i) in _TALK for i in range(position - _NEAR, position)):
            return _offsets(scene, source_phrase(scene, position + 1, region))
    return None


def _offsets(scene: Scene, span: tuple[int, int] | None) -> tuple[int, int] | None:
    return None if span is None else scene.offsets(span)
