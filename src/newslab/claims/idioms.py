"""Whether a word that looks like a cue reports at all: idioms, other senses, and what the author says himself."""

from newslab.claims.attribution import is_participle, is_reach
from newslab.claims.content import complementiser
from newslab.claims.cues import Cue
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.masdars import is_masdar
from newslab.claims.scene import Scene
from newslab.text.normalise import key

__all__ = ["may_report"]

_NEVER = word_set("never a cue")
_GOVERNS = word_set("governs")
_PREPOSITION_TOO = word_set("also a preposition")
_NO_OBJECT = word_set("no object after")
_ALREADY_SAID = word_set("said already")
_TIGHTENED = word_set("tightened")
_REFUSES = word_set("refuses")
_TOLD = word_set("told")
_WHO = ("الذي", "التي", "والذي", "والتي", "الذين")
_ANSWERS = word_set("answers")
_THEREIN = word_set("therein")
_SIGNED = word_set("signed")
_BYLINE = 6  # words of `كتب فلان:` over an article
_PRETEXTS = ("حجة", "ذريعة", "دعوى")
_MODAL = word_set("obliges")
_FORMULAS = ("يذكر", "يشار", "تجدر", "جدير")
_DESERVES = ("تجدر", "يجدر", "تجب", "وجبت", "تنبغي", "يمكن", "جدير")
_THAT_ONE = ("انه", "بانه", "لانه", "كما", "حيث")
_NEAR = 10  # words between a verb and what was spoken of
_FAR = 30  # words between a verb that opens its clause and what is expressed


def may_report(scene: Scene, index: int, cue: Cue) -> bool:
    """Tell whether a form of a cue reports where it stands: not in `لفت الانتباه`, `عبر الهاتف`, `يذكر أن`."""
    word = scene.key(index)
    never = word in _NEVER or scene.bare(index) in _NEVER
    if (never and scene.words[index].text != "أسرّ") or (cue.lemma == "علمت" and not _is_learnt(scene, index)):
        return False
    who = scene.key(index - 1) == "من" and word[:1] in ("ي", "ت")  # `منهم من يرى أن`
    if cue.form == "verb" and not cue.suffix and scene.key(index - 1) in _GOVERNS and not who:
        return False  # `ينص على نشر القوة`
    if scene.key(index - 1) == "ما" and scene.key(index - 2) == "علي" and scene.bare(index - 3) in _ANSWERS:
        return False  # `ردا على ما نشرته الصحيفة`
    if word == "بين" and scene.key(index + 1) in _THEREIN and scene.key(index + 2) == "ان":
        return True  # `وقدم مرافعة بين فيها أن`
    if word == "عبر" and cue.form == "verb":
        return _expresses(scene, index)
    if word in _PREPOSITION_TOO and not _begins_clause(scene, index):
        return word == "بين" and (not cue.weak or scene.key(index + 1).startswith(("انه", "انها", "انهم")))
    opens = index == scene.starts[index] and scene.bare(index + 1).startswith("ان")  # `يذكر أنه`
    if scene.bare(index) in _FORMULAS and (opens or scene.bare(index + 1) in ("ان", "الي")):
        return False
    if scene.key(index + 1) in ("فيه", "فيها") and scene.bare(index - 1) in ("لم", "لا"):
        return False  # `في بيان لم يذكر فيه السبب إن`
    if word == "ابرز" or (cue.form == "verb" and _concludes(scene, index, cue)):
        return word == "ابرز" and _begins_clause(scene, index)
    if word in ("يلاحظ", "ويلاحظ") and _nobody_notes(scene, index):
        return False
    if _is_idiom(scene, index, cue) or _is_deed(scene, index, cue) or _is_known(scene, index, cue):
        return False
    if cue.form == "verb" and scene.key(index - 1) == "ان" and scene.bare(index - 2) in _MODAL:
        return False
    if cue.form == "participle":
        return is_participle(scene, index, cue)
    if _is_pretext(scene, index, cue):
        return False
    if cue.form == "masdar" and not cue.suffix and not _is_said(scene, index, cue):
        return False
    if cue.takes == frozenset("j"):
        return scene.key(index + 1) in ("في", "فيه", "فيها", "علي")
    return not (cue.suffix and cue.form == "verb" and "o" not in cue.takes and not _relative(scene, index, cue))


def _nobody_notes(scene: Scene, index: int) -> bool:
    """Tell whether a thing is to be noted by nobody in particular: `ويلاحظ أن`, `أنه يلاحظ وجود`."""
    led = index == scene.starts[index] or scene.key(index) != scene.bare(index) or scene.key(index - 1) in _THAT_ONE
    following = scene.key(index + 1)
    return led and (following in ("ان", "انه", "انها") or is_masdar(following))


def _is_pretext(scene: Scene, index: int, cue: Cue) -> bool:
    """Tell whether a noun of claiming stands without what makes it report: `حجة`, but not `بحجة أن`, `حجته أن`."""
    return cue.lemma in _PRETEXTS and not cue.suffix and scene.key(index)[:1] != "ب"


