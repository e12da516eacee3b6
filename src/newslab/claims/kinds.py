"""What kind of speaker a source makes by the nouns at its head."""

from newslab.claims.cast import one_word
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.media import is_medium
from newslab.claims.naming import names_among
from newslab.claims.scene import Scene

__all__ = ["bare_noun", "heads_of", "kind_of_head"]

_SOME = word_set("this and some") | (word_set("some of") - {"احد", "احدي"})
_ONE_OF = ("احد", "احدي")
_QUANTITIES = word_set("number of")
_OF_MEDIA = ("اعلامي", "صحفي", "صحافي", "الاعلامي", "الصحفي", "الصحافي", "اخباري", "الاخباري")


def kind_of_head(scene: Scene, first: int, end: int) -> str:
    """Return the kind of an unnamed source by its head noun, or by a name inside it."""
    while first + 1 < end and scene.key(first) in _SOME:
        first += 1
    if scene.key(first) in _ONE_OF:  # `أحد السكان`, `إحدى الروايات`
        whole = head_kind(scene.key(first + 1)) if first + 1 < end else None
        return whole if whole in ("media", "document", "organisation") else "unnamed_person"
    if scene.key(first) in _QUANTITIES and scene.key(first + 1) == "من" and first + 2 < end:
        counted = head_kind(scene.key(first + 2))  # `عدد من الصحف`
        return counted if counted in ("media", "document") else "unnamed_group"
    if end - first > 1 and scene.key(first + 1).startswith(_OF_MEDIA) and head_kind(scene.key(first)) != "document":
        return "media"
    for index in range(first, min(end, first + 2)):
        word, stem = scene.key(index), scene.words[index].stem_key
        kind = head_kind(word) or head_kind(stem) or (head_kind(bare_noun(stem)) if index == first else None)
        if kind == "unnamed_person" and word.endswith(("ون", "ين")) and not word.endswith(("امين", "مين")):
            return "unnamed_group"
        if kind == "media" and not is_medium(scene, index):
            return "organisation"
        if kind:
            return kind
    if scene.key(first).endswith(("ون", "ين", "ات")) or _is_dual(scene.key(first)):
        return "unnamed_group"
    bodies = any(name.label != "NORP" for name in names_among(scene, first, end))
    return "organisation" if bodies else "unnamed_person"


def _is_dual(word: str) -> bool:
    return word.endswith("ان") and head_kind(word[:-2]) == "unnamed_person"


def heads_of(scene: Scene, first: int, end: int) -> set[str]:
    """Return the first noun of a speaker among some words, and the word at their head, both without article."""
    nouns = (
        scene.key(i).removeprefix("ال")
        for i in range(first, end)
        if head_kind(scene.key(i)) and scene.names[i] is None and scene.key(i) not in _SOME
    )
    found = {next(nouns, ""), bare_noun(scene.words[first].stem_key)} - {""}
    return {one_word(head) for head in found}


def bare_noun(word: str) -> str:
    """Return a noun without article and pronoun; ت before the pronoun is ة again: `نقابتهم` is `نقابه`."""
    word = word.removeprefix("ال").removeprefix("لل")
    ours = next((word.removesuffix(suffix) for suffix in ("نا", "ها", "هم") if word.endswith(suffix)), "")
    if head_kind(ours):  # `مصدرنا`
        return ours
    if head_kind(word):
        return word.removesuffix("ين") + "ون" if word.endswith("ين") else word  # `مسؤولين` … `المسؤولون`
    for suffix in ("هما", "ها", "هم", "نا", "ه"):
        stem = word.removesuffix(suffix)
        whole = stem[:-1] + "ه" if stem.endswith("ت") else stem
        if stem != word and head_kind(whole):
            return whole
    return word
