"""Verbal nouns (masdars) by their pattern or by the list: `تراجع`, `وجود`, `اكتشافهم`."""

import re

from newslab.claims.lexicon import head_kind, word_set

__all__ = ["is_masdar", "names_deed"]

_MASDAR = re.compile(
    r"(?:ت\S{2}ي\S|ت\S{3}|ت\Sا\S{2}|ا\S{1,2}ت\S{0,2}ا\S|ان\S{2}ا\S|است\S{2,3}ا\S|ا\S{2}ا\S|م\Sا\S{2}ه|ا\Sا\S[^ي]?ه|ت\S{2}ي\Sه|است\S{1,2}ا\Sه)(?:ه|ها|هم|هما|نا)?\Z"
)
_PRONOUN = re.compile("(?:هما|هم|ها|نا|ه)\\Z")
_MASDARS = word_set("verbal noun")
_DOCUMENTS_TOO = word_set("verbal noun and document")
_PLURALS = word_set("no verbal noun")


def is_masdar(word: str) -> bool:
    """Tell whether a folded word is a verbal noun, with or without a pronoun, by the list or by its pattern."""
    if word in _MASDARS:
        return True
    stem = _PRONOUN.sub("", word)
    if word in _PLURALS or stem in _PLURALS:
        return False
    whole = stem[:-1] + "ه" if stem.endswith("ت") and stem != word else stem  # `مطالبته`
    if head_kind(word) or head_kind(stem) or head_kind(whole):
        return False
    listed = stem in _MASDARS or whole in _MASDARS
    return listed or (not word.startswith("ال") and bool(_MASDAR.match(word) or _MASDAR.match(whole)))


def names_deed(word: str) -> bool:
    """Tell whether a folded word is a verbal noun with or without the article, or the plural of one."""
    plain = _PRONOUN.sub("", word).removeprefix("ال")
    deed = is_masdar(word.removeprefix("ال")) or word in _DOCUMENTS_TOO  # `عن تحقيق تقدم`, `عن عقد اجتماع`
    return deed or (plain.endswith("ات") and is_masdar(plain.removesuffix("ات")))
