"""From a DataFrame of articles to DataFrames of what they hold."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newslab.article import ArticleError, make_article
from newslab.pipeline import pipe
from newslab.stream.chunks import Item, Place, Rejected, chunks
from newslab.stream.tables import empty_tables, make_tables

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["annotate_frame", "empty_frames"]


def annotate_frame(articles: "DataFrame") -> dict[str, "DataFrame"]:
    """Annotate a DataFrame of articles, one a row, and return one DataFrame a kind of record.

    `articles` has the column `text` and may have `id`, `title`, `published` and `outlet`; a row without an id takes
    its index label. The result has the keys articles, sentences, tokens, entities, quantities, dates, claims, sources
    (the columns of `newslab.frames`, always of the same types) and rejected: the rows that could not be annotated
    (row, an index label as text, and reason).

    Raises
    ------
    ArticleError
        if there is no column `text`.

    >>> import pandas as pd
    >>> annotate_frame(pd.DataFrame({"text": ["قال الوزير إن الحرب انتهت."]}))["claims"].cue.tolist()
    ['قال']
    """
    import pandas as pd

    if "text" not in articles.columns:
        raise ArticleError(f"The table has no column `text`, only {', '.join(map(str, articles.columns)) or 'none'}.")
    found: list[dict[str, DataFrame]] = [empty_frames()]
    for chunk in chunks(_items(articles)):
        tables = make_tables(list(pipe(chunk.articles, batch_size=len(chunk.articles) or 1)))
        rows = [(rejected.place.file, rejected.reason) for rejected in chunk.rejected]
        found.append({**tables, "rejected": pd.DataFrame(rows, columns=["row", "reason"], dtype="string")})
    return {name: pd.concat([tables[name] for tables in found], ignore_index=True) for name in found[0]}


def empty_frames() -> dict[str, "DataFrame"]:
    """Return what `annotate_frame` gives for no articles: the same tables, without rows."""
    import pandas as pd

    return {**empty_tables(), "rejected": pd.DataFrame(columns=["row", "reason"], dtype="string")}


def _items(articles: "DataFrame") -> Iterator[Item]:
    for label, row in zip(articles.index, articles.to_dict(orient="records"), strict=True):
        place = Place(str(label))
        try:
            yield place, make_article({str(name): cell for name, cell in row.items()}, str(label), f"row {label}")
        except ArticleError as error:
            yield Rejected(place, str(error))
