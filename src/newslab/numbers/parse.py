"""Read every numeral of a text, whatever it stands for: counts, years, page and telephone numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newslab.numbers.lexicon import kept_whole, number_words, vulgar_fractions
from newslab.numbers.numerals import read_numeral, read_ordinal
from newslab.numbers.stretches import stretches
from newslab.text.clitics import split
from newslab.text.normalise import key, normalise
from newslab.text.tokenizer import tokenize

__all__ = ["Parsed", "parse"]

_DIGITS = re.compile(
    r"""
      (?:(?P<whole>\d+)\ )?(?<!\d)(?P<over>\d{1,3})/(?P<under>\d{1,3})(?![\d/])      # 3/4, 2 1/4
    | (?P<base>\d+(?:[.,]\d+)?)\^(?P<power>[+-]?\d{1,3})                                # 2.5^-1
    | (?P<mantissa>\d+(?:[.,]\d+)?)e(?P<exponent>[+-]?\d{1,3})                        # 12.3e+14
    | (?P<spaced>\d{1,3}(?:[\ \u00a0\u202f]\d{3})+(?:[.,]\d+)?)(?!\d)
    | (?P<commas>\d{1,3}(?:[،,]\d{3})*،\d{3}(?:[.,]\d+)?|\d{1,3}(?:[،,]\d{3})+,\d{1,2})(?!\d)
    | (?P<plain>\.\d+|\d+(?:[.,]\d+)*)(?![A-Za-z])                                   # but for 4G and 1M
    """,
    re.VERBOSE,
)
_ANY_DIGIT = re.compile(r"\d")
_SIGN = re.compile(r"(?<![\w)\]%٪°])(?P<sign>[-−+])\ ?\Z")
_MINUS_WORDS = ("سالب", "ناقص")
_OVER = ("علي",)
_ONE_OF = ("واحد", "جزء", "اجزاء")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A numeral at its place: offsets in characters, end exclusive; `ordinal` tells `الثالث` from `ثلاثة`."""

    start: int
    end: int
    text: str
    value: int | float
    ordinal: bool


@dataclass(frozen=True, slots=True)
class _Lexeme:
    """A piece of the text: its folded key (digits as plain ASCII) and its offsets."""

    key: str
    start: int
    end: int


def parse(text: str) -> list[Parsed]:
    """Return the numerals of a text in order, in digits and words, in any case and gender, without a model.

    >>> [(n.text, n.value, n.ordinal) for n in parse("ثلاثة آلاف وأربعمئة شخص في الدورة الثالثة عام ٢٠١٩")]
    [('ثلاثة آلاف وأربعمئة', 3400, False), ('الثالثة', 3, True), ('٢٠١٩', 2019, False)]
    """
    opening = len(text) - len(text.lstrip())
    return [found for begin, end in stretches(text) for found in _numerals(text, begin, end, opening)]


def _numerals(text: str, begin: int, end: int, opening: int) -> list[Parsed]:
    """Return the numerals of a stretch of the text; `opening` is where the text's first word begins."""
    lexemes = list(_lexemes(text, begin, end))
    keys = [lexeme.key for lexeme in lexemes]
    found: list[Parsed] = []
    position = 0
    while position < len(keys):
        read = _read(keys, position)
        if read is None:
            position += 1
            continue
        value, after, ordinal = read
        sign = _signed(text, lexemes, position, found, opening)
        start = lexemes[position].start if sign is None else sign
        number = -value if sign is not None and text[sign] != "+" else value
        stop = lexemes[after - 1].end
        found.append(Parsed(start, stop, text[start:stop], _tidy(number), ordinal))
        position = after
    return found


def _tidy(value: float) -> int | float:
    return int(value) if float(value).is_integer() else round(value, 12)


def _signed(text: str, lexemes: Sequence[_Lexeme], position: int, found: Sequence[Parsed], opening: int) -> int | None:
    """Return where the sign before a numeral stands, or None: a minus glued to digits, or a word for it."""
    lexeme = lexemes[position]
    before = lexemes[position - 1] if position else None
    if before is not None and before.key in _MINUS_WORDS and not (found and found[-1].end == before.start):
        return before.start
    if not lexeme.key[:1].isdigit():
        return None
    sign = _SIGN.search(text, max(lexeme.start - 3, 0), lexeme.start)
    if sign is None or (sign.end() - sign.start() > 1 and sign.start() > opening):
        return None
    return sign.start("sign")


def _read(keys: Sequence[str], position: int) -> tuple[float, int, bool] | None:
    """Return (value, end, ordinal) of the numeral that begins at a lexeme."""
    ordinal = read_ordinal(keys, position)
    if ordinal is not None:
        return _after_hundred(keys, ordinal.value, ordinal.end)
    if keys[position] in _ONE_OF[1:]:
        return _ratio(keys, 1.0, position + 1, True)
    numeral = read_numeral(keys, position)
    if numeral is None or (keys[position] in ("الاحد", "الاثنين", "احد", "احدي") and numeral.end == position + 1):
        return None
    ratio = _ratio(keys, numeral.value, numeral.end, keys[position] == "واحد")
    if ratio:
        return ratio
    if not numeral.definite or numeral.value < 11:
        return numeral.value, numeral.end, False
    return _with_ordinal(keys, numeral.value, numeral.end)


