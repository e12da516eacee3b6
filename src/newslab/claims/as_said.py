"""A claim whose content stands before its verb: `كما قال فلان`, `وفق ما أعلن فلان`, `وهو ما أكده`, `"…"، قال فلان`."""

from newslab.claims.attribution import PREPOSITIONS
from newslab.claims.cues import Cue
from newslab.claims.draft import Draft
from newslab.claims.drafting import content_start
from newslab.claims.from_behind import from_behind
from newslab.claims.lexicon import word_set
from newslab.claims.may_speak import is_adjunct
from newslab.claims.phrases import source_phrase
from newslab.claims.scene import Scene

__all__ = ["by_what", "inverted", "which"]

_COMES = frozenset("j")  # `جاء في بيان`
_ANSWERS = word_set("answers")
_WHICH = ("هو", "هي", "هذا")  # `وهو ما أكده فلان`


def which(scene: Scene, index: int, cue: Cue, start: int, before: list[Draft]) -> Draft | None:
    """`…، وهو ما أكده فلان`, `…، الأمر الذي نفاه`: the content is the claim's before, or the sentence up to here."""
    edge = index - 3
    which = scene.key(index - 1) == "ما" and scene.bare(index - 2) in _WHICH
    which = which or (scene.key(index - 1) == "الذي" and scene.key(index - 2) == "الامر")
    if not which or edge <= scene.starts[index] or not cue.suffix or not {"c", "q"} <= cue.takes:
        return None
    draft = from_behind(scene, index, cue, start, edge, "as said")
    earlier = before[-1] if before else None
    if draft is not None and earlier is not None and draft.first <= earlier.first and earlier.last <= draft.last:
        draft.content, draft.first, draft.last = earlier.content, earlier.first, earlier.last
        draft.quoted = earlier.quoted
    return draft


def inverted(scene: Scene, index: int, cue: Cue, start: int) -> Draft | None:
    """A quotation or clause with its verb behind: `"...", قال فلان`, `كما قال فلان`, `بحسب ما أعلن فلان`."""
    if cue.takes == _COMES and by_what(scene, index):
        return _written(scene, index, cue)
    if cue.form != "verb" or ("c" not in cue.takes and "q" not in cue.takes):
        return None
    before = index - 1
    as_said = scene.bare(before) in ("كما", "حسبما", "مثلما", "وفقما")
    as_said = as_said and not (scene.bare(before) == "كما" and _goes_on(scene, index, before, cue))
    if (as_said or by_what(scene, index)) and "c" in cue.takes:
        edge = before - (1 if as_said else 2)
        return from_behind(scene, index, cue, start, edge, "as said")
    while before > scene.starts[index] and scene.key(before) in ("،", ",", "هكذا"):  # `"…"، هكذا علق فلان`
        before -= 1
    conjoined = scene.words[index].key != scene.bare(index)
    if conjoined or "q" not in cue.takes:
        return None
    opening = scene.openings.get(before)
    if opening is None or before - opening < 4 or opening < scene.starts[index]:
        return None
    words = scene.words
    draft = Draft(
        index, (start, words[index].end), (words[opening + 1].start, words[before - 1].end), opening + 1, before - 1,
        cue.stance, "inverted", cue.form, cue.lemma, cue.agreement, cue.suffix, quoted=True,
    )  # fmt: skip
    if index < scene.ends[index] and not is_adjunct(scene, index + 1):
        draft.source = source_phrase(scene, index + 1, scene.ends[index] + 1)
    return draft


def _written(scene: Scene, index: int, cue: Cue) -> Draft | None:
    """`…، حسب ما جاء في بيان للوزارة`: the preposition is the cue, and what the words came in the source."""
    what = index - 2
    draft = from_behind(scene, index, cue, content_start(scene, what), what - 1, "as said")
    if draft is not None:
        draft.cue = (draft.cue[0], scene.words[what].end)
    return draft


def by_what(scene: Scene, index: int) -> bool:
    """Tell whether a verb tells what a preposition before it names as a source: `وفق ما أعلن`, `طبقا لما قاله`."""
    what = index > 1 and scene.key(index - 1) in ("ما", "لما")
    answers = scene.key(index - 2) == "علي" and scene.bare(index - 3) in _ANSWERS  # `ردا على ما نشرته الصحيفة`
    return what and not answers and scene.bare(index - 2) in (*PREPOSITIONS, "علي", "نحو")


def _goes_on(scene: Scene, index: int, before: int, cue: Cue) -> bool:
    """Tell whether `كما` adds a clause (`كما أبدى رغبته`) and does not quote for the one before it."""
    with_object = not cue.suffix and cue.lemma in ("أبدى", "عبر", "أعرب")
    return before == scene.starts[index] or cue.agreement == "1" or with_object
