"""Characterisations: `ما وصفه بـ"…"`, `وصف X بأنه …`, `اتهم X ب…`."""

from newslab.claims.after_verb import subject_after
from newslab.claims.before_verb import subject_before
from newslab.claims.content import complementiser
from newslab.claims.cues import Cue
from newslab.claims.draft import Draft
from newslab.claims.drafting import make_draft
from newslab.claims.held_for import held_for, in_accusative, that_held
from newslab.claims.lexicon import WHO, head_kind
from newslab.claims.marks import is_mark
from newslab.claims.masdars import is_masdar
from newslab.claims.may_speak import are_many, may_speak
from newslab.claims.name_ends import name_end
from newslab.claims.phrases import source_phrase
from newslab.claims.room import Content
from newslab.claims.scene import Scene
from newslab.claims.wording import room_behind, says_that, wording

__all__ = ["characterised"]

_WHAT = ("ما", "لما", "مما", "بما", "من", "ممن", "بمن")


def characterised(scene: Scene, index: int, cue: Cue, start: int) -> Draft | None:
    """`ما وصفه بـ"..."`, `وصف X بأنه …`, `اتهم X ب…`: the content is the wording."""
    limit = min(scene.ends[index], index + 22)
    if cue.suffix and scene.key(index - 1) in _WHAT:
        opening = next((i for i in range(index + 1, min(limit, index + 8) + 1) if i in scene.quotes), None)
        if opening is not None:
            content = Content(scene.words[opening + 1].start, opening + 1, "quote", opening, scene.quotes[opening] - 1)
            return _with_source(scene, make_draft(scene, index, cue, start, content, "characterise"), opening, cue)
    if cue.suffix and "ب" not in cue.preps:
        held = _named_so(scene, index) or in_accusative(scene, index, limit)
        draft = make_draft(scene, index, cue, start, held, "characterise") if held else None
        return _with_source(scene, draft, held.first, cue) if held else None
    if "ب" not in cue.preps:
        held = that_held(scene, index, cue)
        draft = make_draft(scene, index, cue, start, held, "characterise") if held else None
        if draft is None:
            return held_for(scene, index, cue, start, limit)
        return _with_source(scene, draft, index + 1, cue)
    if cue.form == "masdar" and scene.key(index).startswith("ال") and scene.key(index).endswith("ات"):
        return None  # `الاتهامات التي وردت …`: known from before
    room = room_behind(scene, index, limit)
    clauses = (position for position in room if says_that(scene, position) is not None)
    first = next(clauses, index)
    found = [
        (position, described)
        for position in ((first,) if first > index else room)
        if (described := wording(scene, position, index, cue)) is not None
    ]
    if not found:
        return None
    adjectives = [place for place in found if place[1].last >= 0 and not cue.suffix]
    position, described = adjectives[-1] if adjectives else found[0]
    return _with_source(scene, make_draft(scene, index, cue, start, described, "characterise"), position, cue)


def _named_so(scene: Scene, index: int) -> Content | None:
    """Return what something is called where nobody but the verb says who calls it so: `مما أسموه خطوات جريئة`."""
    first = index + 1
    if scene.key(index - 1) not in _WHAT or first >= scene.ends[index]:
        return None
    word = scene.words[first]
    other = scene.names[first] is not None or scene.dates[first] or is_mark(word.text) or bool(scene.cue(first)[0])
    subject = head_kind(word.key) is not None or word.key.endswith("ون")
    if other or subject or word.proclitics or len(word.key) < 4 or complementiser(scene, first) is not None:
        return None
    return Content(word.start, first, "noun", first)


def _with_source(scene: Scene, draft: Draft | None, region: int, cue: Cue) -> Draft | None:
    """Find who says it: before the verb, or behind it where something else is left to be described."""
    if draft is None:
        return None
    first = draft.index + 1
    if cue.suffix:
        draft.source = subject_after(scene, first, region, draft) if region > first else None
        if draft.source is not None and not may_speak(scene, draft.source):
            draft.source = None
    elif cue.form == "verb":
        word = scene.key(first)
        subject = word.startswith("ال") and not word.endswith("ين") and head_kind(word) is not None
        subject = subject or are_many(word)
        titled = subject and region > first + 1
        alone = first + 1 if titled else region  # `ووصفت الشرطة الحادث بأنه`
        edge = name_end(scene, first, region, alone)
        if scene.key(draft.index - 1) in WHO:
            return draft
        before = subject_before(scene, draft.index)
        conjoined = scene.words[draft.index].key != scene.bare(draft.index) or scene.key(draft.index - 1) == "كما"
        if cue.agreement in ("mp", "fp", "d"):  # `أن المحتجين كانوا قد اتهموا الشرطة بـ`
            draft.source = before
            return draft
        described = any(not scene.dates[i] and not is_mark(scene.words[i].text) for i in range(edge, region))
        draft.source = before or (source_phrase(scene, first, edge) if described or not conjoined else None)
        begin = draft.source[0] if draft.source else first
        described = scene.names[begin] is None and is_masdar(scene.key(begin))
        if draft.source and (described or (before is None and not may_speak(scene, draft.source))):
            draft.source = None  # what is described: `ووصف استخدام القنابل بأنه …`
        draft.impersonal = draft.source is None and region == first
    return draft
