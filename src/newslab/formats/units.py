"""Offsets in UTF-16 units, as UIMA and browsers count them, and in characters, as Python does."""

from itertools import accumulate

__all__ = ["from_utf16", "to_utf16"]


def to_utf16(text: str) -> list[int]:
    """Return, for each offset in characters from 0 to `len(text)`, the offset in UTF-16 units.

    >>> to_utf16("a😀b")
    [0, 1, 3, 4]
    """
    return list(accumulate((2 if character > "\uffff" else 1 for character in text), initial=0))


def from_utf16(text: str) -> dict[int, int]:
    """Return the offset in characters for each offset in UTF-16 units that is not inside a character.

    >>> from_utf16("a😀b")
    {0: 0, 1: 1, 3: 2, 4: 3}
    """
    return {unit: offset for offset, unit in enumerate(to_utf16(text))}
