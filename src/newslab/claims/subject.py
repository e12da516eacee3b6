"""The subject of a reporting verb, behind it or before it, and the object that is told something."""

from newslab.claims.cues import Cue
from newslab.claims.draft import Draft
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.marks import is_mark
from newslab.claims.masdars import is_masdar
from newslab.claims.phrases import is_so_called, source_phrase
from newslab.claims.scene import Scene
from newslab.text.normalise import key

__all__ = [
    "are_many",
    "beside_date",
    "is_adjunct",
    "may_speak",
    "subject",
    "subject_after",
    "subject_before",
    "subject_of_noun",
    "told_object",
]

_SKIPPED = word_set("between verb and subject")
_AUXILIARY = word_set("between subject and verb")
_OPENERS = word_set("before a subject")
_CLOSED = word_set("no subject before")
_TOLD = word_set("told")
_ALL = word_set("begins anew")
_DENIED = word_set("denied")
_REPORTERS = word_set("reporter")
_NO_NOUN = word_set("no noun")
_STOPS = word_set("stop")
_SOME = word_set("this and some") | word_set("some of")
_THEREIN = word_set("therein")  # `عقد الوزير مؤتمرا نفى فيه أن`
_AGAIN = word_set("comes to")
_ASKS, _NAMING = word_set("asks for anonymity"), word_set("naming")
_HONOURS = word_set("honour")
_KEEPS_ON = word_set("keeps on")
_ALREADY = ("سبق", "يسبق")
_LED_BY = ("عن", "علي", "الي")
_LEADS_TO = word_set("leads to speech")
_HELD_TRUE = word_set("held true")
_THAT_HE = ("انه", "انها", "انهم", "بانه", "بانها", "بانهم")
_WHO = ("الذي", "التي", "الذين")
_BODIES = ("PER", "ORG", "GPE")
_LONG_NAME = 6  # words of a quotation that may be a name, marks included
_ROUND_DATES = ("/", "(", ")")
_LONGEST = 9  # words that a subject without an opener may have
_FARTHEST = 24  # words from an opener to its verb


def subject(scene: Scene, draft: Draft, first: int, region: int) -> tuple[int, int] | None:
    """Return the subject of a reporting verb: right before it, else behind it, else at the head of its clause.

    Where a title or a name stands on either side, the one behind speaks, unless the verb may have an object there.
    """
    if scene.key(draft.index - 1) in _WHO and key(draft.lemma) in _TOLD:
        return None  # `الذي طمأن السكان إلى أن`
    before = _of_again(scene, draft.index) or subject_before(scene, draft.index)
    after = subject_after(scene, first, region, draft)
    if before is None or after is None:
        return after or before
    object_too = (key(draft.lemma) in _TOLD and not draft.suffix) or draft.rule == "noun" or not may_speak(scene, after)
    return before if object_too else after


def _of_again(scene: Scene, index: int) -> tuple[int, int] | None:
    """Return the subject of the verb that leads to a verb: `وعاد سامي ليؤكد أن`, `وسبق للوزير سامي نصر أن أعلن`."""
    already = scene.key(index - 1) == "ان"
    end = index - already
    kept = scene.key(index)[:1] in ("ي", "ت") or scene.words[index].key[:1] == "ف"  # `مضى يقول`, `عاد فقال`
    leads = _ALREADY if already else _AGAIN if scene.key(index).startswith("ل") else _KEEPS_ON if kept else ()
    verbs = range(end - 2, max(scene.starts[index] - 1, end - _LONGEST), -1)
    verb = next((i for i in verbs if scene.bare(i) in leads), None)
    if verb is None or (already and not scene.key(verb + 1).startswith("ل")):
        return None
    span = source_phrase(scene, verb + 1, end, after_l=already)
    return span if span is not None and _reaches(scene, span, end) and may_speak(scene, span) else None


def subject_of_noun(scene: Scene, index: int) -> tuple[int, int] | None:
    """Return who says what a verbal noun behind a preposition tells: `أعرب خبراء عن اعتقادهم`, `سامي على قناعة`."""
    if scene.key(index - 1) not in _LED_BY:
        return None
    start = scene.starts[index]
    verbs = range(index - 2, max(start - 1, index - _FARTHEST), -1)
    verb = next((i for i in verbs if scene.bare(i) in _LEADS_TO), start - 1)
    if verb < start and scene.key(index) not in _HELD_TRUE:
        return None
    span = source_phrase(scene, verb + 1, index - 1)
    return span if span is not None and _reaches(scene, span, index - 1) and may_speak(scene, span) else None


