"""Where the content of a claim begins."""

import re

from newslab.claims.cues import Cue
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.marks import is_mark
from newslab.claims.masdars import is_masdar
from newslab.claims.name_ends import owner_end
from newslab.claims.quoted import quoted
from newslab.claims.room import Content, blocks
from newslab.claims.scene import Scene
from newslab.claims.verbal_nouns import find_noun
from newslab.text.normalise import normalise

__all__ = ["complementiser", "open_content"]

_COMPLEMENTISER = re.compile("ب?ان(?P<suffix>ه|ها|هم|هما|نا|ني|ي|ك|كم|هن)?\\Z")
_NOT_AFTER = word_set("no content after")
_IN_VIEW_OF = word_set("in view of")
_SAYING = ("قايلا", "قايله", "قايلين")
_NEED = ("ضروره", "وجوب", "اهميه", "احتمال", "امكان", "امكانيه")
_NARROW = word_set("narrow")
_ONLY_WHERE = ("في", "خلال", "علي", "ب", "عبر")
_FIRM = ("deny", "assert", "announce")
_ABOUT = frozenset(["عن"])
_REACH = 45
_FAR = 20  # words between قوله and its clause
_OWNER = 8  # words between a verbal noun and its clause that may name who says it
_TOLD = 3  # words behind who says it that may name to whom
_ANSWERS = word_set("answers")


def complementiser(scene: Scene, index: int, takes_b: bool = False) -> int | None:
    """Return where a content begins that this word introduces (`أن`, `بأنهم`, `إنه`): after it, or at its suffix."""
    if index >= len(scene.words):
        return None
    word, name = scene.words[index], scene.names[index]
    if name is not None and name.end > word.end:
        return None  # `شبكة ان بي سي`
    if word.text in ("ألا", "ألّا", "بألا") or (word.text in ("الا", "بالا") and _that_not(scene, index)):
        return word.start + len(word.proclitics)
    match = _COMPLEMENTISER.match(word.key)
    if (
        match is None
        or (index > 0 and scene.words[index - 1].end == word.start and scene.key(index - 1)[-1:].isalnum())
        or word.text.startswith(("آ", "ا "))
        or (word.text.startswith("با") and not takes_b)
        or (match["suffix"] is None and (scene.key(index + 1) == "لم" or _spelt_out(scene, index)))
    ):
        return None
    if match["suffix"] is None:
        return scene.words[index + 1].start if index + 1 < len(scene.words) else None
    return word.start + normalise(word.text).origins[match.start("suffix")]


def _that_not(scene: Scene, index: int) -> bool:
    """Tell whether `الا` is `ألا`, not `إلا`: right behind a reporting word, before an imperfect: `توقع الا يتكرر`."""
    readings, following = scene.cue(index - 1)[0], scene.key(index + 1)
    return bool(readings) and "c" in readings[0].takes and following[:1] in ("ي", "ت") and not following.endswith("ه")


def _spelt_out(scene: Scene, index: int) -> bool:
    """Tell whether a word is a letter of `سي ان ان` or `سي.أن.أن`."""
    before = scene.key(index - 1)
    glued = before == "." and scene.words[index - 1].end == scene.words[index].start
    dotted = (
        scene.key(index + 1) == "." and scene.text[scene.words[index].end + 1 : scene.words[index].end + 2].isalpha()
    )
    return glued or dotted or before == "سي" or (before == "ان" and scene.key(index - 2) == "سي")


def open_content(scene: Scene, index: int, cue: Cue) -> Content | None:
    """Return the content that a cue at a word introduces to its right, or None."""
    limit = min(index + _REACH, scene.ends[index])
    near = 4 if cue.weak or cue.suffix else 1
    narrow = cue.form == "masdar" or (cue.weak and not _has_subject(scene, index))
    if cue.form == "masdar":
        near = _of_masdar(scene, index, cue, near)
    reach = min(limit, index + near) if narrow else limit
    clause = _find_clause(scene, index, cue, reach)
    feeling = cue.preps == _ABOUT and cue.stance == "say"
    if clause is None:
        noun = find_noun(scene, index, cue, limit)
        if noun is None or not feeling or not scene.key(noun.first + 1).startswith("بان"):
            return noun
        return None if _is_verbal(scene, noun.first) else noun
    at_once = cue.form == "participle" and "p" in cue.takes and scene.key(index + 1) in cue.preps
    if at_once and clause.region > index + 2 and (noun := find_noun(scene, index, cue, index + 2)) is not None:
        return noun
    needed = clause.kind == "clause" and scene.key(clause.region - 1) in _NEED
    saying = scene.key(clause.region - 1) in _SAYING
    denied = cue.stance == "deny" and clause.region > index + 5  # `نفى الوزير ما تردد عن الحريق قائلا إن`
    apart = saying and (denied or scene.words[clause.region - 2].text in ("،", ","))
    beside = scene.key(index + 1)
    owned = any(reading.form == "masdar" for reading in scene.cue(index + 1)[0])
    adverb = beside.endswith("ا") and not beside.endswith("ها")  # `نفى نفيا قاطعا أن`
    deed = cue.form == "verb" and cue.stance in _FIRM and is_masdar(beside) and not (owned or adverb)
    sought = clause.kind == "quote" or feeling or needed or apart or (deed and clause.region > index + 2)
    earlier = find_noun(scene, index, cue, clause.region - (2 if apart else 1)) if sought else None
    if earlier is not None and feeling and _is_verbal(scene, earlier.first):
        return clause  # `أعرب عن اعتقاده أن`: the noun reports
    return earlier or clause


