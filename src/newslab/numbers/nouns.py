"""One form for the singular, dual and plural of a counted noun, so that `شخصا`, `أشخاص` and `الشخصين` are the same."""

from functools import cache, lru_cache

from newslab.numbers.lexicon import units
from newslab.tables import read_table
from newslab.text.clitics import known
from newslab.text.normalise import key

__all__ = ["noun_key"]

_ENDINGS = (("تين", "ه"), ("تان", "ه"), ("ات", "ه"), ("ات", ""), ("ين", ""), ("ون", ""), ("ان", ""))


@lru_cache(maxsize=20_000)
def noun_key(noun: str) -> str:
    """Return the folded singular of a counted noun, as far as a table and the regular endings tell.

    >>> noun_key("شخصا"), noun_key("الأشخاص"), noun_key("قريتين"), noun_key("المدنيين")
    ('شخص', 'شخص', 'قريه', 'مدني')
    """
    bare = key(noun)
    bare = bare[2:] if bare.startswith("ال") and len(bare) > 4 else bare
    if bare in _singulars():
        return _singulars()[bare]
    if bare.endswith("ا") and bare not in units() and len(bare) > 3 and _is_word(bare[:-1]):
        return _singulars().get(bare[:-1], bare[:-1])
    for ending, singular in _ENDINGS:
        stem = bare.removesuffix(ending) + singular
        if bare.endswith(ending) and len(stem) > 2 and _is_word(stem):
            return stem
    return bare


def _is_word(stem: str) -> bool:
    return known(stem) + known("ال" + stem) > 0


@cache
def _singulars() -> dict[str, str]:
    return {key(row["plural"]): key(row["singular"]) for row in read_table("numbers", "plurals")}
