"""How sure a claim is: how often claims found in the same way are right on the training articles."""

from functools import cache

from newslab.claims.draft import Draft
from newslab.tables import read_table

__all__ = ["score_of", "way"]

_UNSEEN = 0.5


def way(draft: Draft) -> str:
    """Return how a draft was found: its rule and the form of its cue (`clause, verb`)."""
    return f"{draft.rule}, {draft.form}"


def score_of(draft: Draft, certainty: float) -> float:
    """Return the score of a draft, 0 to 1; `certainty` is how sure its speaker is."""
    return round(_shares().get(way(draft), _UNSEEN) * certainty, 3)


@cache
def _shares() -> dict[str, float]:
    return {row["way"]: float(row["share"]) for row in read_table("claims", "scores")}
