"""Files of annotations: JSON lines in the gold format, one article a line, one annotator a file."""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newslab.annotation.schema import AnnotationError

__all__ = ["Store", "read_rows"]


def read_rows(path: str | Path) -> Iterator[dict[str, Any]]:
    """Yield the lines of a file of annotations: objects with `id`, `text` and `annotations`.

    Raises
    ------
    AnnotationError
        if the file is missing, or a line is no such object; the message names the line.
    """
    for number, line in enumerate(_lines(Path(path)), start=1):
        if line.strip():
            yield _row(line, f"{path}, line {number}")


class Store:
    """One article's line in a file of annotations; the other lines are kept byte for byte."""

    def __init__(self, path: str | Path, article: str, text: str) -> None:
        self.path = Path(path)
        self.article, self.text = article, text
        self._known: bytes | None = None

    def load(self) -> dict[str, Any] | None:
        """Return the article's line, or None where the file has none yet.

        Raises
        ------
        AnnotationError
            if the file cannot be read, or holds another text by this id.
        """
        found = self._find(_lines(self.path)) if self.path.exists() else None
        self._known = None if found is None else found[1]
        return None if found is None else found[2]

    def save(self, row: Mapping[str, Any]) -> None:
        """Write the article's line; the file is replaced at once, so that it is whole at every moment.

        Raises
        ------
        AnnotationError
            if the line was changed by another program since it was loaded or saved last; the file stays as it is.
        """
        lines = _lines(self.path) if self.path.exists() else []
        found = self._find(lines)
        if (found and found[1]) != self._known:
            raise AnnotationError(
                f"{self.path}: another program changed the line of {self.article!r}; "
                "open the editor again to go on from what the file says now."
            )
        line = _dump(row)
        if found is None:
            lines = [*(_ended(line) for line in lines), line]
        else:
            lines = [*lines[: found[0]], line, *lines[found[0] + 1 :]]
        _replace(self.path, b"".join(lines))
        self._known = line

    def _find(self, lines: list[bytes]) -> tuple[int, bytes, dict[str, Any]] | None:
        for number, line in enumerate(lines):
            if not line.strip():
                continue
            row = _row(line, f"{self.path}, line {number + 1}")
            if row["id"] == self.article:
                self._check_text(row, number + 1)
                return number, line, row
        return None

    def _check_text(self, row: Mapping[str, Any], number: int) -> None:
        if row["text"] != self.text:
            raise AnnotationError(
                f"{self.path}, line {number}: holds another text by the id {self.article!r}; give this article an id "
                "of its own (`newslab.Article(text, id=…)`), or name another file."
            )


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        raise AnnotationError(f"{path}: no such file.") from None
    except OSError as error:
        raise AnnotationError(f"{path}: {(error.strerror or str(error)).lower()}.") from None


def _row(line: bytes, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise AnnotationError(f"{where}: is no JSON ({error}).") from None
    if not (isinstance(row, dict) and isinstance(row.get("text"), str) and isinstance(row.get("annotations"), list)):
        raise AnnotationError(f"{where}: is no annotated article; it needs `id`, `text` and `annotations`.")
    return {"id": "article", **row}


def _dump(row: Mapping[str, Any]) -> bytes:
    """Return one line of JSON in UTF-8; lone surrogates, which UTF-8 cannot hold, make it pure ASCII."""
    try:
        return json.dumps(row, ensure_ascii=False).encode("utf-8") + b"\n"
    except UnicodeEncodeError:
        return json.dumps(row).encode("ascii") + b"\n"


def _ended(line: bytes) -> bytes:
    return line if line.endswith(b"\n") else line + b"\n"


def _replace(path: Path, data: bytes) -> None:
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise AnnotationError(f"{path}: cannot be written ({(error.strerror or str(error)).lower()}).") from None
