"""Set the examples of docstrings as code: an extension of griffe, which reads docstrings for mkdocstrings."""

import re
from typing import Any

import griffe

__all__ = ["Doctests"]

_EXAMPLE = re.compile(r"^[ ]*>>>.*?(?=\n[ ]*\n|\Z)", re.DOTALL | re.MULTILINE)


class Doctests(griffe.Extension):
    """Puts a fence around every example, as numpy's style asks for no heading above one."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Change the docstring of a module, class or function that griffe has read."""
        if obj.docstring:
            obj.docstring.value = _EXAMPLE.sub(lambda found: f"```pycon\n{found[0]}\n```", obj.docstring.value)
