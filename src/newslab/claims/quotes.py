"""Pair quotation marks, whichever way round, doubled or unclosed they are typed."""

from collections.abc import Sequence

from newslab.text.words import Word

__all__ = ["pair_quotes"]

_STOPS = (".", "،", ",", "؛", "؟", "!")
_PUNCTUATION = ".,:;،؛؟!)…"

_FAMILIES = {
    **dict.fromkeys("“”„‟″", "curly"),
    **dict.fromkeys("«»", "guillemets"),
    **dict.fromkeys("‹›", "single guillemets"),
    '"': "straight",
    "＂": "straight",
    **dict.fromkeys("‘’‚‛", "single curly"),
}
_SINGLES = ("'", "`", "´", "’", "‘")
_ANSWERS = {"«": "»", "»": "«", "“": "”", "”": "“"}  # whichever of two shapes opened, the other closes
_FARTHEST = 150  # words of the next paragraphs in which a quotation may close
_PARAGRAPHS = 6  # that it may go on for
_ONLY_IN_PAIRS = ("single", "single curly")  # as often an apostrophe: no quotation where nothing closes it


def pair_quotes(text: str, words: Sequence[Word]) -> tuple[dict[int, int], list[int]]:
    """Return the pairs of marks as {opening: closing} word indices, and for each word the innermost opening around it.

    A mark opens when a space stands before it and none after, and closes the other way round, whatever its shape;
    where spacing does not tell, it closes what is open; one before a stop or at the end of a line with nothing open
    is stray. A quotation ends at the latest with its paragraph, unless one of the next holds a mark that only closes.
    """
    pairs: dict[int, int] = {}
    inside = [-1] * len(words)
    open_marks: list[tuple[int, str]] = []
    families = _families(words)
    for index, word in enumerate(words):
        broken = bool(index and open_marks) and _new_paragraph(text, words[index - 1], word)
        if broken and not _closes_later(text, words, families, index, open_marks[0]):
            _close_at_end(open_marks, pairs, inside, index)
        family = families[index]
        if family is None:
            continue
        matching = next((i for i in range(len(open_marks) - 1, -1, -1) if open_marks[i][1] == family), None)
        if matching is None and (_cannot_open(text, word) or (word.text == "″" and not _opens(text, word))):
            continue  # `“النهار″`, but `12′30″`
        answers = matching is not None and _ANSWERS.get(words[open_marks[matching][0]].text) == word.text
        if matching is None or (_opens(text, word) and not _closes(text, word) and not answers):
            open_marks.append((index, family))
        else:
            opening = open_marks[matching][0]
            if matching and opening == index - 1 and open_marks[matching - 1][1] == family:
                matching -= 1  # `«حماس «»`: two marks where one should close
                opening = open_marks[matching][0]
            del open_marks[matching:]
            _mark(pairs, inside, opening, index - 1 if family == "doubled" else index)
    _close_at_end(open_marks, pairs, inside, len(words))
    return pairs, inside


def _families(words: Sequence[Word]) -> list[str | None]:
    """Return the family of each mark; two apostrophes that touch count as one mark, at the second (`''…''`)."""
    found = [_FAMILIES.get(word.text) for word in words]
    second = -1
    for index, word in enumerate(words):
        if word.text not in _SINGLES:
            continue
        found[index] = "single"
        before = words[index - 1] if index - 1 > second else None
        alike = before is not None and (before.text == word.text or {before.text, word.text} <= set("'`´"))
        if before is not None and alike and before.text in _SINGLES and word.start - before.end <= 1:
            found[index - 1], found[index] = None, "doubled"
            second = index
    return found


def _mark(pairs: dict[int, int], inside: list[int], opening: int, closing: int) -> None:
    if closing <= opening:
        return
    pairs[opening] = closing
    for index in range(opening + 1, closing):
        if inside[index] < 0 or inside[index] < opening:
            inside[index] = max(inside[index], opening)


def _close_at_end(open_marks: list[tuple[int, str]], pairs: dict[int, int], inside: list[int], end: int) -> None:
    """End the outermost quotation that is still open with the paragraph; inner ones are taken for stray marks."""
    open_marks[:] = [mark for mark in open_marks if mark[1] not in _ONLY_IN_PAIRS]
    if open_marks and end - open_marks[0][0] > 1:
        _mark(pairs, inside, open_marks[0][0], end)
    open_marks.clear()


def _closes_later(
    text: str, words: Sequence[Word], families: Sequence[str | None], first: int, opened: tuple[int, str]
) -> bool:
    """Tell whether the next mark like the one that is open only closes: it is odd in its paragraph, and so placed."""
    opening, family = opened
    if family in _ONLY_IN_PAIRS and not (opening and words[opening - 1].text == ":"):
        return False
    breaks = 0
    found: list[int] = []
    for index in range(first, min(len(words), first + _FARTHEST)):
        breaks += index > first and _new_paragraph(text, words[index - 1], words[index])
        if (breaks and found) or breaks == _PARAGRAPHS:
            break
        if families[index] == family:
            found.append(index)
    return len(found) % 2 == 1 and (
        _ANSWERS.get(words[opening].text) == words[found[0]].text or _at_an_edge(text, words, found[0])
    )


def _at_an_edge(text: str, words: Sequence[Word], index: int) -> bool:
    """Tell whether a mark begins its line, or stands beside a stop, as one does that closes what lines before began."""
    word, before = words[index], words[index - 1]
    ended = before.text in _STOPS and not _opens(text, word)
    return ended or _new_paragraph(text, before, word) or _cannot_open(text, word)


def _new_paragraph(text: str, before: Word, word: Word) -> bool:
    return "\n" in text[before.end : word.start]


def _opens(text: str, word: Word) -> bool:
    before, after = text[word.start - 1 : word.start], text[word.end : word.end + 1]
    opened = not before or before.isspace() or before in "ـ(:،"
    return opened and bool(after) and not after.isspace() and after not in _PUNCTUATION


def _cannot_open(text: str, word: Word) -> bool:
    """Tell whether a mark stands before a stop or at the end of its line."""
    after = text[word.end : word.end + 2]
    return (after[:1] in _STOPS and after != "..") or after.lstrip(" ")[:1] in ("", "\n")


def _closes(text: str, word: Word) -> bool:
    before, after = text[word.start - 1 : word.start], text[word.end : word.end + 1]
    return bool(before) and not before.isspace() and before not in "ـ(:" and (not after or not after.isalnum())