def _after_hundred(keys: Sequence[str], value: float, end: int) -> tuple[float, int, bool]:
    """Add `بعد المئة`, `بعد الألف`: the hundred and first."""
    scale = read_numeral(keys, end + 1) if keys[end : end + 1] == ["بعد"] and end + 1 < len(keys) else None
    return (value + scale.value, scale.end, True) if scale and scale.definite else (value, end, True)


def _with_ordinal(keys: Sequence[str], value: float, end: int) -> tuple[float, int, bool]:
    """Add the ordinal that ends a long one: `المئة والخامسة والعشرون`, or `العشرون بعد المئة`."""
    following = read_ordinal(keys, end + 1) if keys[end : end + 1] == ["و"] and end + 1 < len(keys) else None
    if following and following.definite and value >= 100 and following.value < 100:
        return value + following.value, following.end, True
    return _after_hundred(keys, value, end)


def _ratio(keys: Sequence[str], value: float, end: int, is_one: bool) -> tuple[float, int, bool] | None:
    """Read `واحد على عشرين`, `واحد من ثلاثة`, `جزء من مئة`."""
    if keys[end : end + 1] == ["جزء"] or keys[end : end + 1] == ["اجزاء"]:
        end, is_one = end + 1, True
    link = keys[end] if end + 1 < len(keys) else ""
    if link not in _OVER and not (link == "من" and is_one):
        return None
    below = read_numeral(keys, end + 1)
    return (value / below.value, below.end, False) if below and below.value and not below.definite else None


def _lexemes(text: str, begin: int, end: int) -> Iterator[_Lexeme]:
    """Yield digits as one lexeme each, and the pieces of the words and marks between them."""
    part = text[begin:end]
    if _ANY_DIGIT.search(part) is None:
        yield from _words(text, begin, end)
        return
    normal = normalise(part, ("digit", "invisible"))
    position = begin
    for match in _DIGITS.finditer(normal.text):
        first, last = normal.to_original(*match.span())
        yield from _words(text, position, begin + first)
        yield _Lexeme(_literal(match), begin + first, begin + last)
        position = begin + last
    yield from _words(text, position, end)


def _words(text: str, begin: int, end: int) -> Iterator[_Lexeme]:
    for start, stop in tokenize(text[begin:end]):
        start += text[begin + start] in "@#" and stop - start > 1
        for folded, first, last in _pieces(text[begin + start : begin + stop]):
            yield _Lexeme(folded, begin + start + first, begin + start + last)


@lru_cache(maxsize=200_000)
def _pieces(word: str) -> tuple[tuple[str, int, int], ...]:
    """Part و and ف from a number word, and any proclitic from others: (folded key, start, end) of each piece."""
    if word in vulgar_fractions():
        return ((str(vulgar_fractions()[word]), 0, len(word)),)
    return tuple((key(word[first:last]) or "ـ", first, last) for first, last in _cuts(word))


def _cuts(word: str) -> tuple[tuple[int, int], ...]:
    folded = key(word)
    if folded in kept_whole() or folded in number_words():
        return ((0, len(word)),)
    cut = next((i for i, _ in enumerate(word, 1) if key(word[:i])), 0)
    if folded[:1] in ("و", "ف", "ب", "ل") and _is_number(folded[1:]):
        return (0, cut), (cut, len(word))
    return split(word)


def _is_number(folded: str) -> bool:
    return folded in kept_whole() or folded in number_words()


def _literal(match: re.Match[str]) -> str:
    """Return digits with their marks as a plain decimal number."""
    group = match.lastgroup
    if match["under"] is not None:
        under = float(match["under"])
        value = float(match["whole"] or 0) + (float(match["over"]) / under if under else 0.0)
    elif match["power"] is not None:
        base = float(match["base"].replace(",", "."))
        value = base ** int(match["power"]) if base else 0.0
    elif match["exponent"] is not None:
        value = float(match["mantissa"].replace(",", ".")) * 10.0 ** int(match["exponent"])
    elif group == "spaced":
        return re.sub(r"[\s,]", lambda mark: "." if mark[0] == "," else "", match[0])
    elif group == "commas":
        whole, _, rest = match[0].replace("،", "").rpartition(",") if _decimal_tail(match[0]) else (match[0], "", "")
        return re.sub("[،,]", "", whole) + (f".{rest}" if rest else "")
    else:
        return "0" + match[0] if match[0].startswith(".") else match[0]
    return f"{value:.15f}".rstrip("0").rstrip(".")


def _decimal_tail(digits: str) -> bool:
    return bool(re.search(r",\d{1,2}\Z", digits))
