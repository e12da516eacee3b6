"""A sitting of one annotator over one article: commands in, a file and the Doc's records out."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from newslab.annotation.drafts import draft
from newslab.annotation.gold import annotations_of, put
from newslab.annotation.schema import FIELDS, Annotation, AnnotationError, Field, checked, with_span
from newslab.annotation.state import State, open_state
from newslab.annotation.store import Store
from newslab.records import article_of

__all__ = ["Session", "default_path"]


def default_path(annotator: str) -> Path:
    """Return the file of an annotator's work in the current folder: `annotations-NAME.jsonl`."""
    name = re.sub(r"[^\w.-]+", "-", annotator).strip("-.") or "annotator"
    return Path(f"annotations-{name}.jsonl")


class Session:
    """Annotations that are saved after each step, with the annotator's name and the time.

    Opening one reads what the file says of the article; else it begins with the Doc's own records. The Doc's records
    follow each step, so that frames and figures of it show the corrected ones.
    """

    def __init__(self, doc: Doc, path: str | Path, annotator: str, clock: Callable[[], datetime] | None = None) -> None:
        article = article_of(doc)
        self.doc, self.annotator = doc, annotator
        self._clock = clock or (lambda: datetime.now(UTC))
        self._store = Store(path, article.id, article.text)
        self._row = self._store.load()
        self.resumed = self._row is not None
        self.state: State = open_state(
            article.text, annotations_of(doc) if self._row is None else self._row["annotations"]
        )
        put(doc, self.state.in_order())
        self.message = self._greeting()

    @property
    def path(self) -> Path:
        """The file that each step is saved to."""
        return self._store.path

    @property
    def annotations(self) -> list[Annotation]:
        """The annotations as they stand in the file, in the order of the text."""
        return [annotation for _, annotation in self.state.in_order()]

    def newest(self) -> str | None:
        """Return the id of the annotation that was changed last, in this sitting or one before; None if none was."""
        if self.state.last in self.state.annotations:
            return self.state.last
        dated = [(a["time"], id) for id, a in self.state.annotations.items() if isinstance(a.get("time"), str)]
        return max(dated, default=(None, None))[1]

    def do(self, command: Mapping[str, Any]) -> None:
        """Carry out one command and save.

        `do` is add (with `type`, `span`, and `values` of fields), set (`id`, `field`, `value`), delete (`id`), undo or
        redo. A span is two offsets; spaces at its ends are left out.

        Raises
        ------
        AnnotationError
            if the command makes no sense or cannot be saved; nothing is changed then.
        """
        steps: dict[str, Callable[[Mapping[str, Any]], State]] = {
            "add": self._added,
            "set": self._with_field,
            "delete": lambda command: self.state.delete(command["id"]),
            "undo": lambda command: self.state.undo(),
            "redo": lambda command: self.state.redo(),
        }
        step = steps.get(str(command.get("do")))
        if step is None:
            raise AnnotationError(f"{command.get('do')!r} is no command; there are {', '.join(steps)}.")
        try:
            state = step(command)
        except (KeyError, TypeError) as error:
            raise AnnotationError(f"the command {command['do']} is not complete ({error}).") from None
        if state is not self.state:
            self._take(state)

    def _take(self, state: State) -> None:
        now = self._now()
        article = article_of(self.doc)
        row = {
            "id": article.id,
            "published": article.published.isoformat() if article.published else None,
            **{name: value for name in ("title", "outlet") if (value := getattr(article, name)) is not None},
            "text": state.text,
            **(self._row or {}),
            "annotator": self.annotator,
            "time": now,
            "annotations": [annotation for _, annotation in state.in_order()],
        }
        self._store.save(row)
        self.state, self._row = state, row
        put(self.doc, state.in_order())
        self.message = f"saved to {self.path} at {now[11:19]} UTC"

    def _added(self, command: Mapping[str, Any]) -> State:
        type = command["type"]
        if type not in FIELDS:
            raise AnnotationError(f"{type!r} is no type of annotation; there are {', '.join(FIELDS)}.")
        made = draft(self.doc, type, self._span(command["span"]), command.get("values") or {})
        return self.state.add(self._signed(made))

    def _with_field(self, command: Mapping[str, Any]) -> State:
        id, value = command["id"], command["value"]
        annotation = self.state.annotations.get(id)
        if annotation is None:
            raise AnnotationError(f"there is no annotation {id!r} any more.")
        field = next((f for f in FIELDS[annotation["type"]] if f.name == command["field"]), None)
        if field is None:
            raise AnnotationError(f"a {annotation['type']} has no field {command['field']!r}.")
        changed = self._set(annotation, field, value)
        return self.state if changed == annotation else self.state.change(id, self._signed(changed))

    def _set(self, annotation: Annotation, field: Field, value: Any) -> Annotation:
        if field.kind == "span":
            changed = with_span(annotation, field.name, None if value is None else self._span(value), self.state.text)
            return _hedged(changed) if field.name == "content" else changed
        if isinstance(value, str):
            value = value.strip() or None
        if field.kind == "number":
            return {**annotation, **_range(annotation, field.name, _number(value))}
        return {**annotation, field.name: value}

    def _span(self, value: Any) -> tuple[int, int]:
        start, end = (int(offset) for offset in value)
        if not 0 <= start <= end <= len(self.state.text):
            raise AnnotationError(f"{start} to {end} does not lie in the text of {len(self.state.text)} characters.")
        wording = self.state.text[start:end]
        if not wording.strip():
            raise AnnotationError("nothing is selected; select some words of the article first.")
        return start + len(wording) - len(wording.lstrip()), start + len(wording.rstrip())

    def _signed(self, annotation: Annotation) -> Annotation:
        """Return an annotation as the annotator's own: named, dated, and without the score of the program."""
        own = {name: value for name, value in annotation.items() if name not in ("score", "rule", "subtype")}
        return {**checked(own, self.state.text), "annotator": self.annotator, "time": self._now()}

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="seconds")

    def _greeting(self) -> str:
        if self._row is None:
            return f"each change is saved to {self.path}"
        when = f", last changed {self._row['time']}" if self._row.get("time") else ""
        return f"goes on from {self.path}{when}"


def _hedged(claim: Annotation) -> Annotation:
    """Return a claim without the hedges that its content does not hold any more."""
    start, end = claim["content_span"] or (0, 0)
    kept = [hedge for hedge in claim.get("hedges", ()) if start <= hedge["start"] and hedge["end"] <= end]
    return {**claim, "hedges": kept} if "hedges" in claim else claim


def _number(value: Any) -> int | float | None:
    if not isinstance(value, str):
        return value
    try:
        number = float(value.replace(",", ""))
    except ValueError:
        raise AnnotationError(f"{value!r} is no number; write it in digits, such as 20000 or 1.5.") from None
    return int(number) if number.is_integer() else number


def _range(annotation: Annotation, name: str, value: int | float | None) -> dict[str, int | float | None]:
    """Return min and max with one of them changed: one value stays one value, and a range never turns round."""
    low, high = annotation["min"], annotation["max"]
    if value is None or low is None or low == high:
        return {"min": value, "max": value} if name == "min" or value is None or low is None else {"max": value}
    other = high if name == "min" else low
    return {"min": min(value, other), "max": max(value, other)} if name == "min" else {"max": value}
