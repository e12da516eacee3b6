"""Which member of the cast a title without a name means."""

from newslab.claims.cast import Member, nations, titles_of
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.marks import is_mark
from newslab.claims.scene import Scene

__all__ = ["describe", "is_called", "is_definite", "nearness"]

_STOPS = word_set("stop")
_PREPOSITIONS = ("ب", "ل", "ك")
_CHAIN = 5  # words of a chain of nouns of which the last may have the article
_ONE_OF = ("احد", "احدي", "عضو")
_ALIKE = 0.75  # share of a description's words that a title of the same head must have
_DEGREES = ("رفيع", "رفيعه", "واسع", "متعدد", "باسم")


def is_called(member: Member, words: list[str]) -> bool:
    """Tell whether a description is a member's title; one with `باسم` needs most words alone (`ناطق باسم الجيش`)."""
    said = tuple(words)
    if "اسم" not in said:
        return said in member.phrases
    alike = (sum(word in phrase for word in said) for phrase in member.phrases if phrase[:1] == said[:1])
    return max(alike, default=0) >= _ALIKE * len(said) and said[-1] not in member.name_keys()


def describe(scene: Scene, first: int, end: int, cast: dict[str, Member]) -> Member | None:
    """Return the member whom a title without a name means (`وزير الدفاع`, `الصحيفة`), None for `مسؤول أمني`."""
    words = titles_of(scene, first, end)
    known = (m for m in cast.values() if len(words) > 2 and tuple(words) in m.phrases and m.places[0] < first)
    called = next(known, None)
    if called is not None:  # `عضو هيئة المحامين`, whose member is named
        return called
    head = next((word for word in words if head_kind(word)), None)
    if head is None or head_kind(head) in ("document", "unknown") or not is_definite(scene, first, end):
        return None
    label = "PER" if head_kind(head) == "unnamed_person" else "ORG"
    for member in cast.values():
        if is_called(member, words) and member.places[0] < first:
            return member
    said = nations(scene, range(first + 1, end))
    fitting = [
        m
        for m in cast.values()
        if m.label == label
        and _bears(m, head)
        and _overlap(words, m) >= (0.5 if not said or said & m.nations else 0.6)
        and not (said and m.nations and not said & m.nations)
    ]
    return max(fitting, key=lambda m: (_overlap(words, m), nearness(m, first)), default=None)


def is_definite(scene: Scene, first: int, end: int) -> bool:
    """Tell whether a phrase means somebody known: it has ال, or is joined to a noun that has, or to a name.

    `رئيس وفد المعارضة` and `وزير الدفاع` are known; `مسؤول عراقي` and `مسؤول رفيع المستوى` are not.
    """
    if scene.key(first).endswith(("ه", "ها", "هم")) and head_kind(scene.key(first)[:-1]) == "unnamed_person":
        return True
    if scene.key(first).startswith("ال") or scene.key(first) in _ONE_OF:
        return scene.key(first).startswith("ال")
    for index in range(first + 1, min(end, first + _CHAIN)):
        noun, name = scene.key(index), scene.names[index]
        word = scene.words[index]
        governed = name.start > word.start if name is not None else word.proclitics[-1:] in _PREPOSITIONS
        if governed or noun in _STOPS or noun in _DEGREES or is_mark(scene.words[index].text):
            return False
        if noun.startswith("ال") or name is not None:
            return noun.startswith("ال") or name.label != "NORP"
    return False


def _overlap(words: list[str], member: Member) -> float:
    return sum(_bears(member, word) for word in words) / len(words)


def _bears(member: Member, word: str) -> bool:
    """Tell whether a word is among a member's titles, in either gender."""
    return bool({word, word + "ه", word.removesuffix("ه")} & member.titles)


def nearness(member: Member, index: int) -> tuple[bool, int]:
    """Return what is greatest for who was named last before a word, else for who is named first behind it."""
    before = [place for place in member.places if place < index]
    return (True, before[-1]) if before else (False, -member.places[0])
