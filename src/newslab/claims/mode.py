"""Whether a content is quoted: wholly (direct), in part (mixed) or not at all (indirect)."""

from bisect import bisect_left

from newslab.claims.draft import Draft
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.masdars import is_masdar
from newslab.claims.scene import Scene

__all__ = ["mode_of", "wordings_of"]

_SINGLE = ("انه", "انها", "بانه", "بانها", "ب", "بـ", "ـ", "ك", "كـ", "هو", "هي", "كان", "كانت", "يكون", "تكون")
_OURSELVES = word_set("first person")
_NEGATED = ("لم", "لن", "لا", "سوف")
_FAR = 30  # words of a speech in which the speaker names himself
_FOREIGN = ("يا", "انا")  # `جرمانيا`: no accusative


def mode_of(scene: Scene, draft: Draft, wordings: list[int]) -> str:
    """Wholly quoted is direct, and first person behind a colon; a paraphrase that holds quoted words is mixed."""
    if draft.quoted:
        return "direct"
    place = bisect_left(wordings, draft.first)
    if place < len(wordings) and wordings[place] <= draft.last:
        return "mixed"
    colon = draft.rule in ("headline", "colon") or scene.words[draft.first - 1].text == ":"
    return "direct" if colon and _is_first_person(scene, draft) else "indirect"


def wordings_of(scene: Scene) -> list[int]:
    """Return the opening marks of the quotations of an article that hold somebody's words, in order."""
    return sorted(opening for opening, closing in scene.quotes.items() if _is_wording(scene, opening, closing))


def _is_wording(scene: Scene, opening: int, closing: int) -> bool:
    """Tell whether a quotation holds somebody's words, and is no name, title or term in quotation marks."""
    inside = range(opening + 1, min(closing, len(scene.names)))
    if all(scene.names[i] is not None for i in inside):
        return False
    if len(inside) == 1:
        return _is_own_word(scene, opening)
    return len(inside) > 2 or not head_kind(scene.key(opening - 1).removeprefix("ال"))


def _is_own_word(scene: Scene, opening: int) -> bool:
    """Tell whether a word in quotation marks is somebody's wording (`السد "محدود"`), no term (`مخدر "الزطلة"`)."""
    word, before = scene.key(opening + 1), scene.key(opening - 1)
    if word.startswith("سي") or before.removeprefix("ال") in _SINGLE:
        return True
    if word.startswith("ال") or len(word) < 3 or not word.isalpha() or head_kind(before):
        return False
    adverb = word.endswith("ا") and not word.endswith(_FOREIGN)
    predicate = before.startswith("ال") and scene.names[opening - 1] is None
    return adverb or predicate or is_masdar(word)


def _is_first_person(scene: Scene, draft: Draft) -> bool:
    """Tell whether who speaks says "I" or "we": `إني`, `لن نرحل`, `ينقصنا`, `اتخذنا`."""
    for index in range(draft.first, min(draft.last, draft.first + _FAR) + 1):
        if scene.names[index] is not None:
            continue
        word = scene.bare(index)
        if word in _OURSELVES or (index == draft.first and word.startswith("نن")) or _of_us(word):
            return True
        if scene.key(index - 1) in _NEGATED and index > draft.first and scene.words[index].text[:1] in ("ن", "أ"):
            return True
    return False


def _of_us(word: str) -> bool:
    """Tell whether a folded word ends in "we" or "us", and in no accusative: `اتخذنا`, but `تضامنا`, `قانونا`."""
    if not word.endswith("نا") or len(word) < 5:
        return False
    return (word[0] == "ي" and len(word) > 5) or (word[0] not in "متي" and word[1] != "ا" and word[-3] not in "اوي")
