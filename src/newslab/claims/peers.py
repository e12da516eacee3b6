"""Those close to somebody who speaks, to whom he says it: `لنظيره`, `لزوجته`, `لمرافقيه`."""

import re

from newslab.claims.lexicon import word_set

__all__ = ["is_own"]

_CLOSE = word_set("kin") | word_set("peer")
_WHOSE = re.compile("(?:هما|هم|ها|ه)\\Z")


def is_own(word: str) -> bool:
    """Tell whether a folded word with ل names somebody by a pronoun of who speaks: `لنظيره`, `لمرافقيه`."""
    stem = _WHOSE.sub("", word[1:])
    return stem != word[1:] and not _CLOSE.isdisjoint((stem, stem.removesuffix("ي"), stem[:-1] + "ه"))
