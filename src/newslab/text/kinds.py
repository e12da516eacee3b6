"""What kind of characters a token is made of."""

import re

from newslab.text.characters import ARABIC_LETTERS, DIGITS, LATIN_LETTERS

__all__ = ["kind_of"]

_KINDS = (
    ("address", re.compile(r"https?://|www\.|[@#]\w|[^@\s]+@[^@\s]+\.")),
    ("number", re.compile(f"[{DIGITS}]")),
    ("arabic", re.compile(f"[{ARABIC_LETTERS}]")),
    ("latin", re.compile(f"[{LATIN_LETTERS}]")),
    ("symbol", re.compile(r"[$€£¥%٪+=<>°©®™\u2100-\u2bff\U0001f000-\U0001faff]")),
    ("letters", re.compile(r"[^\W\d_]")),
)


def kind_of(token: str) -> str:
    """Return a token's class by its first character: address, number, arabic, latin, symbol, letters or punctuation.

    >>> kind_of("قال"), kind_of("٤١"), kind_of("“")
    ('arabic', 'number', 'punctuation')
    """
    return next((kind for kind, pattern in _KINDS if pattern.match(token)), "punctuation")
