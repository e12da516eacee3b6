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
_LONGEST_PREFIX = 4
_START = 3
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
                yield start, end
            end, has_numeral = 0, False
    if has_numeral:
        yield start, end


@lru_cache(maxsize=200_000)
def _role(chunk: str) -> int:
    """Tell whether what stands between two spaces holds a numeral's word, may link two of them, or neither."""
    if _DIGIT_OR_VULGAR.search(chunk):
        return _NUMERAL
    runs = _RUN.findall(key(chunk))
    if any(_holds_number_word(run) for run in runs):
        return _NUMERAL
    return _LINK if all(run in _LINKS or run[1:] in _LINKS for run in runs) else _NONE


def _holds_number_word(run: str) -> bool:
    """Tell whether a number word may stand in a run of letters, between proclitics and a pronoun."""
    words, starts = number_words(), _starts()
    if not any(run[i : i + _START] in starts for i in range(_LONGEST_PREFIX + 1)):
        return False
    for prefix in _PREFIXES:
        if run.startswith(prefix):
            stem = run[len(prefix) :]
            if any(stem.endswith(suffix) and stem[: len(stem) - len(suffix)] in words for suffix in _SUFFIXES):
                return True
    return False


@cache
def _starts() -> frozenset[str]:
    """Return the first letters of the number words: most words of a text hold none of them near their beginning."""
    return frozenset(word[:_START] for word in number_words())
