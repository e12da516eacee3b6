"""`newslab annotate`: articles in, one JSON object an article out."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TextIO

from newslab.article import Article, ArticleError, parse_date, with_published
from newslab.readers import read_articles

__all__ = ["add_parser"]

_ANNOTATE = """\
Annotate Arabic news articles and write one JSON object per article, one a line.

A .txt file holds one article in UTF-8; a block between two lines of --- at its top may give id, title, published and
outlet. In .json, .jsonl, .csv and .parquet the text stands in `text`, and the same fields are optional.
"""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "annotate",
        help="annotate articles, one JSON object a line",
        description=_ANNOTATE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help=".txt, .json, .jsonl, .csv, .parquet, or - (standard input)"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="file to write (default: standard output)")
    parser.add_argument("--published", type=_date, metavar="YYYY-MM-DD", help="date of articles that give none")
    parser.add_argument("--format", choices=["jsonl", "html"], default="jsonl", help="jsonl (default) or html")
    parser.set_defaults(run=_annotate)


def _date(value: str) -> date | None:
    try:
        return parse_date(value, "--published")
    except ArticleError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _annotate(options: argparse.Namespace) -> int:
    problems: list[ArticleError] = []
    articles = _good_articles(options.files, options.published, problems)
    first = next(articles, None)
    if first is not None:
        with _output(options.output) as out:
            _write(_chain(first, articles), options.format, out)
    return 1 if problems else 0


def _write(articles: Iterable[Article], format: str, out: TextIO) -> None:
    from newslab.pipeline import annotate_all
    from newslab.records import to_json

    docs = annotate_all(articles)
    if format == "html":
        from newslab.view import page

        out.write(page(docs))
        return
    for doc in docs:
        out.write(to_json(doc) + "\n")


def _good_articles(files: Sequence[str], published: date | None, problems: list[ArticleError]) -> Iterator[Article]:
    """Yield the articles that can be read; print and keep the problems of the others."""
    for file in files:
        for item in read_articles(file):
            if isinstance(item, ArticleError):
                print(f"newslab: {item}", file=sys.stderr)
                problems.append(item)
            else:
                yield with_published(item, published)


def _chain(first: Article, rest: Iterator[Article]) -> Iterator[Article]:
    yield first
    yield from rest


@contextmanager
def _output(path: Path | None) -> Iterator[TextIO]:
    """Open standard output, or a file that takes its name only when all is written."""
    if path is None:
        yield sys.stdout
        return
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
