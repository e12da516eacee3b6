"""JSON lines, newslab's own format: one annotated article a line, as `newslab annotate` writes it.

Cannot hold: nothing; it holds everything.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from newslab.formats.marks import complete
from newslab.formats.shape import Annotated, Files, FormatError, decode, loads
from newslab.records import dumps
from newslab.revive import from_dict

__all__ = ["LOSES", "SUFFIX", "read", "write"]

SUFFIX = ".jsonl"
LOSES: tuple[str, ...] = ()
_WHOLE = {"id", "title", "published", "outlet", "sentences", "tokens", "segments"}


def write(articles: Sequence[Mapping[str, Any]]) -> Files:
    """Return `articles.jsonl`."""
    return {"articles.jsonl": "".join(dumps(article) + "\n" for article in articles).encode()}


def read(files: Files) -> list[Annotated]:
    """Return the articles of .jsonl files, or of .json files with one article; what is missing is made from the text.

    Raises
    ------
    FormatError
        if a line is no JSON object.
    ArticleError
        if a record's text is not the article's at its offsets.
    """
    return [_article(line, where) for name, data in files.items() for where, line in _lines(decode(data, name), name)]


def _lines(text: str, name: str) -> list[tuple[str, str]]:
    if name.endswith(".json"):
        return [(name, text)]
    return [(f"{name}, line {n}", line) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]


def _article(line: str, where: str) -> Annotated:
    data = loads(line, where)
    if not isinstance(data, dict) or not {"entities", "claims", "quantities", "dates"} & set(data):
        raise FormatError(f"{where}: is no annotated article; make some with `newslab annotate`.")
    made = complete(data) if not set(data) >= _WHOLE else None
    if made is None:
        from_dict(data)
    return data if made is None else made
