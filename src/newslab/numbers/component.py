"""The `newslab_numbers` component."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from newslab.numbers.find import find_quantities

__all__ = ["make_numbers"]

for _name in ("newslab_quantities", "newslab_dates", "newslab_entities"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=())


@Language.factory("newslab_numbers", assigns=["doc._.newslab_quantities"])
def make_numbers(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Build the component; numbers inside the Doc's dates and names, where it has any, are left to them."""
    return _annotate


def _annotate(doc: Doc) -> Doc:
    names = [(entity.start, entity.end, entity.label) for entity in doc._.newslab_entities]
    doc._.newslab_quantities = find_quantities(doc, doc._.newslab_dates, names)
    return doc
