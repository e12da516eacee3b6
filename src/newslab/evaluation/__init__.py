"""Measure annotations against gold ones: `newslab.evaluation.claims_table(gold, predicted)` and its errors."""

from newslab.evaluation.claims import (
    ClaimError,
    Score,
    claim_errors,
    claims_table,
    errors_table,
    score_claims,
)
from newslab.evaluation.curve import claims_curve, draw_curve
from newslab.evaluation.files import EvaluationError, read_annotations

__all__ = [
    "ClaimError",
    "EvaluationError",
    "Score",
    "claim_errors",
    "claims_curve",
    "claims_table",
    "draw_curve",
    "errors_table",
    "read_annotations",
    "score_claims",
]
