"""The rules that find claims: a reporting verb, a source from behind, a characterisation, a headline's colon."""

from newslab.claims.attribution import ECHOES, PREPOSITIONS, is_participle, names_source
from newslab.claims.content import Content, close, complementiser, open_content, strip_marks
from newslab.claims.cues import Cue
from newslab.claims.draft import Draft
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.phrases import addressee, is_mark, source_phrase, trim
from newslab.claims.scene import Scene

__all__ = ["find_drafts"]

_NEVER = word_set("never a cue")
_PREPOSITION_TOO = word_set("also a preposition")
_FORMULAS = ("يذكر", "يشار", "تجدر", "جدير")
_IMPERSONAL = {"المتوقع": "believe", "المرجح": "believe", "المفترض": "believe", "المرتقب": "believe"}
_HEADLINE = 14  # words before a headline's colon
_SUBJECT = 9  # words that a subject before its verb may have


def find_drafts(scene: Scene) -> list[Draft]:
    """Return the claims of an article in order of their cues."""
    drafts: list[Draft] = []
    for index in range(len(scene.words)):
        draft = (
            _headline(scene, index)
            or _behind(scene, index, drafts)
            or _expected(scene, index)
            or _reported(scene, index, drafts)
        )
        if draft is not None:
            drafts.append(draft)
    return _without_doubles(drafts)


def _reported(scene: Scene, index: int, before: list[Draft]) -> Draft | None:
    """A reporting verb, participle or verbal noun with its content."""
    if scene.names[index] is not None or scene.dates[index]:
        return None
    readings, start = scene.cue(index)
    for cue in readings:
        if not _may_report(scene, index, cue):
            continue
        draft = _characterised(scene, index, cue, start) if "o" in cue.takes else None
        draft = draft or _with_content(scene, index, cue, start) or _inverted(scene, index, cue, start)
        if draft is not None:
            return draft
    return None


def _may_report(scene: Scene, index: int, cue: Cue) -> bool:
    key = scene.key(index)
    if key in _NEVER or scene.bare(index) in _NEVER:
        return False
    if scene.bare(index) in _PREPOSITION_TOO and key == scene.bare(index) and not _begins_clause(scene, index):
        return False
    if key in _FORMULAS and scene.bare(index + 1 if index + 1 < len(scene.words) else index) in ("ان", "الي"):
        return False
    if cue.form == "participle":
        return is_participle(scene, index, cue)
    if cue.takes == frozenset("j"):
        return scene.key(index + 1) in ("في", "فيه", "فيها")
    return not (cue.suffix and cue.form == "verb" and "o" not in cue.takes and not _relative(scene, index))


def _begins_clause(scene: Scene, index: int) -> bool:
    before = scene.key(index - 1) if index else ""
    return index == scene.starts[index] or before in ("،", ",", "كما", "قد", "وقد", "حيث", "ان", ".", ":")


def _relative(scene: Scene, index: int) -> bool:
    """Tell whether a verb with an object pronoun stands in `ما أعلنته X` or `كما ذكرته X`, or tells somebody."""
    return scene.key(index - 1) in ("ما", "كما", "حسبما", "لما") or scene.key(index + 1).startswith(("ان", "بان"))


def _with_content(scene: Scene, index: int, cue: Cue, start: int) -> Draft | None:
    content = open_content(scene, index, cue)
    if content is None or content.first >= len(scene.words):
        return None
    if cue.takes == frozenset("q") and content.kind not in ("quote", "colon"):
        return None
    draft = _draft(scene, index, cue, start, content, content.kind)
    if draft is not None:
        _attach_source(scene, draft, content.region, cue)
    return draft


def _draft(scene: Scene, index: int, cue: Cue, start: int, content: Content, rule: str) -> Draft | None:
    first, last = strip_marks(scene, content.first, close(scene, content, index))
    begin, quoted = content.start, content.kind == "quote"
    if content.kind == "clause" and begin > scene.words[first].start and scene.quotes.get(first + 1, -1) >= last:
        first += 1  # `بأنها "…"`: the pronoun stands outside the quotation
    if first in scene.quotes and scene.quotes[first] >= last and first < last:
        begin, first, quoted = scene.words[first + 1].start, first + 1, True
        last = min(last, scene.quotes[first - 1] - 1)
    end = scene.words[last].end
    if last < first or end <= begin:
        return None
    word = scene.words[index]
    return Draft(
        index, (start, word.end), (begin, end), first, last, cue.stance, rule, cue.form, cue.agreement,
        cue.suffix, quoted=quoted,
    )  # fmt: skip


