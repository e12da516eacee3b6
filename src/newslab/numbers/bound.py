"""The words that bound a number or make it approximate."""

import re

from newslab.numbers.found import Found, text_before, text_end
from newslab.numbers.lexicon import bounding_verbs, bounds
from newslab.text.line import Line

__all__ = ["bound_of"]

_CONTEXT_AFTER = 48  # characters of the line after a number in which its bound may stand


def bound_of(text: str, line: Line, found: Found) -> tuple[str, str | None]:
    """Return the bound and the words that say so, before the number or after it and its noun."""
    pattern, table = bounds("before")
    before = text_before(line, found.first)
    match = pattern.search(before)
    if match is None:
        pattern, table = bounding_verbs()
        match = pattern.search(before)
    if match:
        shift = line.begins[found.first] - len(before)
        return table[match["words"]], _wording(text, line, match.start("words") + shift, match.end("words") + shift)
    pattern, table = bounds("after")
    end = text_end(line, found)
    follows = re.compile(r"(?: \S+){0,2}?" + pattern.pattern).match(line.text, end, end + _CONTEXT_AFTER)
    if follows:
        return table[follows["words"]], _wording(text, line, follows.start("words"), follows.end("words"))
    return ("~" if found.low is None else "="), None


def _wording(text: str, line: Line, begin: int, end: int) -> str:
    first, last = line.pieces[line.piece_at(begin)], line.pieces[line.piece_at(end - 1)]
    return text[first.start : last.end]
