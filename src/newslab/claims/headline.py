"""Headlines whose colon follows a speaker: `بالي: المعركة مستمرة`."""

from newslab.claims.cues import Cue
from newslab.claims.draft import Draft
from newslab.claims.drafting import has_verb, make_draft
from newslab.claims.lexicon import head_kind
from newslab.claims.phrases import trim
from newslab.claims.room import Content
from newslab.claims.scene import Scene

__all__ = ["headline"]

_HEADLINE = 14  # words before a headline's colon


def headline(scene: Scene, index: int) -> Draft | None:
    """`بالي: المعركة مستمرة`: a line of its own whose colon follows a speaker."""
    first = scene.starts[index]
    if scene.words[index].text != ":" or index == first or index - first > _HEADLINE or index + 1 > scene.ends[index]:
        return None
    if not _own_line(scene, first, scene.ends[index]) or not _is_speaker(scene, first, index):
        return None
    if has_verb(scene, index + 1, index + 2):
        return None  # `الوزير : يؤكد أن …`: the verb is the cue
    span = trim(scene, first, index)
    content = Content(scene.words[index + 1].start, index + 1, "colon", index)
    cue = Cue(":", "colon", "say", frozenset("c"), frozenset(), "", "", False)
    draft = make_draft(scene, index, cue, scene.words[index].start, content, "headline")
    if draft is not None and span is not None:
        draft.source = span
    return draft


def _own_line(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a sentence is a line of its own without a final stop, or the first of the article."""
    before = scene.text[scene.words[first - 1].end : scene.words[first].start] if first else "\n"
    after = scene.text[scene.words[last].end : scene.words[last + 1].start] if last + 1 < len(scene.words) else ""
    return "\n" in before and "\n" in after and scene.words[last].text not in (".",)


def _is_speaker(scene: Scene, first: int, end: int) -> bool:
    """Tell whether the words before a headline's colon name who speaks, and no place or topic."""
    if any(scene.names[i] is not None and scene.names[i].label == "PER" for i in range(first, end)):
        return not has_verb(scene, first, end)
    if scene.key(first) in ("بعد", "قبل", "في", "بسبب", "رغم", "منذ", "حول", "عن", "من"):
        return False
    kind = head_kind(scene.key(first))
    media = scene.names[first] is not None and scene.names[first].label == "ORG" and end - first <= 3
    return not has_verb(scene, first, end) and (
        media or kind in ("unnamed_person", "media", "organisation", "unnamed_group")
    )
