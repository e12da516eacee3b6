"""Characterisations: `ما وصفه بـ"…"`, `وصف X بأنه …`, `اتهم X ب…`."""

from newslab.claims.after_verb import subject_after
from newslab.claims.before_verb import subject_before
from newslab.claims.content import complementiser
from newslab.claims.cues import Cue
from newslab.claims.draft import Draft
from newslab.claims.drafting import make_draft
from newslab.claims.governed import after_b
from newslab.claims.lexicon import SPEAKING, WHO, head_kind, word_set
from newslab.claims.marks import is_mark
from newslab.claims.masdars import is_masdar
from newslab.claims.may_speak import are_many, may_speak
from newslab.claims.phrases import source_phrase
from newslab.claims.room import Content
from newslab.claims.scene import Scene

__all__ = ["characterised", "name_end"]

_PREPOSITION_TOO = word_set("also a preposition")
_MOST = ("الاكثر", "الاقل", "الاهم", "الافضل", "الاكبر", "الاعلي", "الاشد")
_WHAT = ("ما", "لما", "مما", "بما", "من", "ممن", "بمن")


def characterised(scene: Scene, index: int, cue: Cue, start: int) -> Draft | None:
    """`ما وصفه بـ"..."`, `وصف X بأنه …`, `اتهم X ب…`: the content is the wording."""
    limit = min(scene.ends[index], index + 22)
    if cue.suffix and scene.key(index - 1) in _WHAT:
        opening = next((i for i in range(index + 1, min(limit, index + 8) + 1) if i in scene.quotes), None)
        if opening is not None:
            content = Content(scene.words[opening + 1].start, opening + 1, "quote", opening, scene.quotes[opening] - 1)
            return _with_source(scene, make_draft(scene, index, cue, start, content, "characterise"), opening, cue)
    if cue.suffix and "ب" not in cue.preps:
        held = _named_so(scene, index) or _accusative(scene, index, limit)
        draft = make_draft(scene, index, cue, start, held, "characterise") if held else None
        return _with_source(scene, draft, held.first, cue) if held else None
    if "ب" not in cue.preps:
        held = _that(scene, index, cue)
        draft = make_draft(scene, index, cue, start, held, "characterise") if held else None
        if draft is None:
            return _held_for(scene, index, cue, start, limit)
        return _with_source(scene, draft, index + 1, cue)
    if cue.form == "masdar" and scene.key(index).startswith("ال") and scene.key(index).endswith("ات"):
        return None  # `الاتهامات التي وردت …`: known from before
    room = _room(scene, index, limit)
    clauses = (position for position in room if _says_that(scene, position) is not None)
    first = next(clauses, index)
    found = [
        (position, described)
        for position in ((first,) if first > index else room)
        if (described := _described(scene, position, index, cue)) is not None
    ]
    if not found:
        return None
    adjectives = [place for place in found if place[1].last >= 0 and not cue.suffix]
    position, described = adjectives[-1] if adjectives else found[0]
    return _with_source(scene, make_draft(scene, index, cue, start, described, "characterise"), position, cue)


def _room(scene: Scene, index: int, limit: int) -> range:
    """Return the words behind a cue up to a stop, a clause or another reporting verb."""
    for position in range(index + 1, limit + 1):
        word = scene.words[position]
        if word.text in (".", ":", "؛") or (position > index + 1 and word.key in ("ان",)):
            return range(index + 1, position)
        readings, _ = scene.cue(position)
        verb = readings and readings[0].form == "verb" and word.key not in _PREPOSITION_TOO
        free = scene.names[position] is None and scene.key(position - 1) not in WHO
        if position > index + 1 and verb and free:
            return range(index + 1, position)
    return range(index + 1, limit + 1)


def _says_that(scene: Scene, position: int) -> int | None:
    """Return where the clause of `بأنه …` begins, which describes even where another ب stands before it, or None."""
    return complementiser(scene, position, takes_b=True) if scene.words[position].key.startswith("بان") else None


def _accusative(scene: Scene, index: int, limit: int) -> Content | None:
    """Return the noun in the accusative that tells what something is held for: `اعتبرها البعض تجسيدا لـ…`."""
    for position in range(index + 1, min(limit, index + 8) + 1):
        word = scene.words[position]
        if is_mark(word.text) or scene.cue(position)[0]:
            return None
        free = scene.names[position] is None and not scene.dates[position]
        if free and len(word.key) > 3 and word.text.endswith(("ا", "ً")) and head_kind(word.key) is None:
            return Content(word.start, position, "noun", position)
    return None


def _named_so(scene: Scene, index: int) -> Content | None:
    """Return what something is called where nobody but the verb says who calls it so: `مما أسموه خطوات جريئة`."""
    first = index + 1
    if scene.key(index - 1) not in _WHAT or first >= scene.ends[index]:
        return None
    word = scene.words[first]
    other = scene.names[first] is not None or scene.dates[first] or is_mark(word.text) or bool(scene.cue(first)[0])
    subject = head_kind(word.key) is not None or word.key.endswith("ون")
    if other or subject or word.proclitics or len(word.key) < 4 or complementiser(scene, first) is not None:
        return None
    return Content(word.start, first, "noun", first)


