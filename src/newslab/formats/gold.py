"""newslab's gold format, in which articles are annotated by hand: one article a line, with a flat list `annotations`.

Each annotation has a `type` (claim, quantity, date, entity), the wording of its parts, and their places as
`[start, end]` in `span`, `cue_span`, `source_span` and so on; `data/README.md` lists the columns. The editor
(`newslab.annotate_widget`) saves it, and adds who annotated and when, which is read over here.

Cannot hold: entities.id, quantities.id, quantities.claim (it follows the claims' new ids), dates.id, claims.id.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from newslab.annotation.gold import annotations_of, doc_of
from newslab.formats.marks import META
from newslab.formats.shape import Annotated, Files, FormatError, decode, loads
from newslab.records import dumps, to_dict
from newslab.revive import from_dict

__all__ = ["LOSES", "SUFFIX", "read", "write"]

SUFFIX = ".jsonl"
LOSES = (
    "entities.id",
    "quantities.id",
    "quantities.claim",
    "dates.id",
    "claims.id",
)


def write(articles: Sequence[Mapping[str, Any]]) -> Files:
    """Return `articles.jsonl`, one article a line."""
    return {"articles.jsonl": "".join(dumps(_line(article)) + "\n" for article in articles).encode()}


def read(files: Files) -> list[Annotated]:
    """Return the articles of gold files.

    Raises
    ------
    FormatError
        if a line is no article with annotations, or an annotation lacks a column.
    """
    return [
        _article(loads(line, f"{name}, line {number}"), f"{name}, line {number}")
        for name, data in files.items()
        for number, line in enumerate(decode(data, name).split("\n"), start=1)
        if line.strip()
    ]


def _line(article: Mapping[str, Any]) -> dict[str, Any]:
    meta = {name: article[name] for name in META if article[name] is not None}
    return {**meta, "text": article["text"], "annotations": annotations_of(from_dict(article))}


def _article(row: Any, where: str) -> Annotated:
    try:
        row["annotations"].sort(key=lambda annotation: annotation.get("cue_span") or annotation["span"])
        return to_dict(doc_of({"id": where, **row}))
    except KeyError as error:
        raise FormatError(f"{where}: has no {error}, which newslab's gold format asks for.") from None
    except (TypeError, AttributeError):
        raise FormatError(f"{where}: is no article with `annotations`.") from None
