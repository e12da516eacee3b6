"""`newslab convert`: annotated articles from one format to another."""

import argparse
import sys
from pathlib import Path

from newslab.article import ArticleError

__all__ = ["add_parser"]

_CONVERT = """\
Take annotated articles from one format to another.

IN is a file or a folder: what `newslab annotate` wrote, or what an annotation tool exported. OUT is a file, or a folder
where a format makes several files. Nothing is written unless every article of IN can be read and held.

formats:
{formats}

What each format cannot hold stands in the documentation, under Formats.
"""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    from newslab.formats import FORMATS

    listed = "\n".join(f"  {name:<16}{what}" for name, what in FORMATS.items())
    parser = commands.add_parser(
        "convert",
        help="take annotated articles to other tools' formats, and back",
        description=_CONVERT.format(formats=listed),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("input", type=Path, metavar="IN", help="file or folder of annotated articles")
    parser.add_argument("output", type=Path, metavar="OUT", help="file or folder to write")
    parser.add_argument("--to", required=True, choices=list(FORMATS), metavar="FORMAT", help="format of OUT")
    parser.add_argument(
        "--from",
        dest="source",
        choices=list(FORMATS),
        metavar="FORMAT",
        help="format of IN (default: what it looks like)",
    )
    parser.set_defaults(run=_convert)


def _convert(options: argparse.Namespace) -> int:
    from newslab import formats

    try:
        articles = formats.read(options.input, options.source)
        written = formats.write(articles, options.output, options.to)
    except ArticleError as error:
        print(f"newslab: {error}", file=sys.stderr)
        return 1
    count = f"{len(articles)} article{'s' if len(articles) != 1 else ''}"
    print(f"{count}: {options.output} ({len(written)} file{'s' if len(written) != 1 else ''})")
    return 0
