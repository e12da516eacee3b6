"""Tag a corpus anew in our own labels: the trained tagger chooses among what the corpus's tags may stand for.

usage: python -m training.relabel TRAINED OUT.conll --ner FOLDER --epochs 3 4 5

ANERcorp's training half (with NewsFANE's labels) and CAraNER say who is a person or a body, but leave adjectives of
nationality, events and more untagged; a tagger that has seen our own annotation fills them in (self-training within
constraints). The result is read by `training.train --relabelled`.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from training.corpora import Sentence, read_caraner, read_conll, read_mappings
from training.encode import newslab_scheme
from training.project import both
from training.score_anercorp import load
from training.tagger import predict


def main() -> None:
    """Tag and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trained", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--ner", type=Path, required=True)
    parser.add_argument("--epochs", type=int, nargs="+", required=True)
    options = parser.parse_args()
    sentences = list(read(options.ner))
    model, _, tokenizer = load(options.trained, options.epochs)
    tags = predict(model, newslab_scheme(read_mappings()), tokenizer, sentences, within=True)
    pairs = zip(sentences, tags, strict=True)
    blocks = ["".join(f"{w} {t}\n" for w, t in zip(sentence.words, row, strict=True)) for sentence, row in pairs]
    options.out.write_text("\n".join(blocks), encoding="utf-8")


def read(ner: Path) -> Iterator[Sentence]:
    """Yield the sentences that are tagged anew."""
    fine = list(read_conll(ner / "newsfane/train.conll", "newsfane"))
    yield from both(read_conll(ner / "anercorp/train.conll", "anercorp"), fine)
    yield from read_caraner(ner / "caraner/CAraNER.csv")


if __name__ == "__main__":
    main()
