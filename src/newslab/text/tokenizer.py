"""Surface tokens of Arabic news: words, numbers, addresses and punctuation marks, with offsets.

spaCy's blank Arabic tokenizer leaves `بـ"قسد` and `و"غوغل` whole and keeps a final full stop on `2014.`;
the pattern here splits at every change of kind instead, and never changes the text.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer as SplittingTokenizer
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from newslab.text.characters import ARABIC_LETTERS, DIGITS, INVISIBLE, LATIN_LETTERS, MARKS, TATWEEL

__all__ = ["Tokenizer", "tokenize"]

if not Doc.has_extension("newslab_article"):
    Doc.set_extension("newslab_article", default=None)

_AR = ARABIC_LETTERS + TATWEEL
_LATIN = LATIN_LETTERS + "0-9"
_EMOJI = "\u2600-\u27bf\U0001f000-\U0001faff"
_SKIN = "\U0001f3fb-\U0001f3ff"

_TOKEN = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"“”«»،؛]*[^\s<>"“”«»،؛.,;:!?؟()\[\]]       # addresses of the web
    | [A-Za-z0-9._%+-]{{1,64}}@[A-Za-z0-9-]{{1,63}}(?:\.[A-Za-z0-9-]{{1,63}})+
    | [@\#][{_AR}{_LATIN}{MARKS}{DIGITS}_]+                                # names and tags
    | [{ARABIC_LETTERS}](?:\.[{ARABIC_LETTERS}](?![{_AR}]))+               # أ.ف.ب
    | [دأ]\.(?=[{_AR}\s]|\Z)                                              # د. أحمد
    | (?:كم|سم|مم|م)[23²³](?![{DIGITS}{_LATIN}])                           # كم2
    | [{DIGITS}]+(?:[.,٫٬:][{DIGITS}]+)*                                   # 1,234.5  12:30  ٣٫٥
    | [{ARABIC_LETTERS}]{{1,3}}{TATWEEL}+(?![{_AR}{MARKS}{INVISIBLE}])               # بـ before a quoted name
    | [{ARABIC_LETTERS}](?:[{ARABIC_LETTERS}{MARKS}]|[{TATWEEL}{INVISIBLE}]+(?=[{ARABIC_LETTERS}{MARKS}]))*
    | [{LATIN_LETTERS}][{_LATIN}]*(?:['’.&-][{_LATIN}]+)*                  # Latin words, F-16
    | [{_EMOJI}](?:[\ufe0f{_SKIN}]|\u200d[{_EMOJI}])*
    | \.{{2,}} | …+ | -{{2,}} | !+ | [?؟]+
    | [{INVISIBLE}]+
    | \S
    """,
    re.VERBOSE,
)
_ONLY_INVISIBLE = re.compile(rf"[\s{INVISIBLE}]*\Z")
_SURROGATES = re.compile("[\ud800-\udfff]")


def tokenize(text: str) -> list[tuple[int, int]]:
    """Return the surface tokens of a text as (start, end) offsets, in order.

    Whitespace, and runs of invisible controls that stand alone, are no tokens.

    >>> text = 'بـ"قسد" في 2014.'
    >>> [text[start:end] for start, end in tokenize(text)]
    ['بـ', '"', 'قسد', '"', 'في', '2014', '.']
    """
    return [m.span() for m in _TOKEN.finditer(text) if not is_invisible(m[0])]


def is_invisible(token: str) -> bool:
    """Tell whether a token shows nothing: whitespace and invisible controls only."""
    return _ONLY_INVISIBLE.match(token) is not None


class Tokenizer:
    """A non-destructive spaCy tokenizer over `tokenize`.

    Lone surrogates, which spaCy cannot hold, stand as U+FFFD in the Doc: one character for one, so offsets keep.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        # spaCy's tokenizer keeps what it has split between spaces; matches that follow on one another are all tokens.
        self._split = SplittingTokenizer(vocab, infix_finditer=_TOKEN.finditer)

    def __call__(self, text: str) -> Doc:
        """Return a Doc of the text's surface tokens, with whitespace tokens where spaCy needs them."""
        return self._split(_SURROGATES.sub("\ufffd", text))

    def pipe(self, texts: Any, batch_size: int = 1000) -> Iterator[Doc]:
        """Yield one Doc per text."""
        return map(self, texts)

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing: the tokenizer has no state."""
        return b""

    def from_bytes(self, _: bytes, **__: Any) -> "Tokenizer":
        """Return the tokenizer itself: it has no state."""
        return self

    def to_disk(self, _: Any, **__: Any) -> None:
        """Write nothing: the tokenizer has no state."""

    def from_disk(self, _: Any, **__: Any) -> "Tokenizer":
        """Return the tokenizer itself: it has no state."""
        return self


@registry.tokenizers("newslab.Tokenizer.v1")
def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """Build the tokenizer from a pipeline's config: `[nlp.tokenizer] @tokenizers = "newslab.Tokenizer.v1"`."""
    return lambda nlp: Tokenizer(nlp.vocab)
