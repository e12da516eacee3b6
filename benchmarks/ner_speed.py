"""Time the pipeline's names (`transformer` and `ner`) against a BERT-base token classifier, in turns in one run.

usage: python -m benchmarks.ner_speed [TEXT ...] [--rounds 5]

TEXT: plain text files (one article each) or .jsonl files with `text`; without any, the shipped article is read many
times over. Both sides read the same words; BERT-base runs at its best batch size, in float32, as Hugging Face's
pipeline does by default. Printed are words a second, the median of all rounds, and the median of their ratios.
"""

import argparse
import json
import tempfile
import time
from pathlib import Path
from statistics import median

import torch
from spacy.language import Language

import newslab
from benchmarks.bert_base import SHIPPED, best_batch_size, build, classifier, words_per_second
from newslab.entities.transformer import cpu_type

_LEAST_WORDS = 3000
_MOST_WORDS = 6000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="*", metavar="TEXT")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    texts = read(options.texts)
    nlp = newslab.load()
    with tempfile.TemporaryDirectory() as folder:
        classify = classifier(build(Path(folder), texts))
        size = best_batch_size(texts, classify)
        names(texts, nlp)
        pairs = [(names(texts, nlp), words_per_second(texts, size, classify)) for _ in range(options.rounds)]
    ours, theirs = (median(values) for values in zip(*pairs, strict=True))
    words = sum(len(text.split()) for text in texts)
    print(f"{words} words in {len(texts)} texts, {torch.get_num_threads()} threads, {options.rounds} rounds in turns")
    print(f"newslab, transformer and ner ({str(cpu_type()).removeprefix('torch.')}): {ours:7.0f} words/s")
    print(f"BERT-base token classifier (float32, batches of {size}): {theirs:7.0f} words/s")
    print(f"ratio: {median(a / b for a, b in pairs):.1f}")


def read(paths: list[Path]) -> list[str]:
    """Return the texts of the files, or the shipped ones, again and again up to a few thousand words."""
    found = [text for path in paths or sorted(SHIPPED.glob("*.txt")) for text in texts_of(path)]
    texts: list[str] = []
    words = 0
    while words < _LEAST_WORDS:
        for text in found:
            if words < _MOST_WORDS:
                texts.append(text)
                words += len(text.split())
    return texts


def texts_of(path: Path) -> list[str]:
    """Return the texts of a file."""
    content = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(line)["text"] for line in content.splitlines() if line.strip()]
    return [newslab.read_article(path).text]


def names(texts: list[str], nlp: Language) -> float:
    """Return how many words a second the two components read, tokenised text in and names out."""
    docs = [nlp.make_doc(text) for text in texts]
    began = time.perf_counter()
    transformer, tagger = nlp.get_pipe("transformer"), nlp.get_pipe("ner")
    for doc in transformer.pipe(docs, batch_size=64):  # type: ignore[attr-defined]
        tagger(doc)  # type: ignore[operator]
    return sum(len(text.split()) for text in texts) / (time.perf_counter() - began)


if __name__ == "__main__":
    main()
