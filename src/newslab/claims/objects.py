"""Verbal nouns as the object of a cue: `نفى وجود …`, `أعلنت الوزارة رفع …`."""

from newslab.claims.cues import Cue
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.masdars import is_masdar, names_deed
from newslab.claims.phrases import is_so_called
from newslab.claims.room import Content, blocks
from newslab.claims.scene import Scene

__all__ = ["find_object"]

_NEWS = word_set("news of")
_NO_OBJECT = word_set("no object after")
_RENEWED = word_set("renewed")
_DENIED = word_set("denied")
_CONFIRMED = word_set("confirmed")
_BEFORE = word_set("before a verbal noun")
_SAME = word_set("same")
_PRONOUNS = ("فيه", "فيها", "به", "خلاله", "خلالها")
_HONOURS = word_set("honour")
_SOME = word_set("this and some") | word_set("some of") | {"اي", "ايه"}
_UNDER = word_set("aside of") | {"في", "خلال", "من", "بعد", "قبل", "منذ", "مع", "اثر", "عقب", "قرب"}
_AS_WHAT = ("وفق", "وفقا", "حسب", "بحسب", "علي", "نحو", "طبقا")
_ADJECTIVE = ("ي", "يه", "يون", "عيان", "اخر", "اخري", "مطلعه", "موثوقه", "كبير", "بارز", "رفيع")
_BEFORE_A_VERB = ("لا", "لم", "لن", "ولا", "ولم", "ولن", "سوف", "الذي", "التي")
_FAR = 45  # words to the object of a cue


def find_object(scene: Scene, index: int, limit: int, cue: Cue) -> Content | None:
    """Return the first verbal noun that may be the object of a cue, after its subject if it has one."""
    if scene.key(index + 1) in _NO_OBJECT:
        return None
    named = False
    for position in range(index + 1, min(limit, index + _FAR) + 1):
        if scene.words[position].text in (".", "؛", ":") or blocks(scene, position, index):
            return None
        if scene.key(position) == "ما" and scene.key(position + 1) == "اذا":
            return None  # `لم يوضح ما إذا كان`: a question
        if cue.stance == "announce" and scene.key(position) == "عن" and scene.names[position] is None:
            return None  # `أعلن عن خطة`: news of a thing
        if scene.names[position] is not None:
            named = True
            continue
        if scene.dates[position] or not _may_begin(scene, index, position, named):
            continue
        if scene.bare(position) in _NEWS and cue.stance not in ("deny", "assert") and position + 1 < len(scene.words):
            following = position + (2 if scene.key(position + 1) in ("عن", "مفاده", "مفادها") else 1)
            return None if following > limit else _at(scene, following, position)
        if "n" in cue.takes and _is_object(scene, position, index, cue):
            first = position
            while first - 1 > index and scene.key(first - 1) in _BEFORE:
                first -= 1
            return _at(scene, first, first)
    return None


def _is_object(scene: Scene, position: int, index: int, cue: Cue) -> bool:
    word = scene.bare(position)
    if position > index + 1 and scene.key(position - 1) in _UNDER and scene.names[position - 1] is None:
        return False
    if scene.key(position - 1) in _BEFORE_A_VERB or word != scene.key(position):
        return False  # a verb, or what a و joins to something before
    if cue.lemma == "حمل":  # `تحمل مسؤولياته` is to bear them
        return word.removeprefix("ال").startswith(("مسوولي", "مسيولي")) and position > index + 1
    if cue.lemma == "جدد":
        return word in _RENEWED
    if cue.stance == "deny" and cue.lemma != "استبعد" and word in _DENIED:
        return True
    if cue.lemma == "أكد" and word in _CONFIRMED:
        return True
    if cue.lemma == "أبلغ" and not (position > index + 1 and word.endswith(("ه", "ها", "هم")) and is_masdar(word)):
        return False  # `أبلغ السفير رفضه الخطة`
    if cue.lemma == "أظهر" and not _is_shown(scene, index, position):
        return False
    if cue.lemma in ("توقع", "أظهر") and word.endswith("ا") and is_masdar(word[:-1]):
        return True
    if cue.lemma == "توقع" and names_deed(word) and not word.startswith("ال"):
        return True  # `توقعت الوزارة تحقيق نمو`
    beside = position == index + 1
    if beside and any(reading.form == "masdar" for reading in scene.cue(position)[0][:1]):
        return True  # `توقعت إعلان المبادرة`
    if word == "ما" and is_so_called(scene, position) and scene.key(position + 2) not in ("ب", "بـ"):
        return False
    if (word == "ما" and scene.bare(position - 1) in _AS_WHAT) or (word == "اي" and cue.stance != "deny"):
        return False
    if word.startswith("ال") and not is_masdar(word):  # `الوصول`, but `التزام`
        return is_masdar(word.removeprefix("ال")) and (beside or _has_complement(scene, position))
    return is_masdar(word)


