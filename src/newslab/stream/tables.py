"""The tables of many articles: one a kind of record, with columns and types that never depend on the articles."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from newslab import frames
from newslab.article import Article
from newslab.records import article_of
from newslab.stream.schema import arrow_schema, columns

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["empty_tables", "encode_tables", "make_tables"]

_PANDAS = {"text": "string", "int": "int64", "float": "float64", "bool": "bool"}


def make_tables(docs: Sequence[Doc]) -> dict[str, "DataFrame"]:
    """Return the tables of annotated Docs by name; those are articles and the tables of `newslab.frames`."""
    import pandas as pd

    tables = empty_tables()
    for name, empty in tables.items():
        if docs:
            found = _articles(docs) if name == "articles" else pd.concat([getattr(frames, name)(doc) for doc in docs])
            types = {column: _PANDAS[type] for column, type in columns()[name].items()}
            tables[name] = found[list(empty.columns)].astype(types).reset_index(drop=True)
    return tables


def empty_tables() -> dict[str, "DataFrame"]:
    """Return the tables without rows, with the types of their columns."""
    import pandas as pd

    return {
        name: pd.DataFrame({column: pd.Series(dtype=_PANDAS[type]) for column, type in found.items()})
        for name, found in columns().items()
    }


def encode_tables(docs: Sequence[Doc]) -> dict[str, bytes]:
    """Return the tables as Arrow record batches, in the bytes of Arrow's stream format."""
    import pyarrow as pa

    encoded = {}
    for name, table in make_tables(docs).items():
        sink = pa.BufferOutputStream()
        schema = arrow_schema(name)
        with pa.ipc.new_stream(sink, schema) as writer:
            writer.write_table(pa.Table.from_pandas(table, schema, preserve_index=False))
        encoded[name] = sink.getvalue().to_pybytes()
    return encoded


def _articles(docs: Iterable[Doc]) -> "DataFrame":
    import pandas as pd

    # The text is the Doc's: as the article's, but that U+FFFD stands for a lone surrogate, which no table can hold.
    rows = [_row(article_of(doc), doc.text) for doc in docs]
    return pd.DataFrame(rows, columns=["article", "title", "published", "outlet", "text"])


def _row(article: Article, text: str) -> list[str | None]:
    published = article.published.isoformat() if article.published else None
    return [article.id, article.title, published, article.outlet, text]
