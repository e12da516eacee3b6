"""The rules that find claims, in the order in which they are tried at every word."""

from newslab.claims.as_said import by_what, inverted, which
from newslab.claims.attribution import PREPOSITIONS, is_participle
from newslab.claims.bare import bare_speech
from newslab.claims.behind import behind
from newslab.claims.characterise import characterised
from newslab.claims.content import complementiser, open_content
from newslab.claims.cues import Cue
from newslab.claims.doubles import without_doubles
from newslab.claims.draft import Draft
from newslab.claims.drafting import attach_source, make_draft
from newslab.claims.headline import headline
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.phrases import is_mark, source_phrase
from newslab.claims.room import Content
from newslab.claims.scene import Scene
from newslab.claims.verbal_nouns import is_masdar
from newslab.text.normalise import key

__all__ = ["find_drafts"]

_NEVER = word_set("never a cue")
_GOVERNS = word_set("governs")
_PREPOSITION_TOO = word_set("also a preposition")
_ONLY_QUOTED = frozenset("q")
_MADE = word_set("made")
_OWNED = word_set("has a subject")
_NEGATED = word_set("negation")
_NO_OBJECT = word_set("no object after")
_TOLD = word_set("told")
_WITH_COLON = word_set("speaks with a colon")
_WHO = ("الذي", "التي", "والذي", "والتي", "الذين")
_ABOUT = word_set("about")
_WHAT = ("ما", "مما", "بما", "لما")
_SIGNED = word_set("signed")
_BYLINE = 6  # words of `كتب فلان:` over an article
_INTO_SENTENCE = ("علي", "الي", "عن", "من", "ب", "بـ", "ما", "اعتبرته", "بسبب", "حول", "ضد")
_NEAR = 10  # words between a verb and what was spoken of
_MODAL = word_set("obliges")
_FORMULAS = ("يذكر", "يشار", "تجدر", "جدير")
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
        if not _may_report(scene, index, cue):
            continue
        draft = characterised(scene, index, cue, start) if "o" in cue.takes else None
        draft = draft or _with_content(scene, index, cue, start)
        if draft is not None and by_what(scene, index):
            draft = _rather_inverted(scene, draft, inverted(scene, index, cue, start))
        draft = draft or which(scene, index, cue, start, before) or inverted(scene, index, cue, start)
        draft = draft or bare_speech(scene, index, cue, start) or _told_of(scene, index, cue, start)
        if draft is not None:
            return draft
    return None


def _rather_inverted(scene: Scene, draft: Draft, other: Draft | None) -> Draft:
    """Choose what stands before `حسب ما ذكرت الوكالة` where the clause behind it begins only after a comma."""
    past_comma = any(scene.words[i].text in ("،", ",") for i in range(draft.index + 1, draft.first))
    strange = past_comma or draft.rule == "noun"
    return other if other is not None and strange and scene.bare(draft.index - 2) in PREPOSITIONS else draft


def _may_report(scene: Scene, index: int, cue: Cue) -> bool:
    word = scene.key(index)
    if word in _NEVER or scene.bare(index) in _NEVER or (cue.lemma == "علمت" and not _is_learnt(scene, index)):
        return False
    if cue.form == "verb" and not cue.suffix and scene.key(index - 1) in _GOVERNS:
        return False  # `ينص على نشر القوة`
    if scene.bare(index) in _PREPOSITION_TOO and word == scene.bare(index) and not _begins_clause(scene, index):
        return word == "عبر" and _expresses(scene, index)
    if scene.bare(index) in _FORMULAS and scene.bare(index + 1) in ("ان", "الي"):
        return False
    if word == "ابرز" or (cue.form == "verb" and _concludes(scene, index, cue)):
        return word == "ابرز" and _begins_clause(scene, index)
    if _is_idiom(scene, index, cue):
        return False
    if cue.form == "verb" and scene.key(index - 1) == "ان" and scene.bare(index - 2) in _MODAL:
        return False
    if cue.form == "participle":
        return is_participle(scene, index, cue)
    if cue.takes == frozenset("j"):
        return scene.key(index + 1) in ("في", "فيه", "فيها")
    return not (cue.suffix and cue.form == "verb" and "o" not in cue.takes and not _relative(scene, index, cue))


def _expresses(scene: Scene, index: int) -> bool:
    """Tell whether `عبر` is a verb and not `across`: `عبر عن`, `عبر الوزير عن`."""
    name = scene.names[index + 1] if index + 1 < len(scene.words) else None
    person = name is not None and name.label == "PER"
    titled = scene.key(index + 1).startswith("ال") and head_kind(scene.key(index + 1)) == "unnamed_person"
    near = range(index + 1, min(scene.ends[index], index + (_NEAR if person or titled else 1)) + 1)
    return any(scene.key(i) == "عن" for i in near)


