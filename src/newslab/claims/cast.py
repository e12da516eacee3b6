"""Who is in the article: every named person and body with the titles that the article puts beside the name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.marks import is_mark
from newslab.claims.masdars import is_masdar
from newslab.claims.scene import Scene
from newslab.claims.speaker import is_feminine
from newslab.text.normalise import key

__all__ = [
    "Member",
    "describe",
    "gender_of",
    "is_called",
    "is_definite",
    "make_cast",
    "nations",
    "nearness",
    "one_word",
    "titles_of",
]

_STOPS = word_set("stop")
_KIN = word_set("kin")
_INSIDE = ("في", "باسم", "لدي")
_REACH = 10
_PREPOSITIONS = ("ب", "ل", "ك")
_OTHERS = _KIN | {"وكيل"}
_CHAIN = 5  # words of a chain of nouns of which the last may have the article
_ONE_OF = ("احد", "احدي", "عضو")
_SAME_OFFICE = {"ناطق": "متحدث", "ناطقه": "متحدثه"}
_ALIKE = 0.75  # share of a description's words that a title of the same head must have
_APPOSED = 8  # words of a title behind a name
_DEGREES = ("رفيع", "رفيعه", "واسع", "متعدد", "باسم")


@dataclass(slots=True)
class Member:
    """A named person or body: the words of its titles, the nationalities among them, and its mentions by word index.

    `heads` are the nouns at the head of its titles; `phrases` are the whole runs of words, from a title on, that stand
    right before the name.
    """

    name: str
    label: str
    titles: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    nations: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    phrases: set[tuple[str, ...]] = field(default_factory=set)

    def name_keys(self) -> set[str]:
        """Return the folded words of the name."""
        return {key(word) for word in self.name.split()}


def make_cast(scene: Scene) -> dict[str, Member]:
    """Return the members by name."""
    cast: dict[str, Member] = {}
    for index, name in enumerate(scene.names):
        if name is None or name.label not in ("PER", "ORG") or (index and scene.names[index - 1] is name):
            continue
        member = cast.setdefault(name.canonical, Member(name.canonical, name.label))
        member.places.append(index)
        before, after = tuple(_before(scene, index, name.label)), tuple(_after(scene, index))
        title = (*before, *after)
        member.heads.update(_plain(scene.words[position].stem_key) for position in (*before[-1:], *after[:1]))
        member.titles.update(_plain(scene.words[position].stem_key) for position in title)
        member.nations |= nations(scene, title)
        if name.label == "PER":
            member.phrases.update((*_phrases(scene, index), *_apposed(scene, index)))
    return cast


def _phrases(scene: Scene, index: int) -> Iterator[tuple[str, ...]]:
    """Yield the phrases that end right before a person's name: `المتحدث باسم المجلس` of `… المجلس سامي نصر`."""
    last = index - 1 if scene.key(index - 1) in ("،", ",") else index
    for first in range(last - 2, max(last - _REACH, scene.starts[index] - 1), -1):
        name = scene.names[first]
        if is_mark(scene.words[first].text) or (name is not None and name.label == "PER"):
            return
        if head_kind(scene.key(first)) == "unnamed_person" and scene.key(first) not in _OTHERS:
            yield tuple(titles_of(scene, first, last))


def _apposed(scene: Scene, index: int) -> Iterator[tuple[str, ...]]:
    """Yield the title behind a person's name: `المتحدث باسم المجلس` of `سامي نصر، المتحدث باسم المجلس`."""
    first = scene.behind_name(index)
    first += scene.key(first) in ("،", ",")
    end = first
    while end <= min(first + _APPOSED, scene.ends[index]) and not _ends_phrase(scene, end):
        end += 1
    if head_kind(scene.key(first)) == "unnamed_person" and end - first > 1:
        yield tuple(titles_of(scene, first, end))


def _ends_phrase(scene: Scene, index: int) -> bool:
    return is_mark(scene.words[index].text) or scene.key(index) in _STOPS - set(_INSIDE) or scene.dates[index]


def is_called(member: Member, words: list[str]) -> bool:
    """Tell whether a description is a member's title; one with `باسم` needs most words alone (`ناطق باسم الجيش`)."""
    said = tuple(words)
    if "اسم" not in said:
        return said in member.phrases
    alike = (sum(word in phrase for word in said) for phrase in member.phrases if phrase[:1] == said[:1])
    return max(alike, default=0) >= _ALIKE * len(said) and said[-1] not in member.name_keys()


