"""The files that articles come from: plain text with front matter, JSON, JSON lines, CSV and Parquet.

Every reader holds one article at a time, however long the file is, and puts an ArticleError in the place of each
article that cannot be read, so that one broken row costs no other.
"""

import csv
import json
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from newslab.article import LONGEST, Article, ArticleError, make_article

__all__ = ["read_article", "read_articles"]

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?\r?\n)?---[ \t]*\r?\n", re.DOTALL)
_ESCAPED = re.compile("[\udc80-\udcff]")  # bytes of a CSV file that are no UTF-8
_COLUMNS = ("text", "id", "title", "published", "outlet")
_BYTES = 8 * LONGEST  # of one article: four a character in UTF-8, and as much again for the other fields
_WHOLE = 64 * _BYTES  # of a file that must be read as a whole
_ROWS = 64
_BOM = b"\xef\xbb\xbf"

Items = Iterator[Article | ArticleError]


def read_article(path: str | Path) -> Article:
    """Read the one article that a file holds.

    Raises
    ------
    ArticleError
        if the file is missing, empty, not UTF-8, malformed, or holds several articles.
    """
    articles = []
    for item in read_articles(path):
        if isinstance(item, ArticleError):
            raise item
        articles.append(item)
        if len(articles) > 1:
            raise ArticleError(f"{path}: holds more than one article; read them with newslab.read_articles.")
    return articles[0]


def read_articles(path: str | Path) -> Items:
    """Yield the articles of a file in order, with an ArticleError in the place of each that cannot be read.

    `path` ends in .txt, .json, .jsonl, .csv or .parquet, or is `-` for text on standard input. Files of rows are
    streamed: no more than a few articles are held at a time.
    """
    for item in _read(Path(path), is_input=str(path) == "-"):
        if isinstance(item, ArticleError):
            item.file = str(path)
        yield item


def _read(path: Path, is_input: bool) -> Items:
    try:
        yield from _read_input(sys.stdin.buffer) if is_input else _reader(path)(path)
    except ArticleError as error:
        yield error
    except OSError as error:
        yield ArticleError(f"{path}: {_reason(error)}.")
    except ValueError:
        yield ArticleError(f"{str(path)!r}: is no name of a file.")


def _reader(path: Path) -> Callable[[Path], Items]:
    readers = {
        ".json": _read_json,
        ".jsonl": _read_jsonl,
        ".csv": _read_csv,
        ".parquet": _read_parquet,
        ".txt": _read_text,
        "": _read_text,
    }
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise ArticleError(f"{path}: is a folder; name the files in it, such as {path}/*.txt.")
    if not stat.S_ISREG(mode):
        raise ArticleError(f"{path}: is no regular file; hand its text to standard input, which is named `-`.")
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise ArticleError(f"{path}: {path.suffix} files are not read; use .txt, .json, .jsonl, .csv or .parquet.")
    return reader


def _read_input(stream: BinaryIO) -> Items:
    """Read standard input: objects one a line when it begins with `{`, else the text of one article."""
    first = stream.readline(_BYTES)
    while first and not first.strip():
        first += stream.readline(_BYTES)
    if first.removeprefix(_BOM).lstrip().startswith(b"{"):
        yield from _from_lines(stream, "stdin", "standard input", first)
        return
    data = first + stream.read(_BYTES)
    if len(data) > _BYTES:
        raise ArticleError(f"standard input: has more than {LONGEST:,} characters; give one article, or JSON lines.")
    yield _from_text(_decode(data, "standard input"), "stdin", "standard input")


def _read_text(path: Path) -> Items:
    if path.stat().st_size > _BYTES:
        raise ArticleError(f"{path}: has more than {LONGEST:,} characters; part it into its articles.")
    yield _from_text(_decode(path.read_bytes(), str(path)), path.stem, str(path))


def _from_text(text: str, stem: str, where: str) -> Article:
    header = _FRONT_MATTER.match(text)
    fields: dict[str, object] = dict(_front_matter(header[1] or "", where)) if header else {}
    return make_article({**fields, "text": text[header.end() :] if header else text}, stem, where)


