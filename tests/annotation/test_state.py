import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab.annotation.schema import AnnotationError, with_span
from newslab.annotation.state import State, open_state

TEXT = "قال بالي إن 41 موقعا 😀 سقطت أمس."
NAME = {"type": "entity", "text": "بالي", "span": [4, 8], "label": "PER", "canonical": "بالي"}
NUMBER = {"type": "quantity", "text": "41", "span": [12, 14], "kind": "count", "min": 41, "max": 41, "bound": "="}
DATE = {"type": "date", "text": "أمس", "span": [28, 31], "value": "2019-02-10"}


def spot(start, end):
    return with_span({**NAME, "canonical": "x"}, "text", (start, end), TEXT)


def test_steps_there_and_back():
    state = open_state(TEXT, [DATE, NAME])
    assert list(state.annotations) == ["e1", "d1"]
    added = state.add(spot(0, 3))
    assert added.last == "e2"
    changed = added.change("e2", {**spot(0, 3), "label": "ORG"})
    gone = changed.delete("e1")
    assert set(gone.annotations) == {"e2", "d1"}
    assert gone.undo().annotations == changed.annotations
    assert gone.undo().undo().undo().annotations == state.annotations
    assert gone.undo().undo().redo().redo().annotations == gone.annotations
    assert state.undo() is state
    assert state.redo() is state


def test_a_new_step_ends_redo_and_ids_are_never_used_twice():
    state = open_state(TEXT, [NAME]).add(spot(0, 3)).undo().add(spot(9, 11))
    assert state.last == "e3"
    assert state.redo() is state
    assert state.delete("e3").add(spot(0, 3)).last == "e4"


def test_the_same_again_is_no_step():
    state = open_state(TEXT, [NAME])
    assert state.change("e1", dict(NAME)) is state


@pytest.mark.parametrize(
    ("annotation", "message"),
    [
        ({**NAME, "type": "verb"}, "no type of annotation"),
        ({**NAME, "span": [4, 80]}, "lies at 4 to 80"),
        ({**NAME, "span": [5, 9]}, "the text has 'الي '"),
        ({**NAME, "span": [4, 4], "text": ""}, "a span at least one"),
        ({**NAME, "span": None}, "no span of two offsets"),
        ({**NAME, "label": "PERSON"}, "it may be PER, NORP"),
        ({**NAME, "canonical": None}, "canonical is missing"),
        ({**DATE, "value": "2019-02-31"}, "write it as 2019-02-10"),
        ({**DATE, "value": "gestern"}, "write it as 2019-02-10"),
        ({**NUMBER, "min": 5, "max": 4}, "above"),
        ({**NUMBER, "min": 5, "max": None}, "both"),
        ({**NUMBER, "min": "5", "max": 5}, "no number"),
    ],
)
def test_what_is_not_valid_changes_nothing(annotation, message):
    state = State(TEXT, {})
    with pytest.raises(AnnotationError, match=message):
        state.add(annotation)
    with pytest.raises(AnnotationError):
        open_state(TEXT, [annotation])


def test_errors_of_ids_and_types():
    state = open_state(TEXT, [NAME])
    with pytest.raises(AnnotationError, match="no annotation 'e9'"):
        state.delete("e9")
    with pytest.raises(AnnotationError, match="delete it and add a date"):
        state.change("e1", DATE)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 20), st.integers(1, 10)),
        st.tuples(st.just("move"), st.integers(0, 20), st.integers(1, 10)),
        st.tuples(st.just("delete"), st.integers(0, 5), st.just(0)),
        st.tuples(st.just("undo"), st.just(0), st.just(0)),
        st.tuples(st.just("redo"), st.just(0), st.just(0)),
    ),
    max_size=25,
)


@given(STEPS)
def test_undoing_everything_leads_back(steps):
    state = first = open_state(TEXT, [NAME, DATE])
    for what, number, length in steps:
        ids = [id for id in state.annotations if id.startswith("e")]
        if what == "add":
            state = state.add(spot(number, number + length))
        elif what == "move" and ids:
            state = state.change(ids[number % len(ids)], spot(number, number + length))
        elif what == "delete" and ids:
            state = state.delete(ids[number % len(ids)])
        elif what == "undo":
            state = state.undo()
        elif what == "redo":
            state = state.redo()
        assert all(a["text"] == TEXT[slice(*a["span"])] for a in state.annotations.values())
    last, count = state, len(state.done)
    for _ in range(count):
        state = state.undo()
    assert state.annotations == first.annotations
    for _ in range(count):
        state = state.redo()
    assert state.annotations == last.annotations
