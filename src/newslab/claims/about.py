"""Whether a name inside a source is the speaker's, and whether a description can mean somebody known."""

from typing import Any

from newslab.claims.cast import Member, gender_of, nations, titles_of
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.scene import Scene
from newslab.claims.speaker import Speaker
from newslab.claims.story import Story

__all__ = ["fits", "is_about", "turns"]

_KIN = word_set("kin")
_ONE_OF = ("احد", "احدي")
_GOVERNS = word_set("governs")
_FOR = ("باسم", "باسمه", "مكتب")
_BODIES = ("ORG", "GPE", "LOC", "FAC", "NORP")
_NO_PERSONS = ("organisation", "media", "unnamed_group", "document")
_SAME = word_set("same")
_TURNS = word_set("another's turn")


def is_about(scene: Scene, first: int, end: int, person: Any) -> bool:
    """Tell whether a person's name in a source is not the speaker's: `متحدث باسم الشيخ دريان`, `مصادر مقربة من بري`."""
    place = next(index for index in range(first, end) if scene.names[index] is person)
    if place == first:
        return False
    kinds = [head_kind(scene.key(index)) for index in range(first, place)]
    if scene.key(first) in _ONE_OF and not _is_apposed(scene, first, place):
        return True
    if person.start > scene.words[place].start or scene.key(place - 1) in _GOVERNS:
        return True
    titled_next = kinds[1:2] == ["unnamed_person"]  # `إدارة الرئيس سامي نصر`
    if ("unnamed_person" not in kinds or titled_next) and kinds[0] in _NO_PERSONS:
        return True
    if kinds[0] == "unnamed_person" and not scene.key(first).startswith("ال") and place == first + 1:
        return True
    if scene.key(first) == "وكيل" and place - first <= 5:
        return True
    if scene.key(first).removeprefix("ال") in _KIN and kinds[1:2] == ["unnamed_person"] and place - first <= 4:
        return True
    return any(scene.key(i) in _FOR and not _has_body(scene, i + 1, place) for i in range(first, place))


def _is_apposed(scene: Scene, first: int, place: int) -> bool:
    """Tell whether a name follows a whole phrase: `أحد موقعي البيان سامي نصر`, not `أحد مساعدي الرئيس سامي نصر`."""
    before = scene.key(place - 1)
    return place - first > 2 and before.startswith("ال") and head_kind(before) != "unnamed_person"


def _has_body(scene: Scene, first: int, end: int) -> bool:
    """Tell whether a body, or a comma, stands among some words: `باسم المحكمة، سفيان`, `باسم الأهالي سفيان`."""
    noun = scene.key(first).startswith("ال") and scene.names[first] is None and first < end
    if noun and head_kind(scene.key(first)) != "unnamed_person":
        return True
    for index in range(first, end):
        name = scene.names[index]
        body = head_kind(scene.key(index)) in ("organisation", "media")
        if body or scene.key(index) in ("،", ",") or (name is not None and name.label in _BODIES):
            return True
    return False


def fits(story: Story, first: int, end: int, speaker: Speaker) -> bool:
    """Tell whether a description may mean an earlier speaker: neither gender nor adjectives say otherwise."""
    scene = story.scene
    said = [word for word in titles_of(scene, first, end) if word not in _SAME][1:]
    member = story.cast.get(speaker.name)
    if speaker.kind == "person" and member is not None:
        female = scene.key(first).endswith("ه") and head_kind(scene.key(first)[:-1]) is not None
        said_nations = nations(scene, range(first + 1, end))
        last = bool(story.order) and story.order[-1] is speaker
        other = said_nations and (member.nations or not last) and not said_nations & member.nations
        if _titled_otherwise(story, first, end, member):
            return False
        return not other and not (female and "m" in (gender_of(member), speaker.shown()))
    known = {word.removeprefix("ال") for word in speaker.words()[1:]}
    return not said or not known or bool(known & set(said))


def _titled_otherwise(story: Story, first: int, end: int, member: Member) -> bool:
    """Tell whether a person's titles share nothing with a long description, or one in another's turn."""
    said = {word.removesuffix("ه") for word in titles_of(story.scene, first, end)}
    titles = {title.removesuffix("ه") for title in member.titles}
    last = bool(story.order) and story.order[-1].name == member.name
    known = any(head_kind(title) == "unnamed_person" for title in titles)
    precise = len(said) > 3 or bool(nations(story.scene, range(first + 1, end)))
    other = turns(story.scene, first) or (known and precise)
    return len(said) > (1 if other else 2) and not said & titles and (not last or other)


def turns(scene: Scene, index: int) -> bool:
    """Tell whether the sentence of a word gives the floor to another: `من جهته`, `بدوره`, `من ناحية أخرى`."""
    first = scene.starts[index]
    return any(scene.bare(i) in _TURNS for i in range(first, min(index, first + 4)))
