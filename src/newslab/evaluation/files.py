"""Read annotated articles for measuring: what `newslab annotate` writes, or files annotated by hand."""

import json
import operator
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

__all__ = ["EvaluationError", "claims_of", "paired_articles", "read_annotations", "read_text"]

Annotated = Mapping[str, Any]
_SPANS = ("cue", "source", "relay", "addressee", "content")


class EvaluationError(ValueError):
    """Files that cannot be compared; the message says which article, and what to do."""


def read_annotations(path: str | Path) -> list[dict[str, Any]]:
    """Return the annotated articles of a `.jsonl` file (one object a line) or a `.json` file (one object or a list).

    An article has `id`, `text` and either `claims`, as `newslab annotate` writes them, or `annotations`, as in
    `data/gold/`. Raises `EvaluationError` naming file and line where one is broken.
    """
    file = Path(path)
    text = read_text(file)
    if file.suffix == ".json":
        whole = _parsed(text, f"{file}")
        articles = whole if isinstance(whole, list) else [whole]
        return [_checked(article, f"{file}: article {number}") for number, article in enumerate(articles, start=1)]
    lines = ((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())
    return [_checked(_parsed(line, f"{file}, line {number}"), f"{file}, line {number}") for number, line in lines]


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file; raise `EvaluationError` for what is no regular file or no UTF-8."""
    if path.exists() and not path.is_file():
        raise EvaluationError(f"{path}: is no regular file.")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{path}: is not UTF-8 (byte {error.start}).") from None


def claims_of(article: Annotated) -> list[dict[str, Any]]:
    """Return the claims of an article in one form: spans as `[start, end]` or None, and the other fields."""
    if "annotations" in article:
        return [
            {**claim, **{field: claim.get(f"{field}_span") for field in _SPANS}}
            for claim in article["annotations"]
            if claim.get("type") == "claim"
        ]
    return [{**claim, **{field: _span(claim.get(field)) for field in _SPANS}} for claim in article.get("claims", ())]


def paired_articles(
    gold: list[dict[str, Any]], predicted: list[dict[str, Any]]
) -> Iterator[tuple[Annotated, Annotated]]:
    """Yield each gold article with the predicted one of the same id; raise where it is missing or its text differs."""
    by_id = {article["id"]: article for article in predicted}
    for article in gold:
        other = by_id.get(article["id"])
        if other is None:
            raise EvaluationError(f"article {article['id']!r} is not among the predicted ones. Annotate it, too.")
        if other["text"] != article["text"]:
            one, two = article["text"], other["text"]
            shorter = min(len(one), len(two))
            place = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), shorter)
            raise EvaluationError(
                f"article {article['id']!r}: the texts differ from character {place} on. Annotate the gold file's text."
            )
        yield article, other


def _span(record: Mapping[str, Any] | None) -> list[int] | None:
    return None if record is None else [record["start"], record["end"]]


def _parsed(text: str, place: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise EvaluationError(f"{place}: no JSON ({error.msg}, column {error.colno}).") from None
    except (ValueError, RecursionError):
        raise EvaluationError(f"{place}: no JSON that can be read: nested too deep, or a number too long.") from None


def _checked(article: Any, place: str) -> dict[str, Any]:
    if not isinstance(article, dict) or not all(isinstance(article.get(name), str) for name in ("id", "text")):
        raise EvaluationError(f"{place}: an annotated article is an object with `id` and `text`, both strings.")
    if "claims" not in article and "annotations" not in article:
        raise EvaluationError(f"{place}: neither `claims` nor `annotations`. Write it with `newslab annotate`.")
    try:
        for claim in claims_of(article):
            _check_claim(claim, len(article["text"]), place)
    except (AttributeError, LookupError, TypeError) as error:
        raise EvaluationError(f"{place}: its claims are not as `newslab annotate` writes them.") from error
    return article


def _check_claim(claim: Mapping[str, Any], length: int, place: str) -> None:
    for field in _SPANS:
        span = claim[field]
        if span is not None and not 0 <= operator.index(span[0]) <= operator.index(span[1]) <= length:
            raise EvaluationError(f"{place}: {field} {span} lies outside the text.")
    if claim["cue"] is None or claim["content"] is None:
        raise EvaluationError(f"{place}: a claim without cue or content.")
