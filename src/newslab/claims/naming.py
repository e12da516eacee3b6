"""Which name identifies a source: one that an earlier stage found, or one that its title gives away."""

from typing import Any

from newslab.claims.about import is_about
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.media import is_medium
from newslab.claims.peers import is_own
from newslab.claims.scene import Scene

__all__ = ["joined", "name_of", "names_among"]

_LONGEST_NAME = 4
_NAMED_BODIES = word_set("body with a name")


def name_of(scene: Scene, first: int, end: int) -> tuple[str, str | None]:
    """Return the canonical name inside a source with its kind; kind None: no name identifies the source."""
    names = names_among(scene, first, end)
    persons = [name for name in names if name.label == "PER"]
    both = joined(scene, first, end)
    if both is not None:
        return both
    person = next((name for name in persons if not is_about(scene, first, end, name)), None)
    if person is not None:
        return person.canonical, "person"
    if persons:
        return "", None
    head = head_kind(scene.key(first)) or head_kind(scene.words[first].stem_key)
    begins = names and scene.names[first] is names[0]
    kind = "media" if is_medium(scene, first) else "organisation"
    text = scene.text[scene.words[first].start : scene.words[end - 1].end]
    if begins and names[0].label != "NORP":
        return (text if _is_of_a_place(scene, first, end) else names[0].canonical), kind
    if names and head in ("media", "organisation"):
        if scene.key(first).endswith(("تا", "تي")):
            return text, kind  # `حركتا الأمل والنهر`
        if names[0].label == "NORP" and scene.key(first).removeprefix("ال") in _NAMED_BODIES and end - first == 2:
            return "", None  # `النادي الإسباني`
        return (
            text if names[0].label in ("GPE", "NORP") or _is_governed(scene, first, end) else names[0].canonical
        ), kind
    return _untagged(scene, first, end)


def joined(scene: Scene, first: int, end: int) -> tuple[str, str] | None:
    """Return two whom و joins as one: `سامي وليلى`, `سامي ونظيره المصري نصر`, `بريطانيا وفرنسا`."""
    for index in range(first + 1, end):
        one = scene.names[index - 1]
        if one is None and scene.words[index - 1].proclitics == "و":
            return None  # `الموقعون وبينهم سامي وليلى`
        if one is None or one is scene.names[index]:
            continue
        other = _joined_to(scene, index, end)
        if other is None:
            continue
        persons = one.label == other.label == "PER" and not _has_person(scene, first, index - 1, one)
        bodies = one.label in ("GPE", "ORG") and other.label in ("GPE", "ORG") and scene.names[first] is one
        if (persons or bodies) and one.canonical != other.canonical:
            return f"{one.canonical} و{other.canonical}", "person" if persons else "organisation"
    return None


def _has_person(scene: Scene, first: int, end: int, but: Any) -> bool:
    return any(name is not None and name is not but and name.label == "PER" for name in scene.names[first:end])


def _joined_to(scene: Scene, index: int, end: int) -> Any:
    """Return the name that a و at a word joins to the one before it, whose title may come first."""
    name = scene.names[index]
    if name is not None:
        return name if scene.text[name.start - 1] == "و" else None
    word = scene.words[index]
    titled = word.text.startswith("و") and (head_kind(scene.bare(index)) == "unnamed_person" or is_own(word.key))
    near = range(index + 1, min(end, index + _LONGEST_NAME + 1)) if titled else ()
    return next((scene.names[i] for i in near if scene.names[i] is not None and scene.names[i].label == "PER"), None)


def _is_of_a_place(scene: Scene, first: int, end: int) -> bool:
    """Tell whether a noun that means a body is told apart by its place: `شرطة لندن` beside `الشرطة البريطانية`."""
    name, place = scene.names[first], scene.names[end - 1]
    alone = name is not None and name is not scene.names[first + 1 if first + 1 < end else first]
    return (
        alone
        and end - first == 2
        and place is not None
        and place.label == "GPE"
        and head_kind(scene.key(first)) is not None
    )


def _is_governed(scene: Scene, first: int, end: int) -> bool:
    """Tell whether a body belongs to another that is named: `الهيئة المديرة للمعهد العربي`."""
    index = next(i for i in range(first, end) if scene.names[i] is not None)
    return index > first + 1 and scene.words[index].proclitics == "ل" and scene.key(first).startswith("ال")


def _untagged(scene: Scene, first: int, end: int) -> tuple[str, str | None]:
    """Return the name behind a title that no earlier stage took for one: `المحامي لورانس لاستبرج`."""
    if head_kind(scene.key(first)) != "unnamed_person":
        return _before_its_title(scene, first, end)
    begin = end
    if end - first > 2 and scene.key(end - 1).startswith("ال") and _may_be_name(scene, end - 2):
        begin -= 1  # `وضاح الطه`
    while begin > first and _may_be_name(scene, begin - 1):
        begin -= 1
    known = begin > first and (scene.key(begin - 1).startswith("ال") or scene.names[begin - 1] is not None)
    if not known or not 2 <= end - begin <= _LONGEST_NAME:
        return "", None
    return scene.text[scene.words[begin].start : scene.words[end - 1].end], "person"


def _before_its_title(scene: Scene, first: int, end: int) -> tuple[str, str | None]:
    """Return the name that no earlier stage found before its title: `مجدي الخولي مستشار الرئيس`."""
    title = next((i for i in range(first + 1, end) if head_kind(scene.key(i)) == "unnamed_person"), end)
    known = title < end and not scene.key(title).startswith("ال")
    named = all(_may_be_name(scene, i) or (i > first and scene.key(i).startswith("ال")) for i in range(first, title))
    plain = not any(head_kind(scene.key(i)) or scene.names[i] is not None for i in range(first, title))
    if not (known and named and plain and title - first == 2):
        return "", None
    return scene.text[scene.words[first].start : scene.words[title - 1].end], "person"


def _may_be_name(scene: Scene, index: int) -> bool:
    key = scene.key(index)
    plain = key.isalpha() and len(key) > 2 and not key.startswith("ال") and not scene.words[index].proclitics
    return plain and scene.names[index] is None and head_kind(key) is None and not scene.cue(index)[0]


def names_among(scene: Scene, first: int, end: int) -> list[Any]:
    """Return the distinct entities among some words, in order."""
    return list(dict.fromkeys(name for name in scene.names[first:end] if name is not None))
