"""The subject before its verb: `وكان سامي نصر (قد) أعلن`, `واشنطن تحذر`, `الوزير : يؤكد`."""

from newslab.claims.lexicon import WHO, head_kind, word_set
from newslab.claims.marks import is_mark
from newslab.claims.may_speak import may_speak
from newslab.claims.phrases import source_phrase
from newslab.claims.scene import Scene

__all__ = ["reaches", "subject_before"]

_SKIPPED = word_set("between verb and subject")
_AUXILIARY = word_set("between subject and verb")
_OPENERS = word_set("before a subject")
_CLOSED = word_set("no subject before")
_THEREIN = word_set("therein")  # `عقد الوزير مؤتمرا نفى فيه أن`
_ASKS, _NAMING = word_set("asks for anonymity"), word_set("naming")
_LONGEST = 9  # words that a subject without an opener may have
_FARTHEST = 24  # words from an opener to its verb


def subject_before(scene: Scene, index: int) -> tuple[int, int] | None:
    """Return the subject before its verb: `وكان ترامب (قد) أعلن`, `فإن بلاتر أوضح`, `واشنطن تحذر`, `الوزير : يؤكد`."""
    joined = scene.words[index].key[0] if scene.words[index].key != scene.bare(index) else ""
    if joined == "و":  # a verb with و has its subject behind it
        return None
    end = index
    while end > scene.starts[index] and scene.key(end - 1) in _AUXILIARY:
        end -= 1
    return _phrase_before(scene, index, end, bool(joined)) or _many_before(scene, index, end)


def _phrase_before(scene: Scene, index: int, end: int, joined: bool) -> tuple[int, int] | None:
    """Return the subject behind the opener of a clause, or at the head of its sentence."""
    first = _after_opener(scene, index, end)
    if first is not None:
        until = next((i for i in range(first + 1, end) if _qualifies(scene, i)), end)
        span = source_phrase(scene, first, until)
        fits = span is not None and _goes_up_to(scene, span, end, index) and _may_open(scene, span, index)
        return span if fits else None
    first = scene.starts[index]
    if not joined and _named_between_commas(scene, first, end):
        return source_phrase(scene, first, end)
    if (
        joined
        or first >= end
        or scene.key(index + 1) in _THEREIN
        or (is_mark(scene.words[end - 1].text) and scene.words[end - 1].text not in (":", "”", "»", '"'))
    ):
        return None
    if scene.words[end - 1].text == ":" or end - first <= _LONGEST:
        span = source_phrase(scene, first, end)
        fits = span is not None and reaches(scene, span, end) and (may_speak(scene, span) or _of_place(scene, span))
        return span if fits and not _has_verb(scene, first, end) else None
    return None


def _many_before(scene: Scene, index: int, end: int) -> tuple[int, int] | None:
    """Return the plural in ون right before a verb of many, whose subject it must be: `فالإيطاليون، يرجحون`."""
    readings = scene.cue(index)[0]
    last = end - 1 if scene.key(end - 1) in ("،", ",") else end
    first = last
    while first > max(scene.starts[index], last - _LONGEST) and scene.key(first - 1).endswith("ون"):
        first -= 1
    fits = first < last and bool(readings) and readings[0].agreement == "mp"
    return (first, last) if fits and not _has_verb(scene, first, last) else None


def _of_place(scene: Scene, span: tuple[int, int]) -> bool:
    """Tell whether one or two definite words before a verb mean somebody by his place: `التونسي البطل قال`."""
    words = [scene.bare(i) for i in range(*span)]
    return len(words) < 3 and words[0].endswith("ي") and all(word.startswith("ال") for word in words)


def _named_between_commas(scene: Scene, first: int, end: int) -> bool:
    """Tell whether a sentence begins with a person and what he is, between commas: `سامي نصر، مدير المتحف، رأى`."""
    place = first
    while place < end and scene.names[place] is not None and scene.names[place].label == "PER":
        place += 1
    commas = place > first and place < end and {scene.words[place].text, scene.words[end - 1].text} <= {"،", ","}
    commas = commas or _titled_between_commas(scene, first, end)
    return commas and end - first <= _FARTHEST and not _has_verb(scene, first, end)


def _titled_between_commas(scene: Scene, first: int, end: int) -> bool:
    """Tell whether a title and then the person's name between commas go up to a word: `مدير المتحف، سامي نصر، رأى`."""
    name = scene.names[end - 2] if end - 2 > first else None
    person = name is not None and name.label == "PER" and scene.words[end - 1].text in ("،", ",")
    titled = head_kind(scene.key(first)) == "unnamed_person" and scene.names[first] is None
    span = source_phrase(scene, first, end) if person and titled else None
    return span is not None and span[1] == end - 1


def reaches(scene: Scene, span: tuple[int, int], end: int) -> bool:
    """Tell whether a phrase goes up to a word, marks and adverbs left out: `لاريجاني بالمقابل أعلن`."""
    return all(is_mark(scene.words[i].text) or scene.key(i) in _SKIPPED for i in range(span[1], end))


def _goes_up_to(scene: Scene, span: tuple[int, int], end: int, index: int) -> bool:
    """Tell whether only a relative clause, or what `قد` parts from the verb, stands between a phrase and its verb."""
    parted = scene.key(span[1]) in WHO or (scene.key(index - 1) in ("قد", "فقد") and end < index)
    parted = parted or _asks_for_anonymity(scene, span[1]) or _qualifies(scene, span[1])
    return parted or reaches(scene, span, end)


def _qualifies(scene: Scene, index: int) -> bool:
    """Tell whether a verb in the present qualifies an indefinite noun in the accusative: `لكن خبيرا يتابع الملف`."""
    before = scene.words[index - 1]
    return scene.key(index)[:1] in ("ي", "ت") and before.text.endswith(("ا", "اً", "ًا")) and len(before.key) > 3


def _asks_for_anonymity(scene: Scene, index: int) -> bool:
    """Tell whether somebody unnamed is said at a word to want it so: `لكن مسؤولا طلب عدم ذكر اسمه رجح أن`."""
    near = (scene.key(index + 1), scene.key(index + 2))
    return scene.key(index) in _ASKS and not _NAMING.isdisjoint(near)


def _after_opener(scene: Scene, index: int, end: int) -> int | None:
    """Return the word behind the nearest opener of a clause before a verb, None where another clause lies between."""
    for position in range(end - 1, max(scene.starts[index], end - _FARTHEST) - 1, -1):
        word = scene.key(position)
        if word in _OPENERS or scene.bare(position) in _OPENERS:
            return position + 1 if position + 1 < end else None
        if word in WHO and position < end - 1 and not scene.dates[end - 1]:
            continue  # `لكن الوزير الذي زار باريس قال`
        another = position < end - 1 and _has_verb(scene, position, position + 1)
        if word in _CLOSED or (another and not (_asks_for_anonymity(scene, position) or _qualifies(scene, position))):
            return None
    return None


def _may_open(scene: Scene, span: tuple[int, int], index: int) -> bool:
    """Tell whether a phrase behind an opener is the subject: one who may speak, or any definite plural right there."""
    near = index - span[0] <= 2 and scene.key(span[0]).startswith("ال")
    return near or may_speak(scene, span)


def _has_verb(scene: Scene, first: int, end: int) -> bool:
    verbs = (i for i in range(first, end) if scene.names[i] is None and scene.key(i - 1) != "عدم")  # `طلب عدم نشر اسمه`
    readings = (scene.cue(i)[0] for i in verbs)
    return any(found and found[0].form == "verb" and not found[0].weak for found in readings)
