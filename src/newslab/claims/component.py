"""The `newslab_claims` component."""

from spacy.language import Language
from spacy.tokens import Doc

from newslab.claims.find import find_claims

__all__ = ["ClaimFinder", "make_claims"]

for _name in ("newslab_claims", "newslab_quantities", "newslab_dates", "newslab_entities"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=())


class ClaimFinder:
    """Sets `doc._.newslab_claims`."""

    def __init__(self, min_score: float = 0.0) -> None:
        self.min_score = min_score

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        doc._.newslab_claims = find_claims(doc, self.min_score)
        return doc


@Language.factory("newslab_claims", assigns=["doc._.newslab_claims"], default_config={"min_score": 0.0})
def make_claims(nlp: Language, name: str, min_score: float) -> ClaimFinder:
    """Build the component; it reads the Doc's names and dates, if earlier components found any.

    Claims with a score below `min_score` (0 to 1) are left out.
    """
    if not 0 <= min_score <= 1:
        raise ValueError(f"newslab_claims: min_score is {min_score}, but must lie between 0 and 1.")
    return ClaimFinder(min_score)
