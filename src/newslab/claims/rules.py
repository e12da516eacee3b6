"""The rules that find claims, in the order in which they are tried at every word."""

from newslab.claims.as_said import by_what, inverted, which
from newslab.claims.attribution import PREPOSITIONS
from newslab.claims.bare import bare_speech
from newslab.claims.before_verb import subject_before
from newslab.claims.behind import behind
from newslab.claims.characterise import characterised
from newslab.claims.content import complementiser, open_content
from newslab.claims.cues import Cue
from newslab.claims.doubles import without_doubles
from newslab.claims.draft import Draft
from newslab.claims.drafting import attach_source, make_draft
from newslab.claims.explained import explained
from newslab.claims.headline import headline, turn
from newslab.claims.idioms import may_report
from newslab.claims.lexicon import word_set
from newslab.claims.marks import is_mark
from newslab.claims.masdars import is_masdar
from newslab.claims.may_speak import may_speak
from newslab.claims.phrases import source_phrase
from newslab.claims.room import Content
from newslab.claims.scene import Scene
from newslab.text.normalise import key

__all__ = ["find_drafts"]

_WITH_OBJECT = frozenset("oe")
_ONLY_QUOTED = frozenset("q")
_MADE = word_set("made")
_OWNED = word_set("has a subject")
_NEGATED = word_set("negation")
_WITH_COLON = word_set("speaks with a colon")
_ABOUT = word_set("about")
_HONOURS = word_set("honour")
_WHAT = ("ما", "مما", "بما", "لما")
_CRIES = word_set("cries")
_DEMANDS = word_set("demands")
_TO_DO = ("الي", "ب", "بـ", "علي")  # `دعا إلى "حماية السد القديم"`
_INTO_SENTENCE = ("علي", "الي", "عن", "من", "ب", "بـ", "ما", "اعتبرته", "بسبب", "حول", "ضد")
_OPEN = 8  # earlier claims whose content may hold a word
_NEAR = 10  # words between a verb and what was spoken of
_IMPERSONAL = {"المتوقع": "believe", "المرجح": "believe", "المفترض": "believe", "المرتقب": "believe"}


def find_drafts(scene: Scene) -> list[Draft]:
    """Return the claims of an article in order of their cues."""
    drafts: list[Draft] = []
    for index in range(len(scene.words)):
        draft = (
            headline(scene, index)
            or behind(scene, index, drafts)
            or _expected(scene, index)
            or _reported(scene, index, drafts)
            or turn(scene, index, drafts)
        )
        if draft is not None and draft.content[0] < draft.content[1]:
            drafts.append(draft)
    return without_doubles(scene, drafts)


def _reported(scene: Scene, index: int, before: list[Draft]) -> Draft | None:
    """A reporting verb, participle or verbal noun with its content."""
    if scene.names[index] is not None or scene.dates[index]:
        return None
    readings, start = scene.cue(index)
    for cue in readings:
        if not may_report(scene, index, cue) or _is_authors(scene, index, cue, before):
            continue
        if cue.form == "passive" and readings[-1].form == "verb" and subject_before(scene, index) is not None:
            continue  # `طفل من القرية روى كيف`
        draft = characterised(scene, index, cue, start) if "o" in cue.takes else None
        draft = draft or (explained(scene, index, cue, start) if "e" in cue.takes else None)
        draft = draft or (which(scene, index, cue, start, before) if cue.suffix else None)
        draft = draft or (_with_content(scene, index, cue, start) if cue.takes - _WITH_OBJECT else None)
        if draft is not None and (by_what(scene, index) or scene.bare(index - 1) in PREPOSITIONS):
            draft = _rather_inverted(scene, draft, inverted(scene, index, cue, start))
        draft = draft or inverted(scene, index, cue, start)
        draft = draft or bare_speech(scene, index, cue, start) or _told_of(scene, index, cue, start)
        if draft is not None:
            return draft
    return None


def _is_authors(scene: Scene, index: int, cue: Cue, before: list[Draft]) -> bool:
    """Tell whether the author himself says something in the first person: `ونعتقد أن`, `نشير إلى`."""
    many = scene.bare(index)[:1] == "ن" or scene.bare(index).endswith("نا")
    own = cue.agreement == "1" and cue.form == "verb" and (cue.stance == "say" or many)
    return own and scene.inside[index] < 0 and not any(draft.last >= index for draft in before[-_OPEN:])


def _rather_inverted(scene: Scene, draft: Draft, other: Draft | None) -> Draft:
    """Choose what stands before `حسب ما ذكرت الوكالة` where the clause behind it begins only after a comma."""
    past_comma = any(scene.words[i].text in ("،", ",") for i in range(draft.index + 1, draft.first))
    strange = past_comma or draft.rule == "noun"
    near = {scene.bare(draft.index - 1), scene.bare(draft.index - 2)}
    behind_it = bool(near & PREPOSITIONS) or (past_comma and scene.bare(draft.index - 2) == "علي")
    return other if other is not None and strange and behind_it else draft


