"""The annotated article as one JSON object, the form in which newslab hands its results to other programs."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from spacy.tokens import Doc

from newslab.article import Article
from newslab.claims import Claim, claim_of
from newslab.dates import Date
from newslab.entities import Entity
from newslab.numbers import Quantity
from newslab.spans import Span
from newslab.text.sentences import sentences
from newslab.text.words import segments, words

__all__ = ["article_of", "dumps", "to_dict", "to_json"]


def article_of(doc: Doc) -> Article:
    """Return the article that a Doc was made from; a Doc made from bare text gives an article with that text."""
    article = doc._.newslab_article
    return article if article is not None else Article(doc.text)


def to_dict(doc: Doc) -> dict[str, Any]:
    """Return the annotated article as JSON-ready data; the fields are those of the README's data dictionary.

    Offsets are character indices into `text`, end exclusive, and `text` is the input, unchanged.

    >>> from newslab import annotate
    >>> to_dict(annotate("سقطت 41 قرية"))["quantities"][0]["counted"]
    {'start': 8, 'end': 12, 'text': 'قرية'}
    """
    article = article_of(doc)
    text = article.text
    claims = doc._.newslab_claims
    return {
        "id": article.id,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "outlet": article.outlet,
        "text": text,
        "sentences": _pairs(sentences(doc)),
        "tokens": [[word.start, word.end] for word in words(doc)],
        "segments": _pairs(segments(doc)),
        "entities": [_entity(entity, text) for entity in doc._.newslab_entities],
        "quantities": [_quantity(quantity, text, claims) for quantity in doc._.newslab_quantities],
        "dates": [_date(found, text) for found in doc._.newslab_dates],
        "claims": [_claim(claim, text) for claim in claims],
    }


def to_json(doc: Doc) -> str:
    """Return `to_dict` as one line of JSON that UTF-8 can hold: lone surrogates are written as escapes."""
    return dumps(to_dict(doc))


def dumps(article: Mapping[str, Any]) -> str:
    """Return an annotated article as one line of JSON that UTF-8 can hold."""
    line = json.dumps(article, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(article, ensure_ascii=True)
    return line


def _pairs(spans: Sequence[tuple[int, int]]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _place(record: Span | Entity | Quantity | Date, text: str) -> dict[str, Any]:
    return {"start": record.start, "end": record.end, "text": text[record.start : record.end]}


def _maybe(span: Span | None, text: str) -> dict[str, Any] | None:
    return None if span is None else _place(span, text)


def _entity(entity: Entity, text: str) -> dict[str, Any]:
    return {
        "id": entity.id,
        **_place(entity, text),
        "label": entity.label,
        "subtype": entity.subtype,
        "canonical": entity.canonical,
        "score": round(entity.score, 4),
    }


def _quantity(quantity: Quantity, text: str, claims: Sequence[Claim]) -> dict[str, Any]:
    owner = claim_of(quantity, claims)
    return {
        "id": quantity.id,
        **_place(quantity, text),
        "kind": quantity.kind,
        "min": quantity.min,
        "max": quantity.max,
        "bound": quantity.bound,
        "approximator": quantity.approximator,
        "unit": quantity.unit,
        "counted": _maybe(quantity.counted, text),
        "claim": owner.id if owner else None,
    }


def _date(found: Date, text: str) -> dict[str, Any]:
    return {"id": found.id, **_place(found, text), "value": found.value}


def _claim(claim: Claim, text: str) -> dict[str, Any]:
    return {
        "id": claim.id,
        "cue": _place(claim.cue, text),
        "source": _maybe(claim.source, text),
        "speaker": claim.speaker,
        "speaker_kind": claim.speaker_kind,
        "relay": _maybe(claim.relay, text),
        "addressee": _maybe(claim.addressee, text),
        "content": _place(claim.content, text),
        "mode": claim.mode,
        "stance": claim.stance,
        "negated": claim.negated,
        "hedges": [_place(span, text) for span in claim.hedges],
        "anonymity": _maybe(claim.anonymity, text),
        "rule": claim.rule,
        "score": claim.score,
    }