def _that(scene: Scene, index: int, cue: Cue) -> Content | None:
    """Return what `ذلك` is held for: `معتبرا ذلك انتصارا للجميع`, `اعتبر ذلك تدخلا`."""
    first = index + 2
    said = cue.lemma == "اعتبر" and scene.key(index + 1) in ("ذلك", "اياه", "اياها") and first <= scene.ends[index]
    if not said or is_mark(scene.words[first].text) or complementiser(scene, first) is not None:
        return None
    return Content(scene.words[first].start, first, "noun", first)


def _held_for(scene: Scene, index: int, cue: Cue, start: int, limit: int) -> Draft | None:
    """`واعتبر سامي نصر الزيارة تدخلا`: behind who holds it, a thing and then, in the accusative, what for."""
    perfect = cue.lemma == "اعتبر" and cue.form == "verb" and scene.bare(index) in ("اعتبر", "اعتبرت", "اعتبروا")
    if not perfect:
        before = subject_before(scene, index) if cue.lemma == "اعتبر" and cue.form == "verb" else None
        if before is not None:
            return _held_by(scene, index, cue, start, limit, before)
        return _named_twice(scene, index, cue, start)
    place = index + 1
    while place <= limit and (place < index + 3 or not _is_held(scene, place)):
        word = scene.words[place]
        other = scene.names[place] is None and any(reading.form == "verb" for reading in scene.cue(place)[0])
        if is_mark(word.text) or other or complementiser(scene, place, takes_b=True) is not None:
            return None
        place += 1
    if place > limit:
        return None
    subject = scene.names[index + 1] is not None or head_kind(scene.key(index + 1)) is not None
    first = name_end(scene, index + 1, place, index + 2)
    if not subject or first >= place:
        return None
    content = Content(scene.words[first].start, first, "noun", index)
    draft = make_draft(scene, index, cue, start, content, "characterise")
    if draft is not None:
        draft.source = source_phrase(scene, index + 1, first)
    return draft


def _named_twice(scene: Scene, index: int, cue: Cue, start: int) -> Draft | None:
    """`وتعتبر فرنسا مالي حليفا`: in the present only with two names, since one alone is what is held for something."""
    first, end = index + 1, scene.behind_name(index + 1) if index + 1 < len(scene.words) else 0
    named = all(i <= scene.ends[index] and scene.names[i] is not None for i in (first, end))
    if cue.lemma != "اعتبر" or cue.form != "verb" or not named or scene.names[first].label not in SPEAKING:
        return None
    behind = scene.behind_name(end)
    if behind > scene.ends[index] or not scene.words[behind].text.endswith(("ا", "ً")) or scene.dates[behind]:
        return None
    draft = make_draft(scene, index, cue, start, Content(scene.words[end].start, end, "noun", index), "characterise")
    if draft is not None:
        draft.source = (first, end)
    return draft


def _is_held(scene: Scene, place: int) -> bool:
    """Tell whether what something is held for begins: in the accusative, or in ة behind the thing (`الاتفاق خطوة`)."""
    word, before = scene.words[place], scene.key(place - 1)
    free = scene.names[place] is None and not scene.dates[place] and not word.proclitics
    behind = before.startswith("ال") and scene.names[place - 1] is None
    seen = word.text.endswith("ة") and not word.key.startswith("ال") and len(word.key) > 3
    return _is_accusative(scene, place) or (free and behind and seen and scene.cue(place)[0] == ())


def _held_by(scene: Scene, index: int, cue: Cue, start: int, limit: int, source: tuple[int, int]) -> Draft | None:
    """`الحكومة تعتبر الملف مغلقا`: behind its subject and verb, a thing and then, in the accusative, what for."""
    first = index + 1
    elative = scene.key(first) in _MOST  # `تعتبر الأكثر تقدما`
    thing = (scene.key(first).startswith("ال") and not elative) or (first <= limit and scene.names[first] is not None)
    for place in range(first + 1, min(limit, first + 5) + 1):
        if complementiser(scene, place, takes_b=True) is not None or scene.words[place].text in ("،", ",", "."):
            return None
        if thing and (_is_accusative(scene, place) or scene.key(place) == "غير"):
            content = Content(scene.words[first].start, first, "noun", index)
            draft = make_draft(scene, index, cue, start, content, "characterise")
            if draft is not None:
                draft.source = source
            return draft
    return None


def _is_accusative(scene: Scene, place: int) -> bool:
    """Tell whether a word is an indefinite noun in the accusative: `تدخلا`, `خطوة` is not seen to be one."""
    word = scene.words[place]
    free = scene.names[place] is None and not scene.dates[place] and head_kind(word.key) is None
    return free and len(word.key) > 3 and word.text.endswith(("ا", "ً")) and not word.key.startswith("ال")


