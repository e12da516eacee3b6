"""Annotate one chunk and encode it for a kind of output: what a worker process does."""

import json
from collections.abc import Callable, Mapping, Sequence

from spacy.tokens import Doc

from newslab.article import Article
from newslab.pipeline import load, pipe
from newslab.records import to_json
from newslab.stream.chunks import Annotated, Chunk, Rejected
from newslab.stream.tables import encode_tables

__all__ = ["annotate_chunk", "annotate_to_json_lines", "annotate_to_tables"]


def annotate_to_json_lines(chunk: Chunk) -> Annotated:
    """Return a chunk as lines of JSON, one an article, under the name `annotated`."""
    return annotate_chunk(chunk, lambda docs: {"annotated": "".join(to_json(doc) + "\n" for doc in docs).encode()})


def annotate_to_tables(chunk: Chunk) -> Annotated:
    """Return a chunk as Arrow tables, one a kind of record."""
    return annotate_chunk(chunk, encode_tables)


def annotate_chunk(chunk: Chunk, encode: Callable[[Sequence[Doc]], Mapping[str, bytes]]) -> Annotated:
    """Annotate a chunk's articles and encode their Docs; an article on which newslab fails is rejected."""
    if not chunk.articles:
        return Annotated(chunk.number, {}, chunk.rejected, 0)
    with load().memory_zone():
        found = _docs(chunk.articles)
        failed = tuple(
            Rejected(place, f"{place.file}: newslab failed on article {place.row} ({item}); please report it.")
            for place, item in zip(chunk.places, found, strict=True)
            if isinstance(item, str)
        )
        docs = [item for item in found if not isinstance(item, str)]
        return Annotated(chunk.number, encode(docs), (*chunk.rejected, *failed), len(docs))


def _docs(articles: Sequence[Article]) -> list[Doc | str]:
    """Return the articles' Docs, or what went wrong with one."""
    try:
        return list(pipe(articles, batch_size=len(articles) or 1))
    except Exception:
        return [_doc(article) for article in articles]


def _doc(article: Article) -> Doc | str:
    try:
        return next(iter(pipe([article])))
    except Exception as error:
        return json.dumps(f"{type(error).__name__}: {error}"[:200], ensure_ascii=False)
