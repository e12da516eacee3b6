"""Sources marked from behind or at the head of a sentence: `بحسب المصدر`, `نقلا عن`, `على حد قوله`, `كما قال`."""

import re

from newslab.claims.addressees import Addressee, addressee
from newslab.claims.after_verb import beside_date
from newslab.claims.attribution import ECHOES, PREPOSITIONS, names_source
from newslab.claims.closing import close, strip_marks
from newslab.claims.cues import Cue
from newslab.claims.draft import Draft
from newslab.claims.drafting import content_start
from newslab.claims.lexicon import WHO, head_kind, word_set
from newslab.claims.marks import is_mark, trim
from newslab.claims.masdars import is_masdar
from newslab.claims.phrases import source_phrase
from newslab.claims.relays import passed_on, swap_relay
from newslab.claims.room import Content
from newslab.claims.scene import Scene
from newslab.text.normalise import normalise

__all__ = ["behind", "from_behind"]

_COMES = frozenset("j")  # `جاء في بيان`
_THEN_HE = re.compile("فان(?=(?:ه|ها|هم|هما)\\Z)")
_PARTED = ("راي", "ل", "لـ", "عن", "الي")  # `نقلا عن الوزير`
_WORDS_OF = ("تصريح", "تصريحات", "حديث")
_AGENCIES = word_set("medium") | {"وكالات", "عواصم"}
_ADVERBS = word_set("between verb and subject") - {"،", ","}
_SAME = word_set("same") | word_set("this and some")
_SPEECH = word_set("speech")
_VIEWS = frozenset(noun + whose for noun in ("راي", "نظر", "اعتقاد", "تقدير") for whose in ("ه", "ها", "هم"))
_OPENING_WORDS = 6  # words of a clause before a source that only interrupts it
_ASIDE = 14  # words of a source with its relative clause between commas
_DATELINE = 10  # words
_NEAR = 10  # words from a source to the end of its addressee


def behind(scene: Scene, index: int, before: list[Draft]) -> Draft | None:
    """A source marked by a preposition: `بحسب المصدر`, `وفقا للوزارة`, `نقلا عن`, `على حد قوله`."""
    bare = scene.bare(index)
    if bare == "علي" and scene.key(index + 1) == "حد" and scene.key(index + 2) in ECHOES:
        return _echo(scene, index, index + 2, before)
    if _is_opinion(scene, index):
        return _opinion(scene, index)
    if bare == "نقلا" and scene.key(index + 1) != "عن":
        return None  # `ثم نقلا إلى المستشفى`
    if bare not in PREPOSITIONS or not names_source(scene, index + 1):
        return None
    position = index + 1
    if scene.key(position) in ECHOES:
        return _echo(scene, index, position, before)
    if scene.key(position) in ("ما", "لما") or (scene.key(position).startswith("ما") and scene.cue(position)[0]):
        return None
    if scene.key(position) in _PARTED:
        position += 1
    earlier = before[-1] if before and scene.starts[before[-1].index] == scene.starts[index] else None
    if bare == "نقلا" and earlier is not None and _passes_on(scene, earlier, index):
        return _quoting(scene, index, position, earlier)
    cue = Cue("حسب", "preposition", "say", frozenset("c"), frozenset(), "", "", False)
    draft = from_behind(scene, index, cue, content_start(scene, index), index - 1, "according to")
    if draft is None:
        return None
    if scene.bare(position) in _WORDS_OF and scene.key(position + 1).startswith("ل"):
        position += 1  # `وفق تصريح للوزيرة`
    aside = draft.first < index < draft.last and draft.source is not None
    end = draft.source[1] if draft.source is not None and aside else scene.ends[index] + 1
    draft.source = source_phrase(scene, position, end, after_l=True)
    if draft.source is not None:
        draft.relay = passed_on(scene, draft.source[1], min(scene.ends[index] + 1, draft.source[1] + 4))
    following = scene.cue(draft.source[1])[0] if bare == "نقلا" and draft.source is not None else ()
    if following and following[0].form == "masdar" and following[0].suffix:
        return None  # `أوردت الصحيفة نقلا عن مصدر قوله إن`
    if earlier is not None and earlier.first > draft.first and index - earlier.last <= 2 and _is_same(scene, position):
        draft.content, draft.first, draft.last = earlier.content, earlier.first, earlier.last
    return draft