def _described(scene: Scene, position: int, index: int, cue: Cue) -> Content | None:
    """Return the wording after ب: `بأنه …`, `بـ"…"`, `بالإرهابية`."""
    word = scene.words[position]
    begin = _says_that(scene, position)
    if begin is not None:
        first = position if word.start < begin < word.end else position + 1
        return Content(begin, first, "clause", position)
    if word.key in ("ب", "بـ") and position + 1 < len(scene.words):
        following = position + (2 if scene.words[position + 1].text == "ـ" and position + 2 < len(scene.words) else 1)
        if following in scene.quotes:
            return Content(
                scene.words[following + 1].start, following + 1, "quote", position, scene.quotes[following] - 1
            )
        return Content(scene.words[following].start, following, "noun", position)
    beside = position == index + 1
    if scene.names[position] is not None or scene.dates[position] or (beside and cue.form == "verb" and not cue.suffix):
        return None
    if cue.form == "masdar" and not beside:
        return None
    parted = after_b(scene, position, beside)
    if parted is None or not (parted[1].startswith("ال") or len(parted[1]) > 2):
        return None
    closing = scene.quotes.get(position - 1, 0)
    if closing > position and closing < len(scene.words) - 1 and is_mark(scene.words[closing + 1].text):
        return Content(parted[0], position, "noun", position, closing - 1)  # `اتهمه "بتهديد المنطقة"،`
    alone = cue.lemma in ("وصف", "نعت") and parted[1].startswith("ال")
    return Content(parted[0], position, "noun", position, _adjectives(scene, position) if alone else -1)


def _adjectives(scene: Scene, position: int) -> int:
    """Return the last word of the adjectives that describe: `بالخطيرة والمفتعلة جدا`; -1 where a noun goes on."""
    last = position
    while scene.bare(last + 1).startswith("ال") and last < scene.ends[position]:
        last += 1
    if scene.key(last + 1) in ("جدا", "للغايه"):
        last += 1
    return last


def _with_source(scene: Scene, draft: Draft | None, region: int, cue: Cue) -> Draft | None:
    """Find who says it: before the verb, or behind it where something else is left to be described."""
    if draft is None:
        return None
    first = draft.index + 1
    if cue.suffix:
        draft.source = subject_after(scene, first, region, draft) if region > first else None
        if draft.source is not None and not may_speak(scene, draft.source):
            draft.source = None
    elif cue.form == "verb":
        word = scene.key(first)
        subject = word.startswith("ال") and not word.endswith("ين") and head_kind(word) is not None
        subject = subject or are_many(word)
        titled = subject and region > first + 1
        alone = first + 1 if titled else region  # `ووصفت الشرطة الحادث بأنه`
        edge = name_end(scene, first, region, alone)
        if scene.key(draft.index - 1) in WHO:
            return draft
        before = subject_before(scene, draft.index)
        conjoined = scene.words[draft.index].key != scene.bare(draft.index) or scene.key(draft.index - 1) == "كما"
        if cue.agreement in ("mp", "fp", "d"):  # `أن المحتجين كانوا قد اتهموا الشرطة بـ`
            draft.source = before
            return draft
        described = any(not scene.dates[i] and not is_mark(scene.words[i].text) for i in range(edge, region))
        draft.source = before or (source_phrase(scene, first, edge) if described or not conjoined else None)
        begin = draft.source[0] if draft.source else first
        described = scene.names[begin] is None and is_masdar(scene.key(begin))
        if draft.source and (described or (before is None and not may_speak(scene, draft.source))):
            draft.source = None  # what is described: `ووصف استخدام القنابل بأنه …`
        draft.impersonal = draft.source is None and region == first
    return draft


def name_end(scene: Scene, first: int, region: int, unnamed: int) -> int:
    """Return the word behind the first name that may be who speaks, its quotation mark included; else `unnamed`."""
    ends = [i + 1 for i in range(first, region) if _ends_person(scene, i)]
    if not ends:
        return unnamed
    end, titled = ends[0], head_kind(scene.key(first)) == "unnamed_person" and scene.names[first] is None
    if titled and len(ends) > 1 and ends[1] < region and scene.names[end - 1].label != "PER":
        goes_on = scene.names[end] is not None and scene.names[end] is scene.names[ends[1] - 1]
        end = ends[1] if goes_on and scene.names[end].label == "PER" else end  # `رئيس مجلس لندن سامي نصر`
    return end + 1 if end in scene.openings and end < region else end


def _ends_person(scene: Scene, index: int) -> bool:
    name = scene.names[index]
    if name is None or name.label not in SPEAKING or index + 1 >= len(scene.words):
        return name is not None and name.label in SPEAKING
    other, following = scene.names[index + 1], scene.words[index + 1]
    joined = other is not None and other.start > following.start and following.key[:1] == "و"
    return other is not name and not joined