def _is_said(scene: Scene, index: int, cue: Cue) -> bool:
    """Tell whether a verbal noun without a pronoun reports: not `رافضا تأكيد الخبر`, `بكل ثقة`."""
    before = scene.bare(index - 1)
    if cue.lemma == "أشار" and before in _DESERVES:
        return False  # `تجدر الإشارة أن`: the narrator himself
    return before not in _REFUSES and (cue.lemma != "وثق" or before == "علي")


def _is_deed(scene: Scene, index: int, cue: Cue) -> bool:
    """Tell whether a verb is a deed with what stands behind it: `أعلنت روما الحرب`, `شددوا الحصار`, `ينص على دفع`."""
    if cue.lemma == "اتفق":  # `اتفق الفريقان على` is a deed
        return scene.bare(index)[:1] not in ("ي", "ت") or not _leads_to(scene, index, "علي")
    if cue.form != "verb" or cue.lemma not in ("أعلن", "شدد", "اعترف", "أقر", "نص"):
        return False
    if cue.lemma == "نص":  # `ينص على دفع الأجور`, `حسبما نصت المبادرة`
        present = scene.bare(index)[:1] in ("ي", "ت") and head_kind(scene.key(index - 1)) is None
        return scene.key(index - 1) in ("حسبما", "كما", "لما") or (present and not _leads_to(scene, index, "علي"))
    place = index + 1
    while place <= scene.ends[index] and scene.names[place] is not None:
        place += 1
    if cue.lemma == "أعلن":
        deed = next((i for i in (place, place + 1) if scene.key(i) in _NO_OBJECT), None)
        return deed is not None and complementiser(scene, deed + 1) is None  # `أعلن هو نفسه أنه`
    if cue.lemma == "شدد":
        return any(scene.key(i).removeprefix("ال") in _TIGHTENED for i in (place, place + 1, place + 2))
    name = next((scene.names[i] for i in (index + 1, index + 2) if scene.words[i : i + 1]), None)
    return name is not None and name.label == "GPE" and name.start > scene.words[index + 1].start  # `لا تعترف بفرنسا`


def _is_known(scene: Scene, index: int, cue: Cue) -> bool:
    """Tell whether a verb says what somebody knows or may see, not what he says: `أعلم أن`, `تستطيع أن تلاحظ أن`."""
    if cue.lemma == "أعلم" and cue.form == "verb":
        return scene.key(index).startswith(("ا", "ن", "ي", "ت")) and not cue.suffix and scene.key(index) != "اعلمت"
    if key(cue.lemma) in _TOLD and cue.suffix and scene.key(index - 1) in _WHO:
        return True  # `العلوم التي تعلمها`
    you = cue.form == "verb" and scene.key(index)[:1] == "ت" and cue.lemma in ("لاحظ", "وجد", "رأى", "تخيل", "تصور")
    return you and scene.bare(index - 1) in ("ان", "حتي", "اذا", "لو", "هل", "انت", "فانت")


def _expresses(scene: Scene, index: int) -> bool:
    """Tell whether `عبر` is a verb and not `across`: `عبر عن`, `عبر الوزير عن`, not `قال، عبر حسابه: "…"`."""
    name = scene.names[index + 1] if index + 1 < len(scene.words) else None
    person = name is not None and name.label == "PER"
    kind = head_kind(scene.key(index + 1))
    titled = scene.key(index + 1).startswith("ال") and kind == "unnamed_person"
    opened = _begins_clause(scene, index) and (name is not None or kind not in (None, "media"))
    reach = _FAR if opened else _NEAR if person or titled else 1
    near = range(index + 1, min(scene.ends[index], index + reach) + 1)
    return any(scene.key(i) == "عن" for i in near)


