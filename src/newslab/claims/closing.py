"""Where the content of a claim ends and the narrator resumes."""

from newslab.claims.attribution import has_clause, is_attribution, is_present
from newslab.claims.lexicon import WHO, head_kind, word_set
from newslab.claims.marks import is_mark
from newslab.claims.phrases import source_phrase
from newslab.claims.room import Content
from newslab.claims.scene import Scene

__all__ = ["close", "strip_marks"]

_TURNS_WHAT = ("هو", "هي", "هذا", "هذه", "الامر")
_NARRATES = (("اما", "الان"), ("اما", "اليوم"), ("يبدو", "ان"))
_CREDITS = word_set("credit")
_BUTS = ("لكنه", "لكنها", "لكنهم")
_AND_THAT = ("ان", "انه", "انها", "انهم")
_AGAIN = ("عاد", "عادت", "عادوا", "سرعان")
_OF_IT = ("عليه", "عليها", "به", "بها", "عنه", "عنها", "اليه", "اليها", "فيه")
_SOME = word_set("some of") | word_set("this and some") | {"اخرين", "اخرون"}
_NEGATED = word_set("negation")
_SILENT = word_set("keeps silent")
_UNTOLD = word_set("untold")
_WITHHELD = word_set("withheld")
_GIVES = ("تقديم", "اعطاء")
_DETAILS = word_set("details")
_REMARKS = ("اشاره", "تلميح", "رد", "تعليق")
_RELATIVE = 40  # words of a relative clause that a comma ends
_NEXT_SPEAKER = 14  # words from `لكن` to the verb of somebody else who speaks


def close(scene: Scene, content: Content, index: int) -> int:
    """Return the index of the last word of a content."""
    if content.last >= 0:
        return content.last
    end = scene.ends[index]
    outer = scene.quotes.get(scene.inside[index], end + 1)
    present = is_present(scene, index)
    last = min(end, outer - 1, _resumed(scene, _behind(scene, content.first, end), end, present) - 1)
    if scene.key(index - 1) in WHO and scene.words[index - 2].text in ("،", ","):
        last = min(last, _comma_behind(scene, content.first, min(last, content.first + _RELATIVE), last) - 1)
    if last == end and content.kind == "clause" and scene.bare(end + 1) in _AND_THAT and _goes_on(scene, end + 1):
        last = min(scene.ends[end + 1], _resumed(scene, end + 2, scene.ends[end + 1], present) - 1)
    return last


def _comma_behind(scene: Scene, position: int, end: int, last: int) -> int:
    """Return the comma that ends a relative clause (`الخطة، التي قال إنها جيدة، لا تكفي`), or `last` + 1."""
    while position <= end:
        joined = scene.key(position + 1)[:1] in ("و", "ا") or scene.key(position + 1) in _AND_THAT
        if scene.words[position].text in ("،", ",") and not joined:
            return position
        position = _behind(scene, position, end)
    return last + 1


def _goes_on(scene: Scene, position: int) -> bool:
    """Tell whether a sentence on the same line begins with وأن, which joins it to the content of the one before."""
    word = scene.words[position]
    return word.key[0] == "و" and "\n" not in scene.text[scene.words[position - 1].end : word.start]


def _behind(scene: Scene, position: int, end: int) -> int:
    """Return the next word, which behind an opening quotation mark is the one after its closing mark."""
    closing = scene.quotes.get(position, end + 1)
    return closing + 1 if closing <= end else position + 1


def _resumed(scene: Scene, position: int, end: int, present: bool) -> int:
    """Return the first word from a position on at which the narrator speaks again, else the one behind the sentence.

    The whole sentence is worked out at once, from its end, so that many cues in one long sentence cost no more.
    """
    if position > end:
        return end + 1
    known = scene.resumed[present]
    if position not in known:
        for place in range(end, scene.starts[end] - 1, -1):
            following = _behind(scene, place, end)
            quoted = scene.quotes.get(place, end + 1) <= end
            here = not quoted and _resumes(scene, place, present)
            known[place] = place if here else known.get(following, end + 1)
    return known[position]