def _attach_source(scene: Scene, draft: Draft, region: int, cue: Cue) -> None:
    """Find who says it and to whom, between the cue and the content, or before the verb."""
    first = draft.index + 1
    if cue.form == "verb" and not (cue.suffix and cue.lemma != "اعتبر"):
        draft.source = _subject_after(scene, first, region, draft)
        if draft.source is None:
            draft.source = _subject_before(scene, draft.index)
    elif cue.form == "masdar" and not cue.suffix:
        draft.source = source_phrase(scene, first, region) if region > first else None
    if cue.form != "participle" or region - first < 12:
        begin = draft.source[1] if draft.source and draft.source[0] >= first else first
        draft.addressee = addressee(scene, begin, region)
    _relayed(scene, draft, region, cue)


def _subject_after(scene: Scene, first: int, region: int, draft: Draft) -> tuple[int, int] | None:
    position = first
    while position < region and (
        scene.dates[position]
        or scene.key(position) in ("ايضا", "امس", "من", "جانبه", "جهته", "قبل", "كذلك", "قد", "،", ",")
    ):
        position += 1
    if position >= region or (draft.rule == "noun" and position >= draft.first):
        return None
    span = source_phrase(scene, position, min(region, draft.first))
    return span if span and not _is_circumstance(scene, span) else None


def _is_circumstance(scene: Scene, span: tuple[int, int]) -> bool:
    key = scene.key(span[0])
    return span[1] - span[0] == 1 and (
        key in ("قايلا", "قايله", "الي", "علي", "عن", "من", "ان", "بان", "مازحه", "مازحا") or scene.dates[span[0]]
    )


def _subject_before(scene: Scene, index: int) -> tuple[int, int] | None:
    """Return the subject before its verb: `وكان ترامب (قد) أعلن`, `فإن بلاتر أوضح`, `السليطي ينفي`."""
    end = index
    while end > scene.starts[index] and scene.key(end - 1) in ("قد", "لا", "لم", "لن", "كان", "كانت", "ايضا"):
        end -= 1
    first = end
    while first > scene.starts[index] and end - first < _SUBJECT + 6 and not _opens_clause(scene, first - 1, index):
        first -= 1
    opener = scene.key(first - 1) if first else ""
    if first < end and opener in ("كان", "وكان", "كانت", "وكانت", "فان", "ان", "الا", "بينما", "فيما", "لكن", "ولكن"):
        span = source_phrase(scene, first, end)
        near = opener.endswith(("كان", "كانت")) or (span is not None and span[1] == end and end - first < 7)
        return span if near else None
    at_start = first == scene.starts[index]
    fits = 0 < end - first <= _SUBJECT and (
        any(scene.names[i] is not None for i in range(first, end)) or head_kind(scene.key(first))
    )
    return source_phrase(scene, first, end) if at_start and fits and not _has_verb(scene, first, end) else None


def _opens_clause(scene: Scene, position: int, index: int) -> bool:
    key = scene.key(position)
    return key in (
        "كان",
        "وكان",
        "كانت",
        "وكانت",
        "فان",
        "ان",
        "الا",
        "بينما",
        "فيما",
        "لكن",
        "ولكن",
        "الذي",
        "التي",
        "،",
        ",",
        "؛",
        ":",
        "حيث",
        "ما",
    )


def _has_verb(scene: Scene, first: int, end: int) -> bool:
    return any(readings and readings[0].form == "verb" for readings in (scene.cue(i)[0] for i in range(first, end)))


def _relayed(scene: Scene, draft: Draft, region: int, cue: Cue) -> None:
    """`نقلت وكالة X عن Y أن`: X relays, Y is the source."""
    if draft.source is None or not ("r" in cue.takes or cue.form == "verb"):
        return
    for position in range(draft.source[1], min(region, draft.source[1] + 12)):
        if scene.key(position) == "عن" and cue.lemma == "نقل":
            quoted = source_phrase(scene, position + 1, region)
            if quoted:
                draft.relay = _offsets(scene, draft.source)
                draft.source = quoted
            return