def _front_matter(block: str, where: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(block.splitlines(), start=2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, colon, value = line.partition(":")
        if not colon:
            shown = line.strip()[:60]
            raise ArticleError(f"{where}, line {number}: {shown!r} in the front matter is no `name: value`.")
        yield name.strip().lower(), value.strip().strip("\"'")


def _read_json(path: Path) -> Items:
    if path.stat().st_size > _WHOLE:
        raise ArticleError(f"{path}: is too large for one .json file; write its articles as .jsonl, one a line.")
    data = _loads(_decode(path.read_bytes(), str(path)), str(path))
    if not isinstance(data, list):
        yield _from_object(data, path.stem, str(path))
        return
    if not data:
        raise ArticleError(f"{path}: is empty; there is no text to annotate.")
    for number, row in enumerate(data, start=1):
        stem = path.stem if len(data) == 1 else f"{path.stem}-{number}"
        yield _tried(_from_object, row, stem, f"{path}, item {number}", number)


def _read_jsonl(path: Path) -> Items:
    with path.open("rb") as file:
        yield from _from_lines(file, path.stem, str(path))


def _from_lines(stream: BinaryIO, stem: str, where: str, first: bytes = b"") -> Items:
    """Yield the objects of a stream of lines; a lone object keeps the stem as its id, others add their line."""

    def read(number: int, line: bytes | None, alone: bool) -> Article | ArticleError:
        id = stem if alone else f"{stem}-{number}"
        return _tried(_from_line, line, id, f"{where}, line {number}", number)

    waiting: tuple[int, bytes | None] | None = None
    count = 0
    for number, line in _lines(stream, first):
        if waiting:
            yield read(*waiting, alone=False)
        waiting = number, line
        count += 1
    if waiting is None:
        raise ArticleError(f"{where}: is empty; there is no text to annotate.")
    yield read(*waiting, alone=count == 1)


def _lines(stream: BinaryIO, first: bytes) -> Iterator[tuple[int, bytes | None]]:
    """Yield the numbered lines that are not blank; None stands for one that is longer than any article."""
    number, line = 0, first or stream.readline(_BYTES)
    while line:
        number += 1
        whole = line.endswith(b"\n") or len(line) < _BYTES
        if number == 1:
            line = line.removeprefix(_BOM)
        if line.strip():
            yield number, line if whole else None
        while not whole:
            rest = stream.readline(_BYTES)
            whole = rest.endswith(b"\n") or len(rest) < _BYTES
        line = stream.readline(_BYTES)


def _from_line(line: bytes | None, stem: str, where: str) -> Article:
    if line is None:
        raise ArticleError(f"{where}: is longer than any article ({_BYTES:,} bytes); put each article on its own line.")
    return _from_object(_loads(_decode(line, where), where), stem, where)


def _read_csv(path: Path) -> Items:
    csv.field_size_limit(max(csv.field_size_limit(), _BYTES))
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        rows = csv.reader(file, strict=True)
        columns = _header(rows, path)
        yield from _numbered(_csv_rows(rows, columns), path)


def _header(rows: Iterator[list[str]], path: Path) -> list[str]:
    try:
        columns = next((row for row in rows if row), None)
    except csv.Error as error:
        raise ArticleError(f"{path}: is no readable csv file ({error}).") from error
    if columns is None:
        raise ArticleError(f"{path}: is empty; there is no text to annotate.")
    _need_text(columns, path)
    return columns


def _csv_rows(rows: Iterator[list[str]], columns: list[str]) -> Iterator[dict[str, Any] | str]:
    """Yield the rows as mappings, or what is wrong with one."""
    while True:
        try:
            cells = next(rows, None)
        except csv.Error as error:
            yield f"is no row of a csv file ({error}); check its quotation marks"
            continue
        if cells is None:
            return
        if cells and len(cells) != len(columns):
            yield f"has {len(cells)} cells where the header has {len(columns)}; check its quotation marks"
        elif cells:
            yield dict(zip(columns, cells, strict=True))


def _read_parquet(path: Path) -> Items:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile, read_schema
    except ImportError:
        raise ArticleError(f"{path}: needs pyarrow to be read; pip install 'newslab[parquet]'.") from None
    try:
        schema = read_schema(path)
        columns = schema.names
        _need_text(columns, path)
        # Texts stay in the file's dictionary, so that many rows of one huge text take the room of one.
        kept = ["text"] if str(schema.field("text").type) in ("string", "large_string") else []
        with ParquetFile(path, read_dictionary=kept) as file:
            batches = file.iter_batches(_ROWS, columns=[name for name in _COLUMNS if name in columns])
            yield from _numbered(_parquet_rows(batches), path)
    except (ArrowException, OSError) as error:
        if isinstance(error, OSError) and error.strerror:
            raise
        raise ArticleError(f"{path}: is no readable parquet file ({_first_line(error)}).") from error


def _parquet_rows(batches: Iterable[Any]) -> Iterator[dict[str, Any] | str]:
    """Yield the rows as mappings, or what is wrong with one."""
    for batch in batches:
        for index in range(len(batch)):
            try:
                yield {name: batch.column(name)[index].as_py() for name in batch.schema.names}
            except (UnicodeDecodeError, ValueError, OverflowError) as error:
                yield f"holds a value that cannot be read ({_first_line(error)})"


def _numbered(rows: Iterator[dict[str, Any] | str], path: Path) -> Items:
    """Yield the articles of a table's rows, numbered from 1; a lone row keeps the file's stem as its id."""

    def read(number: int, row: dict[str, Any] | str, alone: bool) -> Article | ArticleError:
        id = path.stem if alone else f"{path.stem}-{number}"
        return _tried(_from_row, row, id, f"{path}, row {number}", number)

    waiting = next(rows, None)
    if waiting is None:
        raise ArticleError(f"{path}: is empty; there is no text to annotate.")
    number = 1
    for row in rows:
        yield read(number, waiting, alone=False)
        waiting, number = row, number + 1
    yield read(number, waiting, alone=number == 1)


def _from_row(row: dict[str, Any] | str, stem: str, where: str) -> Article:
    if isinstance(row, str):
        raise ArticleError(f"{where}: {row}.")
    if any(isinstance(cell, str) and _ESCAPED.search(cell) for cell in row.values()):
        raise ArticleError(f"{where}: is not UTF-8; save the file as UTF-8, for instance with `iconv -t utf-8`.")
    return make_article(row, stem, where)


def _tried(
    read: Callable[[Any, str, str], Article], data: object, stem: str, where: str, number: int
) -> Article | ArticleError:
    try:
        return read(data, stem, where)
    except ArticleError as error:
        error.row = number
        return error


def _need_text(columns: list[str], path: Path) -> None:
    if columns.count("text") > 1:
        raise ArticleError(f"{path}: has {columns.count('text')} columns `text`; keep one.")
    if "text" not in columns:
        raise ArticleError(f"{path}: has no column `text`, only {', '.join(columns)[:200] or 'none'}.")


def _from_object(data: object, stem: str, where: str) -> Article:
    if not isinstance(data, Mapping):
        raise ArticleError(f"{where}: is no object with a `text`, but {type(data).__name__}.")
    return make_article(data, stem, where)


def _loads(text: str, where: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"{error.msg}, line {error.lineno}, character {error.colno}"
        raise ArticleError(f"{where}: is no JSON ({place}).") from None
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"{where}: is no JSON that can be read ({_first_line(error)}).") from None


def _decode(data: bytes, where: str) -> str:
    if not data.strip():
        raise ArticleError(f"{where}: is empty; there is no text to annotate.")
    try:
        return data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{where}: is not UTF-8 (byte {error.start}); save it as UTF-8, for instance with `iconv -t utf-8`."
        ) from None


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]


def _reason(error: OSError) -> str:
    return "no such file" if isinstance(error, FileNotFoundError) else (error.strerror or str(error)).lower()
