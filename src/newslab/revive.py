"""Docs from annotated articles: the way back of `newslab.to_dict`."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import newslab.claims.component  # noqa: F401  (registers the Doc's extensions)
from newslab.article import Article, ArticleError, parse_date
from newslab.claims import Claim
from newslab.dates import Date
from newslab.entities import Entity
from newslab.numbers import Quantity
from newslab.restore import mark_entities
from newslab.spans import Span
from newslab.text.tokenizer import Tokenizer

__all__ = ["blank", "from_dict"]

Record = TypeVar("Record")
_RULE, _SCORE = "given", 1.0  # of records that newslab did not find itself


def from_dict(data: Mapping[str, Any]) -> Doc:
    """Return a Doc that carries the records of an annotated article, so that frames, figures and `show` work on it.

    `data` is what `newslab.to_dict` gives, or a part of it: `text` must be there, records may be missing. Tokens,
    segments and sentences are made anew from the text, and a number's claim from the places of both; no model is
    loaded. Records without `rule` or `score` get `given` and 1.0.

    >>> text = "قال بالي إن المعركة مستمرة"
    >>> doc = newslab.from_dict({"text": text, "dates": [], "entities": [
    ...     {"id": "e1", "start": 4, "end": 8, "text": "بالي", "label": "PER", "canonical": "مصطفى بالي"}]})
    >>> doc._.newslab_entities[0].canonical
    'مصطفى بالي'

    Raises
    ------
    ArticleError
        if a field is missing or of the wrong kind, or a record's text is not the article's at its offsets.
    """
    article = _article(data)
    doc = blank().make_doc(article.text)
    doc._.newslab_article = article
    doc._.newslab_entities = _records(data, "entities", _entity, article)
    doc._.newslab_quantities = _records(data, "quantities", _quantity, article)
    doc._.newslab_dates = _records(data, "dates", _date, article)
    doc._.newslab_claims = _records(data, "claims", _claim, article)
    mark_entities(doc)
    return doc


@cache
def blank() -> Language:
    """Return a spaCy Language with newslab's tokenizer alone."""
    nlp = spacy.blank("ar")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    nlp.max_length = 50_000_000
    return nlp


def _article(data: Mapping[str, Any]) -> Article:
    text = data.get("text")
    name = data.get("id")
    where = "article" if name is None else str(name)
    if not isinstance(text, str):
        raise ArticleError(f"{where}: has no `text`, or it is no string; an annotated article carries its text.")
    published = parse_date(data.get("published"), where)
    return Article(text, where, data.get("title"), published, data.get("outlet"))


def _records(
    data: Mapping[str, Any], kind: str, make: Callable[[Mapping[str, Any], str], Record], article: Article
) -> tuple[Record, ...]:
    """Make the records of one kind; an error names article, kind and id."""
    made = []
    for number, given in enumerate(data.get(kind) or (), start=1):
        name = given.get("id", number) if isinstance(given, Mapping) else number
        try:
            made.append(make(given, article.text))
        except KeyError as error:
            raise ArticleError(f"{article.id}, {kind} {name}: has no {error}.") from None
        except (TypeError, AttributeError):
            raise ArticleError(f"{article.id}, {kind} {name}: is no record as newslab.to_dict gives them.") from None
        except ValueError as error:
            raise ArticleError(f"{article.id}, {kind} {name}: {error}") from None
    return tuple(made)


def _span(given: Mapping[str, Any], text: str) -> Span:
    start, end = given["start"], given["end"]
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"lies at {start} to {end}, but the article has {len(text)} characters.")
    if given.get("text", text[start:end]) != text[start:end]:
        raise ValueError(f"says {given['text']!r}, but the article has {text[start:end]!r} at {start} to {end}.")
    return Span(start, end, text[start:end])


def _maybe(given: Mapping[str, Any] | None, text: str) -> Span | None:
    return None if given is None else _span(given, text)


def _entity(given: Mapping[str, Any], text: str) -> Entity:
    span = _span(given, text)
    canonical, score = given.get("canonical") or span.text, given.get("score", _SCORE)
    return Entity(given["id"], span.start, span.end, span.text, given["label"], given.get("subtype"), canonical, score)


def _quantity(given: Mapping[str, Any], text: str) -> Quantity:
    span = _span(given, text)
    return Quantity(
        given["id"], span.start, span.end, span.text, given["kind"], given["min"], given["max"], given["bound"],
        given.get("approximator"), given.get("unit"), _maybe(given.get("counted"), text),
    )  # fmt: skip


def _date(given: Mapping[str, Any], text: str) -> Date:
    span = _span(given, text)
    return Date(given["id"], span.start, span.end, span.text, given.get("value"))


def _claim(given: Mapping[str, Any], text: str) -> Claim:
    return Claim(
        id=given["id"],
        cue=_span(given["cue"], text),
        source=_maybe(given.get("source"), text),
        speaker=given.get("speaker"),
        speaker_kind=given["speaker_kind"],
        relay=_maybe(given.get("relay"), text),
        addressee=_maybe(given.get("addressee"), text),
        content=_span(given["content"], text),
        mode=given["mode"],
        stance=given["stance"],
        negated=given["negated"],
        rule=given.get("rule", _RULE),
        score=given.get("score", _SCORE),
        hedges=tuple(_span(hedge, text) for hedge in given.get("hedges", ())),
        anonymity=_maybe(given.get("anonymity"), text),
    )
