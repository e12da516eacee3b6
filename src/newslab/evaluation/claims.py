"""Score claims: cue, content, source, speaker and the rest, exactly and by overlap, with every error in context.

A predicted claim is paired with at most one gold claim, whose cue it overlaps; where several do, the largest overlap of
contents wins. Spans are right *by overlap* where they share half of the shorter one, *exactly* where both ends differ
by at most three characters (`أنه` begins a content with or without its `ه`). Contents are scored by overlap in shared
characters, as PARC3 (Pareti 2015) and Citron (Richards 2019) do. A speaker is right where one name's words are all
among the other's, folded.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newslab.evaluation.files import Annotated, claims_of, paired_articles
from newslab.text.normalise import key

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["ClaimError", "Score", "claim_errors", "claims_table", "errors_table", "score_claims"]

Claim = dict[str, Any]
Span = Sequence[int]
_SLACK = 3  # characters that the ends of an exact span may differ by
_SPANS = ("source", "relay", "addressee")
_VALUES = ("mode", "stance", "speaker_kind", "negated")
_CONTEXT = 40


@dataclass(frozen=True, slots=True)
class Score:
    """One field's score: `right` of `gold` and of `predicted` (claims, or characters for the overlap of contents).

    `measure` is exact, overlap, characters, or right: of the paired claims (mode, stance, kind, negation), or of all
    gold claims with a known speaker (speaker).
    """

    field: str
    measure: str
    right: int
    gold: int
    predicted: int

    @property
    def precision(self) -> float:
        """Share of what was predicted that is right, 0 to 1; nan where nothing was predicted."""
        return self.right / self.predicted if self.predicted else float("nan")

    @property
    def recall(self) -> float:
        """Share of the gold that was found, 0 to 1; nan where there is none."""
        return self.right / self.gold if self.gold else float("nan")

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1; nan where there is nothing to find."""
        return 2 * self.right / (self.gold + self.predicted) if self.gold + self.predicted else float("nan")


@dataclass(frozen=True, slots=True)
class ClaimError:
    """One error: the article, the field (`missed` and `spurious` for whole claims), gold and predicted value.

    `start` and `end` are the offsets of the claim's cue, `context` the text round it with the cue in ⟦brackets⟧;
    `rule` is what found the predicted claim.
    """

    article: str
    field: str
    gold: str | None
    predicted: str | None
    start: int
    end: int
    context: str
    rule: str | None


