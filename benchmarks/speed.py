"""Time newslab's stages and their peers on the same text, in turns, and write benchmarks/results.md.

usage: python -m benchmarks.speed [TEXT ...] [--words 3000] [--rounds 3] [-o benchmarks/results.md]

TEXT: files with one article each, or .jsonl files with `text`; without any, the articles of data/, over and over. In
every round each contender reads all the texts once; medians count. A peer that is not installed is named with the
reason: `make bench` installs them.
"""

import argparse
import os
import platform
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from statistics import median

import spacy
import torch
from spacy.language import Language

from benchmarks import bert_base, peers, texts
from newslab.entities.transformer import cpu_type
from newslab.numbers import parse
from newslab.pipeline import load, pipe
from newslab.text.tokenizer import Tokenizer
from newslab.text.words import segments

Contender = Callable[[Sequence[str]], float]
Measured = Mapping[str, Sequence[float]]

LIBRARIES = ("torch", "transformers", "spacy", "spacy-transformers")
BERT = "BERT-base classifier alone"
PIPELINE, NAMES, RULES = "whole pipeline", "names alone", "dates, numbers and claims"
TOKENS, CLITICS, NUMERALS, DATES = "tokens", "tokens and clitics", "numerals (numbers.parse)", "dates"
DOES_THE_SAME = {
    "spacy": TOKENS,
    "camel-tools": TOKENS,
    "mahad": NUMERALS,
    "dateparser": DATES,
}
"""The stage of newslab's to which a peer is compared."""


def main() -> None:
    """Measure, print and write the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="*", metavar="TEXT")
    parser.add_argument("--words", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).with_name("results.md"))
    options = parser.parse_args()
    found = texts.take(options.texts, options.words)
    source = ", ".join(path.name for path in options.texts) or "the articles of data/, repeated"
    report = "\n".join(measure(found, options.rounds, source))
    options.output.write_text(report, encoding="utf-8")
    print(report)


def measure(found: Sequence[str], rounds: int, source: str) -> Iterable[str]:
    """Yield the lines of the report."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        running, missing = start(stack)
        rival = bert_base.rival(Path(folder), found)
        contenders = {**stages(), **{peer.peer.name: peer.seconds for peer in running}, BERT: timed(rival.read)}
        measured = in_turns(contenders, found, rounds)
    yield from _head(texts.count_words(found), rounds, source, {peer.peer.package: peer.version for peer in running})
    yield from _against_bert(measured, rival)
    yield from _against_peers(measured, running, missing)


def start(stack: ExitStack) -> tuple[list[peers.Running], dict[str, str]]:
    """Return the peers that run, and why the others do not."""
    running, missing = [], {}
    for peer in peers.PEERS:
        try:
            running.append(stack.enter_context(peers.run(peer)))
        except peers.PeerError as error:
            missing[peer.name] = str(error)
    return running, missing


def stages() -> dict[str, Contender]:
    """Return newslab's stages by name; those of rules read texts without names, which they can do without."""
    nlp = load()
    off = [name for name in nlp.component_names if name.startswith("newslab_")]
    ground, dates, rules = blank(), blank("newslab_dates"), blank(*off)
    found: dict[str, Callable[[Sequence[str]], object]] = {
        PIPELINE: lambda many: list(pipe(many, batch_size=64)),
        NAMES: lambda many: list(nlp.pipe(many, batch_size=64, disable=off)),
        RULES: lambda many: [rules(text) for text in many],
        CLITICS: lambda many: [segments(ground.make_doc(text)) for text in many],
        TOKENS: lambda many: [ground.make_doc(text) for text in many],
        NUMERALS: lambda many: [parse(text) for text in many],
        DATES: lambda many: [dates(text) for text in many],
    }
    return {name: timed(read) for name, read in found.items()}


def blank(*components: str) -> Language:
    """Return a pipeline of newslab's tokenizer and components."""
    nlp = spacy.blank("ar")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    for name in components:
        nlp.add_pipe(name)
    return nlp


def timed(read: Callable[[Sequence[str]], object]) -> Contender:
    """Return a function that tells how many seconds reading takes."""

    def seconds(many: Sequence[str]) -> float:
        began = time.perf_counter()
        read(many)
        return time.perf_counter() - began

    return seconds


def in_turns(contenders: Mapping[str, Contender], found: Sequence[str], rounds: int) -> dict[str, list[float]]:
    """Return the words a second of each contender in each round; a first reading of a few texts does not count."""
    words = texts.count_words(found)
    measured: dict[str, list[float]] = {name: [] for name in contenders}
    for contender in contenders.values():
        contender(found[:2])
    for _ in range(rounds):
        for name, contender in contenders.items():
            measured[name].append(words / contender(found))
    return measured


def ratio(measured: Measured, ours: str, theirs: str) -> float:
    """Return the median of the rounds' ratios."""
    return median(a / b for a, b in zip(measured[ours], measured[theirs], strict=True))


def _head(words: int, rounds: int, source: str, versions: Mapping[str, str]) -> Iterable[str]:
    known = {**{name: version(name) for name in LIBRARIES}, **versions}
    yield "# Speed\n"
    yield f"Words a second (split at spaces), medians of {rounds} rounds in turns over the same {words:,} words of"
    yield f"{source}. A ratio is the median of the rounds' ratios.\n"
    yield f"Machine: {os.cpu_count()} cores, {_processor()}; {torch.get_num_threads()} threads;"
    yield f"load over the last minute {os.getloadavg()[0]:.1f}. Python {platform.python_version()},"
    yield ", ".join(f"{name} {number}" for name, number in known.items()) + ".\n"


def _against_bert(measured: Measured, rival: bert_base.Rival) -> Iterable[str]:
    yield "## Against BERT-base\n"
    yield "| newslab | words a second | range | times BERT-base |\n|---|---|---|---|"
    for name in (PIPELINE, NAMES, RULES, CLITICS, BERT):
        runs = measured[name]
        low, high = min(runs), max(runs)
        yield f"| {name} | {median(runs):,.0f} | {low:,.0f} – {high:,.0f} | {ratio(measured, name, BERT):.2f} |"
    yield "\nBERT-base: a token classifier of CAMeLBERT's shape in Hugging Face's pipeline, in float32, as that runs by"
    yield f"default (newslab's: {str(cpu_type()).removeprefix('torch.')}), at the batch size at which it read these"
    yield f"texts fastest, {rival.batch_size}. Words a second at each, the best of two rounds in turns:"
    yield ", ".join(f"{size}: {speed:,.0f}" for size, speed in rival.speeds.items()) + ".\n"


def _against_peers(measured: Measured, running: Sequence[peers.Running], missing: Mapping[str, str]) -> Iterable[str]:
    yield "## Against peers\n"
    yield "| newslab | words a second | peer | words a second | times the peer |\n|---|---|---|---|---|"
    for one in running:
        ours, theirs = DOES_THE_SAME[one.peer.package], one.peer.name
        speeds = f"{median(measured[ours]):,.0f} | {theirs} {one.version} | {median(measured[theirs]):,.0f}"
        yield f"| {ours} | {speeds} | {ratio(measured, ours, theirs):.2f} |"
    for name, reason in missing.items():
        yield f"\n{name}: not measured ({reason})."
    yield "\nMade by `python -m benchmarks.speed` (`make bench`).\n"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    main()
