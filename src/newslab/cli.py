"""The `newslab` command: a thin wrapper over the library."""

import argparse
import os
import sys
from collections.abc import Sequence

from newslab import __version__
from newslab.commands import annotate, check, convert, evaluate

__all__ = ["main"]

_EPILOG = """\
examples:
  newslab annotate article.txt --published 2019-02-11
  newslab annotate articles/*.txt archive.jsonl -o annotated.jsonl
  cat article.txt | newslab annotate - > annotated.jsonl
  newslab check articles/*.txt
  newslab evaluate claims data/gold/baghuz-2019-02-11.jsonl annotated.jsonl --errors
  newslab convert annotated.jsonl for-inception --to xmi
"""
_COMMANDS = (annotate, check, convert, evaluate)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status: 0 all well, 1 some input was bad, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    try:
        return int(options.run(options))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        where = error.filename or getattr(options, "output", None) or "standard output"
        print(f"newslab: {where}: {(error.strerror or str(error)).lower()}.", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newslab",
        description="Turn Arabic news articles into data: names, numbers, dates, claims and who makes them.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"newslab {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add_parser(commands)
    return parser
