"""A source behind its content, or at the head of the sentence that is its content."""

from newslab.claims.addressees import Addressee, addressee
from newslab.claims.after_verb import beside_date
from newslab.claims.beside_source import clause_after, clause_before, past_aside, past_then
from newslab.claims.closing import close, strip_marks
from newslab.claims.cues import Cue
from newslab.claims.draft import Draft
from newslab.claims.drafting import content_start
from newslab.claims.lexicon import word_set
from newslab.claims.phrases import source_phrase
from newslab.claims.relays import swap_relay
from newslab.claims.room import Content
from newslab.claims.scene import Scene

__all__ = ["PARTED", "from_behind"]

PARTED = ("راي", "ل", "لـ", "عن", "الي")  # `نقلا عن الوزير`

_COMES = frozenset("j")  # `جاء في بيان`
_ADVERBS = word_set("between verb and subject") - {"،", ","}
_NEAR = 10  # words from a source to the end of its addressee


def from_behind(scene: Scene, index: int, cue: Cue, start: int, edge: int, rule: str) -> Draft | None:
    """Take the sentence before a source from behind as its content; or what follows, when the source opens it."""
    end = scene.ends[index] + 1
    parted = cue.takes == _COMES or (cue.form == "preposition" and scene.key(index + 1) in PARTED)
    whose = _skip_pronoun(scene, index + 1 + parted)
    span = source_phrase(scene, whose, end, after_l=cue.form == "preposition")
    first, last = clause_before(scene, index, edge)
    told = _told(scene, span or (index, index + 1), end) if span is None or span[0] > index else None
    if last < first:
        after = span[1] if span else index + 1
        opened = clause_after(scene, index, told.after if told and told.start <= scene.words[after].end else after)
        if opened is None:
            return None
        first, last = opened
    goes_on = past_aside(scene, index, first, edge, span) if span is not None and last == edge else None
    if span is not None and goes_on is not None:
        span = (span[0], min(span[1], goes_on))
        last = close(scene, Content(scene.words[goes_on].start, goes_on, "clause", goes_on), index)
    first, last = strip_marks(scene, first, last)
    if last < first:
        return None
    begin = past_then(scene, first) if first > index else content_start(scene, first)
    draft = Draft(
        index, (start, scene.words[index].end), (begin, scene.words[last].end), first, last, cue.stance, rule, cue.form,
        cue.lemma, cue.agreement, cue.suffix, source=span,
    )  # fmt: skip
    if draft.content[1] <= begin:
        return None
    draft.addressee = told.offsets if told else None
    if cue.lemma == "نقل":
        swap_relay(scene, draft, end)
    if first in scene.quotes and scene.quotes[first] == last:
        draft.content, draft.quoted = (scene.words[first + 1].start, scene.words[last - 1].end), True
    return draft


def _told(scene: Scene, span: tuple[int, int], end: int) -> Addressee | None:
    return addressee(scene, span[1], min(end, span[1] + _NEAR))


def _skip_pronoun(scene: Scene, index: int) -> int:
    skipped = index + 1 if scene.key(index) in ("به", "بها", "عنه", "اليه", "عنها", "فيه") else index
    while skipped < len(scene.words) and _is_between(scene, skipped):
        skipped += 1
    return skipped


def _is_between(scene: Scene, index: int) -> bool:
    return _is_adverb(scene, index) or _is_comma_of_adverb(scene, index) or beside_date(scene, index)


def _is_adverb(scene: Scene, index: int) -> bool:
    return index < len(scene.words) and (scene.dates[index] or scene.key(index) in _ADVERBS)


def _is_comma_of_adverb(scene: Scene, index: int) -> bool:
    """Tell whether a comma stands beside an adverb or a date: `وفق ما ذكره، أمس الجمعة، الوزير`."""
    beside = _is_adverb(scene, index + 1) or _is_adverb(scene, index - 1)
    return scene.words[index].text in ("،", ",") and beside