def _offsets(scene: Scene, span: tuple[int, int]) -> tuple[int, int]:
    return scene.words[span[0]].start, scene.words[span[1] - 1].end


def _inverted(scene: Scene, index: int, cue: Cue, start: int) -> Draft | None:
    """A quotation or clause with its verb behind: `"...", قال فلان`, `كما قال فلان`, `بحسب ما أعلن فلان`."""
    if cue.form != "verb" or ("c" not in cue.takes and "q" not in cue.takes):
        return None
    before = index - 1
    as_said = scene.bare(before) in ("كما", "حسبما", "مثلما", "وفقما") if before >= 0 else False
    by_what = scene.key(before) == "ما" and before > 0 and scene.bare(before - 1) in (*PREPOSITIONS, "علي", "نحو")
    if as_said or by_what:
        edge = before - (1 if as_said else 2)
        return _from_behind(scene, index, cue, start, edge, "as said")
    while before > scene.starts[index] and scene.words[before].text in ("،", ","):
        before -= 1
    opening = next((o for o, c in scene.quotes.items() if c == before), None)
    if opening is None or before - opening < 4 or opening < scene.starts[index]:
        return None
    words = scene.words
    draft = Draft(
        index, (start, words[index].end), (words[opening + 1].start, words[before - 1].end), opening + 1, before - 1,
        cue.stance, "inverted", cue.form, cue.agreement, cue.suffix, quoted=True,
    )  # fmt: skip
    draft.source = source_phrase(scene, index + 1, scene.ends[index] + 1)
    return draft


def _from_behind(scene: Scene, index: int, cue: Cue, start: int, edge: int, rule: str) -> Draft | None:
    """Take the sentence before a source from behind as its content; or what follows, when the source opens it."""
    end = scene.ends[index] + 1
    span = source_phrase(scene, _skip_pronoun(scene, index + 1), end)
    first, last = _clause_before(scene, index, edge)
    if last < first:
        opened = _clause_after(scene, index, span[1] if span else index + 1)
        if opened is None:
            return None
        first, last = opened
    first, last = strip_marks(scene, first, last)
    if last < first:
        return None
    begin = _content_start(scene, first)
    draft = Draft(
        index, (start, scene.words[index].end), (begin, scene.words[last].end), first, last, cue.stance, rule, cue.form,
        cue.agreement, cue.suffix, source=span,
    )  # fmt: skip
    if draft.content[1] <= begin:
        return None
    if first in scene.quotes and scene.quotes[first] == last:
        draft.content, draft.quoted = (scene.words[first + 1].start, scene.words[last - 1].end), True
    return draft


def _skip_pronoun(scene: Scene, index: int) -> int:
    return index + 1 if scene.key(index) in ("به", "بها", "عنه", "اليه", "عنها", "فيه") else index


def _content_start(scene: Scene, first: int) -> int:
    """Return where a clause begins: after و or ف at its head."""
    word = scene.words[first]
    return word.stem if word.proclitics in ("و", "ف") else word.start


def _clause_before(scene: Scene, index: int, edge: int) -> tuple[int, int]:
    first = scene.starts[index]
    while first <= edge and (
        (is_mark(scene.words[first].text) and first not in scene.quotes) or scene.key(first) == "كما"
    ):
        first += 1
    return first, edge


def _clause_after(scene: Scene, index: int, after: int) -> tuple[int, int] | None:
    """Return the clause that follows a source which opens its sentence: `وبحسب الوكالة، فإن …`."""
    end = scene.ends[index]
    first = after
    while (
        first <= end
        and first < after + 3
        and (scene.words[first].text in ("،", ",", ":") or scene.key(first) in ("فان", "ان", "فقد"))
    ):
        first += 1
    return (first, end) if first <= end else None


