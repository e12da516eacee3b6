"""What the commands that learn claims share: the gold articles, annotated by the pipeline, and how they compare."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from newslab.article import Article
from newslab.pipeline import pipe
from newslab.text.normalise import key

__all__ = ["annotated_docs", "gold_claims", "overlap", "same_name"]


def annotated_docs(path: str | Path) -> Iterator[tuple[Doc, list[dict[str, Any]]]]:
    """Yield each gold article as an annotated Doc with its gold claims."""
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    articles = [
        Article(row["text"], id=row["id"], published=date.fromisoformat(row["published"]) if row["published"] else None)
        for row in rows
    ]
    yield from zip(pipe(articles), map(gold_claims, rows), strict=True)


def gold_claims(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the claims of a gold article."""
    return [annotation for annotation in row["annotations"] if annotation["type"] == "claim"]


def overlap(one: Sequence[int], other: Sequence[int]) -> int:
    """Return how many characters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def same_name(one: str | None, other: str | None) -> bool:
    """Tell whether one name's words are all among the other's."""
    first, second = ({key(word) for word in re.findall(r"\w+", name or "")} for name in (one, other))
    return bool(first and second) and (first <= second or second <= first)
