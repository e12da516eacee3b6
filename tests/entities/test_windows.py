from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab.entities.windows import first_pieces, windows


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, []),
        (5, [(0, 5, 0, 5)]),
        (10, [(0, 10, 0, 10)]),
        (11, [(0, 8, 0, 5), (3, 11, 5, 11)]),
        (20, [(0, 10, 0, 7), (5, 15, 7, 12), (10, 20, 12, 20)]),
    ],
)
def test_windows(count, expected):
    assert list(windows(count, size=10, overlap=4)) == expected


@given(st.integers(0, 3000), st.integers(8, 300), st.integers(0, 6))
def test_every_piece_is_read_once(count, size, overlap):
    found = list(windows(count, size, overlap))
    assert [piece for _, _, first, last in found for piece in range(first, last)] == list(range(count))
    assert all(before[1] - after[0] >= overlap for before, after in pairwise(found))
    assert all(begin <= first < last <= end <= begin + size for begin, end, first, last in found)


@pytest.mark.parametrize(
    ("tokens", "pieces", "expected"),
    [
        ([(0, 3), (4, 8)], [(0, 2), (2, 3), (3, 8)], [0, 2]),
        ([(0, 3), (3, 4)], [(0, 3)], [0, -1]),
        ([(0, 1), (1, 5)], [(0, 5)], [0, 0]),
        ([(0, 2), (3, 4), (5, 6)], [(0, 2), (2, 2), (5, 6)], [0, -1, 2]),
        ([(0, 2)], [], [-1]),
        ([], [(0, 2)], []),
    ],
)
def test_first_pieces(tokens, pieces, expected):
    starts, ends = [start for start, _ in tokens], [end for _, end in tokens]
    assert first_pieces(starts, ends, np.array(pieces, np.int64).reshape(-1, 2)).tolist() == expected
