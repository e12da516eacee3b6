"""Write the trained tagger as the spaCy pipeline that ships in the package.

usage: python -m training.export OUT FOLDER:3,4 ...

Each folder's weights of the named epochs are averaged, then those of the folders: of runs that go back to one first
stage (a model soup, Wortsman et al. 2022). Matrices are stored as int8 rows.
"""

import argparse
import json
from pathlib import Path

import spacy
import torch
from spacy.language import Language
from spacy_transformers.data_classes import HFObjects
from torch import Tensor
from transformers import AutoTokenizer, BertConfig, BertModel

from newslab.entities.ner import Head, NameTagger
from newslab.entities.transformer import CompactTransformer
from training.corpora import read_mappings
from training.encode import SUBTYPES_OF, newslab_scheme

COMPONENTS = ("newslab_dates", "newslab_numbers", "newslab_claims")
META = {
    "name": "news",
    "version": "0.1.0",
    "description": "Arabic news: names, dates, numbers, claims and their speakers.",
    "license": "CC BY-SA 4.0 (weights), MIT (code)",
    "author": "The newslab authors",
}


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("trained", nargs="+", metavar="FOLDER:EPOCHS")
    options = parser.parse_args()
    named = [epochs_of(each) for each in options.trained]
    build(average([mean_weights(*each) for each in named]), named[0][0]).to_disk(options.out)


def epochs_of(named: str) -> tuple[Path, list[int]]:
    """Return the folder and the epochs of FOLDER:3,4."""
    folder, _, epochs = named.rpartition(":")
    return Path(folder), [int(number) for number in epochs.split(",")]


def mean_weights(folder: Path, epochs: list[int]) -> dict[str, Tensor]:
    """Return the mean of a run's weights after some of its epochs."""
    return average([torch.load(folder / f"epoch-{epoch}.pt") for epoch in epochs])


def average(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Return the mean of several sets of weights."""
    return {name: torch.stack([state[name].float() for state in states]).mean(dim=0) for name in states[0]}


def build(state: dict[str, Tensor], trained: Path) -> Language:
    """Return the pipeline with the weights in place."""
    nlp = spacy.blank("ar", config={"nlp": {"tokenizer": {"@tokenizers": "newslab.Tokenizer.v1"}}})
    transformer = nlp.add_pipe("newslab_transformer", name="transformer")
    tagger = nlp.add_pipe("newslab_ner", name="ner")
    for component in COMPONENTS:
        nlp.add_pipe(component)
    assert isinstance(transformer, CompactTransformer)
    assert isinstance(tagger, NameTagger)
    encoder = BertModel(BertConfig.from_pretrained(trained), add_pooling_layer=False).eval()
    encoder.load_state_dict({k.removeprefix("encoder."): v for k, v in state.items() if k.startswith("encoder.")})
    tokenizer = AutoTokenizer.from_pretrained(trained)
    transformer.model.attrs["set_transformer"](transformer.model, HFObjects(tokenizer, encoder, None))
    tagger.head = make_head(state, json.loads((trained / "scheme.json").read_text(encoding="utf-8")))
    nlp.meta.update(META)
    return nlp


def make_head(state: dict[str, Tensor], names: dict[str, list[str]]) -> Head:
    """Return the two linear layers with the names of their outputs."""
    scheme = newslab_scheme(read_mappings())
    mappings = [m for (corpus, _), m in scheme.mappings.items() if corpus == SUBTYPES_OF]
    refines = {
        name: sorted({next(iter(m.labels)) for m in mappings if m.subtype == name}) for name in names["subtypes"]
    }
    arrays = {name: value.numpy() for name, value in state.items() if name.startswith(("tags.", "subtypes."))}
    return Head(names["labels"], refines, arrays)


if __name__ == "__main__":
    main()
