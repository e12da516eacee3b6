"""Words inside surface tokens: where proclitics end, so that `لرويترز` is also `رويترز` at an exact offset."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from newslab.text.clitics import split, stem_offset
from newslab.text.normalise import key
from newslab.text.tokenizer import is_invisible

__all__ = ["Word", "segments", "words"]


class Word(NamedTuple):
    """One surface token, seen through its clitics.

    `text[start:end]` is the whole token and `text[stem:end]` the token without its proclitics (enclitics stay);
    `key` and `stem_key` are their folded forms; `proclitics` holds the folded letters before the stem (`ول`, `ب`).
    `token` is the index in the Doc, `number` the index among the words.
    """

    number: int
    token: int
    start: int
    end: int
    stem: int
    text: str
    key: str
    stem_key: str
    proclitics: str


def words(doc: Doc) -> tuple[Word, ...]:
    """Return the words and punctuation marks of a Doc, whitespace and invisible tokens left out.

    The result is kept in `doc.user_data`, so the stages share one analysis.
    """
    kept = doc.user_data.get("newslab_words")
    if kept is None:
        kept = doc.user_data["newslab_words"] = tuple(_words(doc))
    return kept  # type: ignore[no-any-return]


def segments(doc: Doc) -> tuple[tuple[int, int], ...]:
    """Return the offsets of all tokens with proclitics and enclitics split off, as Universal Dependencies does.

    `token._.segments` gives the same for one token of the Doc.
    """
    spans: list[tuple[int, int]] = []
    for word in words(doc):
        offsets = split(word.text)
        if len(offsets) == 1:
            spans.append((word.start, word.end))
        else:
            spans.extend((word.start + start, word.start + end) for start, end in offsets)
    return tuple(spans)


def _words(doc: Doc) -> Iterator[Word]:
    number = 0
    for token, (text, start) in enumerate([(token.text, token.idx) for token in doc]):
        form = _form(text)
        if form is not None:
            cut, folded, stem, proclitics = form
            yield Word(number, token, start, start + len(text), start + cut, text, folded, stem, proclitics)
            number += 1


@lru_cache(maxsize=200_000)
def _form(text: str) -> tuple[int, str, str, str] | None:
    """Return where a token's stem begins and the keys of the whole, the stem and the proclitics; None if invisible."""
    if is_invisible(text):
        return None
    cut = stem_offset(text)
    return cut, key(text), key(text[cut:]), key(text[:cut])


def _token_segments(token: Token) -> tuple[tuple[int, int], ...]:
    """Return a token's segments as offsets into the text; an invisible token has none."""
    if is_invisible(token.text):
        return ()
    return tuple((token.idx + start, token.idx + end) for start, end in split(token.text))


if not Token.has_extension("segments"):
    Token.set_extension("segments", getter=_token_segments)
