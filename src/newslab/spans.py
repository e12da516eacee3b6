"""The one shape that every stage shares: a stretch of the article's text."""

from dataclasses import dataclass

__all__ = ["Span"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text: character offsets, end exclusive, with `text == article[start:end]`."""

    start: int
    end: int
    text: str
