"""The `newslab_dates` component."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from newslab.dates.find import find_dates

__all__ = ["make_dates"]

if not Doc.has_extension("newslab_dates"):
    Doc.set_extension("newslab_dates", default=())


@Language.factory("newslab_dates", assigns=["doc._.newslab_dates"])
def make_dates(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Build the component; it resolves dates against the article's day of publication, if the Doc has an article."""
    return _annotate


def _annotate(doc: Doc) -> Doc:
    article = doc._.newslab_article
    doc._.newslab_dates = find_dates(doc, article.published if article else None)
    return doc
