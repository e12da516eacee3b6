"""Where in a text a numeral may stand: stretches of words that hold or join one; parse passes over the rest."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from newslab.numbers.lexicon import number_words
from newslab.text.normalise import key

__all__ = ["stretches"]

_CHUNK = re.compile(r"\S+")
_RUN = re.compile("[\u0620-\u063f\u0641-\u064a]+")
_DIGIT_OR_VULGAR = re.compile(r"[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_LINKS = frozenset(["و", "ف", "ب", "ل", "ك", "ال", "فاصله", "علي", "من", "جزء", "اجزاء", "بعد", "سالب", "ناقص"])
_PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "ال", "وال", "فال", "بال", "كال", "لل", "وب", "ول", "وك", "فب", "فل", "فك",
             "وبال", "ولل", "وكال", "فبال", "فلل")  # fmt: skip
_SUFFIXES = ("", "ه", "ها", "هم", "هن", "هما", "نا", "كم")
_NONE, _LINK, _NUMERAL = range(3)


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the stretches of words around numerals, with the words that may join them on."""
    start, end, has_numeral = 0, 0, False
    for match in _CHUNK.finditer(text):
        role = _role(match[0])
        if role:
            start = start if end else match.start()
            end = match.end()
            has_numeral = has_numeral or role == _NUMERAL
        elif end:
            if has_numeral:
                joined = match[0].startswith("و")  # `ألفا وكتب` is no dual
                yield start, match.start() + 1 if joined else end
            end, has_numeral = 0, False
    if has_numeral:
        yield start, end


@lru_cache(maxsize=200_000)
def _role(chunk: str) -> int:
    """Tell whether what stands between two spaces holds a numeral's word, may link two of them, or neither."""
    if _DIGIT_OR_VULGAR.search(chunk):
        return _NUMERAL
    runs = _RUN.findall(key(chunk))
    starts = _starts()
    for run in runs:
        begins = (
            run[:3] in starts or run[1:4] in starts or run[2:5] in starts or run[3:6] in starts or run[4:7] in starts
        )
        if begins and _holds_number_word(run):
            return _NUMERAL
    for run in runs:
        if run not in _LINKS and run[1:] not in _LINKS:
            return _NONE
    return _LINK


def _holds_number_word(run: str) -> bool:
    """Tell whether a number word may stand in a run of letters, between proclitics and a pronoun."""
    words = number_words()
    for prefix in _PREFIXES:
        if run.startswith(prefix):
            stem = run[len(prefix) :]
            if any(stem.endswith(suffix) and stem[: len(stem) - len(suffix)] in words for suffix in _SUFFIXES):
                return True
    return False


@cache
def _starts() -> frozenset[str]:
    """Return the first three letters of the number words: most words hold none of them after up to four letters."""
    return frozenset(word[:3] for word in number_words())
