"""The editor in the notebook: a thin wrapper of a Session that shows it and hands it the annotator's commands."""

import re
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Any

import anywidget
import traitlets
from spacy.tokens import Doc

from newslab.annotation.schema import FIELDS, Annotation, AnnotationError
from newslab.annotation.session import Session
from newslab.view import article
from newslab.view.style import label_style, stylesheet

__all__ = ["Editor"]

_SURROGATE = re.compile("[\ud800-\udfff]")
_HERE = files("newslab.annotation")


class Editor(anywidget.AnyWidget):
    """The editor of one Doc's annotations; its attributes follow what the annotator does.

    `doc` is the Doc, whose records are always the corrected ones; `annotations` the list that stands in the file
    `path`; `do` carries out a command as the buttons do.
    """

    _esm = _HERE.joinpath("widget.js").read_text(encoding="utf-8")
    _css = stylesheet() + _HERE.joinpath("widget.css").read_text(encoding="utf-8")

    html = traitlets.Unicode().tag(sync=True)
    records: traitlets.List[Any] = traitlets.List().tag(sync=True)
    speakers: traitlets.List[Any] = traitlets.List().tag(sync=True)
    labels: traitlets.List[Any] = traitlets.List().tag(sync=True)
    schema = traitlets.Dict().tag(sync=True)
    chosen = traitlets.Unicode().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)
    problem = traitlets.Bool().tag(sync=True)
    can_undo = traitlets.Bool().tag(sync=True)
    can_redo = traitlets.Bool().tag(sync=True)
    version = traitlets.Int().tag(sync=True)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.schema = {type: [asdict(field) for field in fields] for type, fields in FIELDS.items()}
        label = next(field for field in FIELDS["entity"] if field.name == "label")
        self.labels = [[choice, label_style(choice)] for choice in label.choices]
        self._show(session.newest() if session.resumed else None, session.message)
        self.on_msg(lambda _, command, __: self._receive(command))

    def __repr__(self) -> str:
        return f"<editor of {len(self.annotations)} annotations, saved to {self.path}>"

    @property
    def doc(self) -> Doc:
        """The Doc that is annotated."""
        return self.session.doc

    @property
    def annotations(self) -> list[Annotation]:
        """The annotations in the gold format, in the order of the text."""
        return self.session.annotations

    @property
    def path(self) -> Path:
        """The file that every change is saved to."""
        return self.session.path

    def do(self, **command: Any) -> None:
        """Carry out a command, such as `do="set", id="c1", field="stance", value="deny"`; see `Session.do`."""
        before = self.session.state
        self.session.do(command)
        state = self.session.state
        about = (state.last if len(state.done) > len(before.done) else before.last) or ""
        self._show(about if about in state.annotations else "", self.session.message)

    def _receive(self, command: dict[str, Any]) -> None:
        """Carry out what the browser sends; what is wrong with it is shown there."""
        try:
            self.do(**command)
        except AnnotationError as error:
            self._show(self.chosen, str(error), problem=True)

    def _show(self, chosen: str | None, message: str, problem: bool = False) -> None:
        with self.hold_sync():
            self.html = article(self.doc)
            self.records = [_shown({"id": id, **a}) for id, a in self.session.state.in_order()]
            self.speakers = _shown(_names(self.doc))
            self.chosen, self.message, self.problem = chosen or "", _shown(message), problem
            self.can_undo, self.can_redo = bool(self.session.state.done), bool(self.session.state.undone)
            self.version += 1


def _names(doc: Doc) -> list[str]:
    """Return who may be a speaker: those who are one, then people and bodies by their fullest names."""
    speakers = [claim.speaker for claim in doc._.newslab_claims if claim.speaker]
    return list(dict.fromkeys([*speakers, *(e.canonical for e in doc._.newslab_entities if e.label in ("PER", "ORG"))]))


def _shown(value: Any) -> Any:
    """Return data that a message to the browser can hold: it is UTF-8, which has no lone surrogates."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {name: _shown(item) for name, item in value.items()}
    return [_shown(item) for item in value] if isinstance(value, list) else value
