"""Time the pipeline's names (`transformer` and `ner`) against a BERT-base token classifier, in turns in one run.

usage: python -m benchmarks.ner_speed [TEXT ...] [--words 3000] [--rounds 5]

TEXT: files with one article each, or .jsonl files with `text`; without any, the articles of data/, over and over. Both
sides read the same words; BERT-base runs at its best batch size, in float32, as Hugging Face's pipeline does by
default. Printed are words a second, the median of all rounds, and the median of their ratios.
"""

import argparse
import tempfile
import time
from pathlib import Path
from statistics import median

import torch
from spacy.language import Language

import newslab
from benchmarks import bert_base
from benchmarks.texts import count_words, take
from newslab.entities.transformer import cpu_type


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="*", metavar="TEXT")
    parser.add_argument("--words", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    texts = take(options.texts, options.words)
    nlp, words = newslab.load(), count_words(texts)
    with tempfile.TemporaryDirectory() as folder:
        rival = bert_base.rival(Path(folder), texts)
        names(texts, nlp)
        pairs = [(words / names(texts, nlp), words / seconds(rival, texts)) for _ in range(options.rounds)]
    ours, theirs = (median(values) for values in zip(*pairs, strict=True))
    print(f"{words} words in {len(texts)} texts, {torch.get_num_threads()} threads, {options.rounds} rounds in turns")
    print(f"newslab, transformer and ner ({str(cpu_type()).removeprefix('torch.')}): {ours:7.0f} words/s")
    print(f"BERT-base token classifier (float32, batches of {rival.batch_size}): {theirs:7.0f} words/s")
    print("BERT-base by batch size: " + ", ".join(f"{size}: {speed:.0f}" for size, speed in rival.speeds.items()))
    print(f"ratio: {median(a / b for a, b in pairs):.1f}")


def names(texts: list[str], nlp: Language) -> float:
    """Return how many seconds the two components take, tokenised text in and names out."""
    docs = [nlp.make_doc(text) for text in texts]
    began = time.perf_counter()
    transformer, tagger = nlp.get_pipe("transformer"), nlp.get_pipe("ner")
    for doc in transformer.pipe(docs, batch_size=64):  # type: ignore[attr-defined]
        tagger(doc)  # type: ignore[operator]
    return time.perf_counter() - began


def seconds(rival: bert_base.Rival, texts: list[str]) -> float:
    """Return how many seconds the classifier takes."""
    began = time.perf_counter()
    rival.read(texts)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
