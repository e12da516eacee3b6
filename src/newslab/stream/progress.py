"""A progress bar on standard error: articles, their rate and the time left; none where nobody watches."""

import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

__all__ = ["Reporter", "count_articles", "one_line", "progress_bar"]

_BLOCK = 1 << 20
_SAID = 20


def progress_bar(files: Sequence[str]) -> Any:
    """Return a tqdm bar over the articles of files; it draws nothing unless standard error is a terminal."""
    from tqdm import tqdm

    watched = sys.stderr.isatty()
    return tqdm(
        total=count_articles(files) if watched else None,
        unit=" articles",
        disable=not watched,
        file=sys.stderr,
        dynamic_ncols=True,
    )


class Reporter:
    """Tells on standard error how a run goes: the bar, and why articles were rejected."""

    def __init__(self, files: Sequence[str], says_all: bool) -> None:
        self.bar = progress_bar(files)
        self.left = None if says_all else _SAID

    def __enter__(self) -> "Reporter":
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.close()

    def say(self, reason: str) -> None:
        """Print why an article was rejected, the first few of them if they are also written to a file."""
        if self.left is None or self.left > 0:
            self.bar.write(f"newslab: {one_line(reason)}", file=sys.stderr)
        if self.left is not None:
            self.left -= 1

    def watch(self, before: int, done: int) -> None:
        """Move the bar to the articles that were read; those of an earlier run count in no rate."""
        if self.bar.n < before:
            self.bar.n = self.bar.initial = self.bar.last_print_n = before
        self.bar.update(done - self.bar.n)


def one_line(message: str) -> str:
    """Return a message without the line breaks that names of files may have."""
    return " ".join(message.splitlines())


def count_articles(files: Sequence[str]) -> int | None:
    """Return how many articles the files hold, broken ones included; None if that cannot be told beforehand."""
    try:
        return sum(_count(Path(file)) for file in files) if "-" not in files else None
    except (OSError, ValueError, RecursionError, ImportError, csv.Error):
        return None


def _count(path: Path) -> int:
    if not path.is_file():
        return 1
    if path.suffix == ".jsonl":
        return _count_lines(path)
    if path.suffix == ".json":
        data = json.loads(path.read_bytes())
        return len(data) if isinstance(data, list) else 1
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", errors="replace", newline="") as lines:
            return max(sum(1 for row in csv.reader(lines) if row) - 1, 0)
    if path.suffix == ".parquet":
        from pyarrow.parquet import read_metadata

        return int(read_metadata(path).num_rows)
    return 1


def _count_lines(path: Path) -> int:
    lines, last = 0, b"\n"
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            lines, last = lines + block.count(b"\n"), block[-1:]
    return lines + (last != b"\n")