def _is_same(scene: Scene, position: int) -> bool:
    """Tell whether a source from behind is the one that spoke before it: `حسب البيان`, `وفق نفس المصدر`."""
    word = scene.key(position).removeprefix("ل")
    document = head_kind(word) == "document" and scene.key(position).startswith(("ال", "لل"))
    return document or word in _SAME or scene.words[position].stem_key in _SAME


def from_behind(scene: Scene, index: int, cue: Cue, start: int, edge: int, rule: str) -> Draft | None:
    """Take the sentence before a source from behind as its content; or what follows, when the source opens it."""
    end = scene.ends[index] + 1
    parted = cue.takes == _COMES or (cue.form == "preposition" and scene.key(index + 1) in _PARTED)
    whose = _skip_pronoun(scene, index + 1 + parted)
    span = source_phrase(scene, whose, end, after_l=cue.form == "preposition")
    first, last = _clause_before(scene, index, edge)
    told = _told(scene, span or (index, index + 1), end) if span is None or span[0] > index else None
    if last < first:
        after = span[1] if span else index + 1
        opened = _clause_after(scene, index, told.after if told and told.start <= scene.words[after].end else after)
        if opened is None:
            return None
        first, last = opened
    goes_on = _past_aside(scene, index, first, edge, span) if span is not None and last == edge else None
    if span is not None and goes_on is not None:
        span = (span[0], min(span[1], goes_on))
        last = close(scene, Content(scene.words[goes_on].start, goes_on, "clause", goes_on), index)
    first, last = strip_marks(scene, first, last)
    if last < first:
        return None
    begin = _past_then(scene, first) if first > index else content_start(scene, first)
    draft = Draft(
        index, (start, scene.words[index].end), (begin, scene.words[last].end), first, last, cue.stance, rule, cue.form,
        cue.lemma, cue.agreement, cue.suffix, source=span,
    )  # fmt: skip
    if draft.content[1] <= begin:
        return None
    draft.addressee = told.offsets if told else None
    if cue.lemma == "نقل":
        swap_relay(scene, draft, end)
    if first in scene.quotes and scene.quotes[first] == last:
        draft.content, draft.quoted = (scene.words[first + 1].start, scene.words[last - 1].end), True
    return draft


def _past_aside(scene: Scene, index: int, first: int, edge: int, source: tuple[int, int]) -> int | None:
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


def _told(scene: Scene, span: tuple[int, int], end: int) -> Addressee | None:
    return addressee(scene, span[1], min(end, span[1] + _NEAR))


def _skip_pronoun(scene: Scene, index: int) -> int:
    skipped = index + 1 if scene.key(index) in ("به", "بها", "عنه", "اليه", "عنها", "فيه") else index
    while skipped < len(scene.words) and _is_between(scene, skipped):
        skipped += 1
    return skipped


def _is_between(scene: Scene, index: int) -> bool:
    return _is_adverb(scene, index) or _is_comma_of_adverb(scene, index) or beside_date(scene, index)


def _is_adverb(scene: Scene, index: int) -> bool:
    return index < len(scene.words) and (scene.dates[index] or scene.key(index) in _ADVERBS)


def _is_comma_of_adverb(scene: Scene, index: int) -> bool:
    """Tell whether a comma stands beside an adverb or a date: `وفق ما ذكره، أمس الجمعة، الوزير`."""
    beside = _is_adverb(scene, index + 1) or _is_adverb(scene, index - 1)
    return scene.words[index].text in ("،", ",") and beside


def _clause_before(scene: Scene, index: int, edge: int) -> tuple[int, int]:
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


def _clause_after(scene: Scene, index: int, after: int) -> tuple[int, int] | None:
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


def _past_then(scene: Scene, first: int) -> int:
    """Return where a clause begins at a word: at the pronoun of `فإنه`, which only goes on after a source."""
    word = scene.words[first]
    pronoun = _THEN_HE.match(word.key)
    return word.start + normalise(word.text).origins[pronoun.end()] if pronoun else content_start(scene, first)


def _passes_on(scene: Scene, earlier: Draft, index: int) -> bool:
    """Tell whether a medium names its source at a word: `قالت الصحيفة نقلا عن`, `وفق ما أوردته الصحيفة نقلا عن`."""
    beside = earlier.source is not None and earlier.rule == "as said" and earlier.source[1] in (index, index - 1)
    return earlier.index < index < earlier.first or beside


