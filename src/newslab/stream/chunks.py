"""Cut a stream of articles into numbered chunks, the unit of work and of what is safe on disk.

The cuts depend on the input alone, so a run that resumes, or has more processes, annotates the same chunks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from newslab.article import Article, ArticleError, with_published
from newslab.readers import read_articles

__all__ = ["Annotated", "Chunk", "Place", "Rejected", "chunks", "read_files"]

_ARTICLES = 64
_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands: its file, and its row (line, item) where the file holds rows."""

    file: str
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """An article that could not be read or annotated, and why."""

    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """A few articles in the order of the input, the places they came from, and what had to be left out between them."""

    number: int
    articles: tuple[Article, ...]
    places: tuple[Place, ...]
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """What became of a chunk: bytes by the name of the file or table that they belong to, and counts."""

    number: int
    parts: Mapping[str, bytes]
    rejected: tuple[Rejected, ...]
    articles: int


Item = tuple[Place, Article] | Rejected


def read_files(files: Sequence[str], published: date | None = None) -> Iterator[Item]:
    """Yield the articles of files with their places, or why one could not be read."""
    for file in files:
        for number, item in enumerate(read_articles(file), start=1):
            if isinstance(item, ArticleError):
                yield Rejected(Place(file, item.row), str(item))
            else:
                yield Place(file, number), with_published(item, published)


def chunks(items: Iterable[Item]) -> Iterator[Chunk]:
    """Yield the items in chunks of at most 64, fewer where the articles are long; chunks are numbered from 0."""
    for number, (_, group) in enumerate(groupby(_with_chunk_numbers(items), key=lambda pair: pair[0])):
        found = [item for _, item in group]
        good = [item for item in found if not isinstance(item, Rejected)]
        yield Chunk(
            number,
            articles=tuple(article for _, article in good),
            places=tuple(place for place, _ in good),
            rejected=tuple(item for item in found if isinstance(item, Rejected)),
        )


def _with_chunk_numbers(items: Iterable[Item]) -> Iterator[tuple[int, Item]]:
    number = count = characters = 0
    for item in items:
        length = 0 if isinstance(item, Rejected) else len(item[1].text)
        if count == _ARTICLES or (count and characters + length > _CHARACTERS):
            number, count, characters = number + 1, 0, 0
        count, characters = count + 1, characters + length
        yield number, item