def _with_content(scene: Scene, index: int, cue: Cue, start: int) -> Draft | None:
    content = open_content(scene, index, cue)
    if content is None or content.first >= len(scene.words):
        return None
    if cue.lemma == "اعتبر" and content.kind == "quote" and scene.words[content.first].text.endswith(("ا", "ً")):
        return None
    if cue.takes == _ONLY_QUOTED and not _is_speech(scene, index, content, cue):
        return None
    draft = make_draft(scene, index, cue, start, content, content.kind)
    if draft is not None:
        attach_source(scene, draft, content.region, cue)
        if cue.weak and content.kind == "clause" and _is_said_of_thing(scene, draft):
            return None
        draft.impersonal = _nobody_speaks(scene, draft, cue, content)
    return draft


def _is_said_of_thing(scene: Scene, draft: Draft) -> bool:
    """Tell whether the subject of a word that is as often another is nobody: `زاد ألم المدينة أن حكامها …`."""
    if draft.source is None or may_speak(scene, draft.source):
        return False
    first = draft.source[0]
    return scene.names[first] is None and not scene.key(first).startswith("ال") and scene.key(first) not in _HONOURS


def _told_of(scene: Scene, index: int, cue: Cue, start: int) -> Draft | None:
    """`ما ذكره فلان عن تدمير …`, `ما أعلنته الحركة من انتصار`: the content is what was spoken of."""
    if cue.form != "verb" or not cue.suffix or scene.key(index - 1) not in _WHAT or not {"c", "q"} <= cue.takes:
        return None
    for position in range(index + 1, min(scene.ends[index], index + _NEAR) + 1):
        if is_mark(scene.words[position].text) or scene.cue(position)[0]:
            return None
        if scene.key(position) in _ABOUT and position < scene.ends[index]:
            content = Content(scene.words[position + 1].start, position + 1, "noun", position)
            draft = make_draft(scene, index, cue, start, content, "told of")
            if draft is not None and position > index + 1:
                draft.source = source_phrase(scene, index + 1, position)
            return draft
    return None


def _is_speech(scene: Scene, index: int, content: Content, cue: Cue) -> bool:
    """Tell whether a content is a direct quotation, and no wording that a preposition takes into the sentence."""
    before = scene.key(content.first - 2)
    cries = key(cue.lemma) in _WITH_COLON  # `هتفوا "عاش السد"`
    if content.kind == "quote" and key(cue.lemma) in _DEMANDS and before in _TO_DO:
        return content.last - content.first >= (2 if is_masdar(scene.key(content.first).removeprefix("ال")) else 5)
    cries_out = key(cue.lemma) in _CRIES and before not in _INTO_SENTENCE
    spoken = cries_out or (
        content.last - content.first >= (1 if cries and content.first - index < 5 else 5)
        and before not in _INTO_SENTENCE
    )
    if content.kind == "colon":
        return cries
    return content.kind == "clause" or (content.kind == "quote" and (scene.key(content.region) == ":" or spoken))


def _nobody_speaks(scene: Scene, draft: Draft, cue: Cue, content: Content) -> bool:
    """Tell whether a cue hides who speaks: `أفيد بأن`, `تم الإعلان عن`, `يعتقد أنه` with no subject before it."""
    if cue.form == "passive":
        return draft.source is None
    if draft.source is not None or cue.suffix:
        return False
    if cue.form == "masdar":
        return any(scene.bare(i) in _MADE for i in range(max(scene.starts[draft.index], draft.index - 3), draft.index))
    alone = cue.stance == "believe" and cue.agreement == "m" and scene.key(draft.index)[0] == "ي"
    before = scene.key(draft.index - 1) if draft.index > scene.starts[draft.index] else ""
    return alone and content.region <= draft.index + 2 and before not in _OWNED and not _NEGATED.issuperset({before})


def _expected(scene: Scene, index: int) -> Draft | None:
    """`من المتوقع أن`: a belief that nobody is named for."""
    stance = _IMPERSONAL.get(scene.key(index))
    negated = scene.key(index - 1) == "غير"
    if stance is None or scene.bare(index - 1 - negated) != "من" or index + 1 >= len(scene.words):
        return None
    start = complementiser(scene, index + 1)
    content = None if start is None else Content(start, index + 2, "clause", index + 1)
    if content is None and is_masdar(scene.key(index + 1)):
        content = Content(scene.words[index + 1].start, index + 1, "noun", index + 1)
    if content is None or scene.bare(index - 2 - negated) in ("كان", "كانت"):
        return None
    cue = Cue("توقع", "impersonal", stance, frozenset("c"), frozenset(), "", "", False)
    draft = make_draft(scene, index, cue, scene.words[index].start, content, "expected")
    if draft is not None:
        draft.impersonal = True
    return draft
