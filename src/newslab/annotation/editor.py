"""Open the editor."""

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from newslab.annotation.session import Session, default_path

if TYPE_CHECKING:
    from newslab.annotation.widget import Editor

__all__ = ["annotate_widget"]


def annotate_widget(doc: Doc, path: str | Path | None = None, annotator: str | None = None) -> "Editor":
    """Return an editor of a Doc's annotations for Jupyter: select words, mark them, change or delete marks, undo.

    Every change is saved at once to `path`, JSON lines in the gold format (`data/README.md`) with the annotator's name
    and the time, one article a line; by default `annotations-NAME.jsonl` in the current folder. Where the file holds
    the article already, the editor goes on from there. The Doc's own records follow each change, so that
    `newslab.frames.claims(doc)` shows the corrected claims. `annotator` is by default the name of the user's account.

    Raises
    ------
    AnnotationError
        if the file cannot be read, or holds another text by this article's id.
    ModuleNotFoundError
        if anywidget is not installed; it comes with `pip install "newslab[lab]"`.
    """
    try:
        from newslab.annotation.widget import Editor
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            f'the editor needs {error.name}: pip install "newslab[lab]"', name=error.name
        ) from None
    name = annotator or getpass.getuser()
    return Editor(Session(doc, path or default_path(name), name))
