"""Colons that follow a speaker, or come before one: `بالي: المعركة مستمرة`, `هدنة في الشمال: بالي ينفي`."""

from newslab.claims.cues import Cue
from newslab.claims.draft import Draft
from newslab.claims.drafting import has_verb, make_draft
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.marks import is_mark, trim
from newslab.claims.room import Content
from newslab.claims.scene import Scene

__all__ = ["headline", "turn"]

_HEADLINE = 14  # words before a headline's colon
_LONGEST = 40  # words behind a headline's colon
_LEAST = 4  # words of a turn
_MOST = 120  # words of a turn in which the next one is looked for
_DENIES = 6  # words behind a headline's colon that only say who says it
_STUDIES = ("دراسه", "تقرير", "استطلاع", "بحث")  # `دراسة: الماء قليل`
_GOVERNS = word_set("governs")
_LEAD = 12  # words
_CIRCUMSTANCE = word_set("circumstance")


def headline(scene: Scene, index: int) -> Draft | None:
    """`بالي: المعركة مستمرة`: a line of its own whose colon follows a speaker."""
    first = scene.starts[index]
    if scene.words[index].text != ":" or index == first or index - first > _HEADLINE or index + 1 > scene.ends[index]:
        return None
    last = _line_end(scene, index)
    if not _own_line(scene, first, last):
        return None
    reversed_ = _said_behind(scene, first, index, last)
    if reversed_ is not None:
        return None if scene.bare(first) in _CIRCUMSTANCE else reversed_
    if not _is_speaker(scene, first, index):
        return None
    if has_verb(scene, index + 1, index + 2):
        return None  # `الوزير : يؤكد أن …`: the verb is the cue
    span = trim(scene, first, index)
    wider = last if last > scene.ends[index] else -1
    content = Content(scene.words[index + 1].start, index + 1, "colon", index, wider)
    cue = Cue(":", "colon", "say", frozenset("c"), frozenset(), "", "", False)
    draft = make_draft(scene, index, cue, scene.words[index].start, content, "headline")
    if draft is not None and span is not None:
        draft.source = span
    return draft


def turn(scene: Scene, index: int, before: list[Draft]) -> Draft | None:
    """`سامي نصر: لن أرحل عن القرية.`: a turn of somebody named, up to the turn of the next."""
    name = scene.names[index - 1] if index else None
    if scene.words[index].text != ":" or name is None or name.label != "PER" or scene.inside[index] >= 0:
        return None
    first = index - 1
    while first > scene.starts[index] and scene.names[first - 1] is name:
        first -= 1
    opens = first == scene.starts[index]
    alone = opens or (index - first > 1 and not _leans(scene, first - 1))
    if not alone or name.start > scene.words[first].start or index + _LEAST > scene.ends[index]:
        return None
    if before and before[-1].first > index:
        return None  # `قال سامي نصر: إن …`
    if head_kind(scene.key(index + 1)) == "unnamed_person" or has_verb(scene, index + 1, index + 2):
        return None  # `سامي نصر: كاتب من الشمال`
    content = Content(scene.words[index + 1].start, index + 1, "colon", index, _before_next_turn(scene, index))
    cue = Cue(":", "colon", "say", frozenset("c"), frozenset(), "", "", False)
    draft = make_draft(scene, index, cue, scene.words[index].start, content, "turn")
    if draft is not None:
        draft.source, draft.quoted = (first, index), True
    return draft


def _leans(scene: Scene, before: int) -> bool:
    """Tell whether the word before a name makes it part of a phrase or a clause: `تصريح سامي نصر:`, `قال سامي نصر:`."""
    word = scene.key(before)
    return bool(word in _GOVERNS or head_kind(word) or scene.cue(before)[0] or is_mark(scene.words[before].text))


def _before_next_turn(scene: Scene, index: int) -> int:
    """Return the last word before the name that another turn begins with, -1 where the sentence has no other turn."""
    for position in range(index + 2, min(scene.ends[index], index + _MOST) + 1):
        name = scene.names[position - 1]
        if scene.words[position].text == ":" and name is not None and name.label == "PER":
            first = position - 1
            while scene.names[first - 1] is name:
                first -= 1
            return first - 1 if first - 1 > index else -1
    return -1


def _said_behind(scene: Scene, first: int, index: int, last: int) -> Draft | None:
    """`هدنة في الشمال: بالي ينفي`: what a headline says, then only who says so, and how."""
    readings, start = scene.cue(last)
    verb = next((cue for cue in readings if cue.form == "verb" and not cue.suffix and cue.takes & {"c", "q"}), None)
    if verb is None or not index + 2 <= last <= index + _DENIES or not _is_speaker(scene, index + 1, last):
        return None
    content = Content(scene.words[first].start, first, "colon", last, index - 1)
    draft = make_draft(scene, last, verb, start, content, "headline")
    if draft is not None:
        draft.source = trim(scene, index + 1, last)
    return draft


def _line_end(scene: Scene, index: int) -> int:
    """Return the last word of a headline, which may go on behind two dots: `السد قديم.. والطريق أيضا`."""
    last = scene.ends[index]
    while last + 1 < len(scene.words) and last < index + _LONGEST and scene.words[last].text in ("..", "...", "…"):
        if "\n" in scene.text[scene.words[last].end : scene.words[last + 1].start]:
            break
        last = scene.ends[last + 1]
    return last


def _own_line(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a sentence is a line of its own without a final stop, or the first of the article."""
    before = scene.text[scene.words[first - 1].end : scene.words[first].start] if first else "\n"
    after = scene.text[scene.words[last].end : scene.words[last + 1].start] if last + 1 < len(scene.words) else ""
    return "\n" in before and "\n" in after and scene.words[last].text not in (".",)


def _is_speaker(scene: Scene, first: int, end: int) -> bool:
    """Tell whether the words before a headline's colon name who speaks, and no place or topic."""
    if any(scene.names[i] is not None and scene.names[i].label == "PER" for i in range(first, end)):
        return not has_verb(scene, first, end)
    if scene.key(first) in _CIRCUMSTANCE:
        return False
    if _speaks_below(scene, first, end):
        return True
    kind = head_kind(scene.key(first))
    media = scene.names[first] is not None and scene.names[first].label == "ORG" and end - first <= 3
    return not has_verb(scene, first, end) and (
        media or kind in ("unnamed_person", "media", "organisation", "unnamed_group") or scene.key(first) in _STUDIES
    )


def _speaks_below(scene: Scene, first: int, end: int) -> bool:
    """Tell whether a headline's country speaks in the lead: `مالي: الهدنة هشة`, then `قالت مالي إن الهدنة هشة`."""
    name = scene.names[first]
    if name is None or name.label != "GPE" or scene.behind_name(first) != end:
        return False
    lead = range(scene.ends[first] + 1, min(len(scene.words), scene.ends[first] + 1 + _LEAD))
    return any(
        scene.names[i] is not None
        and scene.names[i].canonical == name.canonical
        and any(cue.form == "verb" and not cue.weak for cue in scene.cue(i - 1)[0])
        for i in lead
    )
