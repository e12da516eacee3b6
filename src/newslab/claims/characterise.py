"""Characterisations: `ما وصفه بـ"…"`, `وصف X بأنه …`, `اتهم X ب…`."""

from newslab.claims.content import Content, complementiser
from newslab.claims.cues import Cue
from newslab.claims.draft import Draft
from newslab.claims.drafting import make_draft, subject_before
from newslab.claims.phrases import source_phrase
from newslab.claims.scene import Scene

__all__ = ["characterised"]


def characterised(scene: Scene, index: int, cue: Cue, start: int) -> Draft | None:
    """`ما وصفه بـ"..."`, `وصف X بأنه …`, `اتهم X ب…`: the content is the wording."""
    limit = min(scene.ends[index], index + 22)
    if cue.suffix and scene.key(index - 1) in ("ما", "لما", "مما", "بما"):
        opening = next((i for i in range(index + 1, min(limit, index + 8) + 1) if i in scene.quotes), None)
        if opening is not None:
            content = Content(scene.words[opening + 1].start, opening + 1, "quote", opening, scene.quotes[opening] - 1)
            return _with_source(scene, make_draft(scene, index, cue, start, content, "characterise"), opening, cue)
    if "ب" not in cue.preps:
        return None
    for position in range(index + 1, limit + 1):
        word = scene.words[position]
        if word.text in (".", ":", "؛") or (position > index + 1 and word.key in ("ان",)):
            return None
        described = _described(scene, position, index)
        if described is not None:
            return _with_source(scene, make_draft(scene, index, cue, start, described, "characterise"), position, cue)
    return None


def _described(scene: Scene, position: int, index: int) -> Content | None:
    """Return the wording after ب: `بأنه …`, `بـ"…"`, `بالإرهابية`."""
    word = scene.words[position]
    if word.key.startswith("بان") and complementiser(scene, position) is not None:
        return Content(complementiser(scene, position) or 0, position, "clause", position)
    if word.key in ("ب", "بـ") and position + 1 < len(scene.words):
        following = position + 1
        if following in scene.quotes:
            return Content(
                scene.words[following + 1].start, following + 1, "quote", position, scene.quotes[following] - 1
            )
        return Content(scene.words[following].start, following, "noun", position)
    free = scene.names[position] is None and not scene.dates[position] and position > index + 1
    if free and "ب" in word.proclitics and (word.stem_key.startswith("ال") or len(word.stem_key) > 3):
        return Content(word.stem, position, "noun", position)
    return None


def _with_source(scene: Scene, draft: Draft | None, region: int, cue: Cue) -> Draft | None:
    if draft is not None and not cue.suffix:
        if cue.form == "verb":
            name_end = next((i + 1 for i in range(draft.index + 1, region) if _ends_person(scene, i)), region)
            after = source_phrase(scene, draft.index + 1, name_end)
            conjoined = scene.words[draft.index].key != scene.bare(draft.index)
            draft.source = subject_before(scene, draft.index) or (None if conjoined else after)
    elif draft is not None and region > draft.index + 1:
        draft.source = source_phrase(scene, draft.index + 1, region)
    return draft


def _ends_person(scene: Scene, index: int) -> bool:
    name = scene.names[index]
    return (
        name is not None
        and name.label in ("PER", "ORG", "GPE")
        and (index + 1 >= len(scene.words) or scene.names[index + 1] is not name)
    )
