"""A verb that says what something comes from or comes to: `عزا الخبير التأخر إلى الحرب`, `قدر الخبير الكلفة بمليون`."""

from newslab.claims.before_verb import subject_before
from newslab.claims.cues import Cue
from newslab.claims.draft import Draft
from newslab.claims.drafting import make_draft
from newslab.claims.governed import after_b
from newslab.claims.lexicon import head_kind
from newslab.claims.marks import is_mark
from newslab.claims.may_speak import may_speak
from newslab.claims.name_ends import name_end
from newslab.claims.phrases import source_phrase
from newslab.claims.room import Content
from newslab.claims.scene import Scene

__all__ = ["explained"]

_ASIDE = 9  # words of an apposition between commas
_FAR = 26  # words from the verb to the preposition before the cause


def explained(scene: Scene, index: int, cue: Cue, start: int) -> Draft | None:
    """Take the thing and its cause as the content: `عزا فلان هذا النقص إلى الجفاف`; nothing where no thing stands."""
    if cue.form not in ("verb", "participle") or cue.suffix or (cue.weak and cue.form != "verb"):
        return None
    region = _cause(scene, index, cue)
    if region is None:
        return None
    source = subject_before(scene, index) if cue.form == "verb" else None
    first = index + 1
    if source is None and cue.form == "verb" and cue.agreement not in ("mp", "fp"):
        title = head_kind(scene.key(first)) is not None and scene.key(first).startswith("ال")
        source = source_phrase(scene, first, name_end(scene, first, region, first + 1 if title else region))
        if source is not None and not may_speak(scene, source):
            source = None
        first = source[1] if source is not None else first
    if source is not None and first < region and scene.words[first].text in ("،", ","):
        aside = range(first + 1, min(region, first + _ASIDE))  # `وأرجع سامي نصر، أحد الوجهاء، السبب إلى`
        first = next((i + 1 for i in aside if scene.words[i].text in ("،", ",")), first)
    named = source is not None or cue.agreement in ("mp", "fp") or cue.form == "participle"
    if first >= region or not named or is_mark(scene.words[first].text):
        return None
    draft = make_draft(scene, index, cue, start, Content(scene.words[first].start, first, "noun", first), "explain")
    if draft is not None:
        draft.source = source
    return draft if draft is not None and draft.last > region else None


def _cause(scene: Scene, index: int, cue: Cue) -> int | None:
    """Return the word that begins the cause: the preposition, or the word with ب; None where another clause begins."""
    for position in range(index + 1, min(scene.ends[index], index + _FAR)):
        word = scene.words[position]
        if (
            word.text in (":", "؛", ".", "؟")
            or scene.key(position).startswith(("ان", "بان"))
            or _speaks(scene, position)
        ):
            return None
        if word.key in cue.preps and position > index + 1 and scene.names[position] is None:
            return position
        apart = "ب" in cue.preps and position > index + 2 and scene.names[position] is None
        if apart and after_b(scene, position) is not None:
            return position
    return None


def _speaks(scene: Scene, position: int) -> bool:
    readings = scene.cue(position)[0]
    return bool(readings) and readings[0].form == "verb" and not readings[0].weak and scene.names[position] is None
