import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from newslab.entities.decode import decode, spans

TAGS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]


def test_an_inside_tag_needs_its_beginning():
    scores = np.log(np.array([[0.1, 0.2, 0.5, 0.1, 0.1], [0.1, 0.1, 0.7, 0.05, 0.05]]))
    assert [TAGS[i] for i in decode(scores, TAGS)] == ["B-PER", "I-PER"]


def test_spans_of_neighbours():
    assert spans([1, 1, 2, 0, 3], TAGS) == [(0, 1, "PER"), (1, 3, "PER"), (4, 5, "ORG")]


def test_nothing():
    assert decode(np.zeros((0, 5), np.float32), TAGS) == []


@given(st.integers(1, 12).flatmap(lambda n: arrays(np.float64, (n, 5), elements=st.floats(-9, 0))))
def test_every_path_is_valid(scores):
    path = decode(scores, TAGS)
    for before, after in zip(["O", *(TAGS[i] for i in path)], (TAGS[i] for i in path), strict=False):
        assert not after.startswith("I") or before[2:] == after[2:]
