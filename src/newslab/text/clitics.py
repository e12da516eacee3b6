"""Decide which first and last letters of a word are clitics.

A letter counts as a clitic when the rest is a word of its own and the whole behaves like no word of its own:
`البيان` and `لبيان` show that the ب of `بيان` is a root letter, while nothing stands before `وقال`.
"""

from bisect import bisect_left
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from newslab.tables import read_table
from newslab.text.normalise import Normalised, normalise

__all__ = ["known", "split", "stem_offset"]


class Spelling(NamedTuple):
    """What the folded form no longer shows: a final ة, the ending اً, and where an إ begins a stem (0: nowhere)."""

    marbuta: bool
    accusative: bool
    hamza_below: int


_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_IMPERFECT = ("ي", "ت", "ن", "ا")
_ENCLITICS = ("هما", "كما", "هم", "هن", "ها", "كم", "نا", "ه")
_ROOT_SHARE = 0.02  # of a word's occurrences that must carry a further proclitic to call its first letter a root letter
_LEAST_STEM = {"ك": 100, "ب": 25}  # a rarer word after these letters is more often part of a foreign name
_GLIDES = ("ا", "و", "ي", "ه")  # after و they begin foreign names: واي, ووترز, ويلز
_LEAST_MARBUTA = 5
_SLIP_SHARE = 0.2  # a stem much rarer than the same letters with ة: a final ه is then a ة without its dots
_SUFFIX_SHARE = 0.5  # a word with a pronoun is rarer than the word without by at least this factor


@lru_cache(maxsize=200_000)
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

    >>> stem_offset("لرويترز"), stem_offset("لندن"), stem_offset("وللأمم")
    (1, 0, 2)
    """
    return (0, *_cut(word)[0])[-1]


@lru_cache(maxsize=200_000)
def _cut(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the offsets in the word where proclitics end, and where the enclitic begins."""
    if not word or not word[0].isalpha() or len(word) > 40:
        return (), ()
    normal = normalise(word)
    before, after = _analyse(normal.text, _spelling(word, normal))
    return _between(normal, before), _between(normal, after)


def _spelling(word: str, normal: Normalised) -> Spelling:
    """Return what folding would hide of a word."""
    below = word.find("إ", 1)
    return Spelling(
        marbuta="ة" in word[-2:],
        accusative=word.endswith(("اً", "ًا")),
        hamza_below=bisect_left(normal.origins, below) if below > 0 else 0,
    )


def _between(normal: Normalised, cuts: tuple[int, ...]) -> tuple[int, ...]:
    """Return the original offsets of cuts, but for those inside one original character (a ligature)."""
    return tuple(normal.origins[i] for i in cuts if normal.origins[i] != normal.origins[i - 1])


@lru_cache(maxsize=200_000)
def _analyse(key: str, spelling: Spelling) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where a folded word's proclitics end and its enclitic begins."""
    cuts = []
    position = 0
    for letters in (_CONJUNCTIONS, _PREPOSITIONS, ("س",)):
        rest = key[position:]
        if spelling.accusative and letters == _PREPOSITIONS:
            continue
        sure = position < spelling.hamza_below and rest[0] in letters
        if rest not in _closed() and (sure or _is_proclitic(rest, letters)):
            position += 1
            cuts.append(position)
    rest = key[position:]
    if rest in _closed():
        before, after = _closed()[rest]
        return (*cuts, *(position + cut for cut in before)), tuple(position + cut for cut in after)
    enclitic = "" if spelling.marbuta else _enclitic(rest)
    return tuple(cuts), (len(key) - len(enclitic),) if enclitic else ()


def _is_proclitic(word: str, letters: tuple[str, ...]) -> bool:
    if len(word) < 3 or word[0] not in letters:
        return False
    stem = word[1:]
    if letters == ("س",):
        return _is_imperfect(stem) and (known(word) == 0 or _stands_alone(word, stem, letters))
    if word.startswith("لل"):
        return len(word) > 5 or known("ا" + stem) > 0 or known("ال" + stem) > 0 or known(stem) > 0
    if known(word) == 0 and _looks_like_stem(stem, word_is_waw=word[0] == "و"):
        return True
    return _stands_alone(word, stem, letters)


