"""The texts that benchmarks read: files of one's own, or the articles that ship with newslab, over and over."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle
from pathlib import Path

from newslab.readers import read_article

__all__ = ["count_words", "shipped", "take"]

_DATA = Path(__file__).parents[1] / "data"


def take(paths: Sequence[Path], words: int) -> list[str]:
    """Return texts of files (the shipped ones if none are named), over and over until they have enough words.

    A .jsonl file holds a `text` a line; any other file holds one article, with or without front matter.
    """
    found = [text for path in paths for text in _texts_of(path)] or shipped()
    return list(_cut(cycle(found), words))


def shipped() -> list[str]:
    """Return the running example and the invented articles of data/."""
    folders = (_DATA / "articles", _DATA / "invented" / "articles")
    return [read_article(path).text for folder in folders for path in sorted(folder.glob("*.txt"))]


def count_words(texts: Iterable[str]) -> int:
    """Return how many words the texts have, split at spaces."""
    return sum(len(text.split()) for text in texts)


def _texts_of(path: Path) -> list[str]:
    if path.suffix != ".jsonl":
        return [read_article(path).text]
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _cut(texts: Iterator[str], words: int) -> Iterator[str]:
    while words > 0:
        text = next(texts)
        words -= len(text.split())
        yield text