def _is_idiom(scene: Scene, index: int, cue: Cue) -> bool:
    """Tell whether a verb means something else with what follows: `لفت الانتباه`, `يعتبر من الأغنياء`."""
    following = scene.key(index + 1)
    if following in _NO_OBJECT or (following == "عن" and scene.key(index + 2) in _NO_OBJECT):
        drawn = cue.lemma in ("لفت", "ألفت") and scene.key(index + 2) == "الي"  # `لفت النظر إلى أن`
        return not drawn or complementiser(scene, index + 3) is None
    if _said_already(scene, index):
        return True
    if cue.lemma == "ردد" and scene.bare(index) in ("تردد", "يتردد"):
        return index != scene.starts[index]  # `لا يتردد في الاعتراف بأن`
    if cue.lemma == "ادعى" and scene.words[index].text.endswith("ى") and _is_called(scene, index + 1):
        return True
    if cue.lemma == "دل" and head_kind(following) != "document":
        return True
    if cue.lemma == "ذهب" and not _leads_to(scene, index, "الي"):
        return True
    if cue.lemma == "قدر" and scene.words[index + 1 : index + 2] and scene.words[index + 1].key[:1] == "ب":
        return True  # `تقدر بمليون`
    if cue.lemma == "أطلع" and any(scene.key(i) == "علي" for i in range(index + 1, min(scene.ends[index], index + 5))):
        return True  # `اطلعت عليه الصحيفة`
    if cue.stance == "announce" and following in ("عنه", "عنها") and scene.key(index - 1) in _WHO:
        return True  # `الأرقام التي أعلنت عنها الوزارة`
    if is_reach(scene, index, cue):
        return True
    if cue.lemma == "كتب" and scene.bare(index) == scene.key(index) and index == scene.starts[index]:
        return any(scene.words[i].text == ":" for i in range(index, min(scene.ends[index], index + _BYLINE)))
    if cue.lemma == "افترض" and cue.form == "verb" and complementiser(scene, index + 1) is not None:
        return scene.bare(index)[:1] in ("ي", "ت")  # `يفترض أن` is `ought to`
    if cue.lemma == "توقع" and (following in _SIGNED or scene.key(index - 1) in ("لم", "لن", "لا", "ان")):
        return scene.bare(index) == "توقع"
    if cue.lemma in ("اعتبر", "نقل"):
        return cue.form == "verb" and following == ("من" if cue.lemma == "اعتبر" else "الي")
    return cue.lemma == "أشار" and scene.key(index - 1) == "في"


def _is_called(scene: Scene, index: int) -> bool:
    """Tell whether a person's name that ends at a mark stands at a word: `ويدعى سامي نصر (40 عاما)`."""
    name = scene.names[index] if index < len(scene.words) else None
    end = scene.behind_name(index) if name is not None and name.label == "PER" else len(scene.words)
    return end < len(scene.words) and scene.words[end].text in ("،", ",", "(", ":", ".")


def _said_already(scene: Scene, index: int) -> bool:
    """Tell whether what is expressed is only pointed at: `عبرت عن ذلك`, `يعبرون عن آرائهم`, no clause behind it."""
    place = next((i for i in (index + 1, index + 2) if scene.key(i) == "عن"), None)
    if place is None or scene.key(place + 1) not in _ALREADY_SAID:
        return False
    return not any(complementiser(scene, i, takes_b=True) is not None for i in (place + 2, place + 3))


def _leads_to(scene: Scene, index: int, preposition: str) -> bool:
    """Tell whether a clause follows its preposition at once: `ذهب بعضهم إلى أن`, not `ذهب إلى السوق وقال إن`."""
    near = range(index + 1, min(scene.ends[index], index + _NEAR))
    return any(scene.key(i) == preposition and complementiser(scene, i + 1) is not None for i in near)


def _is_learnt(scene: Scene, index: int) -> bool:
    """Tell whether `علم` is the verb of an agency (`علمت الوكالة أن`, `علم من مصدر أن`), not knowledge or a flag."""
    index += index + 1 in scene.quotes  # `علمت «الحياة»`
    following = scene.names[index + 1] if index + 1 < len(scene.words) else None
    agency = head_kind(scene.key(index + 1)) in ("media", "organisation") or (
        following is not None and following.label == "ORG"
    )
    told = scene.bare(index) in ("علم", "علمت") and scene.key(index + 1) in ("من", "لدي")
    return (agency or told) and scene.bare(index - 1) not in ("علي", "مع", "عن", "من", "في")


def _concludes(scene: Scene, index: int, cue: Cue) -> bool:
    """Tell whether the narrator draws a conclusion: `وهو ما يدل على أن`, `مما يؤكد أن`."""
    before = scene.key(index - 1)
    what = before == "ما" and (scene.bare(index - 2) in ("هو", "هي", "هذا") or _after_comma(scene, index - 1))
    matter = before == "الذي" and scene.key(index - 2) == "الامر"  # `الأمر الذي أثبت أن`
    return not cue.suffix and (what or matter or before in ("مما", "بما", "ومما"))


def _after_comma(scene: Scene, index: int) -> bool:
    return index > 0 and scene.words[index - 1].text in ("،", ",")


def _begins_clause(scene: Scene, index: int) -> bool:
    before = scene.key(index - 1) if index else ""
    return index == scene.starts[index] or before in ("،", ",", "كما", "قد", "وقد", "حيث", "ان", ".", ":", *_WHO)


def _relative(scene: Scene, index: int, cue: Cue) -> bool:
    """Tell whether a verb with an object pronoun stands in `ما أعلنته X` or `كما ذكرته X`, or tells somebody."""
    follows = scene.key(index + 1).startswith(("ان", "بان")) or key(cue.lemma) in _TOLD
    matter = scene.key(index - 1) == "الذي" and scene.key(index - 2) == "الامر"  # `الأمر الذي نفته الشركة`
    return scene.key(index - 1) in ("ما", "كما", "حسبما", "لما") or matter or follows
