"""What every format shares: its files, its errors, and the names of files made from article ids."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote, unquote

from newslab.article import ArticleError

__all__ = ["Annotated", "Files", "FormatError", "decode", "file_names", "first_line", "id_of", "loads", "missing_extra"]

Annotated = dict[str, Any]
"""An annotated article, as `newslab.to_dict` gives it."""

Files = dict[str, bytes]
"""The files of a format by their names; most formats make one."""

_UNSAFE = '/\\:*?"<>|%'
_LONGEST_NAME = 240  # bytes; file systems allow 255


class FormatError(ArticleError):
    """A file that a format cannot read, or an article that it cannot hold."""


def decode(data: bytes, where: str) -> str:
    """Return the text of a UTF-8 file, with or without a byte order mark."""
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        raise FormatError(f"{where}: is not UTF-8 (byte {error.start}).") from None


def loads(text: str, where: str) -> Any:
    """Return the data of a JSON text."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise FormatError(f"{where}: is no JSON ({error.msg}, line {error.lineno}, character {error.colno}).") from None
    except (ValueError, RecursionError) as error:
        raise FormatError(f"{where}: is no JSON that can be read ({first_line(error)}).") from None


def file_names(articles: Sequence[Mapping[str, Any]]) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """Yield each article with the name of its file: its id, with `%` escapes for what file names cannot hold."""
    seen: set[str] = set()
    for article in articles:
        id = str(article["id"])
        name = "".join(quote(c, safe="") if c in _UNSAFE or not c.isprintable() else c for c in id)
        name = f"%2E{name[1:]}" if name.startswith(".") else name
        if not name or len(name.encode("utf-8", "surrogatepass")) > _LONGEST_NAME:
            raise FormatError(f"article {id[:40]!r}: the id names the article's file and is empty or too long for one.")
        if name.casefold() in seen:
            raise FormatError(f"article {id!r}: two articles have this id, which names the article's file.")
        seen.add(name.casefold())
        yield name, article


def id_of(name: str) -> str:
    """Return the article's id from the name of its file, without the suffix."""
    return unquote(name)


def first_line(error: Exception) -> str:
    """Return the first line of what an error says, or else its name."""
    return (str(error).splitlines() or [type(error).__name__])[0][:200]


def missing_extra(package: str, extra: str) -> FormatError:
    """Return the error to raise where a format's library is not installed."""
    return FormatError(f"this format needs {package}; install it with `pip install 'newslab[{extra}]'`.")
