"""Verbal nouns as contents: `أعلن البدء بـ…`, `نفى وجود …`, `أعرب عن ارتياحه`, `اعترف بسقوط …`."""

import re

from newslab.claims.cues import Cue
from newslab.claims.lexicon import SPEAKING, head_kind, word_set
from newslab.claims.masdars import is_masdar, names_deed
from newslab.claims.news import is_news
from newslab.claims.phrases import is_so_called, source_phrase
from newslab.claims.room import Content, blocks
from newslab.claims.scene import Scene
from newslab.text.normalise import normalise

__all__ = ["after_b", "find_noun", "owner_end"]

_FUUL = re.compile(r"\S{2}و\S(?:ه|ها|هم)\Z")  # `بحضوره`, `بعثورهم`
_NEWS = word_set("news of")
_TAKES_ONE = word_set("takes a preposition")
_NO_OBJECT = word_set("no object after")
_B_NOT = word_set("b word that is no content")
_RENEWED = word_set("renewed")
_QUOTES = word_set("quotes from")
_DENIED = word_set("denied")
_CONFIRMED = word_set("confirmed")
_BEFORE = word_set("before a verbal noun")
_SAME = word_set("same")
_BLAMED = ("نسب", "ارتكبه", "ارتكبوه", "فعله", "فعلوه", "اقترفه")
_PRONOUNS = ("فيه", "فيها", "به", "خلاله", "خلالها")
_HONOURS = word_set("honour")
_SOME = word_set("this and some") | word_set("some of") | {"اي", "ايه"}
_ABOUT = frozenset(["عن"])
_NOUNS = frozenset("np")  # what a cue must take for a noun after its preposition to be its content
_UNDER = word_set("aside of") | {"في", "خلال", "من", "بعد", "قبل", "منذ", "مع", "اثر", "عقب", "قرب"}
_AS_WHAT = ("وفق", "وفقا", "حسب", "بحسب", "علي", "نحو", "طبقا")
_ADJECTIVE = ("ي", "يه", "يون", "عيان", "اخر", "اخري", "مطلعه", "موثوقه", "كبير", "بارز", "رفيع")
_BEFORE_A_VERB = ("لا", "لم", "لن", "ولا", "ولم", "ولن", "سوف", "الذي", "التي")
_FAR = 45  # words to the object of a cue
_NEAR = 22  # words to its preposition
_BACK = 10  # words from `نقلت` to `نفيها`


def find_noun(scene: Scene, index: int, cue: Cue, limit: int) -> Content | None:
    """Return a verbal noun as content: the first that stands after the cue's preposition or as its object."""
    if cue.form == "masdar":
        return _of_masdar(scene, index, cue, limit)
    if cue.weak and cue.lemma != "حمل":
        limit = min(limit, index + 6)
    governed = _after_preposition(scene, index, cue, limit)
    if cue.lemma == "سجل" and not scene.key(index + 1).startswith("ال"):
        return governed  # `سجلت البلاد أول حالة` is a deed unless somebody with a title notes it
    only_governed = cue.stance == "say" and cue.preps == _ABOUT
    if only_governed or not cue.takes & {"n", "w"} or (cue.suffix and cue.lemma not in ("اعتبر",)):
        return governed
    found = _object(scene, index, min(limit, governed.first - 1 if governed else limit), cue)
    return found or governed


def after_b(scene: Scene, position: int, object_of_cue: bool = False) -> tuple[int, str] | None:
    """Return the offset and the folded letters of what follows a ب at the head of a word, or None."""
    word = scene.words[position]
    if word.key in _B_NOT:
        return None
    if word.proclitics == "ب":
        return word.stem, word.stem_key
    rest = word.key[1:]
    glued = word.key[:1] == "ب" and len(rest) > 3 and word.proclitics == ""
    if glued and (object_of_cue or rest.startswith("ال") or is_masdar(rest)):
        return word.start + normalise(word.text).origins[1], rest
    return None


