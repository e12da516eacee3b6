"""Time newslab's stages against its peers on the same text, in turns, and write benchmarks/results.md.

usage: python -m benchmarks.speed [--text FILE] [--words 3000] [--rounds 3] [-o benchmarks/results.md]

FILE holds plain text, or JSON lines with `text`; without it the invented articles of data/ are repeated. Peers that are
not installed (pip install '.[bench]') are named as missing. Every round runs each contender once; the medians count.
"""

import argparse
import json
import os
import platform
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from itertools import cycle
from pathlib import Path
from statistics import median

import spacy
import torch

from benchmarks import bert_base
from newslab.pipeline import load, pipe
from newslab.readers import read_article
from newslab.text.tokenizer import Tokenizer
from newslab.text.words import segments

INVENTED = Path(__file__).parents[1] / "data" / "invented" / "articles"
LIBRARIES = ("torch", "transformers", "spacy", "spacy-transformers", "camel-tools", "Mahaa", "dateparser")
Contender = Callable[[Sequence[str]], object]


def main() -> None:
    """Measure, print and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path)
    parser.add_argument("--words", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).with_name("results.md"))
    options = parser.parse_args()
    texts = list(cut(read(options.text), options.words))
    with tempfile.TemporaryDirectory() as folder:
        found = {**contenders(), **bert(Path(folder), texts)}
        measured = in_turns(found, texts, options.rounds)
    report = render(measured, sum(len(text.split()) for text in texts), options)
    options.output.write_text(report, encoding="utf-8")
    print(report)


def read(path: Path | None) -> Iterator[str]:
    """Yield texts without end, from a file or the invented articles."""
    if path is None:
        yield from cycle([read_article(file).text for file in sorted(INVENTED.glob("*.txt"))])
    elif path.suffix == ".jsonl":
        yield from cycle([json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()])
    else:
        yield from cycle([block for block in path.read_text(encoding="utf-8").split("\n\n") if block.strip()])


def cut(texts: Iterator[str], words: int) -> Iterator[str]:
    """Yield texts until there are enough words."""
    for text in texts:
        if words <= 0:
            return
        words -= len(text.split())
        yield text


def contenders() -> dict[str, Contender]:
    """Return the stages and the peers that are installed."""
    blank, ours = spacy.blank("ar"), spacy.blank("ar")
    ours.tokenizer = Tokenizer(ours.vocab)
    names = dict(load().components)

    def rules(texts: Sequence[str]) -> object:
        docs = [ours.make_doc(text) for text in texts]
        return [names[stage](doc) for doc in docs for stage in names if stage.startswith("newslab_")]

    found: dict[str, Contender] = {
        "newslab, whole pipeline": lambda texts: list(pipe(texts, batch_size=64)),
        "newslab, names alone": lambda texts: list(load().pipe(texts, disable=[n for n in names if "newslab_" in n])),
        "newslab, dates, numbers and claims": rules,
        "newslab, tokens and clitics": lambda texts: [segments(ours.make_doc(text)) for text in texts],
        "spaCy, blank Arabic tokens": lambda texts: [blank.make_doc(text) for text in texts],
    }
    return {**found, **_peers()}


def _peers() -> dict[str, Contender]:
    found: dict[str, Contender] = {}
    try:
        from camel_tools.tokenizers.word import simple_word_tokenize

        found["CAMeL Tools, simple tokens"] = lambda texts: [simple_word_tokenize(text) for text in texts]
    except ImportError:
        pass
    try:
        from maha.parsers.functions import parse_dimension

        found["Maha, numerals"] = lambda texts: [parse_dimension(text, numeral=True) for text in texts]
    except ImportError:
        pass
    try:
        from dateparser.search import search_dates

        found["dateparser, search for dates"] = lambda texts: [search_dates(text, languages=["ar"]) for text in texts]
    except ImportError:
        pass
    return found


def bert(folder: Path, texts: Sequence[str]) -> dict[str, Contender]:
    """Return the BERT-base classifier alone, through Hugging Face's pipeline at its best batch size."""
    classify = bert_base.classifier(bert_base.build(folder, texts))
    size = bert_base.best_batch_size(texts[: max(len(texts) // 4, 1)], classify)
    return {
        f"BERT-base classifier alone, batches of {size}": lambda texts: bert_base.words_per_second(
            texts, size, classify
        )
    }


def in_turns(found: dict[str, Contender], texts: Sequence[str], rounds: int) -> dict[str, list[float]]:
    """Return the words a second of each contender in each round."""
    words = sum(len(text.split()) for text in texts)
    measured: dict[str, list[float]] = {name: [] for name in found}
    for contender in found.values():
        contender(texts[:2])
    for _ in range(rounds):
        for name, contender in found.items():
            began = time.perf_counter()
            contender(texts)
            measured[name].append(words / (time.perf_counter() - began))
    return measured


def render(measured: dict[str, list[float]], words: int, options: argparse.Namespace) -> str:
    """Return the report."""
    base = next(name for name in measured if name.startswith("BERT-base"))
    ratios = {name: median(a / b for a, b in zip(runs, measured[base], strict=True)) for name, runs in measured.items()}
    rows = [
        f"| {name} | {median(runs):,.0f} | {min(runs):,.0f} – {max(runs):,.0f} | {ratios[name]:.2f} |"
        for name, runs in measured.items()
    ]
    source = options.text.name if options.text else "the invented articles, repeated"
    return "\n".join(
        [
            "# Speed",
            "",
            f"Words a second (split at spaces), medians of {options.rounds} rounds in turns over the same {words:,} "
            f"words ({source}); the ratio is the median of the rounds' ratios.",
            "",
            f"Machine: {os.cpu_count()} cores, {_processor()}; {torch.get_num_threads()} threads; load over a minute "
            f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores. Python {platform.python_version()}; "
            + ", ".join(f"{name} {_version(name)}" for name in LIBRARIES)
            + ".",
            "",
            "| what | words a second | range | against BERT-base alone |",
            "|---|---|---|---|",
            *rows,
            "",
            "Made by `python -m benchmarks.speed` (`make bench`).",
            "",
        ]
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"


if __name__ == "__main__":
    main()
