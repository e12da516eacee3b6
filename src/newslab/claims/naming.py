"""Which name identifies a source: one that an earlier stage found, or one that its title gives away."""

from typing import Any

from newslab.claims.about import is_about
from newslab.claims.lexicon import head_kind
from newslab.claims.phrases import is_medium
from newslab.claims.scene import Scene

__all__ = ["name_of", "names_among"]

_LONGEST_NAME = 4


def name_of(scene: Scene, first: int, end: int) -> tuple[str, str | None]:
    """Return the canonical name inside a source with its kind; kind None: no name identifies the source."""
    names = names_among(scene, first, end)
    persons = [name for name in names if name.label == "PER"]
    person = next((name for name in persons if not is_about(scene, first, end, name)), None)
    if person is not None:
        return person.canonical, "person"
    if persons:
        return "", None
    head = head_kind(scene.key(first)) or head_kind(scene.words[first].stem_key)
    begins = names and scene.names[first] is names[0]
    if begins and names[0].label != "NORP":
        medium = is_medium(scene, first)
        return names[0].canonical, "media" if medium else "organisation"
    if names and head in ("media", "organisation"):
        kind = "media" if is_medium(scene, first) else "organisation"
        whole = names[0].label in ("GPE", "NORP")
        text = scene.text[scene.words[first].start : scene.words[end - 1].end]
        return (text if whole else names[0].canonical), kind
    return _untagged(scene, first, end)


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
