"""Where the content of a claim ends and the narrator resumes."""

from newslab.claims.attribution import is_attribution
from newslab.claims.lexicon import word_set
from newslab.claims.phrases import is_mark
from newslab.claims.room import Content
from newslab.claims.scene import Scene

__all__ = ["close", "strip_marks"]

_TURNS_WHAT = ("هو", "هي", "هذا", "هذه", "الامر")
_BUTS = ("لكنه", "لكنها", "لكنهم")
_SILENT = word_set("keeps silent")
_UNTOLD = word_set("untold")
_WITHHELD = word_set("withheld")
_REMARKS = ("اشاره", "تلميح", "رد", "تعليق")


def close(scene: Scene, content: Content, index: int) -> int:
    """Return the index of the last word of a content."""
    if content.last >= 0:
        return content.last
    end = scene.ends[index]
    outer = scene.quotes.get(scene.inside[index], end + 1)
    return min(end, outer - 1, _resumed(scene, _behind(scene, content.first, end), end) - 1)


def _behind(scene: Scene, position: int, end: int) -> int:
    """Return the next word, which behind an opening quotation mark is the one after its closing mark."""
    closing = scene.quotes.get(position, end + 1)
    return closing + 1 if closing <= end else position + 1


def _resumed(scene: Scene, position: int, end: int) -> int:
    """Return the first word from a position on at which the narrator speaks again, else the one behind the sentence.

    The whole sentence is worked out at once, from its end, so that many cues in one long sentence cost no more.
    """
    if position > end:
        return end + 1
    if position not in scene.resumed:
        for place in range(end, scene.starts[end] - 1, -1):
            following = _behind(scene, place, end)
            quoted = scene.quotes.get(place, end + 1) <= end
            here = not quoted and _resumes(scene, place)
            scene.resumed[place] = place if here else scene.resumed.get(following, end + 1)
    return scene.resumed[position]


def _resumes(scene: Scene, position: int) -> bool:
    """Tell whether the narrator speaks again at a word."""
    word = scene.words[position]
    if _turns(scene, position):
        return True
    if word.text in ("،", ",", "-", "–", "؛"):
        return position + 1 < len(scene.words) and is_attribution(scene, position + 1, after_comma=True)
    return is_attribution(scene, position, after_comma=False)


def _turns(scene: Scene, position: int) -> bool:
    """Tell whether a clause with its own reporting verb begins: `وهو ما أكده`, `لكنه أوضح`, `إلا أنها أشارت`."""
    key, following = scene.bare(position), position + 1
    if key in _TURNS_WHAT and scene.key(following) in ("ما", "الذي"):
        return _reports(scene, following + 1)
    if key in _BUTS:
        return _declares(scene, following)
    if key in ("الا", "غير", "بيد") and scene.key(following) in ("انه", "انها", "انهم"):
        return _declares(scene, following + 1)
    if key == "من" and scene.key(following) in ("دون", "غير"):
        return _withholds(scene, following)
    if key == "دون":
        return _withholds(scene, position)
    if key in ("بالقول", "بقوله", "بقولها"):
        return following in scene.quotes or scene.key(following).startswith("ان") or scene.key(following) == ":"
    if scene.key(position) == "وذلك" and scene.key(following) in ("في", "ردا", "تعليقا"):
        return scene.key(following) != "في" or scene.key(following + 1) in _REMARKS
    return key == "في" and scene.key(following) in _REMARKS


def _declares(scene: Scene, position: int) -> bool:
    """Tell whether somebody says something at a word, or does not say it: `لم يوضح`, `أحجم عن`, `رفض التعليق`."""
    unsaid = position + 1 if scene.key(position) in ("لم", "لا") else position
    untold = unsaid > position and scene.key(unsaid) in _UNTOLD
    return untold or scene.key(position) in _SILENT or _reports(scene, unsaid)


def _withholds(scene: Scene, position: int) -> bool:
    """Tell whether the narrator says what was left unsaid: `دون أن يوضح`, `دون إعطاء تفاصيل`."""
    following = scene.key(position + 1)
    untold = _reports(scene, position + 2) or scene.key(position + 2) in _UNTOLD
    return (following == "ان" and untold) or following in _WITHHELD


def _reports(scene: Scene, position: int) -> bool:
    readings, _ = scene.cue(position)
    return bool(readings) and readings[0].form == "verb" and not readings[0].weak


def strip_marks(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Leave out marks at the end of a content, and a bracket that closes the sentence (`(أ ف ب)`)."""
    while last > first and _is_loose(scene, first, last):
        last -= 1
    return first, last


def _is_loose(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a word at the end belongs to what follows: a mark, or `وذلك` and `ولكن`, which lead on."""
    mark = is_mark(scene.words[last].text) and not _needed(scene, first, last)
    return mark or scene.key(last) in ("وذلك", "ولكن", "لكن")


def _needed(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a closing mark has its opening mark inside the content."""
    text = scene.words[last].text
    if text in (")", "]"):
        return any(scene.words[i].text in "([" for i in range(first, last))
    return scene.openings.get(last, -1) >= first
