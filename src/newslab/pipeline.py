"""The whole pipeline: load it once, annotate articles with it."""

import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newslab.article import Article
from newslab.restore import restore
from newslab.text.normalise import normalise

__all__ = ["annotate", "annotate_all", "load"]

MODEL = Path(__file__).parent / "model"
_MAX_LENGTH = 50_000_000  # characters; spaCy's own limit of a million guards components that newslab has not


@cache
def load() -> Language:
    """Return newslab's pipeline, a spaCy Language: `nlp(text)`, `nlp.pipe(texts)`.

    The weights lie in the package; nothing is downloaded. The pipeline is loaded once a process and shared.
    """
    with warnings.catch_warnings():
        # tqdm, which the transformers library imports, asks for notebook widgets that nothing here shows.
        warnings.filterwarnings("ignore", message="IProgress not found")
        nlp = spacy.load(MODEL)
    nlp.max_length = _MAX_LENGTH
    return nlp


def annotate(article: Article | str, normalised: Iterable[str] | None = None) -> Doc:
    """Return the annotated Doc of an article, or of bare text, whose relative dates then stay unresolved.

    `normalised` names classes of characters (those of `newslab.normalise`) to fold before the article is read, for
    texts with Persian letters, presentation forms or stray marks; the Doc and its offsets are those of the text.
    """
    nlp = load()
    doc = _make_doc(nlp, article)
    if normalised is None:
        return nlp(doc)
    normal = normalise(doc.text, normalised)
    source = doc._.newslab_article
    return restore(nlp(_make_doc(nlp, replace(source, text=normal.text))), normal, doc)


def annotate_all(articles: Iterable[Article | str], batch_size: int = 16) -> Iterator[Doc]:
    """Yield the annotated Docs of many articles, in order, `batch_size` articles at a time."""
    nlp = load()
    yield from nlp.pipe((_make_doc(nlp, article) for article in articles), batch_size=batch_size)


def _make_doc(nlp: Language, article: Article | str) -> Doc:
    article = Article(article) if isinstance(article, str) else article
    doc = nlp.make_doc(article.text)
    doc._.newslab_article = article
    return doc
