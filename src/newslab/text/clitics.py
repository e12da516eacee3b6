"""Decide which first and last letters of a word are clitics.

A letter counts as a clitic when the rest is a word of its own and the whole behaves like no word of its own:
`البيان` and `لبيان` show that the ب of `بيان` is a root letter, while nothing stands before `وقال`.
"""

from functools import cache, lru_cache
from itertools import accumulate, pairwise

from newslab.tables import read_table
from newslab.text.normalise import Normalised, normalise

__all__ = ["known", "split", "stem_offset"]

_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_IMPERFECT = ("ي", "ت", "ن", "ا")
_ENCLITICS = ("هما", "كما", "هم", "هن", "ها", "كم", "نا", "ه")
_ROOT_SHARE = 0.02  # of a word's occurrences that must carry a further proclitic to call its first letter a root letter
_SUFFIX_SHARE = 0.5  # a word with a pronoun is rarer than the word without by at least this factor


def split(word: str) -> tuple[tuple[int, int], ...]:
    """Return the offsets of a word's segments: proclitics one by one, stem, enclitic.

    >>> [word[start:end] for word in ["وللأمم"] for start, end in split(word)]
    ['و', 'ل', 'لأمم']
    """
    proclitics, enclitic = _cut(word)
    edges = (0, *proclitics, *enclitic, len(word))
    return tuple(pairwise(edges))


def stem_offset(word: str) -> int:
    """Return where the stem begins, after all proclitics.

    >>> stem_offset("لرويترز"), stem_offset("لندن"), stem_offset("بـقسد")
    (1, 0, 2)
    """
    return (0, *_cut(word)[0])[-1]


@lru_cache(maxsize=200_000)
def _cut(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the offsets in the word where proclitics end, and where the enclitic begins."""
    if not word or not word[0].isalpha() or len(word) > 40:
        return (), ()
    normal = normalise(word)
    before, after = analyse(normal.text, marbuta="ة" in word[-2:])
    return _between(normal, before), _between(normal, after)


def _between(normal: Normalised, cuts: tuple[int, ...]) -> tuple[int, ...]:
    """Return the original offsets of cuts, but for those inside one original character (a ligature)."""
    return tuple(normal.origins[i] for i in cuts if normal.origins[i] != normal.origins[i - 1])


@lru_cache(maxsize=200_000)
def analyse(key: str, marbuta: bool = False) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where a folded word's proclitics end and its enclitic begins; `marbuta`: it is written with ة."""
    cuts = []
    position = 0
    for letters in (_CONJUNCTIONS, _PREPOSITIONS, ("س",)):
        rest = key[position:]
        if rest not in _closed() and _is_proclitic(rest, letters):
            position += 1
            cuts.append(position)
    rest = key[position:]
    if rest in _closed():
        before, after = _closed()[rest]
        return (*cuts, *(position + cut for cut in before)), tuple(position + cut for cut in after)
    enclitic = "" if marbuta else _enclitic(rest)
    return tuple(cuts), (len(key) - len(enclitic),) if enclitic else ()


def _is_proclitic(word: str, letters: tuple[str, ...]) -> bool:
    if len(word) < 3 or word[0] not in letters:
        return False
    stem = word[1:]
    if letters == ("س",) and not (stem[0] in _IMPERFECT and len(stem) > 3 and stem[:2] != "ال"):
        return False
    if word.startswith("لل"):
        return known("ا" + stem) > 0
    if known(stem) == 0 and not _has_known_inside(stem, letters):
        return False
    outer = ("ال", "ب", "ل", "ك", *_CONJUNCTIONS, "س") if letters == _CONJUNCTIONS else ("ال", "ب", "ل")
    evidence = sum(known(prefix + word) for prefix in outer if prefix + word not in _closed())
    return evidence <= _ROOT_SHARE * known(word) and known(stem) >= _ROOT_SHARE * known(word)


def _has_known_inside(stem: str, letters: tuple[str, ...]) -> bool:
    """Tell whether a word after و or ف is itself a known word behind a preposition."""
    if letters != _CONJUNCTIONS or stem[0] not in _PREPOSITIONS:
        return bool(_enclitic(stem))
    return known(stem[1:]) > 0 or (stem[:2] == "لل" and known("ا" + stem[1:]) > 0)


def _enclitic(word: str) -> str:
    if known("ال" + word) > _ROOT_SHARE * known(word):
        return ""
    for enclitic in _ENCLITICS:
        stem = word[: -len(enclitic)]
        if word.endswith(enclitic) and len(stem) >= 3 and known(word) <= _SUFFIX_SHARE * _bare(stem):
            return enclitic
    return ""


def _bare(stem: str) -> int:
    """Return how often a stem stands without its pronoun, with the ending that it then has."""
    other = {"ت": "ه", "ا": "ي"}.get(stem[-1])
    return known(stem) + (known(stem[:-1] + other) if other else 0)


def known(key: str) -> int:
    """Return how often a folded word form occurs in the table of counts."""
    return _counts().get(key, 0)


@cache
def _counts() -> dict[str, int]:
    return {row["key"]: int(row["count"]) for row in read_table("text", "counts")}


@cache
def _closed() -> dict[str, tuple[tuple[int, ...], tuple[int, ...]]]:
    """Map closed-class words to the places where their proclitics end and where their enclitics begin."""
    words = {}
    for row in read_table("text", "particles"):
        cuts = tuple(accumulate(map(len, row["segments"].split("+"))))[:-1]
        stem = int(row["stem"])
        words[row["segments"].replace("+", "")] = cuts[:stem], cuts[stem:]
    return words