def _is_imperfect(stem: str) -> bool:
    if not (stem[0] in _IMPERFECT and len(stem) > 3 and stem[:2] != "ال"):
        return False
    return known(stem) > 0 or (stem.endswith("ون") and known(stem[:-2]) > 0) or bool(_enclitic(stem))


def _looks_like_stem(stem: str, *, word_is_waw: bool) -> bool:
    """Tell whether an unknown word is best read as a clitic before the article, or و before a consonant."""
    if len(stem) >= 5 and stem.startswith("ال"):
        return True
    return word_is_waw and len(stem) >= 5 and stem[0] not in _GLIDES


def _stands_alone(word: str, stem: str, letters: tuple[str, ...]) -> bool:
    """Tell whether the stem is a word of its own, and the whole never behaves like one."""
    if known(stem) == 0 and not _has_known_inside(stem, letters):
        return False
    outer: tuple[str, ...] = ("ال", "ب", "ل")
    if letters == _CONJUNCTIONS:
        outer = (*outer, "ك", "س", *_CONJUNCTIONS)
    elif word[0] == "ل":
        outer = ("ال", "ب")  # لل- is ل with the article, so للعام says nothing of لعام
    if letters == _PREPOSITIONS:
        outer += _IMPERFECT[:2]
        if known(stem) < _LEAST_STEM.get(word[0], 0):
            return False
    evidence = sum(known(prefix + word) for prefix in outer if prefix + word not in _closed())
    return evidence <= _ROOT_SHARE * known(word) and known(stem) >= _ROOT_SHARE * known(word)


def _has_known_inside(stem: str, letters: tuple[str, ...]) -> bool:
    """Tell whether a word after و or ف is itself a known word behind a preposition."""
    if letters != _CONJUNCTIONS or stem[0] not in _PREPOSITIONS:
        return bool(_enclitic(stem))
    return known(stem[1:]) > 0 or (stem[:2] == "لل" and known("ا" + stem[1:]) > 0)


def _enclitic(word: str) -> str:
    if _with_ha("ال" + word) > _ROOT_SHARE * known(word):
        return ""
    for enclitic in _ENCLITICS:
        stem = word[: -len(enclitic)]
        if word.endswith(enclitic) and len(stem) >= 3 and _is_rarer(word, stem):
            return enclitic
    return ""


def _is_rarer(word: str, stem: str) -> bool:
    """Tell whether a word is rarer than its stem, and no slip of the pen for the same word with ة."""
    if stem[-1] == "ت" and _marbuta(stem[:-1] + "ه") >= _LEAST_MARBUTA:
        return True
    bare = _bare(stem) + _bare("ال" + stem)
    return _with_ha(word) <= _SUFFIX_SHARE * bare and _SLIP_SHARE * _marbuta(word) <= bare


def _bare(stem: str) -> int:
    """Return how often a stem stands without its pronoun, with the ending that it then has."""
    other = {"ت": "ه", "ا": "ي"}.get(stem[-1])
    return known(stem) + (known(stem[:-1] + other) if other else 0)


def known(key: str) -> int:
    """Return how often a folded word form occurs in the table of counts."""
    return _counts().get(key, (0, 0))[0]


def _marbuta(key: str) -> int:
    return _counts().get(key, (0, 0))[1]


def _with_ha(key: str) -> int:
    """Return how often a form occurs that is not written with ة."""
    count, marbuta = _counts().get(key, (0, 0))
    return count - marbuta


@cache
def _counts() -> dict[str, tuple[int, int]]:
    return {row["key"]: (int(row["count"]), int(row["marbuta"])) for row in read_table("text", "counts")}


@cache
def _closed() -> dict[str, tuple[tuple[int, ...], tuple[int, ...]]]:
    """Map closed-class words to the places where their proclitics end and where their enclitics begin."""
    words = {}
    for row in read_table("text", "particles"):
        cuts = tuple(accumulate(map(len, row["segments"].split("+"))))[:-1]
        stem = int(row["stem"])
        words[row["segments"].replace("+", "")] = cuts[:stem], cuts[stem:]
    return words