def _is_idiom(scene: Scene, index: int, cue: Cue) -> bool:
    """Tell whether a verb means something else with what follows: `لفت الانتباه`, `يعتبر من الأغنياء`."""
    following = scene.key(index + 1)
    if following in _NO_OBJECT or (following == "عن" and scene.key(index + 2) in _NO_OBJECT):
        return True
    if cue.stance == "announce" and following in ("عنه", "عنها") and scene.key(index - 1) in _WHO:
        return True  # `الأرقام التي أعلنت عنها الوزارة`
    if cue.lemma == "أبلغ" and following[:1].isdigit():
        return True  # `تبلغ 7 ملايين`
    if cue.lemma == "كتب" and scene.bare(index) == scene.key(index) and index == scene.starts[index]:
        return any(scene.words[i].text == ":" for i in range(index, min(scene.ends[index], index + _BYLINE)))
    if cue.lemma == "افترض" and cue.form == "verb" and complementiser(scene, index + 1) is not None:
        return scene.key(index)[:1] in "يت"  # `يفترض أن` is `ought to`
    if cue.lemma == "توقع" and (following in _SIGNED or scene.key(index - 1) in ("لم", "لن", "لا", "ان")):
        return scene.bare(index) == "توقع"
    if cue.lemma in ("اعتبر", "نقل"):
        return cue.form == "verb" and following == ("من" if cue.lemma == "اعتبر" else "الي")
    return cue.lemma == "أشار" and scene.key(index - 1) == "في"


def _is_learnt(scene: Scene, index: int) -> bool:
    """Tell whether `علم` is the verb of an agency (`علمت الوكالة أن`, `علم من مصدر أن`), not knowledge or a flag."""
    return scene.bare(index) in ("علم", "علمت") and scene.key(index - 1) not in ("علي", "مع", "عن", "من", "في")


def _concludes(scene: Scene, index: int, cue: Cue) -> bool:
    """Tell whether the narrator draws a conclusion: `وهو ما يدل على أن`, `مما يؤكد أن`."""
    before = scene.key(index - 1)
    what = before == "ما" and scene.bare(index - 2) in ("هو", "هي", "هذا")
    return not cue.suffix and (what or before in ("مما", "بما"))


def _begins_clause(scene: Scene, index: int) -> bool:
    before = scene.key(index - 1) if index else ""
    return index == scene.starts[index] or before in ("،", ",", "كما", "قد", "وقد", "حيث", "ان", ".", ":", *_WHO)


def _relative(scene: Scene, index: int, cue: Cue) -> bool:
    """Tell whether a verb with an object pronoun stands in `ما أعلنته X` or `كما ذكرته X`, or tells somebody."""
    follows = scene.key(index + 1).startswith(("ان", "بان")) or key(cue.lemma) in _TOLD
    return scene.key(index - 1) in ("ما", "كما", "حسبما", "لما") or follows


def _with_content(scene: Scene, index: int, cue: Cue, start: int) -> Draft | None:
    content = open_content(scene, index, cue)
    if content is None or content.first >= len(scene.words):
        return None
    if cue.lemma == "اعتبر" and content.kind == "quote" and scene.words[content.first].text.endswith(("ا", "ً")):
        return None
    if cue.takes == _ONLY_QUOTED and not _is_speech(scene, content, cue):
        return None
    draft = make_draft(scene, index, cue, start, content, content.kind)
    if draft is not None:
        attach_source(scene, draft, content.region, cue)
        draft.impersonal = _nobody_speaks(scene, draft, cue, content)
    return draft


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


def _is_speech(scene: Scene, content: Content, cue: Cue) -> bool:
    """Tell whether a content is a direct quotation, and no wording that a preposition takes into the sentence."""
    before = scene.key(content.first - 2)
    spoken = content.last - content.first >= 5 and before not in (
        "علي",
        "الي",
        "عن",
        "من",
        "ب",
        "بـ",
        "ما",
        "اعتبرته",
        "بسبب",
        "حول",
        "ضد",
    )
    if content.kind == "colon":
        return key(cue.lemma) in _WITH_COLON
    return content.kind == "clause" or (content.kind == "quote" and (scene.key(content.region) == ":" or spoken))


def _nobody_speaks(scene: Scene, draft: Draft, cue: Cue, content: Content) -> bool:
    """Tell whether a cue hides who speaks: `أفيد بأن`, `تم الإعلان عن`, `يعتقد أنه` with no subject before it."""
    if cue.form == "passive":
        return True
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
    if stance is None or scene.bare(index - 1) != "من" or index + 1 >= len(scene.words):
        return None
    start = complementiser(scene, index + 1)
    content = None if start is None else Content(start, index + 2, "clause", index + 1)
    if content is None and is_masdar(scene.key(index + 1)):
        content = Content(scene.words[index + 1].start, index + 1, "noun", index + 1)
    if content is None or scene.bare(index - 2) in ("كان", "كانت"):
        return None
    cue = Cue("توقع", "impersonal", stance, frozenset("c"), frozenset(), "", "", False)
    draft = make_draft(scene, index, cue, scene.words[index].start, content, "expected")
    if draft is not None:
        draft.impersonal = True
    return draft
