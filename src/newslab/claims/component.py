"""The `newslab_claims` component."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from newslab.claims.find import find_claims

__all__ = ["make_claims"]

for _name in ("newslab_claims", "newslab_quantities", "newslab_dates", "newslab_entities"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=())


@Language.factory("newslab_claims", assigns=["doc._.newslab_claims"])
def make_claims(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Build the component; it reads the Doc's names and dates, if earlier components found any."""
    return _annotate


def _annotate(doc: Doc) -> Doc:
    doc._.newslab_claims = find_claims(doc)
    return doc
