"""One claim where two reporting words govern one content."""

from newslab.claims.draft import Draft
from newslab.claims.lexicon import word_set
from newslab.claims.scene import Scene
from newslab.text.normalise import key

__all__ = ["without_doubles"]

_GOES_ON = word_set("goes on")
_ONLY_QUOTED = frozenset("q")


def _interrupts(open_: Draft, draft: Draft) -> bool:
    """Tell whether a source stands inside another claim, before its content: `كشف فلان، حسب ما نقله الموقع، أن`."""
    return open_.index < draft.index < open_.first and draft.first <= open_.index


def _speaks(scene: Scene, verb: Draft, draft: Draft) -> bool:
    """Tell whether a verb governs the content beside a participle: `صرح قائلا`, but not `كتب على صفحته قائلا`."""
    if verb.form != "verb" or verb.rule != draft.rule:
        return False
    readings = scene.cue(verb.index)[0]
    other_deed = readings[0].takes == _ONLY_QUOTED and key(verb.lemma) not in _GOES_ON
    return not (draft.lemma == "قال" and (other_deed or verb.lemma in ("كتب", "ذكر", "نبه")))


def without_doubles(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Keep one claim where two reporting words govern one content: the word that stands next to it."""
    kept: dict[int, Draft] = {}
    before: Draft | None = None
    for draft in drafts:
        if draft.rule in ("according to", "as said") and before and _interrupts(before, draft):
            draft.content, draft.first, draft.last = before.content, before.first, before.last
        before = draft
        if draft.rule in ("echo", "according to", "as said", "characterise"):
            kept[-len(kept) - 1] = draft
            continue
        other = kept.get(draft.content[0])
        if other is not None and draft.form == "participle" and _speaks(scene, other, draft):
            continue
        where = draft.form == "masdar" and not draft.suffix and scene.key(draft.index - 1) in ("في", "خلال")
        if other is not None and where and other.form == "verb":
            continue  # `قالت في تصريح "…"`
        if other is not None and ((draft.faint and not other.faint) or scene.key(draft.index) == "بالقول"):
            continue
        if other is not None:
            draft.source = draft.source or other.source
            draft.relay = draft.relay or other.relay
            draft.addressee = draft.addressee or other.addressee
        kept[draft.content[0]] = draft
    return sorted(kept.values(), key=lambda draft: draft.cue)
