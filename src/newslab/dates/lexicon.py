"""The words of time as fragments of regular expressions, and what each means."""

import re
from functools import cache

from newslab.tables import read_table
from newslab.text.normalise import key

__all__ = ["alternatives", "kept_whole", "value_of"]


@cache
def value_of(kind: str) -> dict[str, str]:
    """Map the folded words of one kind to their values."""
    return {key(row["word"]): row["value"] for row in read_table("dates", "words") if row["kind"] == kind}


@cache
def alternatives(*kinds: str) -> str:
    """Return a pattern that matches any word of the kinds, the longest first."""
    words = {word for kind in kinds for word in value_of(kind)}
    return "(?:" + "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) + ")"


@cache
def kept_whole() -> frozenset[str]:
    """Return every single word of the table: none of them begins with a proclitic, but for the parts of an hour."""
    rows = [row for row in read_table("dates", "words") if row["kind"] not in ("minute", "hour said")]
    return frozenset(part for row in rows for part in key(row["word"]).split()) - {"و", "من"}
