"""Where the content of a claim begins and where the narrator resumes."""

import re
from dataclasses import dataclass

from newslab.claims.attribution import is_attribution, is_participle
from newslab.claims.cues import Cue
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.phrases import is_mark
from newslab.claims.scene import Scene
from newslab.text.normalise import normalise

__all__ = ["Content", "close", "complementiser", "open_content", "strip_marks"]

_COMPLEMENTISER = re.compile("ب?ان(?P<suffix>ه|ها|هم|هما|نا|ني|ي|ك|كم|هن)?\\Z")
_NEVER = word_set("never a cue")
_NOT_AFTER = word_set("no content after")
_NARROW = word_set("narrow")
_MASDAR = re.compile(
    r"(?:ت\S{2}ي\S|ت\S{3}|ت\Sا\S{2}|ا\S{1,2}ت\S{0,2}ا\S|ان\S{2}ا\S|است\S{2,3}ا\S|ا\S{2}ا\S|م\Sا\S{2}ه|ا\Sا\S{1,2}ه|ت\S{2}ي\Sه|است\S{1,2}ا\Sه)(?:ه|ها|هم|هما)?\Z"
)
_MASDARS = word_set("verbal noun")
_REACH = 45
_CLOSING = {"،", ",", "؛", "-", "–", "(", ")", "."}


@dataclass(frozen=True, slots=True)
class Content:
    """A content's offset of beginning, its first word, how it was introduced, and where the cue's own clause ends.

    `kind` is clause, quote, colon or noun; `region` is the index of the word that ends the room for source and
    addressee; `last` the last word of a quotation, else -1.
    """

    start: int
    first: int
    kind: str
    region: int
    last: int = -1


def complementiser(scene: Scene, index: int) -> int | None:
    """Return where a content begins that this word introduces (`أن`, `بأنهم`, `إنه`): after it, or at its suffix."""
    word = scene.words[index]
    match = _COMPLEMENTISER.match(word.key)
    if match is None or word.text.startswith(("آ", "با", "ا ")):
        return None
    if match["suffix"] is None:
        return scene.words[index + 1].start if index + 1 < len(scene.words) else None
    return word.start + normalise(word.text).origins[match.start("suffix")]


def open_content(scene: Scene, index: int, cue: Cue) -> Content | None:
    """Return the content that a cue at a word introduces to its right, or None."""
    limit = min(index + _REACH, scene.ends[index])
    near = 4 if cue.weak or cue.suffix else 1
    reach = min(limit, index + near) if cue.weak or cue.form == "masdar" else limit
    clause = _find_clause(scene, index, cue, reach)
    if clause is None:
        return _find_noun(scene, index, cue, limit)
    earlier = _find_noun(scene, index, cue, clause.region - 1) if clause.kind == "quote" else None
    return earlier or clause


def _find_clause(scene: Scene, index: int, cue: Cue, limit: int) -> Content | None:
    position = index + 1
    while position <= limit:
        word = scene.words[position]
        if position in scene.quotes:
            quote = _quote(scene, position, position, index)
            if quote:
                return quote
            position = scene.quotes[position] + 1
            continue
        if word.text == ":" and not _inside_differs(scene, index, position):
            return _after_colon(scene, position, index)
        start = complementiser(scene, position) if "c" in cue.takes else None
        if start is not None and _introduces(scene, position, index, cue):
            return _clause(scene, position, start, index)
        if _blocks(scene, position, index):
            return None
        position += 1
    return None


def _inside_differs(scene: Scene, index: int, position: int) -> bool:
    return scene.inside[index] != scene.inside[position]


def _introduces(scene: Scene, position: int, index: int, cue: Cue) -> bool:
    """Tell whether a complementiser belongs to the cue and not to `بعد أن`, `يجب أن` and the like."""
    before = scene.bare(position - 1)
    if position - 1 == index or before in cue.preps:
        return True
    if before in _NOT_AFTER:
        return False
    return (
        before not in _NARROW
        or (before == "الي" and (not cue.preps or "الي" in cue.preps))
        or (before == "علي" and "علي" in cue.preps)
    )


def _clause(scene: Scene, position: int, start: int, index: int) -> Content:
    """A clause after its complementiser; one wholly in quotation marks loses them later."""
    first = position if scene.words[position].start < start < scene.words[position].end else position + 1
    return Content(start, first, "clause", position)


def _after_colon(scene: Scene, position: int, index: int) -> Content | None:
    following = position + 1
    if following >= len(scene.words) or following > scene.ends[index] + 1:
        return None
    if following in scene.quotes and scene.quotes[following] - following > 2:
        return _quote(scene, following, position, index, colon=True)
    start = complementiser(scene, following)
    if start is not None and following + 1 < len(scene.words):
        return _clause(scene, following, start, index)
    return Content(scene.words[following].start, following, "colon", position)


def _quote(scene: Scene, opening: int, region: int, index: int, colon: bool = False) -> Content | None:
    """Return a quotation as content, unless it is a name or a phrase in quotation marks."""
    closing = scene.quotes[opening]
    length = closing - opening - 1
    before = scene.words[opening - 1]
    generic = (
        head_kind(before.key) in ("media", "organisation", "document")
        or before.text.endswith("ـ")
        or before.key in ("ل", "ب", "حركه", "جماعه", "مدينه", "عمليه", "مسيره")
    )
    if not colon and (length < 3 or (length <= 6 and (generic or scene.names[opening + 1] is not None))):
        return None
    if not colon and generic and length <= 8:
        return None
    return Content(scene.words[opening + 1].start, opening + 1, "quote", region, closing - 1)