def _disagrees(scene: Scene, draft: Draft, first: int) -> bool:
    """Tell whether gender or case shows that a noun beside a verb is told: `وحذر الدول من`, `حذر اللاعبين من`."""
    key_ = scene.key(first)
    return (
        key(draft.lemma) in _TOLD
        and draft.agreement == "m"
        and scene.names[first] is None
        and (
            key_.endswith("ات")
            or (key_.startswith("ال") and key_.endswith("ين") and len(key_) > 6 and key_ != "الامين")
            or key_ in ("الدول", "دول")
            or scene.words[first].text.endswith("ة")
        )
    )


def subject_after(scene: Scene, first: int, region: int, draft: Draft) -> tuple[int, int] | None:
    """Return the noun phrase behind a verb that is its subject, adverbs and dates between them left out."""
    if draft.form == "verb" and draft.agreement in ("mp", "fp", "d"):
        return None  # a verb of many has its subject before it or leaves it out: `الضباط حملوا سامي نصر المسؤولية`
    position = first
    while position < region and (
        scene.dates[position] or scene.key(position) in _SKIPPED or beside_date(scene, position)
    ):
        position += 1
    if position >= region or (draft.rule == "noun" and position >= draft.first):
        return None
    span = source_phrase(scene, position, min(region, draft.first))
    if span is None or _disagrees(scene, draft, span[0]) or is_adjunct(scene, span[0]):
        return None
    if draft.stance == "deny" and scene.key(span[0]) in _DENIED:  # `كما نفى الشائعات`
        return None
    return span if is_so_called(scene, span[0]) or not _is_no_noun(scene, span[0]) else None


def beside_date(scene: Scene, index: int) -> bool:
    """Tell whether a mark stands beside a date, as in `أفادت اليوم/الخميس/ الوكالة`."""
    return scene.words[index].text in _ROUND_DATES and (
        scene.dates[index - 1] or (index + 1 < len(scene.dates) and scene.dates[index + 1])
    )


def is_adjunct(scene: Scene, index: int) -> bool:
    """Tell whether a word behind a verb is governed by a preposition or joined by a و, and no subject."""
    return _is_governed(scene, index) or _is_joined(scene, index)


def _is_joined(scene: Scene, index: int) -> bool:
    """Tell whether a و parts a word from the verb before it: `قالت لنا والحديث يدور`."""
    name, word = scene.names[index], scene.words[index]
    return "و" in word.proclitics and (name is None or name.start > word.start)


def _is_no_noun(scene: Scene, index: int) -> bool:
    """Tell whether a word behind a verb is no subject: a function word, another verb (`تابع يقول`), `متمنيا`."""
    if scene.names[index] is not None or scene.key(index) in _NO_NOUN:  # `علي` is a name too
        return scene.names[index] is None
    if _tells_how(scene, index):
        return True
    if head_kind(scene.key(index)) is not None or scene.key(index) in _HONOURS:
        return False
    forms = [cue.form for cue in scene.cue(index)[0][:1] if not cue.weak]
    return "verb" in forms or ("participle" in forms and scene.words[index].text.endswith(("ا", "ة")))


def _tells_how(scene: Scene, index: int) -> bool:
    """Tell whether a word says how somebody spoke, before a colon or a quotation: `علق مبتسما: "…"`."""
    word, following = scene.words[index], scene.key(index + 1)
    accusative = word.text.endswith(("اً", "ًا")) or (
        word.key.endswith("ا") and word.key[:1] == "م" and word.key[-2:] not in ("نا", "ها")
    )
    return (accusative or word.key[:1] == "ب") and (following in (":", "،", ",") or index + 1 in scene.quotes)


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
        fits = span is not None and _reaches(scene, span, end) and (may_speak(scene, span) or _of_place(scene, span))
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


def _reaches(scene: Scene, span: tuple[int, int], end: int) -> bool:
    """Tell whether a phrase goes up to a word, marks and adverbs left out: `لاريجاني بالمقابل أعلن`."""
    return all(is_mark(scene.words[i].text) or scene.key(i) in _SKIPPED for i in range(span[1], end))


def _goes_up_to(scene: Scene, span: tuple[int, int], end: int, index: int) -> bool:
    """Tell whether only a relative clause, or what `قد` parts from the verb, stands between a phrase and its verb."""
    parted = scene.key(span[1]) in _WHO or (scene.key(index - 1) in ("قد", "فقد") and end < index)
    parted = parted or _asks_for_anonymity(scene, span[1]) or _qualifies(scene, span[1])
    return parted or _reaches(scene, span, end)


def _qualifies(scene: Scene, index: int) -> bool:
    """Tell whether a verb in the present qualifies an indefinite noun in the accusative: `لكن خبيرا يتابع الملف`."""
    before = scene.words[index - 1]
    return scene.key(index)[:1] in ("ي", "ت") and before.text.endswith(("ا", "اً", "ًا")) and len(before.key) > 3


