"""What a new annotation says before anybody has corrected it: newslab's own reading of the words, or a plain one."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from newslab.annotation.gold import annotations_of
from newslab.annotation.schema import Annotation, AnnotationError, place, with_span
from newslab.claims import find_claims
from newslab.claims.cues import lookup
from newslab.dates.find import find_dates
from newslab.numbers.find import find_quantities
from newslab.records import article_of
from newslab.text.characters import QUOTES
from newslab.text.normalise import key
from newslab.text.sentences import sentences

__all__ = ["draft"]

_BEFORE_CONTENT = re.compile(rf"\s*[:،,]?\s*(?:ب?[أإا]ن\s+)?[{QUOTES}]?", re.UNICODE)
_AFTER_CONTENT = f" \t\r\n.,،؛؟!{QUOTES}"


def draft(doc: Doc, type: str, span: tuple[int, int], values: Mapping[str, Any]) -> Annotation:
    """Return a new annotation of some words; `values` are fields that the annotator has chosen already.

    Raises
    ------
    AnnotationError
        if a claim's cue has nothing beside it that could be its content.
    """
    blank = {"claim": _claim, "entity": _entity, "quantity": _quantity, "date": _date}[type](doc, span)
    return {**blank, **values}


def _claim(doc: Doc, span: tuple[int, int]) -> Annotation:
    bare = _without_records(doc)
    bare._.newslab_entities, bare._.newslab_dates = doc._.newslab_entities, doc._.newslab_dates
    bare._.newslab_claims = find_claims(bare)
    found = _overlapping(bare, span)
    if found:
        return with_span(found, "cue", span, _text(doc))
    forms = lookup(key(_text(doc)[slice(*span)]))
    empty: Annotation = {
        "type": "claim",
        "source": None, "speaker": None, "speaker_kind": "unknown", "relay": None, "addressee": None,
        "mode": "indirect", "stance": forms[0].stance if forms else "say", "negated": False,
        "source_span": None, "addressee_span": None, "relay_span": None,
    }  # fmt: skip
    return with_span(with_span(empty, "cue", span, _text(doc)), "content", _beside(doc, span), _text(doc))


def _beside(doc: Doc, cue: tuple[int, int]) -> tuple[int, int]:
    """Return the rest of the cue's sentence, or what stands before the cue where it ends the sentence."""
    around = [(start, end) for start, end in sentences(doc) if start < cue[1] and cue[0] < end]
    first, last = (around[0][0], around[-1][1]) if around else (0, len(_text(doc)))
    opening = _BEFORE_CONTENT.match(_text(doc), cue[1], last)
    after = opening.end() if opening else cue[1]
    for start, end in ((after, last), (first, cue[0])):
        wording = _text(doc)[start:end]
        length = len(wording.rstrip(_AFTER_CONTENT))
        if wording[:length].strip():
            return start + len(wording) - len(wording.lstrip()), start + length
    raise AnnotationError(f"beside the cue {_text(doc)[slice(*cue)]!r} its sentence says nothing; select more of it.")


def _entity(doc: Doc, span: tuple[int, int]) -> Annotation:
    text = _text(doc)[slice(*span)]
    alike = next((e for e in doc._.newslab_entities if e.text == text), None)
    label, canonical = (alike.label, alike.canonical) if alike else ("PER", text)
    return {"type": "entity", "text": text, "label": label, "canonical": canonical, "span": list(span)}


def _quantity(doc: Doc, span: tuple[int, int]) -> Annotation:
    bare = _without_records(doc)
    bare._.newslab_quantities = find_quantities(bare)
    plain: Annotation = {
        "type": "quantity", "kind": "count", "min": None, "max": None, "bound": "~", "approximator": None,
        "unit": None, "counted": None, "approximator_span": None, "counted_span": None,
    }  # fmt: skip
    return with_span(_overlapping(bare, span) or plain, "text", span, _text(doc))


def _date(doc: Doc, span: tuple[int, int]) -> Annotation:
    bare = _without_records(doc)
    found = (d for d in find_dates(bare, article_of(doc).published) if d.start < span[1] and span[0] < d.end)
    value = next((d.value for d in found), None)
    return with_span({"type": "date", "value": value}, "text", span, _text(doc))


def _overlapping(doc: Doc, span: tuple[int, int]) -> Annotation | None:
    """Return the first of a Doc's records that shares a character with a span, without what marks it as newslab's."""
    for annotation in annotations_of(doc):
        start, end = place(annotation) or (0, 0)
        if start < span[1] and span[0] < end:
            return {name: value for name, value in annotation.items() if name not in ("rule", "score")}
    return None


def _text(doc: Doc) -> str:
    return article_of(doc).text


def _without_records(doc: Doc) -> Doc:
    """Return a Doc of the same words without records."""
    bare = Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
    bare._.newslab_article = replace(article_of(doc))
    return bare
