"""The article, what is known of it, and the error for one that cannot be read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

__all__ = ["LONGEST", "Article", "ArticleError", "make_article", "parse_date", "with_published"]

LONGEST = 500_000
"""Characters that an article read from a file may have, five times the longest reports that newspapers print."""

_SURROGATES = re.compile("[\ud800-\udfff]")
_FIELDS = ("id", "title", "published", "outlet")


class ArticleError(ValueError):
    """An article that cannot be read; the message says what is wrong, where, and what to do.

    `file` and `row` (a line, an item or a row, counted from 1) are `None` where there is none to name.
    """

    def __init__(self, message: str, row: int | None = None) -> None:
        super().__init__(message)
        self.file: str | None = None
        self.row = row


@dataclass(frozen=True, slots=True)
class Article:
    """One news article: its text, unchanged, and what is known of it.

    `published` is the day against which `أمس` and the like are resolved; `None` where it is not known.
    """

    text: str
    id: str = "article"
    title: str | None = None
    published: date | None = None
    outlet: str | None = None


def make_article(fields: Mapping[str, object], stem: str, where: str) -> Article:
    """Return the article that a row or an object holds; `stem` is its id if it gives none, `where` names its place.

    Raises
    ------
    ArticleError
        if `text` is missing, no string, empty or longer than any article, or `published` is no date.
    """
    text = fields.get("text")
    if not isinstance(text, str):
        raise ArticleError(f"{where}: has no `text`, or it is no string; put the article's text there.")
    if not text.strip():
        raise ArticleError(f"{where}: is empty; there is no text to annotate.")
    if len(text) > LONGEST:
        raise ArticleError(f"{where}: has {len(text):,} characters, more than {LONGEST:,}; part it into its articles.")
    known = {name: _clean(fields.get(name)) for name in _FIELDS}
    published = parse_date(known["published"], where)
    return Article(text, _text(known["id"]) or stem, _text(known["title"]), published, _text(known["outlet"]))


def parse_date(value: object, where: str) -> date | None:
    """Return a publication date from `YYYY-MM-DD` (a time may follow) or a date object; empty is None."""
    value = _clean(value)
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value).strip()).date()
    except ValueError:
        shown = str(value)[:60]
        raise ArticleError(f"{where}: {shown!r} is no date; write it as YYYY-MM-DD, such as 2019-02-11.") from None


def with_published(article: Article, published: date | None) -> Article:
    """Return the article with a publication date, unless it has one or none is given."""
    return article if published is None or article.published else replace(article, published=published)


def _text(value: object) -> str | None:
    """Return a field as text that every format can hold: U+FFFD stands for a lone surrogate."""
    return None if value is None else _SURROGATES.sub("\ufffd", str(value))


def _clean(value: object) -> object:
    """Return None for the many ways in which tables say that a cell is empty."""
    return None if value is None or value == "" or value != value else value