def _resumes(scene: Scene, position: int, present: bool) -> bool:
    """Tell whether the narrator speaks again at a word; one who told the past does not go on in the present."""
    word = scene.words[position]
    if _turns(scene, position):
        return True
    if word.text in ("،", ",", "-", "–", "؛"):
        return position + 1 < len(scene.words) and is_attribution(scene, position + 1, True, present)
    return is_attribution(scene, position, False, present)


def _turns(scene: Scene, position: int) -> bool:
    """Tell whether a clause with its own reporting verb begins: `وهو ما أكده`, `لكنه أوضح`, `إلا أنها أشارت`."""
    key, following = scene.bare(position), position + 1
    if key in _TURNS_WHAT and scene.key(following) in ("ما", "الذي"):
        return _reports_it(scene, following + 1)
    if key in _TURNS_WHAT and scene.key(following).startswith("ال") and scene.key(following + 1) in ("الذي", "التي"):
        return _reports_it(scene, following + 2)
    if (key, scene.key(following)) in _NARRATES:
        return True
    if key in _BUTS:
        return _declares(scene, following)
    if key == "لكن":
        return _another_speaks(scene, following)
    if key in ("الا", "غير", "بيد") and scene.key(following) in ("انه", "انها", "انهم"):
        return _declares(scene, following + 1)
    if key in ("الا", "غير", "بيد", "علي") and scene.key(following) == "ان":
        return _another_speaks(scene, following + 1)
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
    if scene.key(position) in _AGAIN and scene.words[position + 1].key[:1] in "ول":
        position += 1  # `لكنها عادت وقالت إن`
    unsaid = position + 1 if scene.key(position) in ("لم", "لا") else position
    untold = unsaid > position and scene.key(unsaid) in _UNTOLD
    return untold or scene.key(position) in _SILENT or _reports(scene, unsaid)


def _another_speaks(scene: Scene, position: int) -> bool:
    """Tell whether somebody else says something from a word on: `لكن خبراء قالوا إن`, `غير أن الناطق نفى أن`."""
    name = scene.names[position] if position < len(scene.words) else None
    if name is None and head_kind(scene.key(position)) is None and scene.key(position) not in _SOME:
        return False
    for verb in range(position + 1, min(scene.ends[position], position + _NEXT_SPEAKER) + 1):
        if scene.names[verb] is None and _reports(scene, verb) and scene.key(verb) == scene.bare(verb):
            span = source_phrase(scene, position, verb)
            reaches = span is not None and all(is_mark(scene.words[i].text) for i in range(span[1], verb))
            return reaches and scene.key(verb - 1) not in _NEGATED and has_clause(scene, verb)
    return False


def _reports_it(scene: Scene, position: int) -> bool:
    """Tell whether a verb has what came before for its object: `وهو ما أكده`, not `وهو ما يفسر`."""
    near = range(position + 1, position + 4)
    return _reports(scene, position) and (
        bool(scene.cue(position)[0][0].suffix) or any(scene.key(i) in _OF_IT for i in near)
    )


def _withholds(scene: Scene, position: int) -> bool:
    """Tell whether the narrator says what was left unsaid: `دون أن يوضح`, `دون إعطاء تفاصيل`."""
    following = scene.key(position + 1)
    untold = _reports(scene, position + 2) or scene.key(position + 2) in _UNTOLD
    gives = following not in _GIVES or scene.key(position + 2) in _DETAILS
    return (following == "ان" and untold) or (following in _WITHHELD and gives)


def _reports(scene: Scene, position: int) -> bool:
    readings, _ = scene.cue(position)
    return bool(readings) and readings[0].form == "verb" and not readings[0].weak and readings[0].agreement != "1"


def strip_marks(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Leave out marks at the end of a content, a bracket that closes it (`(أ ف ب)`), and a credit (`(الفرنسية)`)."""
    while last > first and _is_loose(scene, first, last):
        last -= 1
    around = scene.words[last].text + scene.words[last - 2].text
    if last - 3 >= first and around == ")(" and scene.key(last - 1) in _CREDITS:
        return strip_marks(scene, first, last - 3)
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
