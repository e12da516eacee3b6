"""The `newslab_borrowed_ner` component: names from any Hugging Face token classifier, at newslab's exact offsets."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from spacy.language import Language
from spacy.tokens import Doc
from torch import Tensor
from transformers import AutoModelForTokenClassification, AutoTokenizer, PreTrainedTokenizerFast

from newslab.entities.ner import named, set_entities
from newslab.entities.pieces import Matrix, Reader
from newslab.entities.records import LABELS, TAGS
from newslab.tables import read_table

__all__ = ["BorrowedTagger", "ModelError", "label_of", "make_borrowed", "tag_table"]

_PREFIXED = re.compile(r"([BIOESLU])[-_](.+)", re.DOTALL)
_OVERLAP = 32
_LONGEST = 254  # pieces a window, or fewer where a model takes fewer
_FLOOR = 1e-9


class ModelError(ValueError):
    """A model that cannot be used: not found, without a fast tokenizer, or with labels that nothing explains."""


class BorrowedTagger:
    """Sets `doc._.newslab_entities` and `doc.ents` from a token classifier's scores; it needs no transformer before it.

    A token is read at its first piece. Scores of the model's labels are summed by what the table says they stand for.
    """

    def __init__(self, model: Any, tokenizer: PreTrainedTokenizerFast, columns: Matrix) -> None:
        self.model = model
        self.tokenizer = tokenizer
        self.columns = columns  # (labels of the model, tags of newslab)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 16) -> Iterator[Doc]:
        """Yield Docs, annotated."""
        reader = Reader(self.tokenizer, self._scores, len(self.columns), self.model.device)
        longest = min(_LONGEST, getattr(self.model.config, "max_position_embeddings", 512) - 4)
        remaining = iter(docs)
        while batch := list(islice(remaining, batch_size)):
            found = reader.read(batch, longest, min(_OVERLAP, longest // 4))
            for doc, (scores, tokens) in zip(batch, found, strict=True):
                weights = np.log(np.exp(scores) @ self.columns + _FLOOR)
                yield set_entities(doc, named(doc, weights, tokens.tolist(), TAGS))

    def place(self, device: str) -> None:
        """Move the model to a device."""
        self.model.to(device)

    def _scores(self, ids: Tensor, mask: Tensor | None) -> Tensor:
        return torch.log_softmax(self.model(input_ids=ids, attention_mask=mask).logits.float(), -1)


@Language.factory("newslab_borrowed_ner", assigns=["doc.ents", "doc._.newslab_entities"], default_config={"labels": {}})
def make_borrowed(nlp: Language, name: str, model: str, labels: dict[str, str]) -> BorrowedTagger:
    """Build the component from a folder or a model's name on the hub; `labels` adds to the table or overrides it.

    Raises
    ------
    ModelError
        if the model is not there or cannot be used; the message says what to do.
    """
    network, tokenizer = _load(model)
    names = [network.config.id2label[i] for i in range(network.config.num_labels)]
    return BorrowedTagger(network.eval(), tokenizer, tag_table(names, labels, model))


def tag_table(names: list[str], labels: Mapping[str, str], model: str) -> Matrix:
    """Return which of newslab's BIO tags each of a model's labels stands for: ones and zeros, (labels, tags).

    Raises
    ------
    ModelError
        if a label is in no table, or `labels` names one that newslab has not.
    """
    unknown = sorted({label for label in labels.values() if label and label not in LABELS})
    if unknown:
        raise ModelError(f"newslab has no label {', '.join(unknown)}; it has {', '.join(LABELS)}.")
    known = _known() | {theirs.upper(): ours for theirs, ours in labels.items()}
    kinds = [_parts(name) for name in names]
    strange = sorted({label for _, label in kinds if label.upper() not in known})
    if strange:
        example = ", ".join(f'"{label}": "ORG"' for label in strange)
        raise ModelError(
            f'{model} has labels that newslab does not know: {", ".join(strange)}. Say what they stand for, or "" for '
            f'no name: newslab.load(ner={{"model": "{model}", "labels": {{{example}}}}}).'
        )
    begun = {label for kind, label in kinds if kind in "BSU"}
    columns = np.zeros((len(names), len(TAGS)), np.float32)
    for row, (kind, label) in enumerate(kinds):
        ours = known[label.upper()]
        for each in _marks(kind, label in begun) if ours else "O":
            columns[row, TAGS.index(f"{each}-{ours}" if ours else "O")] = 1
    return columns


def label_of(theirs: str) -> str | None:
    """Return what a label of another scheme stands for here, "" for what is no name, None for one that is not known."""
    return _known().get(theirs.upper())


def _marks(kind: str, begins: bool) -> str:
    """Return the BIO marks that a mark of BIO, IO, BIOES or BILOU may stand for."""
    if kind in "BSU":
        return "B"
    return "I" if begins else "BI"


def _parts(name: str) -> tuple[str, str]:
    """Return the mark and the label; a bare label says that a word is inside a name."""
    match = _PREFIXED.fullmatch(name)
    return (match[1], match[2]) if match else ("O" if name == "O" else "I", name)


def _load(model: str) -> tuple[Any, PreTrainedTokenizerFast]:
    try:
        tokenizer = AutoTokenizer.from_pretrained(model, use_fast=True)
        network = AutoModelForTokenClassification.from_pretrained(model)
    except (OSError, ValueError, KeyError, ImportError) as error:
        raise ModelError(_missing(model)) from error
    if not isinstance(tokenizer, PreTrainedTokenizerFast):
        raise ModelError(f"{model} has no fast tokenizer, so its pieces cannot be found in the text again.")
    return network, tokenizer


def _missing(model: str) -> str:
    if Path(model).is_dir():
        return f"{model} holds no token classifier: config.json, the weights and tokenizer.json are needed."
    return (
        f"{model} is neither a folder nor in this machine's cache, and could not be fetched. Where there is a network, "
        f"run `hf download {model}`; elsewhere, copy the model's folder and name it: newslab.load(ner=FOLDER)."
    )


@cache
def _known() -> dict[str, str]:
    return {row["theirs"]: row["ours"] for row in read_table("entities", "labels")}