def _is_shown(scene: Scene, index: int, position: int) -> bool:
    """Tell whether a paper or a picture shows something: `أظهرت الدراسة تراجع`, not `أظهر الفريق رغبة`."""
    near = range(max(scene.starts[index], index - 2), position)
    return any(head_kind(scene.key(i)) == "document" for i in near)


def _has_complement(scene: Scene, position: int) -> bool:
    """Tell whether a preposition follows a noun, as in `العثور على`, `التمسك بالاتفاق`."""
    following = scene.words[position + 1] if position + 1 < len(scene.words) else None
    return following is not None and (following.key in ("علي", "عن", "الي", "ب", "بـ") or following.proclitics == "ب")


def _at(scene: Scene, first: int, region: int) -> Content:
    return Content(scene.words[first].start, first, "noun", region)


def _may_begin(scene: Scene, index: int, position: int, named: bool) -> bool:
    """Tell whether a verbal noun here begins the content and is no part of the source."""
    if position == index + 1:
        return True
    before = scene.words[position - 1]
    if before.key in _PRONOUNS:  # `أكد فيها رغبة …`
        return _may_begin(scene, index, position - 1, named)
    if before.key in _BEFORE and position - 1 > index:
        return position - 1 == index + 1 or _may_begin(scene, index, position - 1, named)
    if before.key in _SAME and scene.key(position - 2).startswith("ال") and position - 2 > index:
        return True  # `نفى في الوقت نفسه وجود …`
    if position == index + 3 and _is_unnamed(scene, index + 1) and before.key.endswith(_ADJECTIVE):
        return True  # `أكدت مصادر أمنية وقوع …`
    if position == index + 3 and scene.key(index + 1) in _SOME and scene.key(index + 1) != "ذلك":
        return True  # `لم تعلن أي جهة مسؤوليتها`
    if position == index + 2 and head_kind(before.key) == "document":
        return True  # `توقعت دراسة تحقيق نسبة عالية`
    if head_kind(before.key) and not before.key.startswith("ال"):
        return scene.key(position - 2) in ("في", "خلال") and position - 3 > index  # `أعلن الجيش في بيان مقتل …`
    if before.key in _SAME and scene.key(position - 2).startswith("ال"):
        return True  # `أكد في الوقت نفسه استمرار …`
    if position > index + 2 and all(scene.words[i].text.endswith(("ا", "ً")) for i in (position - 2, position - 1)):
        return True  # `نفى نفيا قاطعا وجود …`
    said = before.key.startswith(("ال", "بال")) or before.key in _HONOURS  # `أكد جلالته ضرورة …`
    return named or before.text in ("،", ",") or said or scene.dates[position - 1]


def _is_unnamed(scene: Scene, position: int) -> bool:
    """Tell whether an indefinite noun names a speaker without a name."""
    key = scene.key(position)
    return not key.startswith("ال") and (head_kind(key) or "").startswith(("unnamed", "document"))