def score_claims(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> tuple[Score, ...]:
    """Return the scores of predicted articles against gold ones, paired by id; see `read_annotations`.

    Raises `EvaluationError` where an article is missing or its text differs.
    """
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for article, other in paired_articles(gold, predicted):
        wanted, found = claims_of(article), claims_of(other)
        for field, measure, *numbers in _counted(wanted, found, _paired(wanted, found)):
            counts[field, measure] = [old + new for old, new in zip(counts[field, measure], numbers, strict=True)]
    return tuple(Score(field, measure, *numbers) for (field, measure), numbers in counts.items())


def claim_errors(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> tuple[ClaimError, ...]:
    """Return every error, in the order of the text; the arguments are those of `score_claims`."""
    errors: list[ClaimError] = []
    for article, other in paired_articles(gold, predicted):
        wanted, found = claims_of(article), claims_of(other)
        pairs = _paired(wanted, found)
        here: list[ClaimError] = []
        for number, claim in enumerate(wanted):
            here.extend(_errors(article, claim, found[pairs[number]] if number in pairs else None))
        unpaired = set(range(len(found))) - set(pairs.values())
        for claim in (found[number] for number in unpaired):
            here.append(_error(article, "spurious", None, _words(article, claim["content"]), claim, claim))
        errors.extend(sorted(here, key=lambda error: (error.start, error.field)))
    return tuple(errors)


def claims_table(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> "DataFrame":
    """Return the scores as a table: field, measure, precision, recall, f1 (0 to 1), right, gold, predicted (counts)."""
    import pandas as pd

    rows = [
        [s.field, s.measure, s.precision, s.recall, s.f1, s.right, s.gold, s.predicted]
        for s in score_claims(gold, predicted)
    ]
    columns = ["field", "measure", "precision", "recall", "f1", "right", "gold", "predicted"]
    return pd.DataFrame(rows, columns=columns)


def errors_table(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> "DataFrame":
    """Return the errors as a table: article, field, gold, predicted, start, end, context, rule."""
    import pandas as pd

    columns = list(ClaimError.__slots__)
    errors = claim_errors(gold, predicted)
    return pd.DataFrame([[getattr(error, column) for column in columns] for error in errors], columns=columns)


def _paired(gold: Sequence[Claim], predicted: Sequence[Claim]) -> dict[int, int]:
    """Return the pairs {gold number: predicted number}, the largest overlap of contents first."""
    candidates = sorted(
        (
            (_overlap(wanted["content"], found["content"]), -i, -j)
            for i, wanted in enumerate(gold)
            for j, found in enumerate(predicted)
            if _overlap(wanted["cue"], found["cue"])
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for _, i, j in candidates:
        if -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return pairs


def _counted(
    gold: Sequence[Claim], predicted: Sequence[Claim], pairs: dict[int, int]
) -> Iterator[tuple[str, str, int, int, int]]:
    """Yield (field, measure, right, gold, predicted) for one article."""
    both = [(gold[i], predicted[j]) for i, j in pairs.items()]
    yield "cue", "overlap", len(both), len(gold), len(predicted)
    yield "cue", "exact", sum(_same(a["cue"], b["cue"]) for a, b in both), len(gold), len(predicted)
    shared = sum(_overlap(a["content"], b["content"]) for a, b in both)
    yield "content", "characters", shared, _length(gold, "content"), _length(predicted, "content")
    yield "content", "exact", sum(_same(a["content"], b["content"]) for a, b in both), len(gold), len(predicted)
    for field in _SPANS:
        totals = sum(bool(a[field]) for a in gold), sum(bool(b[field]) for b in predicted)
        yield field, "overlap", sum(_half(a[field], b[field]) for a, b in both), *totals
        yield field, "exact", sum(_same(a[field], b[field]) for a, b in both if a[field]), *totals
    known = [i for i, claim in enumerate(gold) if _is_known(claim)]
    right = sum(i in pairs and _same_name(gold[i], predicted[pairs[i]]) for i in known)
    yield "speaker", "right", right, len(known), len(known)
    for field in _VALUES:
        equal = sum((a.get(field) or None) == (b.get(field) or None) for a, b in both)
        yield field, "right", equal, len(both), len(both)


def _errors(article: Annotated, wanted: Claim, found: Claim | None) -> Iterator[ClaimError]:
    if found is None:
        yield _error(article, "missed", _words(article, wanted["content"]), None, wanted, None)
        return
    for field in ("content", *_SPANS):
        exact = (wanted[field] is None) == (found[field] is None) and (
            wanted[field] is None or _same(wanted[field], found[field])
        )
        if not exact:
            yield _error(article, field, _words(article, wanted[field]), _words(article, found[field]), wanted, found)
    if _is_known(wanted) and not _same_name(wanted, found):
        yield _error(article, "speaker", wanted["speaker"], found.get("speaker"), wanted, found)
    for field in _VALUES:
        if (wanted.get(field) or None) != (found.get(field) or None):
            yield _error(article, field, str(wanted.get(field)), str(found.get(field)), wanted, found)


def _error(
    article: Annotated, field: str, gold: str | None, predicted: str | None, claim: Claim, found: Claim | None
) -> ClaimError:
    start, end = claim["cue"]
    text = article["text"]
    context = f"{text[max(0, start - _CONTEXT) : start]}⟦{text[start:end]}⟧{text[end : end + _CONTEXT]}"
    rule = found.get("rule") if found else None
    return ClaimError(article["id"], field, gold, predicted, start, end, " ".join(context.split()), rule)


def _words(article: Annotated, span: Span | None) -> str | None:
    return None if span is None else article["text"][span[0] : span[1]]


def _length(claims: Sequence[Claim], field: str) -> int:
    return sum(claim[field][1] - claim[field][0] for claim in claims)


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _same(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return False
    return abs(one[0] - other[0]) <= _SLACK and abs(one[1] - other[1]) <= _SLACK


def _half(one: Span | None, other: Span | None) -> bool:
    if not one or not other:
        return False
    return 2 * _overlap(one, other) >= min(one[1] - one[0], other[1] - other[0])


def _is_known(claim: Claim) -> bool:
    return bool(claim.get("speaker")) and claim.get("speaker_kind") != "unknown"


def _same_name(one: Claim, other: Claim) -> bool:
    first, second = ({key(word) for word in re.findall(r"\w+", claim.get("speaker") or "")} for claim in (one, other))
    return bool(first and second) and (first <= second or second <= first)