def _is_verbal(scene: Scene, index: int) -> bool:
    """Tell whether a word is a verbal noun that reports by itself: `أعرب عن اعتقاده بأن`."""
    return any(reading.form == "masdar" for reading in scene.cue(index)[0])


def _of_masdar(scene: Scene, index: int, cue: Cue, near: int) -> int:
    """Return how many words behind a verbal noun its clause may begin: further after `قوله` and after who says it."""
    if cue.suffix:
        return _FAR if cue.lemma == "قال" else near
    answers = scene.key(index - 1) == "علي" and scene.bare(index - 2) in _ANSWERS  # `ردا على إعلان`
    if scene.key(index - 1) in _ONLY_WHERE and not answers:
        return near  # `قال في تصريح للصحيفة إن`: the verb reports
    refers = cue.lemma != "أشار" or scene.key(index)[:1] == "ب"  # `بالإشارة إلى أن`, but not `تجدر الإشارة إلى أن`
    if refers and scene.key(index + 1) in cue.preps and complementiser(scene, index + 2) is not None:
        return near + 1  # `التأكيد على أن`
    end = owner_end(scene, index + 1)
    if end is None or cue.weak:
        return near
    while end < scene.ends[index] and scene.dates[end]:
        end += 1  # `تصريح الوزير أمس بأن`
    if cue.lemma == "صرح":
        return end - index if scene.key(end).startswith("بان") else near
    return max(_OWNER, end - index + _TOLD)


def _has_subject(scene: Scene, index: int) -> bool:
    """Tell whether a name or a definite title follows, which makes a verb of a word that is as often another."""
    name = scene.names[index + 1] if index + 1 < len(scene.words) else None
    following = scene.key(index + 1)
    opens = index == scene.starts[index] and head_kind(following) in ("unnamed_person", "document")  # `وبين تقرير أن`
    titled = opens or (following.startswith("ال") and head_kind(following) is not None)
    return titled or (name is not None and name.label in ("PER", "ORG"))


def _find_clause(scene: Scene, index: int, cue: Cue, limit: int) -> Content | None:
    position = index + 1
    while position <= limit:
        word = scene.words[position]
        if position in scene.quotes:
            quote = quoted(scene, position, position, cue, position == index + 1)
            if quote and not _clause_follows(scene, scene.quotes[position] + 1, index, cue, limit):
                return quote
            position = scene.quotes[position] + 1
            continue
        if word.text == ":" and not _inside_differs(scene, index, position):
            return _after_colon(scene, position, index, cue)
        takes = bool(cue.takes & {"c", "j"}) or scene.key(position - 1) == "بالقول"
        start = complementiser(scene, position, "ب" in cue.preps) if takes else None
        if "j" in cue.takes and (word.key.startswith("ب") or scene.key(index - 1) in ("الذي", "التي")):
            start = None  # `الاتهامات التي وردت في التقرير بأنها`
        if start is not None and _introduces(scene, position, index, cue):
            return _clause(scene, position, start, index)
        if blocks(scene, position, index):
            return None
        position += 1
    return None


def _clause_follows(scene: Scene, first: int, index: int, cue: Cue, limit: int) -> bool:
    """Tell whether the cue's clause begins behind a quotation, which then only names something on the way to it."""
    if "c" not in cue.takes:
        return False
    for position in range(first, min(limit, first + 10) + 1):
        if is_mark(scene.words[position].text) and scene.words[position].text not in ("،", ","):
            return False
        if blocks(scene, position, index):
            return False
        if complementiser(scene, position) is not None and _introduces(scene, position, index, cue):
            return scene.words[position].proclitics != "و"
    return False


def _inside_differs(scene: Scene, index: int, position: int) -> bool:
    return scene.inside[index] != scene.inside[position]


def _introduces(scene: Scene, position: int, index: int, cue: Cue) -> bool:
    """Tell whether a complementiser belongs to the cue and not to `بعد أن`, `يجب أن` and the like."""
    before = scene.bare(position - 1)
    if position - 1 == index or before in cue.preps or before == "بالقول":
        return before != "بالقول" or cue.stance != "deny"  # `لم ينف النبأ لكنه اكتفى بالقول إن`
    aside = scene.key(position - 2) == "في" and scene.bare(position - 3) in _NOT_AFTER  # `من المقرر في الأصل أن`
    if before in _NOT_AFTER or aside or (before == "الي" and scene.bare(position - 2) in _IN_VIEW_OF):
        return False
    return (
        before not in _NARROW
        or scene.names[position - 1] is not None  # `قال علي إن`
        or (before == "الي" and (not cue.preps or "الي" in cue.preps))
        or (before == "علي" and "علي" in cue.preps)
    )


def _clause(scene: Scene, position: int, start: int, index: int) -> Content:
    """A clause after its complementiser; one wholly in quotation marks loses them later."""
    first = position if scene.words[position].start < start < scene.words[position].end else position + 1
    return Content(start, first, "clause", position)


def _after_colon(scene: Scene, position: int, index: int, cue: Cue) -> Content | None:
    following = position + 1
    if following >= len(scene.words) or following > scene.ends[index] + 1:
        return None
    if following in scene.quotes and scene.quotes[following] - following > 2:
        return quoted(scene, following, position, cue, beside=False, colon=True)
    start = complementiser(scene, following)
    if start is not None and following + 1 < len(scene.words) and "c" in cue.takes:
        return _clause(scene, following, start, index)
    return Content(scene.words[following].start, following, "colon", position)
