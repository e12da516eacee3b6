"""Score tokens, clitics and sentences on a UD file, and time the text stage against spaCy's blank Arabic.

usage: python -m benchmarks.ground PUD.conllu [--text FILE.txt]

Surface tokens are the UD words with clitic pieces (`SpaceAfter=No` before a word that is no punctuation) merged. For
sentences the file's `# text` lines are joined by spaces in groups of ten, and the places between them are gold.
Speed is measured in turns, the best of five rounds, on the text of the UD file or on a file of one's own.
"""

import argparse
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc

from newslab.text.sentences import sentences
from newslab.text.tokenizer import Tokenizer
from newslab.text.words import segments, words

Spans = set[tuple[int, int]]
ROUNDS = 5
GROUP = 10


@dataclass(frozen=True)
class Sentence:
    """A sentence of UD: its text, its surface tokens and its words as offsets."""

    text: str
    tokens: Spans
    words: Spans


def main() -> None:
    """Print the scores and the speeds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("conllu", type=Path)
    parser.add_argument("--text", type=Path, help="plain text to time")
    options = parser.parse_args()
    gold = list(read(options.conllu))
    nlp = spacy.blank("ar")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    docs = [nlp.make_doc(sentence.text) for sentence in gold]
    report("surface tokens", [s.tokens for s in gold], [{(w.start, w.end) for w in words(doc)} for doc in docs])
    report("words, clitics split", [s.words for s in gold], [set(segments(doc)) for doc in docs])
    report("sentence ends", *sentence_ends([s.text for s in gold], nlp.make_doc))
    lines = options.text.read_text(encoding="utf-8").splitlines() if options.text else [s.text for s in gold]
    print_speed(lines)


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        text = next((line[9:] for line in block.splitlines() if line.startswith("# text = ")), None)
        if text is not None:
            rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
            yield _sentence(text, [row for row in rows if row[0].isdigit()])


def _sentence(text: str, rows: list[list[str]]) -> Sentence:
    found: list[tuple[int, int]] = []
    merged: list[tuple[int, int]] = []
    position, glued = 0, False
    for row in rows:
        start = text.index(row[1], position)
        position = start + len(row[1])
        mark = row[3] in ("PUNCT", "SYM")
        found.append((start, position))
        merged.append((merged.pop()[0], position) if glued and not mark else (start, position))
        glued = "SpaceAfter=No" in row[9] and not mark
    return Sentence(text, set(merged), set(found))


def sentence_ends(texts: list[str], make_doc: Callable[[str], Doc]) -> tuple[list[Spans], list[Spans]]:
    """Return gold and found ends inside each group of joined sentences."""
    gold, found = [], []
    for begin in range(0, len(texts), GROUP):
        group = texts[begin : begin + GROUP]
        joined = " ".join(group)
        ends, position = set(), 0
        for text in group:
            position += len(text)
            ends.add((position, position))
            position += 1
        last = {(len(joined), len(joined))}
        gold.append(ends - last)
        found.append({(end, end) for _, end in sentences(make_doc(joined))} - last)
    return gold, found


def report(name: str, gold: Iterable[Spans], found: Iterable[Spans]) -> None:
    """Print precision, recall and F1."""
    pairs = list(zip(gold, found, strict=True))
    right = sum(len(a & b) for a, b in pairs)
    have, want = sum(len(b) for _, b in pairs), sum(len(a) for a, _ in pairs)
    print(f"{name:24} P {right / have:.4f}  R {right / want:.4f}  F1 {2 * right / (have + want):.4f}")


def print_speed(texts: list[str]) -> None:
    """Print tokens a second of spaCy's blank Arabic, of the tokenizer alone, and of the whole text stage."""
    blank, ours = spacy.blank("ar"), spacy.blank("ar")
    ours.tokenizer = Tokenizer(ours.vocab)
    stages: dict[str, Callable[[str], object]] = {
        "spacy.blank('ar')": blank.make_doc,
        "newslab tokens": ours.make_doc,
        "newslab text stage": lambda text: _whole(ours.make_doc(text)),
    }
    count = sum(len(blank.make_doc(text)) for text in texts)
    best = dict.fromkeys(stages, float("inf"))
    for _ in range(ROUNDS):
        for name, stage in stages.items():
            began = time.perf_counter()
            for text in texts:
                stage(text)
            best[name] = min(best[name], time.perf_counter() - began)
    base = best["spacy.blank('ar')"]
    for name, seconds in best.items():
        print(f"{name:24} {count / seconds:10,.0f} tokens/s  {base / seconds:5.2f} x spaCy")


def _whole(doc: Doc) -> None:
    segments(doc)
    sentences(doc)


if __name__ == "__main__":
    main()