def _asks_for_anonymity(scene: Scene, index: int) -> bool:
    """Tell whether somebody unnamed is said at a word to want it so: `لكن مسؤولا طلب عدم ذكر اسمه رجح أن`."""
    near = (scene.key(index + 1), scene.key(index + 2))
    return scene.key(index) in _ASKS and not _NAMING.isdisjoint(near)


def _is_governed(scene: Scene, index: int) -> bool:
    """Tell whether a preposition is written together with a word: `بالتعجل`, `بإسرائيل`."""
    name, word = scene.names[index], scene.words[index]
    if name is not None:  # `بالي` is a name, whatever its first letter
        return bool(name.start > word.start) and word.key[:1] in "بفك"
    return "ب" in word.proclitics


def _after_opener(scene: Scene, index: int, end: int) -> int | None:
    """Return the word behind the nearest opener of a clause before a verb, None where another clause lies between."""
    for position in range(end - 1, max(scene.starts[index], end - _FARTHEST) - 1, -1):
        word = scene.key(position)
        if word in _OPENERS or scene.bare(position) in _OPENERS:
            return position + 1 if position + 1 < end else None
        if word in _WHO and position < end - 1 and not scene.dates[end - 1]:
            continue  # `لكن الوزير الذي زار باريس قال`
        another = position < end - 1 and _has_verb(scene, position, position + 1)
        if word in _CLOSED or (another and not (_asks_for_anonymity(scene, position) or _qualifies(scene, position))):
            return None
    return None


def _may_open(scene: Scene, span: tuple[int, int], index: int) -> bool:
    """Tell whether a phrase behind an opener is the subject: one who may speak, or any definite plural right there."""
    near = index - span[0] <= 2 and scene.key(span[0]).startswith("ال")
    return near or may_speak(scene, span)


def may_speak(scene: Scene, span: tuple[int, int]) -> bool:
    """Tell whether a phrase may be who speaks: it holds a name or begins with the noun of a speaker."""
    if (scene.names[span[0]] is None and scene.bare(span[0]) in _STOPS) or _is_governed(scene, span[0]):
        return False
    if span[1] - span[0] > _LONG_NAME and scene.quotes.get(span[0]) == span[1] - 1:
        return False
    named = any(name is not None and name.label in _BODIES for name in scene.names[span[0] : span[1]])
    if named and scene.names[span[0]] is None and is_masdar(scene.key(span[0])):
        return False  # `جدد تمسك إيران بالاتفاق`: what is renewed
    if named or head_kind(scene.key(span[0])) is not None or are_many(scene.key(span[0])):
        return True
    return scene.key(span[0]) in _SOME and head_kind(scene.key(span[0] + 1)) is not None


def are_many(word: str) -> bool:
    """Tell whether a definite plural in the nominative means people: `المنكوبون`."""
    return word.startswith("ال") and word.endswith("ون") and len(word) > 6


def _has_verb(scene: Scene, first: int, end: int) -> bool:
    verbs = (i for i in range(first, end) if scene.names[i] is None and scene.key(i - 1) != "عدم")  # `طلب عدم نشر اسمه`
    readings = (scene.cue(i)[0] for i in verbs)
    return any(found and found[0].form == "verb" and not found[0].weak for found in readings)


def _is_press(scene: Scene, index: int) -> bool:
    """Tell whether a word begins a medium, or one who reports for it, without ل: `أفاد الوزير وكالة الأنباء بأن`."""
    return scene.key(index) in _REPORTERS or (scene.names[index] is None and head_kind(scene.key(index)) == "media")


def told_object(scene: Scene, draft: Draft, first: int, region: int, cue: Cue) -> tuple[int, int] | None:
    """Return the offsets of the object of a verb of telling: `أبلغ الوزير السلطات أن`, `حذرت واشنطن الكويت من`."""
    himself = scene.key(draft.index - 1) in _THAT_HE  # `قال إنه أبلغ الشرطة عن قلقه`
    informs = cue.lemma == "أفاد" and any(_is_press(scene, i) for i in range(first, min(region, first + 2)))
    if (key(cue.lemma) not in _TOLD and not informs) or cue.suffix or (draft.source is None and not himself):
        return None
    position = first
    while position < region and (scene.dates[position] or scene.key(position) in ("،", ",", "اليوم", "امس")):
        position += 1
    if position >= region:
        return None
    word = scene.key(position)
    definite = word.startswith("ال") or word in _ALL or head_kind(word) is not None
    name = scene.names[position]
    if not definite and (name is None or name.start > scene.words[position].start):
        return None
    span = source_phrase(scene, position, region)
    return None if span is None else scene.offsets(span)
