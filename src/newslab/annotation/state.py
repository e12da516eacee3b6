"""The annotations of one text while they are made: add, change, delete, undo, redo."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from newslab.annotation.schema import Annotation, AnnotationError, checked, place

__all__ = ["Change", "State", "open_state"]

_LETTERS = {"claim": "c", "entity": "e", "quantity": "q", "date": "d"}


@dataclass(frozen=True, slots=True)
class Change:
    """What one step did to one annotation: `before` is `None` where it was added, `after` where it was deleted."""

    id: str
    before: Annotation | None
    after: Annotation | None


@dataclass(frozen=True, slots=True)
class State:
    """A text and its annotations by id, with the steps that led here; every step gives a new State.

    All annotations are valid at all times: a step that would make one invalid raises AnnotationError and leaves the
    State as it was.
    """

    text: str
    annotations: Mapping[str, Annotation]
    done: tuple[Change, ...] = ()
    undone: tuple[Change, ...] = field(default=())

    def add(self, annotation: Annotation) -> "State":
        """Add an annotation; its id, which `last` tells, was never used before."""
        checked(annotation, self.text)
        return self._step(Change(self._new_id(annotation["type"]), None, dict(annotation)))

    def change(self, id: str, annotation: Annotation) -> "State":
        """Put another annotation of the same type in the place of one; the same one is no step."""
        before = self._get(id)
        if annotation == before:
            return self
        if annotation.get("type") != before["type"]:
            raise AnnotationError(f"{id} is of type {before['type']}; delete it and add a {annotation.get('type')}.")
        return self._step(Change(id, before, dict(checked(annotation, self.text))))

    def delete(self, id: str) -> "State":
        """Take an annotation away."""
        return self._step(Change(id, self._get(id), None))

    def undo(self) -> "State":
        """Take the last step back; without one, return the State itself."""
        if not self.done:
            return self
        *done, last = self.done
        undone = self._with(Change(last.id, last.after, last.before))
        return replace(undone, done=tuple(done), undone=(*self.undone, last))

    def redo(self) -> "State":
        """Do the step again that was undone last; without one, return the State itself."""
        if not self.undone:
            return self
        *undone, last = self.undone
        return replace(self._with(last), done=(*self.done, last), undone=tuple(undone))

    @property
    def last(self) -> str | None:
        """The id that the last step was about."""
        return self.done[-1].id if self.done else None

    def in_order(self) -> list[tuple[str, Annotation]]:
        """Return ids and annotations in the order of the text."""
        return sorted(self.annotations.items(), key=lambda item: (place(item[1]) or (0, 0), item[1]["type"], item[0]))

    def _step(self, change: Change) -> "State":
        return replace(self._with(change), done=(*self.done, change), undone=())

    def _with(self, change: Change) -> "State":
        annotations = {id: annotation for id, annotation in self.annotations.items() if id != change.id}
        if change.after is not None:
            annotations[change.id] = change.after
        return replace(self, annotations=annotations)

    def _get(self, id: str) -> Annotation:
        if id not in self.annotations:
            raise AnnotationError(f"there is no annotation {id!r} any more.")
        return self.annotations[id]

    def _new_id(self, type: str) -> str:
        letter = _LETTERS[type]
        used = [*self.annotations, *(change.id for change in (*self.done, *self.undone))]
        numbers = (re.fullmatch(rf"{letter}(\d+)", id) for id in used)
        return f"{letter}{max((int(number[1]) for number in numbers if number), default=0) + 1}"


def open_state(text: str, annotations: Iterable[Annotation]) -> State:
    """Return the State of a text with annotations, numbered by type in the order of the text.

    Raises
    ------
    AnnotationError
        if an annotation is not valid.
    """
    given = sorted((checked(a, text) for a in annotations), key=lambda a: place(a) or (0, 0))
    counts = dict.fromkeys(_LETTERS, 0)
    numbered = {}
    for annotation in given:
        counts[annotation["type"]] += 1
        numbered[f"{_LETTERS[annotation['type']]}{counts[annotation['type']]}"] = dict(annotation)
    return State(text, numbered)
