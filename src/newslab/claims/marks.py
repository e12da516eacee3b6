"""Punctuation marks: what is one, and phrases without those at their ends."""

from newslab.claims.scene import Scene
from newslab.text.characters import QUOTES

__all__ = ["is_mark", "trim"]

_MARKS = set(QUOTES) | set("،,؛;:.()[]{}-–—!?؟…/ـ")


def is_mark(text: str) -> bool:
    """Tell whether a word is a punctuation mark."""
    return text[0] in _MARKS


def trim(scene: Scene, first: int, end: int) -> tuple[int, int] | None:
    """Leave out marks at either end; a closing quotation mark whose opening mark is inside stays."""
    while first < end and is_mark(scene.words[first].text) and not first < scene.quotes.get(first, -1) < end:
        first += 1
    while end > first and is_mark(scene.words[end - 1].text) and not first <= scene.openings.get(end - 1, -1):
        end -= 1
    return (first, end) if first < end else None
