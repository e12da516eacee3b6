"""Sentences of Arabic news: full stops, line breaks, and the spaced comma that some desks type for a full stop."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from spacy.tokens import Doc

from newslab.tables import read_table
from newslab.text.characters import QUOTES
from newslab.text.normalise import key
from newslab.text.words import Word, words

__all__ = ["sentences"]

_BREAK = re.compile("[\n\r\u2028\u2029]")
_ENDING = set(".?؟!…۔,")
_FAMILIES = {**dict.fromkeys("“”„‟″", "curly"), **dict.fromkeys("«»", "guillemets"), '"': "straight"}
_CLOSERS = set(QUOTES) | set(")]}")
_RESUMING = ("لكن", "ولكن", "الا")
_LONGEST_QUOTE = 60  # words; a longer quotation is cut into its sentences


def sentences(doc: Doc) -> tuple[tuple[int, int], ...]:
    """Return the sentences of a Doc as (start, end) offsets; together they hold every word.

    A sentence ends at `. ! ؟ …`, at a line break, or at a comma with a space on either side before و or لكن,
    but not inside a short quotation, an abbreviation, a decimal number or after an initial.
    """
    found = words(doc)
    text = doc.text
    broken = _before_breaks(found, text)
    quoted = _quoted(found, broken)
    spans = []
    first = 0
    for last in _ends(found, text, broken, quoted):
        if last >= first:
            spans.append((found[first].start, found[last].end))
            first = last + 1
    return tuple(spans)


def _before_breaks(found: Sequence[Word], text: str) -> set[int]:
    """Return the indices of the words that are last on their line."""
    starts = [word.start for word in found]
    last = {bisect_left(starts, match.start()) - 1 for match in _BREAK.finditer(text)}
    return {*last, len(found) - 1}


def _ends(found: Sequence[Word], text: str, broken: Collection[int], quoted: Sequence[bool]) -> Iterator[int]:
    """Yield the index of each sentence's last word."""
    for index, word in enumerate(found):
        if index in broken:
            yield index
        elif word.text[0] not in _ENDING or quoted[index]:
            continue
        elif _is_stop(found, index) or _is_comma_stop(found, index, text):
            yield _with_closers(found, index, text)


def _with_closers(found: Sequence[Word], index: int, text: str) -> int:
    """Return the index of the last closing mark glued to a stop."""
    while index + 1 < len(found) and found[index + 1].text in _CLOSERS and found[index].end == found[index + 1].start:
        following = found[index + 1].end
        if following < len(text) and not text[following].isspace():
            break
        index += 1
    return index


def _is_stop(found: Sequence[Word], index: int) -> bool:
    text = found[index].text
    if text[0] in "?؟!…۔":
        return not _stop_follows(found, index)
    if text[0] != ".":
        return False
    return not _stop_follows(found, index) and not (text == "." and _is_initial(found, index))


def _stop_follows(found: Sequence[Word], index: int) -> bool:
    return index + 1 < len(found) and found[index + 1].text[0] in ".?؟!…،,؛"


@cache
def _letters() -> frozenset[str]:
    return frozenset(key(row["name"]) for row in read_table("text", "letter_names"))


def _is_initial(found: Sequence[Word], index: int) -> bool:
    """Tell whether a full stop stands after a single letter, or inside an acronym spelt out (`سي.إن.إن`)."""
    if index == 0:
        return True
    before = found[index - 1]
    if before.end != found[index].start:
        return False
    if len(before.text) == 1 and before.text.isalpha():
        return True
    after = found[index + 1] if index + 1 < len(found) else None
    if after is not None and {before.key, after.key} <= _letters():
        return True
    glued = after is not None and found[index].end == after.start and after.text.isalpha()
    return glued and len(before.text) <= 3 and after is not None and len(after.text) <= 3


def _is_comma_stop(found: Sequence[Word], index: int, text: str) -> bool:
    """Tell whether a comma typed with a space on either side stands for a full stop."""
    word, following = found[index], found[index + 1]
    spaced = text[word.start - 1 : word.start] == " " and text[word.end : word.end + 1] == " "
    return word.text == "," and spaced and (following.proclitics.startswith("و") or following.key in _RESUMING)


def _quoted(found: Sequence[Word], broken: Collection[int]) -> list[bool]:
    """Mark the words that stand inside a short quotation closed on its own line, whichever way its marks look."""
    inside = [False] * len(found)
    opened: dict[str, int] = {}
    for index, word in enumerate(found):
        family = _FAMILIES.get(word.text)
        if family is not None:
            start = opened.pop(family, None)
            if start is not None and index - start <= _LONGEST_QUOTE:
                inside[start:index] = [True] * (index - start)
            elif start is None and word.text != "″":  # which closes `“النهار″`, and opens nothing
                opened[family] = index
        if index in broken:
            opened.clear()
    return inside