def _blocks(scene: Scene, position: int, index: int) -> bool:
    """Tell whether the room of a cue ends at a word: a sentence mark, or another reporting verb with its own clause."""
    word = scene.words[position]
    if word.text in ("؛", ";", "؟", "!"):
        return True
    readings, _ = scene.cue(position)
    if (
        not readings
        or readings[0].weak
        or readings[0].suffix
        or scene.names[position] is not None
        or word.key in _NEVER
    ):
        return False
    if scene.key(position - 1) in ("الذي", "التي", "كان", "كانت", "قد") and readings[0].form == "verb":
        return False
    if readings[0].form == "participle":
        return is_participle(scene, position, readings[0]) and word.key not in ("قايلا", "قايله")
    return readings[0].form == "verb" and "c" in readings[0].takes and position > index + 1


def _find_noun(scene: Scene, index: int, cue: Cue, limit: int) -> Content | None:
    """Return a verbal noun as content: the first that stands after the cue's preposition or as its object."""
    if cue.form == "masdar":
        governed = None if cue.suffix else _after_preposition(scene, index, cue, index + 1)
        return governed if governed and _is_masdar(scene.words[governed.first].stem_key) else None
    if cue.weak and cue.lemma not in ("كشف", "عبر"):
        return None
    governed = _after_preposition(scene, index, cue, limit)
    if "n" not in cue.takes or cue.suffix:
        return governed
    found = _object(scene, index, min(limit, governed.first - 1 if governed else limit))
    return found or governed


def _object(scene: Scene, index: int, limit: int) -> Content | None:
    """Return the first verbal noun that may be the object of a cue, after its subject if it has one."""
    named = False
    for position in range(index + 1, min(limit, index + 25) + 1):
        if scene.words[position].text in (".", "؛", ":") or _blocks(scene, position, index):
            return None
        if scene.names[position] is not None:
            named = True
        elif (
            _is_masdar(scene.bare(position)) and not scene.dates[position] and _may_begin(scene, index, position, named)
        ):
            return Content(scene.words[position].start, position, "noun", position)
    return None


def _may_begin(scene: Scene, index: int, position: int, named: bool) -> bool:
    """Tell whether a verbal noun here begins the content and is no part of the source."""
    if position == index + 1:
        return True
    before = scene.words[position - 1]
    if head_kind(before.key) and not before.key.startswith("ال"):
        return False
    return named or before.text in ("،", ",") or before.key.startswith("ال") or scene.dates[position - 1]


def _is_masdar(word: str) -> bool:
    """Tell whether a folded word is a verbal noun, with or without a pronoun, by the list or by its pattern."""
    stem = word.removesuffix("ها").removesuffix("هم").removesuffix("ه")
    if head_kind(word) or head_kind(stem):
        return False
    listed = word in _MASDARS or stem in _MASDARS or (stem.endswith("ت") and stem[:-1] + "ه" in _MASDARS)
    return listed or (not word.startswith("ال") and bool(_MASDAR.match(word)))


def _after_preposition(scene: Scene, index: int, cue: Cue, limit: int) -> Content | None:
    if not cue.preps:
        return None
    for position in range(index + 1, min(limit, index + 22) + 1):
        word = scene.words[position]
        if position > index + 1 and (word.text in (".", "؛", ":") or _blocks(scene, position, index)):
            return None
        if "ب" in cue.preps and word.key != "عن":
            if (
                word.key.startswith("ب")
                and word.stem > word.start
                and "ب" in word.proclitics
                and _b_content(scene, index, position)
            ):
                return Content(word.stem, position, "noun", position)
            continue
        if word.key in cue.preps and position < len(scene.words) - 1 and scene.names[position] is None:
            if position > index + 1 and "مسوول" in scene.key(position - 1):
                continue
            return Content(scene.words[position + 1].start, position + 1, "noun", position)
    return None


def _b_content(scene: Scene, index: int, position: int) -> bool:
    if scene.names[position] is not None or scene.words[position].key in ("باسم", "بعد", "بين"):
        return False
    return position == index + 1 or _is_masdar(scene.words[position].stem_key) or scene.key(position) == "ب"


def close(scene: Scene, content: Content, index: int) -> int:
    """Return the index of the last word of a content."""
    if content.last >= 0:
        return content.last
    end = scene.ends[index]
    outer = scene.quotes.get(scene.inside[index], end + 1)
    position = content.first
    while position <= min(end, outer - 1):
        if position in scene.quotes and scene.quotes[position] <= end:
            position = scene.quotes[position] + 1
            continue
        if position > content.first and _resumes(scene, position, content):
            return position - 1
        position += 1
    return min(end, outer - 1)


def _resumes(scene: Scene, position: int, content: Content) -> bool:
    """Tell whether the narrator speaks again at a word."""
    word = scene.words[position]
    if word.key == "وذلك":
        return True
    if word.text in ("،", ",", "-", "–", "؛"):
        return position + 1 < len(scene.words) and is_attribution(scene, position + 1, after_comma=True)
    return is_attribution(scene, position, after_comma=False)


def strip_marks(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Leave out marks at the end of a content, and a bracket that closes the sentence (`(أ ف ب)`)."""
    while last > first and is_mark(scene.words[last].text) and not _needed(scene, first, last):
        last -= 1
    return first, last


def _needed(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a closing mark has its opening mark inside the content."""
    text = scene.words[last].text
    if text in (")", "]"):
        return any(scene.words[i].text in "([" for i in range(first, last))
    return any(first <= opening and closing == last for opening, closing in scene.quotes.items() if opening >= first)
