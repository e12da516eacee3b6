"""The sets of words, the head nouns and the labels of names that the rules look up."""

from functools import cache

from newslab.tables import read_table
from newslab.text.normalise import key

__all__ = ["SPEAKING", "WHO", "head_kind", "word_set"]

SPEAKING = ("PER", "ORG", "GPE")  # labels of names that may be who speaks
WHO = ("الذي", "التي", "الذين")


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the folded words of one set of the table `claims/words.tsv`."""
    return frozenset(key(row["word"]) for row in read_table("claims", "words") if row["set"] == name)


def head_kind(word: str) -> str | None:
    """Return the kind of speaker that a folded noun makes, with the article, a pronoun, or neither; or None."""
    table = _heads()
    for form in (
        word,
        word.removeprefix("ال"),
        word.removeprefix("لل"),
        word.removesuffix("ا") if len(word) > 4 and not word.endswith("ها") else "",
        word + "ن" if word.endswith(("ي", "و")) and len(word) > 4 else "",  # `مسؤولي المخابرات`, `مراقبو السباق`
    ):
        if form in table:
            return table[form]
    stem = next((word[: -len(suffix)] for suffix in ("ها", "هم", "نا", "ه") if word.endswith(suffix)), "")
    return table.get(stem) if len(stem) > 3 else None


@cache
def _heads() -> dict[str, str]:
    return {key(row["noun"]): row["kind"] for row in read_table("claims", "heads")}