def _behind(scene: Scene, index: int, before: list[Draft]) -> Draft | None:
    """A source marked by a preposition: `بحسب المصدر`, `وفقا للوزارة`, `نقلا عن`, `على حد قوله`."""
    bare = scene.bare(index)
    if bare == "علي" and scene.key(index + 1) == "حد" and scene.key(index + 2) in ECHOES:
        return _echo(scene, index, index + 2, before)
    if bare not in PREPOSITIONS or not names_source(scene, index + 1):
        return None
    position = index + 1
    if scene.key(position) in ECHOES and scene.key(position) not in ("تعبير", "قول"):
        return _echo(scene, index, position, before)
    if scene.key(position) in ("ما", "لما") or (scene.key(position).startswith("ما") and scene.cue(position)[0]):
        return None
    if scene.key(position) in ("تعبير", "قول", "راي", "ل", "لـ", "عن", "الي"):
        position += 1
    earlier = before[-1] if before and scene.starts[before[-1].index] == scene.starts[index] else None
    if bare == "نقلا" and earlier is not None and earlier.index < index < earlier.first:
        return _quoting(scene, index, position, earlier)
    cue = Cue("حسب", "preposition", "say", frozenset("c"), frozenset(), "", "", False)
    draft = _from_behind(scene, index, cue, _content_start(scene, index), index - 1, "according to")
    if draft is None:
        return None
    draft.source = source_phrase(scene, position, scene.ends[index] + 1)
    if draft.source and scene.key(position).startswith("لل") is False and scene.words[position].proclitics == "ل":
        draft.source = (position, draft.source[1])
    if bare == "نقلا" and earlier is None and draft.first > index:
        return None
    return draft


def _quoting(scene: Scene, index: int, position: int, teller: Draft) -> Draft:
    """`قالت الصحيفة نقلا عن مصادر إن …`: the paper tells the same content that the sources are quoted for."""
    source = source_phrase(scene, position, teller.first)
    if teller.source and source and teller.source[1] > index:
        teller.source = trim(scene, teller.source[0], index)
    return Draft(
        index, (_content_start(scene, index), scene.words[index].end), teller.content, teller.first, teller.last, "say",
        "according to", "preposition", source=source, relay=_offsets(scene, teller.source) if teller.source else None,
        quoted=teller.quoted,
    )  # fmt: skip


def _echo(scene: Scene, index: int, position: int, before: list[Draft]) -> Draft | None:
    """`على حد قوله`, `حسب تعبيرها`: the content that it echoes is that of the claim before it."""
    earlier = before[-1] if before and scene.starts[before[-1].index] == scene.starts[index] else None
    cue_word = scene.words[index if scene.bare(index) in PREPOSITIONS else position]
    cue_start = _content_start(scene, cue_word.index)
    suffix = scene.key(position)[-2:] if scene.key(position).endswith(("ها", "هم")) else "ه"
    if earlier is not None and earlier.last < index:
        content, first, last = earlier.content, earlier.first, earlier.last
    else:
        first, last = strip_marks(scene, *_clause_before(scene, index, index - 1))
        if last < first:
            return None
        content = (_content_start(scene, first), scene.words[last].end)
    return Draft(
        position,
        (cue_start, cue_word.end),
        content,
        first,
        last,
        "say",
        "echo",
        "masdar",
        {"ه": "m", "ها": "f"}.get(suffix, ""),
        suffix,
    )


def _expected(scene: Scene, index: int) -> Draft | None:
    """`من المتوقع أن`: a belief that nobody is named for."""
    stance = _IMPERSONAL.get(scene.key(index))
    if stance is None or scene.bare(index - 1) != "من" or index + 1 >= len(scene.words):
        return None
    start = complementiser(scene, index + 1)
    if start is None:
        return None
    cue = Cue("توقع", "impersonal", stance, frozenset("c"), frozenset(), "", "", False)
    draft = _draft(
        scene, index, cue, scene.words[index].start, Content(start, index + 2, "clause", index + 1), "expected"
    )
    if draft is not None:
        draft.impersonal = True
    return draft


def _characterised(scene: Scene, index: int, cue: Cue, start: int) -> Draft | None:
    """`ما وصفه بـ"..."`, `وصف X بأنه …`, `اتهم X ب…`: the content is the wording."""
    limit = min(scene.ends[index], index + 22)
    if cue.suffix and scene.key(index - 1) in ("ما", "لما", "مما", "بما"):
        opening = next((i for i in range(index + 1, min(limit, index + 8) + 1) if i in scene.quotes), None)
        if opening is not None:
            content = Content(scene.words[opening + 1].start, opening + 1, "quote", opening, scene.quotes[opening] - 1)
            return _with_source(scene, _draft(scene, index, cue, start, content, "characterise"), opening, cue)
    if "ب" not in cue.preps:
        return None
    for position in range(index + 1, limit + 1):
        word = scene.words[position]
        if word.text in (".", ":", "؛") or (position > index + 1 and word.key in ("ان",)):
            return None
        described = _described(scene, position, index)
        if described is not None:
            return _with_source(scene, _draft(scene, index, cue, start, described, "characterise"), position, cue)
    return None


