"""Make a draft from a cue and its content, and find its source, addressee and relay."""

from newslab.claims.addressees import addressee, addressee_before, preamble
from newslab.claims.closing import close, strip_marks
from newslab.claims.cues import Cue
from newslab.claims.draft import Draft
from newslab.claims.lexicon import word_set
from newslab.claims.phrases import source_phrase
from newslab.claims.relays import attach_relay
from newslab.claims.room import Content, publishes
from newslab.claims.scene import Scene
from newslab.claims.subject import subject, subject_of_noun
from newslab.claims.told import told_object
from newslab.text.normalise import key, normalise

__all__ = ["attach_source", "content_start", "has_verb", "make_draft"]

_COMES = frozenset("j")  # `جاء في بيان`
_ONLY_QUOTED = frozenset("q")
_TOLD = word_set("told")


def make_draft(scene: Scene, index: int, cue: Cue, start: int, content: Content, rule: str) -> Draft | None:
    """Return the draft of a cue at a word with its content, closed where the narrator resumes, or None."""
    first, last = strip_marks(scene, content.first, close(scene, content, index))
    begin, quoted = content.start, content.kind == "quote"
    if scene.words[first].text == "'" and first + 1 in scene.quotes:
        first += 1
    if first in scene.quotes and scene.quotes[first] >= last and first < last:
        begin, first, quoted = scene.words[first + 1].start, first + 1, True
        last = scene.quotes[first - 1] - 1
    end = scene.words[last].end
    if last < first or end <= begin:
        return None
    word = scene.words[index]
    return Draft(
        index, (start, word.end), (begin, end), first, last, cue.stance, rule, cue.form, cue.lemma, cue.agreement,
        cue.suffix, quoted=quoted, faint=_is_faint(scene, index, cue, content),
    )  # fmt: skip


def _is_faint(scene: Scene, index: int, cue: Cue, content: Content) -> bool:
    """Tell whether a cue only says how the words of another cue came out: `دراسة نشرت أمس أن`, `بث على القناة :`."""
    if cue.takes == _ONLY_QUOTED or (cue.weak and content.kind == "colon"):
        return True
    return publishes(scene, index, cue)


def content_start(scene: Scene, first: int) -> int:
    """Return where a clause begins: after و or ف at its head."""
    word = scene.words[first]
    if word.proclitics[:1] in ("و", "ف") or scene.bare(first) != word.key:
        return word.start + normalise(word.text).origins[1]
    return word.start


def attach_source(scene: Scene, draft: Draft, region: int, cue: Cue) -> None:
    """Find who says it and to whom, between the cue and the content, or before the verb."""
    first = draft.index + 1
    told = addressee(scene, first, min(region, first + 1))
    told = told and addressee(scene, first, region)  # `أكد لوكالة … شاهد عيان`
    if cue.takes == _COMES:
        draft.source = source_phrase(scene, first + 1, region) if scene.key(first) in ("في", "علي") else None
    elif cue.form == "verb" and (not cue.suffix or cue.lemma == "اعتبر" or key(cue.lemma) in _TOLD):
        draft.source = subject(scene, draft, told.after if told else first, region)
    elif cue.form == "masdar":
        own = source_phrase(scene, first, region) if region > first and not cue.suffix else None
        draft.source = own or subject_of_noun(scene, draft.index)
    if told is None and (cue.form != "participle" or region - first < 12):
        behind = draft.source is not None and draft.source[0] >= first
        begin = draft.source[1] if draft.source and behind else first
        told = addressee(scene, begin, region)
        draft.addressee = None if told else told_object(scene, draft, begin, region, cue)
    before = preamble(scene, draft.index)
    if draft.addressee is None:
        told = told or addressee_before(scene, before)
        draft.addressee = told.offsets if told else None
    attach_relay(scene, draft, region, before)


def has_verb(scene: Scene, first: int, end: int) -> bool:
    """Tell whether a reporting verb stands among some words."""
    return any(
        readings and readings[0].form == "verb"
        for readings in (scene.cue(i)[0] for i in range(first, end) if scene.names[i] is None)
    )