def _of_masdar(scene: Scene, index: int, cue: Cue, limit: int) -> Content | None:
    """`إعلان الوزارة عن عودة …`, `اتهامها بالضغط`: straight after the noun, or after the one who says it."""
    if scene.key(index).startswith("ال") and scene.key(index).endswith("ات"):
        return None  # `الاتهامات ضد …`: known from before, a clause alone tells them
    near = _after_preposition(scene, index, cue, index + 1)
    if near is not None and (is_masdar(scene.words[near.first].stem_key) or scene.key(near.first).startswith("ال")):
        return near
    if cue.suffix and "n" in cue.takes and any(scene.bare(i) in _QUOTES for i in range(max(0, index - _BACK), index)):
        return _object(scene, index, min(limit, index + 4), cue)  # `نقلت عن الوزارة نفيها وجود …`
    end = None if cue.suffix else owner_end(scene, index + 1)
    while end is not None and end <= limit and scene.dates[end]:
        end += 1  # `إعلان الوزارة أمس رفع الأسعار`
    if end is None or end > limit:
        return None
    far = min(limit, end + 3)
    found = _after_preposition(scene, index, cue, far)
    if found is not None and is_masdar(_plain(scene.words[found.first].stem_key)):
        return found
    return _object(scene, index, far, cue) if "n" in cue.takes else None


def owner_end(scene: Scene, position: int) -> int | None:
    """Return the word behind the one who says what a verbal noun before him reports: `إعلان وزير المالية سامي نصر`."""
    if position >= len(scene.words):
        return None
    if scene.names[position] is None:
        if head_kind(scene.key(position)) is None:
            return None
        span = source_phrase(scene, position, scene.ends[position] + 1)
        end = span[1] if span is not None else position + 1
        named = next((i + 1 for i in range(position, end) if _ends_name(scene, i, ("PER",))), None)
        named = named or next((i + 1 for i in range(position, end) if _ends_name(scene, i, ("ORG", "GPE"))), None)
        return named or position + 1
    return scene.behind_name(position) if scene.names[position].label in SPEAKING else None


def _ends_name(scene: Scene, index: int, labels: tuple[str, ...]) -> bool:
    name = scene.names[index]
    last = index + 1 >= len(scene.names) or scene.names[index + 1] is not name
    return name is not None and name.label in labels and last


def _object(scene: Scene, index: int, limit: int, cue: Cue) -> Content | None:
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
        return is_masdar(_plain(word)) and (beside or _has_complement(scene, position))
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


def _after_preposition(scene: Scene, index: int, cue: Cue, limit: int) -> Content | None:
    if not cue.preps or not cue.takes & _NOUNS:
        return None
    for position in range(index + 1, min(limit, index + _NEAR, len(scene.words) - 1) + 1):
        word = scene.words[position]
        if position > index + 1 and (word.text in (".", "؛", ":") or blocks(scene, position, index)):
            return None
        if "ب" in cue.preps and word.key != "عن":
            found = _after_b(scene, index, position, cue)
            if found is not None:
                return found
            continue
        if word.key not in cue.preps or position >= len(scene.words) - 1 or scene.names[position] is not None:
            continue
        if position > index + 1 and _plain(scene.key(position - 1)) in _TAKES_ONE:
            continue
        choosy = cue.stance == "announce" or cue.lemma == "جدد"
        if choosy and not (names_deed(scene.words[position + 1].stem_key) or is_news(scene, index, position, cue)):
            continue
        if word.key == "علي" and scene.key(position + 1) in ("هامش", "حد", "صفحته", "راس", "متن", "لسان"):
            continue
        return _at(scene, position + 1, position)
    return None


def _after_b(scene: Scene, index: int, position: int, cue: Cue) -> Content | None:
    word = scene.words[position]
    parted = after_b(scene, position, position == index + 1)
    if word.key == "بما" and cue.lemma in ("اعترف", "أقر") and scene.key(position + 1) in _BLAMED:
        return Content(word.start + 1, position, "noun", position)  # `اعترف بما نسب إليه`
    if scene.names[position] is not None or scene.dates[position]:
        return None
    if parted is not None and (
        (position == index + 1 and (cue.form == "masdar" or ("n" in cue.takes and cue.lemma != "أبلغ")))
        or is_masdar(_plain(parted[1]))
        or _FUUL.match(parted[1])
    ):
        return Content(parted[0], position, "noun", position)
    if word.key in ("ب", "بـ") and position + 1 < len(scene.words):
        return Content(scene.words[position + 1].start, position + 1, "noun", position)
    return None


def _plain(word: str) -> str:
    return word.removeprefix("ال")
