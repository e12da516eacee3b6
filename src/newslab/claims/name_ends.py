"""Where the name or title of who may speak ends."""

from newslab.claims.lexicon import SPEAKING, head_kind
from newslab.claims.phrases import source_phrase
from newslab.claims.scene import Scene

__all__ = ["name_end", "owner_end"]


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


def name_end(scene: Scene, first: int, region: int, unnamed: int) -> int:
    """Return the word behind the first name that may be who speaks, its quotation mark included; else `unnamed`."""
    ends = [i + 1 for i in range(first, region) if _ends_person(scene, i)]
    if not ends:
        return unnamed
    end, titled = ends[0], head_kind(scene.key(first)) == "unnamed_person" and scene.names[first] is None
    if titled and len(ends) > 1 and ends[1] < region and scene.names[end - 1].label != "PER":
        goes_on = scene.names[end] is not None and scene.names[end] is scene.names[ends[1] - 1]
        end = ends[1] if goes_on and scene.names[end].label == "PER" else end  # `رئيس مجلس لندن سامي نصر`
    return end + 1 if end in scene.openings and end < region else end


def _ends_person(scene: Scene, index: int) -> bool:
    name = scene.names[index]
    if name is None or name.label not in SPEAKING or index + 1 >= len(scene.words):
        return name is not None and name.label in SPEAKING
    other, following = scene.names[index + 1], scene.words[index + 1]
    joined = other is not None and other.start > following.start and following.key[:1] == "و"
    return other is not name and not joined
