"""Find what is wrong with the characters of a text before it is analysed: odd letters, mojibake, reversed Arabic."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from newslab.tables import read_table
from newslab.text.characters import ARABIC_LETTERS, INVISIBLE, MARKS, TATWEEL

__all__ = ["Finding", "check", "check_bytes"]

_UTF8_AS_LATIN = re.compile("(?:[ØÙÚÛ][\u0080-\u00bf\u0152-\u2122]){2,}")
_ARABIC_AS_LATIN = re.compile("[\u00c0-\u00ff\u0152\u0153]{4,}")
_QUESTION_MARKS = re.compile(r"\?{4,}")
_WORD = re.compile(f"[{ARABIC_LETTERS}{MARKS}{TATWEEL}]+")
_LAST_ONLY = ("ة", "ى")
_LEAST_REVERSED = 0.04  # share of a line's words; Arabic as it should be has none
_ADVICE = {
    "undecodable": "no UTF-8: find out the file's encoding (often Windows-1256) and convert it",
    "replacement": "a character that an earlier program could not read: get the text anew",
    "mojibake": "text decoded with the wrong encoding: decode the file anew",
    "question marks": "letters lost in a conversion: get the text anew",
    "reversed": "letters stored in the order of display: reverse the line",
    "presentation form": "a shape stored in place of its letter: newslab.normalise folds it",
    "look-alike": "a letter of another language: newslab.normalise folds it",
    "invisible": "a control that nobody sees; it stays, and newslab reads over it",
    "control": "a control character: remove it",
    "private": "a code without public meaning, drawn by one font only",
    "surrogate": "half a character: get the text anew",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of a text that a reader should look at.

    Offsets are character indices, end exclusive; `line` and `column` count from 1. `kind` is one of undecodable,
    replacement, mojibake, question marks, reversed, presentation form, look-alike, invisible, control, private,
    surrogate; `name` is the character's name in Unicode, or what was meant where that can be told.
    """

    kind: str
    start: int
    end: int
    line: int
    column: int
    text: str
    name: str

    @property
    def advice(self) -> str:
        """What to do about it."""
        return _ADVICE[self.kind]


def check(text: str) -> tuple[Finding, ...]:
    """Return what is odd in a text, in order; neighbouring characters of one kind are one finding.

    >>> [(f.kind, f.text, f.line, f.column) for f in check("قال الرئیس")]
    [('look-alike', 'ی', 1, 9)]
    """
    found = sorted({*_garbled(text), *_reversed_lines(text), *_odd_characters(text)}, key=lambda row: row[1:3])
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    findings = []
    for kind, start, end, name in found:
        line = bisect_right(starts, start)
        findings.append(Finding(kind, start, end, line, start - starts[line - 1] + 1, text[start:end], name))
    return tuple(findings)


def check_bytes(data: bytes) -> tuple[Finding, ...]:
    """Return what is odd in a file's bytes; bytes that are no UTF-8 count as one character each."""
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="surrogateescape")
    return check(text)


def _garbled(text: str) -> Iterator[tuple[str, int, int, str]]:
    """Find runs that an earlier program spoilt."""
    for match in _UTF8_AS_LATIN.finditer(text):
        yield "mojibake", *match.span(), _meant(match[0], "utf-8")
    for match in _ARABIC_AS_LATIN.finditer(text):
        meant = _meant(match[0], "cp1256")
        if meant and all("\u0600" <= character <= "\u06ff" for character in meant):
            yield "mojibake", *match.span(), meant
    for match in _QUESTION_MARKS.finditer(text):
        yield "question marks", *match.span(), ""


def _meant(garbled: str, encoding: str) -> str:
    """Return what a run of Latin letters says in the encoding that it was written in, or nothing."""
    try:
        return b"".join(_byte(character) for character in garbled).decode(encoding)
    except UnicodeError:
        return ""


def _byte(character: str) -> bytes:
    return character.encode("latin-1" if ord(character) < 0x100 else "cp1252")


def _reversed_lines(text: str) -> Iterator[tuple[str, int, int, str]]:
    """Find lines whose words begin with letters that only end a word, and end as the article begins."""
    position = 0
    for line in text.splitlines(keepends=True):
        words = _WORD.findall(line)
        wrong = sum(word.startswith(_LAST_ONLY) and len(word) > 1 for word in words)
        backwards = sum(word.endswith("لا") for word in words) > sum(word.startswith("ال") for word in words)
        if wrong and backwards and wrong >= _LEAST_REVERSED * len(words):
            stripped = line.rstrip()
            yield "reversed", position, position + len(stripped), stripped[::-1].strip()[:40]
        position += len(line)


def _odd_characters(text: str) -> Iterator[tuple[str, int, int, str]]:
    folds = {row["character"]: row["class"] for row in read_table("text", "folds")}
    kind, start = "", 0
    for offset, character in enumerate([*text, ""]):
        new = _kind(character, folds) if character else ""
        if new == kind:
            continue
        if kind:
            yield kind, start, offset, _name(text[start])
        kind, start = new, offset


def _kind(character: str, folds: dict[str, str]) -> str:
    if character in folds:
        return folds[character] if folds[character] in _ADVICE else ""
    if "\udc80" <= character <= "\udcff":
        return "undecodable"
    if character == "\ufffd":
        return "replacement"
    if character in INVISIBLE_CHARACTERS:
        return "invisible"
    category = unicodedata.category(character)
    if category == "Cc":
        return "" if character in "\t\n\r" else "control"
    return {"Co": "private", "Cs": "surrogate"}.get(category, "")


def _name(character: str) -> str:
    if "\udc80" <= character <= "\udcff":
        return f"byte 0x{ord(character) - 0xDC00:02X}"
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()


INVISIBLE_CHARACTERS = frozenset(chr(code) for code in range(0x10000) if re.match(f"[{INVISIBLE}]", chr(code)))
