"""Who is in the article: every named person and body with the titles that the article puts beside the name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.marks import is_mark
from newslab.claims.masdars import is_masdar
from newslab.claims.scene import Scene
from newslab.claims.speaker import is_feminine
from newslab.text.normalise import key

__all__ = ["Member", "gender_of", "make_cast", "nations", "one_word", "titles_of"]

_STOPS = word_set("stop")
_KIN = word_set("kin")
_INSIDE = ("في", "باسم", "لدي")
_REACH = 10
_OTHERS = _KIN | {"وكيل"}
_SAME_OFFICE = {"ناطق": "متحدث", "ناطقه": "متحدثه"}
_APPOSED = 8  # words of a title behind a name


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


def nations(scene: Scene, positions: Iterable[int]) -> set[str]:
    """Return the nationalities among some words, letters sorted, without ending: `الأميركية` is `أمريكي`."""
    named = (i for i in positions if scene.names[i] is not None and scene.names[i].label == "NORP")
    return {"".join(sorted(_plain(scene.words[i].stem_key).removesuffix("ه"))) for i in named}


def titles_of(scene: Scene, first: int, end: int) -> list[str]:
    """Return the folded words of a phrase without articles and marks."""
    words = [_plain(scene.words[i].stem_key) for i in range(first, end) if not is_mark(scene.words[i].text)]
    if len(words) == 1 and words[0].endswith("ه") and head_kind(words[0][:-1]) == "unnamed_person":
        return [words[0][:-1]]  # `محاميه`
    return words


def gender_of(member: Member) -> str:
    """Return m or f by a person's titles (`رئيسة` is f), empty where they do not tell."""
    heads = [head for head in member.heads if head_kind(head) == "unnamed_person"]
    if member.label != "PER" or not heads:
        return ""
    return "f" if any(is_feminine(head) for head in heads) else "m"


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
