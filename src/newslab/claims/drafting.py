"""Make a draft from a cue and its content, and find its source, addressee and relay."""

from newslab.claims.content import Content, close, strip_marks
from newslab.claims.cues import Cue
from newslab.claims.draft import Draft
from newslab.claims.lexicon import head_kind
from newslab.claims.phrases import addressee, source_phrase
from newslab.claims.scene import Scene

__all__ = ["attach_source", "content_start", "has_verb", "make_draft", "subject_before", "word_offsets"]

_SUBJECT = 9  # words that a subject before its verb may have


def make_draft(scene: Scene, index: int, cue: Cue, start: int, content: Content, rule: str) -> Draft | None:
    """Return the draft of a cue at a word with its content, closed where the narrator resumes, or None."""
    first, last = strip_marks(scene, content.first, close(scene, content, index))
    begin, quoted = content.start, content.kind == "quote"
    if content.kind == "clause" and begin > scene.words[first].start and scene.quotes.get(first + 1, -1) >= last:
        first += 1  # `بأنها "…"`: the pronoun stands outside the quotation
    if first in scene.quotes and scene.quotes[first] >= last and first < last:
        begin, first, quoted = scene.words[first + 1].start, first + 1, True
        last = min(last, scene.quotes[first - 1] - 1)
    end = scene.words[last].end
    if last < first or end <= begin:
        return None
    word = scene.words[index]
    return Draft(
        index, (start, word.end), (begin, end), first, last, cue.stance, rule, cue.form, cue.agreement,
        cue.suffix, quoted=quoted,
    )  # fmt: skip


def content_start(scene: Scene, first: int) -> int:
    """Return where a clause begins: after و or ف at its head."""
    word = scene.words[first]
    return word.stem if word.proclitics in ("و", "ف") else word.start


def word_offsets(scene: Scene, span: tuple[int, int]) -> tuple[int, int]:
    """Return the offsets of a run of words."""
    return scene.words[span[0]].start, scene.words[span[1] - 1].end


def attach_source(scene: Scene, draft: Draft, region: int, cue: Cue) -> None:
    """Find who says it and to whom, between the cue and the content, or before the verb."""
    first = draft.index + 1
    if cue.form == "verb" and not (cue.suffix and cue.lemma != "اعتبر"):
        draft.source = _subject_after(scene, first, region, draft)
        if draft.source is None:
            draft.source = subject_before(scene, draft.index)
    elif cue.form == "masdar" and not cue.suffix:
        draft.source = source_phrase(scene, first, region) if region > first else None
    if cue.form != "participle" or region - first < 12:
        begin = draft.source[1] if draft.source and draft.source[0] >= first else first
        draft.addressee = addressee(scene, begin, region)
    _relayed(scene, draft, region, cue)


def _subject_after(scene: Scene, first: int, region: int, draft: Draft) -> tuple[int, int] | None:
    position = first
    while position < region and (
        scene.dates[position]
        or scene.key(position) in ("ايضا", "امس", "من", "جانبه", "جهته", "قبل", "كذلك", "قد", "،", ",")
    ):
        position += 1
    if position >= region or (draft.rule == "noun" and position >= draft.first):
        return None
    span = source_phrase(scene, position, min(region, draft.first))
    return span if span and not _is_circumstance(scene, span) else None


def _is_circumstance(scene: Scene, span: tuple[int, int]) -> bool:
    key = scene.key(span[0])
    return span[1] - span[0] == 1 and (
        key in ("قايلا", "قايله", "الي", "علي", "عن", "من", "ان", "بان", "مازحه", "مازحا") or scene.dates[span[0]]
    )


def subject_before(scene: Scene, index: int) -> tuple[int, int] | None:
    """Return the subject before its verb: `وكان ترامب (قد) أعلن`, `فإن بلاتر أوضح`, `السليطي ينفي`."""
    end = index
    while end > scene.starts[index] and scene.key(end - 1) in ("قد", "لا", "لم", "لن", "كان", "كانت", "ايضا"):
        end -= 1
    first = end
    while first > scene.starts[index] and end - first < _SUBJECT + 6 and not _opens_clause(scene, first - 1, index):
        first -= 1
    opener = scene.key(first - 1) if first else ""
    if first < end and opener in ("كان", "وكان", "كانت", "وكانت", "فان", "ان", "الا", "بينما", "فيما", "لكن", "ولكن"):
        span = source_phrase(scene, first, end)
        near = opener.endswith(("كان", "كانت")) or (span is not None and span[1] == end and end - first < 7)
        return span if near else None
    at_start = first == scene.starts[index]
    fits = 0 < end - first <= _SUBJECT and (
        any(scene.names[i] is not None for i in range(first, end)) or head_kind(scene.key(first))
    )
    return source_phrase(scene, first, end) if at_start and fits and not has_verb(scene, first, end) else None


def _opens_clause(scene: Scene, position: int, index: int) -> bool:
    key = scene.key(position)
    return key in (
        "كان",
        "وكان",
        "كانت",
        "وكانت",
        "فان",
        "ان",
        "الا",
        "بينما",
        "فيما",
        "لكن",
        "ولكن",
        "الذي",
        "التي",
        "،",
        ",",
        "؛",
        ":",
        "حيث",
        "ما",
    )


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
