"""Cut a text's pieces into overlapping windows, so that every word is read once, with context on both sides."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["first_pieces", "windows"]

Indices = NDArray[np.int64]


def windows(count: int, size: int, overlap: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield (begin, end, first, last) for `count` pieces: a window, and the part of it that is read from it.

    Windows are as few and as equal as they can be: at most `size` pieces, of which each shares at least `overlap` with
    the next. The parts read meet in the middle of what is shared, so that together they are all pieces, each once.
    """
    if not count:
        return
    parts = max(-(-(count - overlap) // (size - overlap)), 1)
    begins = [(count - overlap) * part // parts for part in range(parts)]
    length = max((count - overlap) - begins[-1], 0) + overlap
    first = 0
    for begin, following in pairwise([*begins, count]):
        end = min(begin + length, count)
        last = count if following == count else following + (end - following) // 2
        yield begin, end, first, last
        first = last


def first_pieces(starts: ArrayLike, ends: ArrayLike, pieces: Indices) -> Indices:
    """Return the index of each token's first piece, or -1 for a token that has none.

    `starts` and `ends` are the tokens' character offsets, `pieces` the pieces' (start, end) in order: (pieces, 2).
    """
    filled = np.flatnonzero(pieces[:, 1] > pieces[:, 0]) if len(pieces) else np.zeros(0, np.int64)
    begins = np.asarray(starts, np.int64)
    if not len(filled):
        return np.full(len(begins), -1, np.int64)
    places = np.searchsorted(pieces[filled, 1], begins, side="right")
    nearest = filled[np.minimum(places, len(filled) - 1)]
    stands = (places < len(filled)) & (pieces[nearest, 0] < np.asarray(ends))
    return np.where(stands, nearest, -1)
