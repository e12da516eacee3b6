"""Choose among the candidates for a subject that is left out, by weights learned from annotated articles."""

from collections.abc import Sequence
from functools import cache
from math import exp

from newslab.claims.candidates import Candidate
from newslab.tables import read_table

__all__ = ["probabilities"]


def probabilities(candidates: Sequence[Candidate]) -> list[float]:
    """Return how likely each candidate is to be the one, by a conditional logit model; they add up to 1."""
    weights = _weights()
    scores = [sum(weights.get(feature, 0.0) for feature in candidate.features) for candidate in candidates]
    highest = max(scores, default=0.0)
    odds = [exp(score - highest) for score in scores]
    return [one / sum(odds) for one in odds]


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in read_table("claims", "speaker_weights")}
