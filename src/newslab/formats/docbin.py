"""spaCy's DocBin: Docs with names in `doc.ents` and all records in `doc.spans`, for training and for spaCy's tools.

`doc.spans` has the groups quantities, counted, dates, cues, contents, sources, relays and addressees; a span's `id_`
is its record's id (of claims in all their parts), its label the kind, stance or mode. spaCy's spans are made of whole
tokens, so they may be wider than the records. Those stand exactly, with everything else, in
`doc.user_data["newslab"]`, and are read from there; a DocBin of another origin gives its `doc.ents` as names.

Cannot hold: nothing; it holds everything.
"""

import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from newslab.formats.marks import complete
from newslab.formats.shape import Annotated, Files, FormatError, id_of, loads
from newslab.records import dumps
from newslab.revive import blank

__all__ = ["LOSES", "SUFFIX", "read", "write"]

SUFFIX = ".spacy"
LOSES: tuple[str, ...] = ()
_KEY = "newslab"
_LARGEST = 1 << 29  # bytes, unpacked
_BLOCK = 1 << 20
_GROUPS = (
    ("quantities", "quantities", None, "kind"),
    ("counted", "quantities", "counted", "kind"),
    ("dates", "dates", None, "value"),
    ("cues", "claims", "cue", "stance"),
    ("contents", "claims", "content", "mode"),
    ("sources", "claims", "source", "speaker_kind"),
    ("relays", "claims", "relay", "speaker_kind"),
    ("addressees", "claims", "addressee", "speaker_kind"),
)


def write(articles: Sequence[Mapping[str, Any]]) -> Files:
    """Return `articles.spacy`, which `DocBin().from_disk(path).get_docs(vocab)` reads."""
    kept = DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"], store_user_data=True)
    for article in articles:
        kept.add(_doc(article))
    return {"articles.spacy": kept.to_bytes()}


def read(files: Files) -> list[Annotated]:
    """Return the articles of .spacy files.

    Raises
    ------
    FormatError
        if a file is no DocBin.
    """
    articles = []
    for name, data in files.items():
        _check_size(data, name)
        try:
            docs = list(DocBin().from_bytes(data).get_docs(blank().vocab))
        except Exception as error:
            raise FormatError(f"{name}: is no DocBin of spaCy ({type(error).__name__}).") from error
        stem = id_of(name.removesuffix(SUFFIX))
        ids = [stem] if len(docs) == 1 else [f"{stem}-{number}" for number in range(1, len(docs) + 1)]
        articles += [_article(doc, id) for doc, id in zip(docs, ids, strict=True)]
    return articles


def _check_size(data: bytes, name: str) -> None:
    """Refuse a file that grows beyond measure when it is unpacked, before it does."""
    unpacking, size = zlib.decompressobj(), 0
    try:
        while data and size <= _LARGEST:
            size += len(unpacking.decompress(data, _BLOCK))
            data = unpacking.unconsumed_tail
    except zlib.error:
        return
    if size > _LARGEST:
        raise FormatError(f"{name}: unpacks to more than {_LARGEST:,} bytes; part it into smaller files.")


def _doc(article: Mapping[str, Any]) -> Doc:
    doc = blank().make_doc(article["text"])
    doc.ents = filter_spans([_span(doc, e, e["label"], e["id"]) for e in article["entities"]])
    for group, kind, part, label in _GROUPS:
        records = [(record, record[part] if part else record) for record in article[kind]]
        doc.spans[group] = [_span(doc, place, r[label] or "", r["id"]) for r, place in records if place]
    doc.user_data = {_KEY: dumps(article)}
    return doc


def _span(doc: Doc, place: Mapping[str, Any], label: str, id: str) -> Span:
    found = doc.char_span(place["start"], place["end"], label=label, span_id=id, alignment_mode="expand")
    return found if found is not None else Span(doc, 0, 0, label=label, span_id=id)


def _article(doc: Doc, id: str) -> Annotated:
    held = doc.user_data.get(_KEY)
    if held is not None:
        return dict(loads(held, id))
    names = [
        {"id": f"e{n}", "start": e.start_char, "end": e.end_char, "label": e.label_} for n, e in enumerate(doc.ents, 1)
    ]
    return complete({"id": id, "text": doc.text, "entities": names})
