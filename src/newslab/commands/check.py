"""`newslab check`: what is odd in a file's characters."""

import argparse
import sys
from collections import Counter
from pathlib import Path

from newslab.stream.progress import one_line
from newslab.text.check import Finding, check_bytes

__all__ = ["add_parser"]

_MOST = 5
_LONGEST = 40
_CHECK = """\
Name what is odd in the characters of text files, with line and column: bytes that are no UTF-8, text decoded with the
wrong encoding, Arabic stored in the order of display, presentation forms, letters of other languages that look Arabic,
invisible and control characters. Of each kind and character the first five places are shown.

The exit status is 0 if nothing is odd, 1 if something is or a file cannot be read.
"""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "check",
        help="name odd characters, mojibake and reversed Arabic in a file",
        description=_CHECK,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="a text file, or - (standard input)")
    parser.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    status = 0
    for file in options.files:
        try:
            data = sys.stdin.buffer.read() if file == "-" else _read(Path(file))
        except (OSError, ValueError) as error:
            reason = (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)
            print(f"newslab: {one_line(file)}: {reason}.", file=sys.stderr)
            status = 1
            continue
        findings = check_bytes(data)
        _report(file, findings)
        status = status or int(bool(findings))
    return status


def _read(path: Path) -> bytes:
    """Return the bytes of a file; a device or a pipe may never end."""
    if path.exists() and not path.is_file():
        raise ValueError("is no regular file; hand its text to standard input, which is named `-`")
    return path.read_bytes()


def _report(file: str, findings: tuple[Finding, ...]) -> None:
    shown: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        group = finding.kind, "" if finding.kind == "undecodable" else finding.name
        shown[group] += 1
        if shown[group] <= _MOST:
            print(f"{file}:{finding.line}:{finding.column}: {finding.kind}: {_quoted(finding)}")
    for (kind, name), count in shown.items():
        if count > _MOST:
            print(f"{file}: {kind}: {name + ': ' if name else ''}{count - _MOST} more places")
    for kind, advice in sorted({(finding.kind, finding.advice) for finding in findings}):
        print(f"{file}: {kind}: {advice}.")
    if not findings:
        print(f"{file}: nothing odd.")


def _quoted(finding: Finding) -> str:
    text = finding.text if len(finding.text) <= _LONGEST else finding.text[:_LONGEST] + "…"
    return f"{ascii(text) if not text.isprintable() else text}  ({finding.name})" if finding.name else text