def _quoting(scene: Scene, index: int, position: int, teller: Draft) -> Draft:
    """`قالت الصحيفة نقلا عن مصادر إن …`: the paper tells the same content that the sources are quoted for."""
    source = source_phrase(scene, position, teller.first if teller.first > index else scene.ends[index] + 1)
    if teller.source and source and teller.source[1] > index:
        teller.source = trim(scene, teller.source[0], index)
    return Draft(
        index, (content_start(scene, index), scene.words[index].end), teller.content, teller.first, teller.last, "say",
        "according to", "preposition", source=source, quoted=teller.quoted,
        relay=scene.offsets(teller.source) if teller.source else None,
    )  # fmt: skip


def _echo(scene: Scene, index: int, position: int, before: list[Draft]) -> Draft | None:
    """`على حد قوله`, `حسب تعبيرها`: the content that it echoes is that of the claim before it."""
    earlier = before[-1] if before and scene.starts[before[-1].index] == scene.starts[index] else None
    cue_word = scene.words[index if scene.bare(index) in PREPOSITIONS else position]
    cue_start = content_start(scene, cue_word.number)
    plain = scene.key(position) in ("قول", "تعبير", "وصف", "زعم")
    source = source_phrase(scene, position + 1, scene.ends[index] + 1) if plain else None
    suffix = scene.key(position)[-2:] if scene.key(position).endswith(("ها", "هم")) else "ه"
    if earlier is not None and earlier.last < index:
        content, first, last, quoted = earlier.content, earlier.first, earlier.last, earlier.quoted
    else:
        first, last = _quotation_before(scene, index) or _clause_before(scene, index, index - 1)
        if last < first:
            first, last = _clause_after(scene, index, source[1] if source else position + 1) or (index, 0)
        first, last = strip_marks(scene, first, last)
        if last < first:
            return None
        content, quoted = (content_start(scene, first), scene.words[last].end), last + 1 in scene.openings
    stance = "assert" if scene.key(position).startswith("تاكيد") else "say"
    return Draft(
        position, (cue_start, cue_word.end), content, first, last, stance, "echo", "masdar", "قول",
        {"ه": "m", "ها": "f"}.get(suffix, ""), "" if plain else suffix, source=source, quoted=quoted,
    )  # fmt: skip


def _is_opinion(scene: Scene, index: int) -> bool:
    """Tell whether a noun says whose view something is, a mark or the head of its sentence before it: `وبرأيه فإن`."""
    head = index - 1 if scene.bare(index - 1) == "في" and index - 1 >= scene.starts[index] else index
    word = scene.words[index]
    opens = head == scene.starts[index] or is_mark(scene.words[head - 1].text)
    return opens and (head < index or word.proclitics[-1:] == "ب") and word.stem_key in _VIEWS


def _opinion(scene: Scene, index: int) -> Draft | None:
    """`وبرأيه فإن الأسعار سترتفع`, `والحل، في نظرها، قريب`: the view that is told behind, or around, its noun."""
    first = index + 1
    while first <= scene.ends[index] and (scene.words[first].text in ("،", ",") or scene.key(first) in ("فان", "ان")):
        first += 1
    if first > scene.ends[index]:
        return None
    first, last = strip_marks(scene, first, scene.ends[index])
    quoted = scene.quotes.get(first) == last
    first, last = (first + 1, last - 1) if quoted else (first, last)
    word = scene.words[index]
    suffix = scene.key(index)[-2:] if scene.key(index).endswith(("ها", "هم")) else "ه"
    return Draft(
        index, (word.stem, word.end), (content_start(scene, first), scene.words[last].end), first, last, "believe",
        "echo", "masdar", "رأي", {"ه": "m", "ها": "f"}.get(suffix, ""), suffix, quoted=quoted,
    )  # fmt: skip


def _quotation_before(scene: Scene, index: int) -> tuple[int, int] | None:
    """Return the words of the quotation that ends right before a word, a comma left out, or None."""
    closing = index - 2 if scene.words[index - 1].text in ("،", ",") else index - 1
    opening = scene.openings.get(closing, -1)
    return (opening + 1, closing - 1) if opening >= scene.starts[index] and closing - opening > 2 else None
