"""The clause that a source belongs to: before it, around it, or behind it at the head of a sentence."""

import re

from newslab.claims.drafting import content_start
from newslab.claims.lexicon import WHO, word_set
from newslab.claims.marks import is_mark
from newslab.claims.masdars import is_masdar
from newslab.claims.scene import Scene
from newslab.text.normalise import normalise

__all__ = ["clause_after", "clause_before", "past_aside", "past_then"]

_THEN_HE = re.compile("فان(?=(?:ه|ها|هم|هما)\\Z)")
_AGENCIES = word_set("medium") | {"وكالات", "عواصم"}
_SPEECH = word_set("speech")
_OPENING_WORDS = 6  # words of a clause before a source that only interrupts it
_ASIDE = 14  # words of a source with its relative clause between commas
_DATELINE = 10  # words


def past_aside(scene: Scene, index: int, first: int, edge: int, source: tuple[int, int]) -> int | None:
    """Return where a clause goes on that a source only interrupts: `وبدأ السباق، حسب مصدر، بعرض للخيول`; or None."""
    end, between = scene.ends[index], is_mark(scene.words[edge].text)
    if edge - first + 1 > _OPENING_WORDS or source[0] < index:
        return None
    if between:
        marks = range(source[1], min(end, source[1] + _ASIDE))
        place = next((i + 1 for i in marks if is_mark(scene.words[i].text)), end)
    else:
        place = next((i for i in range(source[0] + 2, source[1]) if is_masdar(scene.key(i))), source[1])
    if place >= end:
        return None
    word = scene.words[place + 1] if place in scene.quotes else scene.words[place]
    governed = word.proclitics == "ب" or word.key in ("عن", "الي", "علي")
    adverbial = scene.key(word.number + 1) in ("هامش", "حد") or word.stem_key in _SPEECH
    return place if (governed or is_masdar(word.key)) and not adverbial else None


def clause_before(scene: Scene, index: int, edge: int) -> tuple[int, int]:
    """Return the words of a sentence, or of a quotation in it, from its dateline to a word before a source."""
    first = max(_past_dateline(scene, scene.starts[index], edge), scene.inside[index] + 1)
    while first <= edge and (
        (is_mark(scene.words[first].text) and first not in scene.quotes) or scene.bare(first) in ("كما", "قد")
    ):
        first += 1
    return first, edge


def _past_dateline(scene: Scene, first: int, edge: int) -> int:
    """Return the word behind a dateline: `أنقرة - اف ب:`, `لندن (رويترز) -`."""
    for position in range(first, min(first + _DATELINE, edge)):
        word, name = scene.words[position], scene.names[position]
        if position > first and word.text in (":", ")"):
            return position + 1
        listed = word.key in _AGENCIES or len(word.key) <= 2 or scene.dates[position]
        if not listed and not is_mark(word.text) and (name is None or name.label == "PER"):
            return first
    return first


def clause_after(scene: Scene, index: int, after: int) -> tuple[int, int] | None:
    """Return the clause that follows a source which opens its sentence: `وبحسب الوكالة، فإن …`."""
    end = scene.ends[index]
    first = after
    if scene.key(after + 1) in WHO and scene.words[after].text in ("،", ","):  # `وبحسب المصدر، الذي رفض، فإن`
        then = (i for i in range(after, min(end, after + _ASIDE)) if scene.key(i).startswith("فان"))
        first = after = next(then, after)
    while (
        first <= end
        and first < after + 3
        and (scene.words[first].text in ("،", ",", ":") or scene.key(first) in ("فان", "ان", "فقد"))
    ):
        first += 1
    return (first, end) if first <= end else None


def past_then(scene: Scene, first: int) -> int:
    """Return where a clause begins at a word: at the pronoun of `فإنه`, which only goes on after a source."""
    word = scene.words[first]
    pronoun = _THEN_HE.match(word.key)
    return word.start + normalise(word.text).origins[pronoun.end()] if pronoun else content_start(scene, first)