def nations(scene: Scene, positions: Iterable[int]) -> set[str]:
    """Return the nationalities among some words, letters sorted, without ending: `الأميركية` is `أمريكي`."""
    named = (i for i in positions if scene.names[i] is not None and scene.names[i].label == "NORP")
    return {"".join(sorted(_plain(scene.words[i].stem_key).removesuffix("ه"))) for i in named}


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


def titles_of(scene: Scene, first: int, end: int) -> list[str]:
    """Return the folded words of a phrase without articles and marks."""
    words = [_plain(scene.words[i].stem_key) for i in range(first, end) if not is_mark(scene.words[i].text)]
    if len(words) == 1 and words[0].endswith("ه") and head_kind(words[0][:-1]) == "unnamed_person":
        return [words[0][:-1]]  # `محاميه`
    return words


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


def gender_of(member: Member) -> str:
    """Return m or f by a person's titles (`رئيسة` is f), empty where they do not tell."""
    heads = [head for head in member.heads if head_kind(head) == "unnamed_person"]
    if member.label != "PER" or not heads:
        return ""
    return "f" if any(is_feminine(head) for head in heads) else "m"


def _overlap(words: list[str], member: Member) -> float:
    return sum(_bears(member, word) for word in words) / len(words)


def _bears(member: Member, word: str) -> bool:
    """Tell whether a word is among a member's titles, in either gender."""
    return bool({word, word + "ه", word.removesuffix("ه")} & member.titles)


def nearness(member: Member, index: int) -> tuple[bool, int]:
    """Return what is greatest for who was named last before a word, else for who is named first behind it."""
    before = [place for place in member.places if place < index]
    return (True, before[-1]) if before else (False, -member.places[0])


def _before(scene: Scene, index: int, label: str) -> Iterator[int]:
    """Yield the words of the title that stands before a name: back to its head noun, over no verb or clause."""
    last = index - 2 if scene.key(index - 1) in ("،", ",", "-", "–") else index - 1
    reach, wanted = (_REACH, ("unnamed_person",)) if label == "PER" else (2, ("organisation", "media"))
    title: list[int] = []
    found = False
    for position in range(last, max(last - reach, scene.starts[index] - 1), -1):
        if _ends_title(scene, position) or (scene.key(position) in _STOPS and scene.key(position) not in _INSIDE):
            break
        head = head_kind(scene.key(position)) in wanted
        if found and (not head or scene.key(position) in _KIN):
            break
        found = found or head
        title.append(position)
    governed = scene.names[index].start > scene.words[index].start and index - last == 1
    if found and not (governed and any(is_masdar(scene.bare(i)) for i in title)):  # `أكد الرئيس دعم بلاده لسامي`
        yield from title


def _after(scene: Scene, index: int) -> Iterator[int]:
    """Yield the words of an apposition behind a name: `مصطفى بالي المسؤول الإعلامي`, `X، وزير الصناعة`."""
    position = scene.behind_name(index)
    while position < len(scene.words) and scene.words[position].text in ("،", ",", "-", "–", "(", "”", '"', "»"):
        position += 1
    if position >= len(scene.words) or not head_kind(scene.key(position)):
        return
    for following in range(position, min(position + 5, scene.ends[index] + 1)):
        if _ends_title(scene, following):
            return
        yield following


def _ends_title(scene: Scene, position: int) -> bool:
    name = scene.names[position]
    if (name is not None and name.label == "PER") or scene.dates[position]:
        return True
    text = scene.words[position].text
    if scene.key(position) in ("باسم", "باسمه"):
        return True
    if is_mark(text):
        return text not in ("“", "”", '"', "«", "»")
    readings, _ = scene.cue(position)
    return bool(readings) and readings[0].form == "verb" and not head_kind(scene.key(position))


def one_word(noun: str) -> str:
    """Return the one folded noun that stands for several of an office: `ناطق` is `متحدث`."""
    return _SAME_OFFICE.get(noun, noun)


def _plain(word: str) -> str:
    for prefix in ("لل", "بال", "ال"):
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            return one_word(word[len(prefix) :])
    return one_word(word)
