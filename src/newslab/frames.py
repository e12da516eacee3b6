"""Tidy pandas tables of an annotated Doc: one row a record, the same columns whether rows are many or none.

Every table begins with `article` (the article's id), so tables of many articles can be concatenated. Offsets are
character indices into the article's text, end exclusive; `sentence` counts sentences from 0.

>>> from newslab import annotate
>>> quantities(annotate("نزح نحو 20 ألف مدني"))[["text", "min", "bound", "counted"]].to_dict("records")
[{'text': '20 ألف', 'min': 20000, 'bound': '~', 'counted': 'مدني'}]
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

from newslab.claims import claim_of
from newslab.records import article_of
from newslab.sources import find_sources
from newslab.spans import Span
from newslab.text.clitics import split
from newslab.text.kinds import kind_of
from newslab.text.sentences import sentences as find_sentences
from newslab.text.words import words

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["claims", "dates", "entities", "quantities", "sentences", "sources", "tokens"]


def tokens(doc: Doc) -> "DataFrame":
    """One row a surface token.

    Columns: article, start, end, text, key (folded, proclitics off), segments (clitics parted by `+`),
    kind (arabic, latin, number, punctuation, symbol, address), sentence.
    """
    sentence = _sentence_of(doc)
    return _frame(
        doc,
        ["start", "end", "text", "key", "segments", "kind", "sentence"],
        (
            [
                word.start,
                word.end,
                word.text,
                word.stem_key,
                "+".join(word.text[start:end] for start, end in split(word.text)),
                kind_of(word.text),
                sentence(word.start),
            ]
            for word in words(doc)
        ),
    )


def sentences(doc: Doc) -> "DataFrame":
    """One row a sentence. Columns: article, start, end, text, words (tokens in it, punctuation included)."""
    sentence, text = _sentence_of(doc), doc.text
    counts: dict[int, int] = {}
    for word in words(doc):
        counts[sentence(word.start)] = counts.get(sentence(word.start), 0) + 1
    return _frame(
        doc,
        ["start", "end", "text", "words"],
        ([start, end, text[start:end], counts[n]] for n, (start, end) in enumerate(find_sentences(doc))),
    )


def entities(doc: Doc) -> "DataFrame":
    """One row a mention of a name.

    Columns: article, id, start, end, text, label, subtype, canonical (the fullest name in the article),
    score (the model's confidence, 0 to 1), sentence.
    """
    sentence = _sentence_of(doc)
    return _frame(
        doc,
        ["id", "start", "end", "text", "label", "subtype", "canonical", "score", "sentence"],
        (
            [e.id, e.start, e.end, e.text, e.label, e.subtype, e.canonical, e.score, sentence(e.start)]
            for e in doc._.newslab_entities
        ),
    )


def quantities(doc: Doc) -> "DataFrame":
    """One row a number.

    Columns: article, id, start, end, text, kind, min, max, bound, approximator, unit, counted (the noun),
    claim (the id of the innermost claim that it stands in), speaker (whose claim that is; None: the narrator),
    stance (of that claim), sentence.
    """
    sentence = _sentence_of(doc)
    rows = []
    for q in doc._.newslab_quantities:
        claim = claim_of(q, doc._.newslab_claims)
        owner = [claim.id, claim.speaker, claim.stance] if claim else [None, None, None]
        value = [q.kind, q.min, q.max, q.bound, q.approximator, q.unit]
        rows.append([q.id, q.start, q.end, q.text, *value, _text(q.counted), *owner, sentence(q.start)])
    columns = ["id", "start", "end", "text", "kind", "min", "max", "bound", "approximator", "unit"]
    return _frame(doc, [*columns, "counted", "claim", "speaker", "stance", "sentence"], rows)


def dates(doc: Doc) -> "DataFrame":
    """One row an expression of time.

    Columns: article, id, start, end, text, value (ISO 8601, resolved against the publication date, or None), sentence.
    """
    sentence = _sentence_of(doc)
    return _frame(
        doc,
        ["id", "start", "end", "text", "value", "sentence"],
        ([d.id, d.start, d.end, d.text, d.value, sentence(d.start)] for d in doc._.newslab_dates),
    )


def claims(doc: Doc) -> "DataFrame":
    """One row a claim.

    Columns: article, id, start and end (of the content), cue, source, speaker, speaker_kind, relay, addressee, content,
    mode, stance, negated, figures (how many numbers the content holds, those of claims inside it left out),
    hedges (the words that weaken the content, joined), anonymity (the words that say why the source is not named),
    rule (what found the claim), score (how sure it is, 0 to 1), cue_start, cue_end, sentence (of the cue).
    """
    sentence = _sentence_of(doc)
    owners = [claim_of(quantity, doc._.newslab_claims) for quantity in doc._.newslab_quantities]
    held = [owner.id for owner in owners if owner]
    rows = []
    for c in doc._.newslab_claims:
        who = [c.cue.text, _text(c.source), c.speaker, c.speaker_kind, _text(c.relay), _text(c.addressee)]
        how = [c.content.text, c.mode, c.stance, c.negated, held.count(c.id)]
        how += ["، ".join(hedge.text for hedge in c.hedges) or None, _text(c.anonymity), c.rule, c.score]
        place = [c.cue.start, c.cue.end, sentence(c.cue.start)]
        rows.append([c.id, c.content.start, c.content.end, *who, *how, *place])
    who_columns = ["cue", "source", "speaker", "speaker_kind", "relay", "addressee"]
    how_columns = ["content", "mode", "stance", "negated", "figures", "hedges", "anonymity", "rule", "score"]
    return _frame(doc, ["id", "start", "end", *who_columns, *how_columns, "cue_start", "cue_end", "sentence"], rows)


def sources(doc: Doc) -> "DataFrame":
    """One row a speaker.

    Columns: article, id, speaker, kind, role (as the article words it), named, claims, figures, direct, mixed and
    indirect (shares of the speaker's claims, 0 to 1), stances and addressees (lists as text, with counts),
    first and last (offsets of the first and the last mention).
    """
    rows = []
    for s in find_sources(doc):
        shares = [round(count / s.claims, 3) for count in (s.direct, s.mixed, s.indirect)]
        stances = ", ".join(f"{stance} {count}" for stance, count in s.stances)
        told = "، ".join(s.addressees) or None
        rows.append(
            [s.id, s.speaker, s.kind, s.role, s.named, s.claims, s.figures, *shares, stances, told, s.first, s.last]
        )
    columns = ["id", "speaker", "kind", "role", "named", "claims", "figures", "direct", "mixed", "indirect"]
    return _frame(doc, [*columns, "stances", "addressees", "first", "last"], rows)


def _frame(doc: Doc, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> "DataFrame":
    import pandas as pd

    article = article_of(doc).id
    return pd.DataFrame([[article, *row] for row in rows], columns=["article", *columns])


def _sentence_of(doc: Doc) -> Callable[[int], int]:
    starts = [start for start, _ in find_sentences(doc)]
    return lambda offset: max(bisect_right(starts, offset) - 1, 0)


def _text(span: Span | None) -> str | None:
    return None if span is None else span.text
