"""`newslab annotate`: articles in, one JSON object an article out."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date
from glob import glob
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from newslab.article import Article, ArticleError, parse_date, with_published
from newslab.readers import read_articles
from newslab.stream.progress import one_line

if TYPE_CHECKING:
    from newslab.stream.run import Outcome, Target

__all__ = ["add_parser"]

_ANNOTATE = """\
Annotate Arabic news articles and write one JSON object per article, one a line.

A .txt file holds one article in UTF-8; a block between two lines of --- at its top may give id, title, published and
outlet. In .json, .jsonl, .csv and .parquet the text stands in `text`, and the same fields are optional. Files of any
size are read an article at a time. A pattern in quotation marks, 'articles/*.txt', is expanded here.

With -o a run that was interrupted goes on where it stopped when the same command is given again. A file OUT.jsonl holds
the annotated articles; a folder OUT holds annotated.jsonl (or, with --format parquet, a folder of files a table),
manifest.json, and rejected.jsonl with the file, row and reason of each article that could not be annotated.
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
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help="file or folder to write (default: standard output)"
    )
    parser.add_argument("--published", type=_date, metavar="YYYY-MM-DD", help="date of articles that give none")
    parser.add_argument("--format", choices=["jsonl", "parquet", "html"], default="jsonl", help="default: jsonl")
    parser.add_argument(
        "-j", "--jobs", type=_jobs, default=1, metavar="N", help="processes, one core each (default: 1)"
    )
    parser.add_argument("--force", action="store_true", help="start afresh, whatever an earlier run left in OUT")
    parser.set_defaults(run=_annotate)


def _date(value: str) -> date | None:
    try:
        return parse_date(value, "--published")
    except ArticleError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _jobs(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no number of processes; give 1 or more.")
    return int(value)


def _annotate(options: argparse.Namespace) -> int:
    files = [found for file in options.files for found in _expanded(file)]
    if options.format == "html":
        return _to_page(files, options)
    if options.output is None or _is_stream(options.output):
        return _to_stream(files, options)
    return _to_disk(files, options)


def _expanded(file: str) -> list[str]:
    """Return the files that a pattern stands for, which a shell could not have listed all at once."""
    if not any(mark in file for mark in "*?[") or Path(file).exists():
        return [file]
    return sorted(glob(file)) or [file]  # noqa: PTH207  a Path cannot expand an absolute pattern


def _is_stream(path: Path) -> bool:
    """Tell whether a path is a pipe or a device such as /dev/stdout."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _to_stream(files: Sequence[str], options: argparse.Namespace) -> int:
    if options.format == "parquet":
        print("newslab: --format parquet needs -o FOLDER to write its tables to.", file=sys.stderr)
        return 2
    from newslab.stream.annotate import annotate_to_json_lines
    from newslab.stream.chunks import chunks, read_files
    from newslab.stream.workers import WorkerLost, annotated

    rejected = 0
    try:
        with options.output.open("w", encoding="utf-8") if options.output else nullcontext(sys.stdout) as out:
            parts = chunks(read_files(files, options.published))
            for chunk in annotated(parts, annotate_to_json_lines, options.jobs):
                out.write(chunk.parts.get("annotated", b"").decode("utf-8"))
                rejected += len(chunk.rejected)
                for item in chunk.rejected:
                    _say(item.reason)
    except WorkerLost as error:
        _say(f"{error}.")
        return 1
    return 1 if rejected else 0


def _to_disk(files: Sequence[str], options: argparse.Namespace) -> int:
    from newslab.stream.annotate import annotate_to_json_lines, annotate_to_tables
    from newslab.stream.chunks import chunks, read_files
    from newslab.stream.manifest import make_manifest
    from newslab.stream.progress import Reporter
    from newslab.stream.run import RunError, run
    from newslab.stream.workers import WorkerLost

    target = _target(options.output, options.format)
    published = options.published and options.published.isoformat()
    manifest = make_manifest(files, {"format": options.format, "published": published})
    annotate = annotate_to_tables if options.format == "parquet" else annotate_to_json_lines
    go_on = "the same command goes on after what is safe"
    try:
        with Reporter(files, says_all=target.file is not None) as reporter:
            outcome = run(
                target, manifest, chunks(read_files(files, options.published)), annotate,
                jobs=options.jobs, afresh=options.force or "-" in files, say=reporter.say, watch=reporter.watch,
            )  # fmt: skip
    except RunError as error:
        _say(str(error))
        return 1
    except KeyboardInterrupt:
        _say(f"{target.name}: stopped; {go_on}.")
        return 130
    except WorkerLost as error:
        _say(f"{target.name}: {error}; {go_on}.")
        return 1
    except OSError as error:
        _say(f"{error.filename or target.name}: {(error.strerror or str(error)).lower()}.")
        return 1
    _sum_up(target, outcome)
    return 1 if outcome.rejected else 0


def _target(output: Path, format: str) -> "Target":
    """Return where to write: a folder for Parquet or a name without an ending, else a file."""
    from newslab.stream.run import Target

    folder = output.is_dir() or format == "parquet" or (not output.suffix and not output.exists())
    return Target(output) if folder else Target(output.with_name(output.name + ".part"), output)


def _sum_up(target: "Target", outcome: "Outcome") -> None:
    if outcome.was_complete and not target.file:
        _say(f"{target.name}: is complete, with {outcome.articles:,} articles; --force annotates them again.")
    if outcome.rejected and not target.file:
        _say(f"{target.name}: {outcome.rejected:,} articles were rejected; see {target.name / 'rejected.jsonl'}.")


def _to_page(files: Sequence[str], options: argparse.Namespace) -> int:
    from newslab.pipeline import pipe
    from newslab.view import page

    problems: list[str] = []
    articles = _good_articles(files, options.published, problems)
    first = next(articles, None)
    if first is not None:
        with _output(options.output) as out:
            out.write(page(pipe(chain([first], articles))))
    return 1 if problems else 0


def _good_articles(files: Sequence[str], published: date | None, problems: list[str]) -> Iterator[Article]:
    """Yield the articles that can be read; print and keep the problems of the others."""
    for file in files:
        for item in read_articles(file):
            if isinstance(item, ArticleError):
                _say(str(item))
                problems.append(str(item))
            else:
                yield with_published(item, published)


def _say(message: str) -> None:
    print(f"newslab: {one_line(message)}", file=sys.stderr)


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
