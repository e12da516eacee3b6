"""From scores of BIO tags to the best sequence in which every I continues a name of its own label."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["decode", "spans"]

_FORBIDDEN = -1e9


def decode(scores: NDArray[np.float32], tags: Sequence[str]) -> list[int]:
    """Return the tag index of each word on the best valid path (Viterbi).

    `scores` holds log-probabilities, one row a word, one column a tag.
    """
    if not len(scores):
        return []
    transitions = _transitions(tuple(tags))
    best = scores[0] + np.array([_FORBIDDEN if tag.startswith("I-") else 0.0 for tag in tags])
    back = np.zeros(scores.shape, dtype=np.int32)
    for row in range(1, len(scores)):
        paths = best[:, None] + transitions
        back[row] = paths.argmax(axis=0)
        best = paths.max(axis=0) + scores[row]
    path = [int(best.argmax())]
    for row in range(len(scores) - 1, 0, -1):
        path.append(int(back[row, path[-1]]))
    return path[::-1]


def spans(path: Sequence[int], tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the (first word, end word, label) spans of a valid path."""
    found: list[tuple[int, int, str]] = []
    for index, tag in enumerate(tags[i] for i in path):
        kind, _, label = tag.partition("-")
        if kind == "B":
            found.append((index, index + 1, label))
        elif kind == "I":
            found[-1] = (found[-1][0], index + 1, label)
    return found


@lru_cache(maxsize=8)
def _transitions(tags: tuple[str, ...]) -> NDArray[np.float64]:
    """Return 0 where a tag may follow a tag, a forbidding score where it may not: rows before, columns after."""
    allowed = [[not after.startswith("I-") or before[2:] == after[2:] for after in tags] for before in tags]
    return np.where(np.array(allowed), 0.0, _FORBIDDEN)
