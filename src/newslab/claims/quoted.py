"""Whether a quotation is what somebody says, or a name or a phrase in quotation marks."""

from newslab.claims.cues import Cue
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.marks import is_mark
from newslab.claims.room import Content
from newslab.claims.scene import Scene
from newslab.text.normalise import key

__all__ = ["quoted"]

_CRIES = word_set("cries")
_SAID = frozenset("cq")
_PLAIN = ("قال", "أضاف", "تابع", "أردف", "أجاب", "رد", "علق", "هتف", "صرخ")


def quoted(scene: Scene, opening: int, region: int, cue: Cue, beside: bool, colon: bool = False) -> Content | None:
    """Return a quotation as content, unless it is a name or a phrase in quotation marks."""
    if cue.form == "masdar" and not cue.suffix and "q" not in cue.takes:
        return None  # `من قفص الاتهام "أنا بريء"`
    short = key(cue.lemma) in _CRIES or (beside and cue.form == "participle" and cue.takes == _SAID)
    closing = scene.quotes[opening]
    length = closing - opening - 1
    before = scene.words[opening - 1]
    generic = (
        (head_kind(before.key) in ("media", "organisation", "document") and not before.key.startswith("لل"))
        or before.text.endswith("ـ")
        or before.key in ("ل", "ب", "حركه", "جماعه", "مدينه", "عمليه", "مسيره")
    )
    if not colon and length < 3 and _is_whole_speech(scene, opening, cue, beside):
        return Content(scene.words[opening + 1].start, opening + 1, "quote", region, closing - 1)
    if not colon and (
        length < (2 if short else 3) or (not short and length <= 6 and (generic or _is_a_name(scene, opening)))
    ):
        return None
    if not colon and generic and length <= 8:
        return None
    return Content(scene.words[opening + 1].start, opening + 1, "quote", region, closing - 1)


def _is_whole_speech(scene: Scene, opening: int, cue: Cue, beside: bool) -> bool:
    """Tell whether one or two quoted words are a speech: straight behind a verb or its subject (`قال سامي "نعم".`)."""
    closing, before = scene.quotes[opening], scene.names[opening - 1]
    title = scene.key(opening - 1)
    titled = title.startswith("ال") and head_kind(title) == "unnamed_person"  # `أجاب الوزير "قريبا"`
    named = titled or (before is not None and before.label == "PER")
    ends = closing >= scene.ends[opening] or is_mark(scene.words[closing + 1].text)
    return cue.form == "verb" and cue.lemma in _PLAIN and (beside or named) and ends


def _is_a_name(scene: Scene, opening: int) -> bool:
    """Tell whether a short quotation begins with a name and goes on as one: not `"المكسيك ستدفع الثمن"`."""
    first = opening + 1
    if scene.names[first] is None:
        return False
    behind = scene.behind_name(first)
    speaks = behind < scene.quotes[opening] - 1 and scene.key(behind)[:2] in ("سي", "ست", "لن", "لا", "لم")
    return not speaks
