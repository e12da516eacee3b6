"""Words inside surface tokens: where proclitics end, so that `لرويترز` is also `رويترز` at an exact offset."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from newslab.text.clitics import split, stem_offset
from newslab.text.normalise import key
from newslab.text.tokenizer import is_invisible

__all__ = ["Word", "segments", "words"]


@dataclass(frozen=True, slots=True)
class Word:
    """One surface token, seen through its clitics.

    `text[start:end]` is the whole token and `text[stem:end]` the token without its proclitics (enclitics stay);
    `key` and `stem_key` are their folded forms; `proclitics` holds the folded letters before the stem (`ول`, `ب`).
    `token` is the index in the Doc, `index` the index among the words.
    """

    index: int
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
    """Return the offsets of all tokens with proclitics and enclitics split off, as Universal Dependencies does."""
    return tuple((word.start + start, word.start + end) for word in words(doc) for start, end in split(word.text))


def _words(doc: Doc) -> Iterator[Word]:
    visible = (token for token in doc if not is_invisible(token.text))
    for index, token in enumerate(visible):
        text, start = token.text, token.idx
        cut = stem_offset(text)
        yield Word(
            index=index, token=token.i, start=start, end=start + len(text), stem=start + cut,
            text=text, key=key(text), stem_key=key(text[cut:]), proclitics=key(text[:cut]),
        )  # fmt: skip
