"""The whole pipeline: load it once, annotate articles with it."""

import json
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newslab.article import Article
from newslab.restore import restore
from newslab.text.normalise import normalise

__all__ = ["annotate", "load", "pipe"]

MODEL = Path(__file__).parent / "model"
_DOCS_AT_ONCE = 16
_MAX_LENGTH = 50_000_000  # characters; spaCy's own limit of a million guards components that newslab has not


def load(
    ner: str | Path | Mapping[str, Any] | None = None, gpu: bool = False, claims: Mapping[str, Any] | None = None
) -> Language:
    """Return newslab's pipeline, a spaCy Language: `nlp(text)`, `nlp.pipe(texts)`.

    The weights lie in the package; nothing is downloaded. A pipeline is loaded once a process and shared.

    `ner` puts another model in the place of newslab's own: a folder or the name on the hub of any Hugging Face token
    classifier, or a mapping with that `model` and `labels`, which says what the model's labels stand for where
    `entities/labels.tsv` does not (`{"model": "org/name", "labels": {"MISC": "EVENT"}}`). It is read from the folder,
    this machine's cache or the hub. `gpu` moves the network to the first CUDA device. `claims` sets the component that
    finds claims: `{"min_score": 0.8}` leaves out those that are less sure, for precision at the cost of recall.

    Raises
    ------
    newslab.entities.borrowed.ModelError
        if the model is not there or cannot be used, or there is no CUDA device; the message says what to do.
    """
    choice = dict(ner) if isinstance(ner, Mapping) else {"model": str(ner)} if ner else {}
    return _load(json.dumps(choice, sort_keys=True), gpu, json.dumps(dict(claims or {}), sort_keys=True))


@cache
def _load(ner: str, gpu: bool, claims: str) -> Language:
    with warnings.catch_warnings():
        # tqdm, which the transformers library imports, asks for notebook widgets that nothing here shows.
        warnings.filterwarnings("ignore", message="IProgress not found")
        nlp = spacy.load(MODEL, config={"components": {"newslab_claims": json.loads(claims)}})
    nlp.max_length = _MAX_LENGTH
    if choice := json.loads(ner):
        nlp.replace_pipe("ner", "newslab_borrowed_ner", config=choice)
        nlp.remove_pipe("transformer")  # nothing else reads its states
    if gpu:
        _to_gpu(nlp)
    return nlp


def _to_gpu(nlp: Language) -> None:
    import torch

    from newslab.entities.borrowed import ModelError

    if not torch.cuda.is_available():
        raise ModelError("newslab.load(gpu=True): PyTorch sees no CUDA device; load() runs on the processor.")
    for _, component in nlp.pipeline:
        if hasattr(component, "place"):
            component.place("cuda")


def annotate(article: Article | str, normalised: Iterable[str] | None = None, nlp: Language | None = None) -> Doc:
    """Return the annotated Doc of an article, or of bare text, whose relative dates then stay unresolved.

    `normalised` names classes of characters (those of `newslab.normalise`) to fold before the article is read, for
    texts with Persian letters, presentation forms or stray marks; the Doc and its offsets are those of the text.
    `nlp` is a pipeline that `load` returned, where it is not to be the shipped one.

    >>> doc = annotate("قال مصطفى بالي لرويترز إن أكثر من 41 موقعا سقطت")
    >>> claim = doc._.newslab_claims[0]
    >>> claim.speaker, claim.addressee.text, claim.content.text
    ('مصطفى بالي', 'رويترز', 'أكثر من 41 موقعا سقطت')
    """
    nlp = nlp or load()
    doc = _make_doc(nlp, article)
    if normalised is None:
        return nlp(doc)
    normal = normalise(doc.text, normalised)
    source = doc._.newslab_article
    return restore(nlp(_make_doc(nlp, replace(source, text=normal.text))), normal, doc)


def pipe(articles: Iterable[Article | str], batch_size: int = 16) -> Iterator[Doc]:
    """Yield the annotated Docs of many articles, in order; no more than `batch_size` of them are held at a time.

    Articles of like length are read together. What the network computes for a name may differ in the last digits of
    its score from batch to batch, as sums of other shapes are rounded otherwise.
    """
    nlp = load()
    stream = iter(articles)
    while batch := list(islice(stream, batch_size)):
        docs = [_make_doc(nlp, article) for article in batch]
        order = sorted(range(len(docs)), key=lambda index: len(docs[index]))
        found = dict(zip(order, nlp.pipe((docs[index] for index in order), batch_size=_DOCS_AT_ONCE), strict=True))
        yield from (found[index] for index in range(len(docs)))


def _make_doc(nlp: Language, article: Article | str) -> Doc:
    article = Article(article) if isinstance(article, str) else article
    doc = nlp.make_doc(article.text)
    doc._.newslab_article = article
    return doc
