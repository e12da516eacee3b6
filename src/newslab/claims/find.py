"""Find the claims of a Doc: who says what, to whom, in which words, how firmly."""

from collections.abc import Sequence
from typing import Protocol

from spacy.tokens import Doc

from newslab.claims.draft import Draft
from newslab.claims.hedges import anonymity, hedges, hedges_inside
from newslab.claims.lexicon import word_set
from newslab.claims.mode import mode_of, wordings_of
from newslab.claims.records import Claim
from newslab.claims.rules import find_drafts
from newslab.claims.scene import Scene, make_scene
from newslab.claims.scores import score_of
from newslab.claims.speaker import Speaker
from newslab.claims.speakers import resolve
from newslab.spans import Span

__all__ = ["claim_of", "find_claims"]

_NEGATIONS = word_set("negation")


class _Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def find_claims(doc: Doc, min_score: float = 0.0) -> tuple[Claim, ...]:
    """Return the claims of a Doc in order of their cues; the names and dates of earlier stages are used, if any.

    Claims with a score below `min_score` are left out, for precision at the cost of recall.
    """
    scene = make_scene(doc)
    drafts = find_drafts(scene)
    resolved = resolve(scene, drafts)
    kept = [
        (draft, speaker, score)
        for draft, (speaker, certainty) in zip(drafts, resolved, strict=True)
        if (score := score_of(draft, certainty)) >= min_score
    ]
    weak, wordings = hedges(scene), wordings_of(scene)
    return tuple(
        _claim(f"c{number}", scene, *found, hedges_inside(scene, found[0], weak), wordings)
        for number, found in enumerate(kept, start=1)
    )


def claim_of(record: _Placed, claims: Sequence[Claim]) -> Claim | None:
    """Return the claim with the shortest content that holds a record, or None: then the narrator vouches for it."""
    holding = [c for c in claims if c.content.start <= record.start and record.end <= c.content.end]
    return min(holding, key=lambda claim: claim.content.end - claim.content.start, default=None)


def _claim(
    id: str,
    scene: Scene,
    draft: Draft,
    speaker: Speaker | None,
    score: float,
    weak: tuple[tuple[int, int], ...],
    wordings: list[int],
) -> Claim:
    source = draft.source and scene.offsets(draft.source)
    governed = draft.rule == "according to" or (draft.source and scene.bare(draft.source[0] - 1) in ("سبق", "يسبق"))
    if draft.source and scene.words[draft.source[0]].proclitics in ("ل", "ب") and governed:
        source = (scene.words[draft.source[0]].stem, scene.words[draft.source[1] - 1].end)
    if draft.source and _is_conjoined(scene, draft.source[0]):  # `فالمسؤولون يقولون إن`
        source = (scene.words[draft.source[0]].stem, scene.words[draft.source[1] - 1].end)
    name = scene.names[draft.source[0]] if draft.source and draft.form == "masdar" else None
    if source and name is not None and name.start == source[0] + 1 and scene.text[source[0]] == "و":
        source = (name.start, source[1])  # `وسامي على قناعة أن`
    unnamed = draft.source is not None and speaker is not None and speaker.kind.startswith("unnamed")
    return Claim(
        id=id,
        cue=_span(scene, draft.cue),
        source=_maybe(scene, source),
        speaker=speaker.name if speaker else None,
        speaker_kind=speaker.kind if speaker else "unknown",
        relay=_maybe(scene, draft.relay),
        addressee=_maybe(scene, draft.addressee),
        content=_span(scene, draft.content),
        mode=mode_of(scene, draft, wordings),
        stance=draft.stance,
        negated=_negated(scene, draft),
        rule=draft.rule,
        score=score,
        hedges=tuple(_span(scene, offsets) for offsets in weak),
        anonymity=_maybe(scene, anonymity(scene, draft)) if unnamed else None,
    )


def _is_conjoined(scene: Scene, index: int) -> bool:
    """Tell whether a word begins with a conjunction, and not with the first letter of a name: `فيشر`."""
    word, name = scene.words[index], scene.names[index]
    return word.proclitics in ("و", "ف") and (name is None or name.start > word.start)


def _negated(scene: Scene, draft: Draft) -> bool:
    if draft.form == "impersonal":
        return scene.key(draft.index - 1) == "غير"  # `من غير المتوقع أن`
    return (
        draft.index > 0
        and draft.form == "verb"
        and scene.bare(draft.index - 1) in _NEGATIONS
        and scene.key(draft.index - 1) != "ما"
    )


def _span(scene: Scene, offsets: tuple[int, int]) -> Span:
    return Span(offsets[0], offsets[1], scene.text[offsets[0] : offsets[1]])


def _maybe(scene: Scene, offsets: tuple[int, int] | None) -> Span | None:
    return None if offsets is None or offsets[1] <= offsets[0] else _span(scene, offsets)