def _described(scene: Scene, position: int, index: int) -> Content | None:
    """Return the wording after ب: `بأنه …`, `بـ"…"`, `بالإرهابية`."""
    word = scene.words[position]
    if word.key.startswith("بان") and complementiser(scene, position) is not None:
        return Content(complementiser(scene, position) or 0, position, "clause", position)
    if word.key in ("ب", "بـ") and position + 1 < len(scene.words):
        following = position + 1
        if following in scene.quotes:
            return Content(
                scene.words[following + 1].start, following + 1, "quote", position, scene.quotes[following] - 1
            )
        return Content(scene.words[following].start, following, "noun", position)
    free = scene.names[position] is None and not scene.dates[position] and position > index + 1
    if free and "ب" in word.proclitics and (word.stem_key.startswith("ال") or len(word.stem_key) > 3):
        return Content(word.stem, position, "noun", position)
    return None


def _with_source(scene: Scene, draft: Draft | None, region: int, cue: Cue) -> Draft | None:
    if draft is not None and not cue.suffix:
        if cue.form == "verb":
            name_end = next((i + 1 for i in range(draft.index + 1, region) if _ends_person(scene, i)), region)
            after = source_phrase(scene, draft.index + 1, name_end)
            conjoined = scene.words[draft.index].key != scene.bare(draft.index)
            draft.source = _subject_before(scene, draft.index) or (None if conjoined else after)
    elif draft is not None and region > draft.index + 1:
        draft.source = source_phrase(scene, draft.index + 1, region)
    return draft


def _ends_person(scene: Scene, index: int) -> bool:
    name = scene.names[index]
    return (
        name is not None
        and name.label in ("PER", "ORG", "GPE")
        and (index + 1 >= len(scene.words) or scene.names[index + 1] is not name)
    )


def _headline(scene: Scene, index: int) -> Draft | None:
    """`بالي: المعركة مستمرة`: a line of its own whose colon follows a speaker."""
    first = scene.starts[index]
    if scene.words[index].text != ":" or index == first or index - first > _HEADLINE or index + 1 > scene.ends[index]:
        return None
    if not _own_line(scene, first, scene.ends[index]) or not _is_speaker(scene, first, index):
        return None
    span = trim(scene, first, index)
    content = Content(scene.words[index + 1].start, index + 1, "colon", index)
    cue = Cue(":", "colon", "say", frozenset("c"), frozenset(), "", "", False)
    draft = _draft(scene, index, cue, scene.words[index].start, content, "headline")
    if draft is not None and span is not None:
        draft.source = span
    return draft


def _own_line(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a sentence is a line of its own without a final stop, or the first of the article."""
    before = scene.text[scene.words[first - 1].end : scene.words[first].start] if first else "\n"
    after = scene.text[scene.words[last].end : scene.words[last + 1].start] if last + 1 < len(scene.words) else ""
    return "\n" in before and "\n" in after and scene.words[last].text not in (".",)


def _is_speaker(scene: Scene, first: int, end: int) -> bool:
    """Tell whether the words before a headline's colon name who speaks, and no place or topic."""
    if any(scene.names[i] is not None and scene.names[i].label == "PER" for i in range(first, end)):
        return not _has_verb(scene, first, end)
    kind = head_kind(scene.key(first))
    media = scene.names[first] is not None and scene.names[first].label == "ORG" and end - first <= 3
    return not _has_verb(scene, first, end) and (
        media or kind in ("unnamed_person", "media", "organisation", "unnamed_group")
    )


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """Keep one claim where two reporting words govern one content: the word that stands next to it."""
    kept: dict[int, Draft] = {}
    for draft in drafts:
        if draft.rule in ("echo", "according to", "as said", "characterise"):
            kept[-len(kept) - 1] = draft
            continue
        other = kept.get(draft.content[0])
        if other is not None and draft.form == "participle" and other.rule == draft.rule and other.form == "verb":
            continue
        if other is not None:
            draft.source = draft.source or other.source
            draft.relay = draft.relay or other.relay
            draft.addressee = draft.addressee or other.addressee
        kept[draft.content[0]] = draft
    return sorted(kept.values(), key=lambda draft: draft.cue)
