"""Where the name or title of who may speak ends."""

from newslab.claims.lexicon import SPEAKING, head_kind
from newslab.claims.phrases import source_phrase
from newslab.claims.scene import Scene

__all__ = ["owner_end"]


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
