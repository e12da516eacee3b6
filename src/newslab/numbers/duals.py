"""Tell dual nouns (`قريتين`, `الطرفان`, `وزارتي الداخلية والعدل`) from sound plurals, names and other endings."""

import re
from functools import cache

from newslab.numbers.lexicon import number_words, units
from newslab.tables import read_table
from newslab.text.clitics import known
from newslab.text.normalise import key

__all__ = ["dual_unit", "is_dual"]

_SHARE = 0.5  # a dual is rarer than its singular
_NOT_ALONE = ("ثوان", "ثان", "درجه", "قدم", "عقده", "حصان", "كوب", "مل", "سم", "كم", "غ", "اكر", "ميل", "قرن", "رطل")
_SHORT_PARTICIPLE = 4  # letters of مؤكد, مهجر: people, unless it is a place
_PARTICIPLE = re.compile("م.{4,}|.ا..\\Z")  # forms that people bear: their ين is a plural
_OTHER = frozenset(map(key, (
    "الاثنين", "ملايين", "قوانين", "اثنين", "مساكين", "بساتين", "عناوين", "موازين", "البحرين", "ثنائيين", "كمائن",
    "الكمائن", "أخيرين", "الأخيرين", "الآخرين", "الشريفين", "الحرمين",
)))  # fmt: skip


@cache
def dual_unit(word: str) -> tuple[str, str] | None:
    """Return the kind and name of a unit in the dual (`يومين`: duration, day; `طنين`: measure, tonne), or None.

    Nouns that measure only beside a number (`درجتين`, `قدمين`) are left to the duals of other nouns.
    """
    for ending in ("ين", "ان"):
        stem = _bare(word).removesuffix(ending)
        if word.endswith(ending) and len(stem) >= 2:
            noun = stem[:-1] + "ه" if stem.endswith("ت") and stem[:-1] + "ه" in units() else stem
            found = units().get(noun, ("", ""))
            if found[0] in ("duration", "measure", "money") and noun not in _NOT_ALONE:
                return found
    return None


def is_dual(word: str, definite_follows: bool) -> bool:
    """Tell whether a folded noun, proclitics off, is a dual; `definite_follows`: the next word has the article.

    The counts of word forms decide: `X+ين` is a plural where `X+ون` is used, a dual where X alone is a common noun.
    """
    if _bare(word) in number_words() or word in _OTHER:
        return False
    if word.endswith(("هم", "ها", "هما", "نا", "ه")) and len(word) > 5:
        return False
    if word.endswith(("تين", "تان")):
        return _is_feminine(_bare(word)[:-3])
    if word.endswith("ين"):
        return _is_masculine(_bare(word)[:-2], _bare(word))
    if word.endswith("ان"):
        stem = _bare(word)[:-2]
        return _is_masculine(stem, _bare(word)) and _count(stem + "ين") > 0 and _count(_bare(word)) < 0.3 * _count(stem)
    if definite_follows and word.endswith(("تي", "تا")) and not word.startswith("ال"):
        return _is_feminine(word[:-2]) and known(word) < _SHARE * _count(word[:-2] + "ه")
    return definite_follows and (word in _construct() or _is_construct(word))


def _is_construct(word: str) -> bool:
    stem = word[:-1]
    known_dual = word.endswith("ي") and not word.startswith("ال") and _endings().get(stem) == "dual"
    return known_dual and 10 * _count(word) < _count(stem)


def _is_feminine(stem: str) -> bool:
    return len(stem) >= 2 and _count(stem + "ه") >= 30


def _is_masculine(stem: str, word: str) -> bool:
    kind = _endings().get(stem)
    if kind or len(stem) < 3:
        return kind == "dual" and _count(word) <= _count(stem)
    if stem.endswith("ي") or _PARTICIPLE.match(stem) or _count(stem + "ون"):
        return False
    if stem.startswith("م") and len(stem) == _SHORT_PARTICIPLE and not _is_place(stem):
        return False
    return _count(stem) >= 30 and _count(word) <= _SHARE * _count(stem)


def _is_place(stem: str) -> bool:
    """Tell whether a noun of the form مفعل is of a place (`معقل`, plural معاقل), and no participle (`مؤكد`)."""
    return _count(stem + "ان") > 0 or _count(f"{stem[:2]}ا{stem[2:]}") > 0


def _count(word: str) -> int:
    """Return how often a word stands with or without the article."""
    return known(word) + known("ال" + word)


def _bare(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


@cache
def _endings() -> dict[str, str]:
    """Map stems to what their ending ين is: dual or plural."""
    return {row["stem"]: row["kind"] for row in read_table("numbers", "endings")}


@cache
def _construct() -> frozenset[str]:
    oblique = [key(row["noun"]) for row in read_table("numbers", "duals")]
    return frozenset([*oblique, *(noun[:-1] + "ا" for noun in oblique)])
