"""Articles and the files they come from: plain text with front matter, JSON, JSON lines, CSV and Parquet."""

import io
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

__all__ = ["Article", "ArticleError", "read_article", "read_articles"]

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?\r?\n)?---[ \t]*\r?\n", re.DOTALL)
_FIELDS = ("id", "title", "published", "outlet")


class ArticleError(ValueError):
    """An article that cannot be read; the message says what is wrong, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Article:
    """One news article: its text, unchanged, and what is known of it.

    `published` is the day against which `أمس` and the like are resolved; `None` where it is not known.
    """

    text: str
    id: str = "article"
    title: str | None = None
    published: date | None = None
    outlet: str | None = None


def read_article(path: str | Path) -> Article:
    """Read the one article that a file holds.

    Raises
    ------
    ArticleError
        if the file is missing, empty, not UTF-8, malformed, or holds several articles.
    """
    articles = list(read_articles(path))
    for item in articles:
        if isinstance(item, ArticleError):
            raise item
    if len(articles) != 1:
        raise ArticleError(f"{path}: holds {len(articles)} articles; read them with newslab.read_articles.")
    article = articles[0]
    assert isinstance(article, Article)
    return article


def read_articles(path: str | Path) -> Iterator[Article | ArticleError]:
    """Yield the articles of a file in order, with an ArticleError in the place of each that cannot be read.

    `path` ends in .txt, .json, .jsonl, .csv or .parquet, or is `-` for text on standard input.
    """
    try:
        yield from _read(Path(path), is_input=str(path) == "-")
    except ArticleError as error:
        yield error
    except OSError as error:
        yield ArticleError(f"{path}: {_reason(error)}.")


def parse_date(value: object, where: str) -> date | None:
    """Return a publication date from `YYYY-MM-DD` (a time may follow) or a date object; empty is None."""
    if value is None or value == "" or value != value:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value).strip()).date()
    except ValueError:
        raise ArticleError(f"{where}: {str(value)!r} is no date; write it as YYYY-MM-DD, such as 2019-02-11.") from None


def _read(path: Path, is_input: bool) -> Iterator[Article | ArticleError]:
    if is_input:
        yield from _read_input(_decode(sys.stdin.buffer.read(), "standard input"))
        return
    readers = {".json": _read_json, ".jsonl": _read_jsonl, ".csv": _read_table, ".parquet": _read_table}
    suffix = path.suffix.lower()
    if path.is_dir():
        raise ArticleError(f"{path}: is a folder; name the files in it, such as {path}/*.txt.")
    if suffix in readers:
        yield from readers[suffix](path)
    elif suffix in (".txt", ""):
        yield _from_text(_decode(path.read_bytes(), str(path)), path.stem, str(path))
    else:
        raise ArticleError(f"{path}: {suffix} files are not read; use .txt, .json, .jsonl, .csv or .parquet.")


def _read_input(text: str) -> Iterator[Article | ArticleError]:
    """Read standard input: objects one a line when it begins with `{`, else the text of one article."""
    if text.lstrip().startswith("{"):
        yield from _from_lines(text.splitlines(), "stdin", "standard input")
    else:
        yield _from_text(text, "stdin", "standard input")


def _from_text(text: str, stem: str, where: str) -> Article:
    header = _FRONT_MATTER.match(text)
    fields: dict[str, object] = dict(_front_matter(header[1] or "", where)) if header else {}
    return _from_fields({**fields, "text": text[header.end() :] if header else text}, stem, where)


def _front_matter(block: str, where: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(block.splitlines(), start=2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, colon, value = line.partition(":")
        if not colon:
            raise ArticleError(f"{where}, line {number}: {line.strip()!r} in the front matter is no `name: value`.")
        yield name.strip().lower(), value.strip().strip("\"'")


def _from_fields(fields: Mapping[str, object], stem: str, where: str) -> Article:
    text = fields.get("text")
    if not isinstance(text, str):
        raise ArticleError(f"{where}: has no `text`, or it is no string; put the article's text there.")
    if not text.strip():
        raise ArticleError(f"{where}: is empty; there is no text to annotate.")
    known = {name: _clean(fields.get(name)) for name in _FIELDS}
    published = parse_date(known["published"], where)
    title, outlet = known["title"], known["outlet"]
    return Article(
        text=text,
        id=stem if known["id"] is None else str(known["id"]),
        title=None if title is None else str(title),
        published=published,
        outlet=None if outlet is None else str(outlet),
    )


def _clean(value: object) -> object:
    """Return None for the many ways in which tables say that a cell is empty."""
    return None if value is None or value == "" or value != value else value


def _read_json(path: Path) -> Iterator[Article | ArticleError]:
    data = _loads(_decode(path.read_bytes(), str(path)), str(path))
    if isinstance(data, list):
        yield from _from_rows(data, path.stem, str(path), "item")
    else:
        yield _from_object(data, path.stem, str(path))


def _read_jsonl(path: Path) -> Iterator[Article | ArticleError]:
    with path.open("rb") as file:
        yield from _from_lines(list(file), path.stem, str(path))


def _from_lines(lines: Sequence[str | bytes], stem: str, where: str) -> Iterator[Article | ArticleError]:
    filled = [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    if not filled:
        raise ArticleError(f"{where}: is empty; there is no text to annotate.")
    for number, line in filled:
        place = f"{where}, line {number}"
        try:
            text = line if isinstance(line, str) else _decode(line, place)
            yield _from_object(_loads(text, place), stem if len(filled) == 1 else f"{stem}-{number}", place)
        except ArticleError as error:
            yield error


def _read_table(path: Path) -> Iterator[Article | ArticleError]:
    import pandas as pd

    try:
        if path.suffix.lower() == ".csv":
            source = io.StringIO(_decode(path.read_bytes(), str(path)), newline="")
            table = pd.read_csv(source, dtype=str, keep_default_na=False)
        else:
            table = pd.read_parquet(path)
    except (ArticleError, OSError):
        raise
    except Exception as error:
        raise ArticleError(f"{path}: is no readable {path.suffix[1:]} file ({_first_line(error)}).") from error
    if "text" not in table.columns:
        raise ArticleError(f"{path}: has no column `text`, only {', '.join(map(str, table.columns)) or 'none'}.")
    yield from _from_rows(table.to_dict(orient="records"), path.stem, str(path), "row")


def _from_rows(rows: list[Any], stem: str, where: str, noun: str) -> Iterator[Article | ArticleError]:
    if not rows:
        raise ArticleError(f"{where}: is empty; there is no text to annotate.")
    for number, row in enumerate(rows, start=1):
        try:
            yield _from_object(row, stem if len(rows) == 1 else f"{stem}-{number}", f"{where}, {noun} {number}")
        except ArticleError as error:
            yield error


def _from_object(data: object, stem: str, where: str) -> Article:
    if not isinstance(data, Mapping):
        raise ArticleError(f"{where}: is no object with a `text`, but {type(data).__name__}.")
    return _from_fields(data, stem, where)


def _loads(text: str, where: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ArticleError(
            f"{where}: is no JSON ({error.msg}, line {error.lineno}, character {error.colno})."
        ) from None


def _decode(data: bytes, where: str) -> str:
    if not data.strip():
        raise ArticleError(f"{where}: is empty; there is no text to annotate.")
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{where}: is not UTF-8 (byte {error.start}); save it as UTF-8, for instance with `iconv -t utf-8`."
        ) from None


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _reason(error: OSError) -> str:
    return "no such file" if isinstance(error, FileNotFoundError) else (error.strerror or str(error)).lower()


def with_published(article: Article, published: date | None) -> Article:
    """Return the article with a publication date, unless it has one or none is given."""
    return article if published is None or article.published else replace(article, published=published)
