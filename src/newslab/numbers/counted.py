"""What stands beside a number: its unit, or the noun that is counted."""

import re
from collections.abc import Sequence
from functools import cache

from newslab.numbers.lexicon import currencies, number_words, units
from newslab.text.line import Piece

__all__ = ["Unit", "counted_after", "counted_before", "currency_of", "is_counted", "is_noun", "unit_at"]

Unit = tuple[str, str, int]
"""Kind, canonical unit, and the index after the unit's last piece."""

_LONGEST = 4
_ARABIC = re.compile("[\u0620-\u064a]{2,}")
_NO_NOUN = frozenset(
    [
        "في",
        "من",
        "علي",
        "الي",
        "عن",
        "مع",
        "بين",
        "حتي",
        "منذ",
        "خلال",
        "بعد",
        "قبل",
        "عند",
        "لدي",
        "ان",
        "انه",
        "انها",
        "التي",
        "الذي",
        "الذين",
        "اللذين",
        "اللتين",
        "هو",
        "هي",
        "هم",
        "ثم",
        "او",
        "ام",
        "لا",
        "لم",
        "لن",
        "قد",
        "كما",
        "حيث",
        "اذ",
        "اذا",
        "لكن",
        "غير",
        "سوي",
        "الا",
        "منها",
        "منهم",
        "منه",
        "فيها",
        "فيه",
        "بينهم",
        "بينها",
        "مقابل",
        "ضد",
        "نحو",
        "فقط",
        "ايضا",
        "كان",
        "كانت",
        "يكون",
        "تكون",
        "وفق",
        "حسب",
        "هذا",
        "هذه",
        "ذلك",
        "تلك",
        "و",
        "ف",
        "ب",
        "ل",
        "ك",
        "س",
        "اي",
        "كل",
        "لدي",
        "عبر",
        "ضمن",
        "اصل",
        "علما",
        "فيما",
        "بينما",
        "عندما",
        "مما",
        "ما",
        "وسط",
        "جراء",
        "اثر",
        "يوميا",
        "سنويا",
        "شهريا",
    ]
)
_ELATIVES = ("ابرز", "اهم", "اكبر", "كبار", "كبري", "اشهر", "افضل", "خيره")


def unit_at(keys: Sequence[str], position: int) -> Unit | None:
    """Return the longest unit of measure, time or percent that begins at a piece."""
    for length in range(_LONGEST, 0, -1):
        words = keys[position : position + length]
        if len(words) < length:
            continue
        found = units().get(_joined(words))
        if found:
            return (*found, position + length)
    return None


def _joined(words: Sequence[str]) -> str:
    """Join pieces, the proclitic ب to its word, as the table of units writes them."""
    return re.sub(r"(?<!\S)ب (?=ال)", "ب", " ".join(words))


def currency_of(keys: Sequence[str], position: int, article: frozenset[str]) -> Unit | None:
    """Return the currency that begins at a piece: told by its adjective, else by countries that the article names."""
    pairs = currencies().get(keys[position]) if position < len(keys) else None
    if not pairs:
        return None
    beside = keys[position + 1] if position + 1 < len(keys) else ""
    for deciding, code in pairs:
        if beside in deciding:
            return "money", code, position + 2
    fallback = next((code for deciding, code in pairs if not deciding), None)
    if fallback:
        return "money", fallback, position + 1
    scores = [(len(deciding & article), code) for deciding, code in pairs]
    best = max(scores, key=lambda pair: pair[0])
    return "money", best[1] if best[0] else pairs[0][1], position + 1


@cache
def is_noun(key: str) -> bool:
    """Tell whether a piece may be a counted noun: Arabic letters, and no particle or pronoun."""
    return bool(_ARABIC.match(key)) and key not in _NO_NOUN


@cache
def is_counted(key: str) -> bool:
    """Tell whether a piece may follow digits as what they count: a noun without article and without a pronoun."""
    return is_noun(key) and not key.startswith("ال") and not key.endswith(("ها", "هم", "هما"))


def counted_after(keys: Sequence[str], position: int, digits: bool = False) -> int | None:
    """Return the index of the noun that a number counts, when it follows the number, with من or without.

    `digits`: the number is written in digits, which never stand before a noun with the article but through من.
    """
    partitive = keys[position : position + 1] == ["من"]
    if partitive:
        position += 1
        if keys[position : position + 1] == ["بين"] or keys[position : position + 1] == ["اصل"]:
            return None
        if position + 1 < len(keys) and keys[position] in _ELATIVES and is_noun(keys[position + 1]):
            return position + 1
    fits = is_counted if digits and not partitive else is_noun
    return position if position < len(keys) and fits(keys[position]) else None


def counted_before(pieces: Sequence[Piece], position: int) -> int | None:
    """Return the index of the noun before a number that describes it: `الأيام العشرة`, `المراكز الثلاثة الأولى`."""
    index = position - 1
    while index > 0 and _is_number(pieces[index].key):
        index -= 1
    if index >= 0 and is_noun(pieces[index].key) and len(pieces[index].key) > 2:
        return index
    return None


def _is_number(key: str) -> bool:
    return key in number_words() or (key.startswith("ال") and key[2:] in number_words())
