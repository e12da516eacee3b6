"""Make a draft from a cue and its content, and find its source, addressee and relay."""

from newslab.claims.content import close, strip_marks
from newslab.claims.cues import Cue
from newslab.claims.draft import Draft
from newslab.claims.phrases import addressee, source_phrase
from newslab.claims.room import Content
from newslab.claims.scene import Scene
from newslab.claims.subject import subject_after, subject_before, told_object
from newslab.text.normalise import normalise

__all__ = ["attach_source", "content_start", "has_verb", "make_draft", "word_offsets"]


def make_draft(scene: Scene, index: int, cue: Cue, start: int, content: Content, rule: str) -> Draft | None:
    """Return the draft of a cue at a word with its content, closed where the narrator resumes, or None."""
    first, last = strip_marks(scene, content.first, close(scene, content, index))
    begin, quoted = content.start, content.kind == "quote"
    if first in scene.quotes and scene.quotes[first] >= last and first < last:
        begin, first, quoted = scene.words[first + 1].start, first + 1, True
        last = min(last, scene.quotes[first - 1] - 1)
    end = scene.words[last].end
    if last < first or end <= begin:
        return None
    word = scene.words[index]
    return Draft(
        index, (start, word.end), (begin, end), first, last, cue.stance, rule, cue.form, cue.lemma, cue.agreement,
        cue.suffix, quoted=quoted,
    )  # fmt: skip


def content_start(scene: Scene, first: int) -> int:
    """Return where a clause begins: after و or ف at its head."""
    word = scene.words[first]
    if word.proclitics[:1] in ("و", "ف"):
        return word.start + normalise(word.text).origins[1]
    return word.start


def word_offsets(scene: Scene, span: tuple[int, int]) -> tuple[int, int]:
    """Return the offsets of a run of words."""
    return scene.words[span[0]].start, scene.words[span[1] - 1].end


def attach_source(scene: Scene, draft: Draft, region: int, cue: Cue) -> None:
    """Find who says it and to whom, between the cue and the content, or before the verb."""
    first = draft.index + 1
    if cue.form == "verb" and not (cue.suffix and cue.lemma != "اعتبر"):
        before = subject_before(scene, draft.index)
        adjacent = before is not None and before[1] >= draft.index - 1
        after = None if adjacent else subject_after(scene, first, region, draft)
        draft.source = after or before
    elif cue.form == "masdar" and not cue.suffix:
        draft.source = source_phrase(scene, first, region) if region > first else None
    if cue.form != "participle" or region - first < 12:
        begin = draft.source[1] if draft.source and draft.source[0] >= first else first
        draft.addressee = addressee(scene, begin, region) or told_object(scene, draft, begin, region, cue)
    _relayed(scene, draft, region, cue)


def has_verb(scene: Scene, first: int, end: int) -> bool:
    """Tell whether a reporting verb stands among some words."""
    return any(readings and readings[0].form == "verb" for readings in (scene.cue(i)[0] for i in range(first, end)))


def _relayed(scene: Scene, draft: Draft, region: int, cue: Cue) -> None:
    """`نقلت وكالة X عن Y أن`: X relays, Y is the source."""
    if draft.source is None or not ("r" in cue.takes or cue.form == "verb"):
        return
    for position in range(draft.source[1], min(region, draft.source[1] + 12)):
        if scene.key(position) == "عن" and cue.lemma == "نقل":
            quoted = source_phrase(scene, position + 1, region)
            if quoted:
                draft.relay = word_offsets(scene, draft.source)
                draft.source = quoted
            return
