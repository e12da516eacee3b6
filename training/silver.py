"""Tag plain text with several taggers at once, corrected by lists of names: silver sentences for `training.train`.

usage: python -m training.silver OUT.jsonl --text FILE.xz ... --own FOLDER:3,4 ... --coarse FOLDER:4,5 ...
           [--persons LIST] [--bodies LIST] [--places LIST] [--without GOLD ...] [--words 200000]

The probabilities of the taggers of our own labels (`--own`) are averaged, so are those of ANERcorp's (`--coarse`). A
tag that they are sure of is taught alone, else all that they hold possible (partial labels); of ANERcorp's, only the
sure ones. A listed name of several words has its kind from the list: it fills what the taggers missed, and where they
are sure of another kind nothing is taught. Paragraphs of plain text files without a listed name are left out.
"""

import argparse
import json
import lzma
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from newslab.evaluation.conll import spans_of
from training.corpora import Sentence, read_mappings, read_sentences
from training.encode import Scheme, newslab_scheme
from training.export import epochs_of
from training.replace import read_list
from training.score_anercorp import load
from training.tagger import best, log_probabilities

SURE = 0.8
POSSIBLE = 0.1
LONGEST = 6  # words of a listed name
LEAST, MOST = 8, 80  # words of a paragraph, of a sentence
BEGINNING = 60  # characters by which an article to leave out is known
OPTIONS = {"PER": ("PER",), "ORG": ("ORG", "FAC"), "LOC": ("GPE", "LOC", "FAC")}
Names = dict[str, dict[tuple[str, ...], str]]  # by first word: the words and their kind


def main() -> None:
    """Read, tag, correct and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--text", type=Path, nargs="+", required=True)
    parser.add_argument("--own", nargs="+", required=True)
    parser.add_argument("--coarse", nargs="+", required=True)
    for kind in ("persons", "bodies", "places"):
        parser.add_argument(f"--{kind}", type=Path)
    parser.add_argument("--without", type=Path, nargs="*", default=[])
    parser.add_argument("--words", type=int, default=200_000, help="of each text file")
    options = parser.parse_args()
    lists = {"PER": options.persons, "ORG": options.bodies, "LOC": options.places}
    names = read_names({kind: path for kind, path in lists.items() if path})
    found = [s for path in options.text for s in sample(path, names, options.words, beginnings(options.without))]
    scheme = newslab_scheme(read_mappings())
    own, coarse = (mean(folders, found, side) for folders, side in ((options.own, False), (options.coarse, True)))
    with options.out.open("w", encoding="utf-8") as file:
        for row in zip(found, own, coarse, strict=True):
            file.write(json.dumps(silver(*row, scheme, names), ensure_ascii=False) + "\n")


def read_names(lists: dict[str, Path]) -> Names:
    """Return the names of two to six words of numbered lists; one that stands in two lists is left out."""
    kinds: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for kind, path in lists.items():
        for words in read_list(path, LONGEST):
            kinds[words].add(kind)
    names: Names = defaultdict(dict)
    for words, found in kinds.items():
        if len(found) == 1:
            names[words[0]][words] = next(iter(found))
    return names


def matches(words: Sequence[str], names: Names) -> Iterator[tuple[int, int, str]]:
    """Yield the (start, end, kind) of the longest listed names; a first word may have و before it."""
    index = 0
    while index < len(words):
        bare = words[index].removeprefix("و") if words[index] not in names else words[index]
        listed = names.get(bare, {})
        fitting = [name for name in listed if tuple(words[index + 1 : index + len(name)]) == name[1:]]
        if fitting:
            longest = max(fitting, key=len)
            yield index, index + len(longest), listed[longest]
            index += len(longest)
        else:
            index += 1


def beginnings(gold: Iterable[Path]) -> set[str]:
    """Return the first letters of the articles of gold files."""
    lines = (line for path in gold for line in path.read_text(encoding="utf-8").splitlines())
    return {paragraph[:BEGINNING] for line in lines for paragraph in json.loads(line)["text"].split("\n") if paragraph}


def paragraphs(path: Path) -> Iterator[str]:
    """Yield the paragraphs of a text file or of the articles of a JSONL file, compressed or not."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as file:
        for line in file:
            if ".jsonl" in path.suffixes:
                yield from json.loads(line)["text"].split("\n")
            else:
                yield line.strip()


def sample(path: Path, names: Names, count: int, without: set[str]) -> Iterator[Sentence]:
    """Yield the sentences of paragraphs drawn from a file, up to a number of words."""
    kept = [p for p in paragraphs(path) if len(p.split()) >= LEAST and p[:BEGINNING] not in without]
    if ".jsonl" not in path.suffixes:
        kept = [p for p in kept if any(matches(p.split(), names))]
    random.Random(0).shuffle(kept)
    for paragraph in kept:
        for sentence in read_sentences("silver", paragraph):
            if 1 < len(sentence.words) <= MOST:
                yield sentence
                count -= len(sentence.words)
        if count <= 0:
            return


def mean(folders: Sequence[str], found: Sequence[Sentence], coarse: bool) -> list[np.ndarray]:
    """Return each sentence's probabilities, the mean over taggers, each named FOLDER:EPOCHS."""
    total: list[np.ndarray] = []
    for each in folders:
        loaded = load(*epochs_of(each))
        rows = [np.exp(row) / len(folders) for row in log_probabilities(*loaded, found, coarse=coarse)]
        total = [a + b for a, b in zip(total, rows, strict=True)] if total else rows
    return total


def silver(
    sentence: Sentence, own: np.ndarray, coarse: np.ndarray, scheme: Scheme, names: Names
) -> dict[str, Sequence[object]]:
    """Return a sentence's words, spaces, the tags that each may have, and ANERcorp's tags or nothing."""
    tags, sure = teach(own, scheme.tags), teach(coarse, scheme.coarse_tags)
    own_spans, coarse_spans = (
        spans_of(best(np.log(rows + 1e-9), of)) for rows, of in ((own, scheme.tags), (coarse, scheme.coarse_tags))
    )
    for start, end, kind in matches(sentence.words, names):
        put(tags, start, end, OPTIONS[kind], own_spans)
        put(sure, start, end, (kind,), coarse_spans)
    kept = [tag if "|" not in tag and tag != "B-ANY" else "" for tag in sure]
    return {"words": sentence.words, "spaces": sentence.spaces or (), "tags": tags, "coarse": kept}


def teach(rows: np.ndarray, names: Sequence[str]) -> list[str]:
    """Return the tags that a mean of taggers leaves possible, the path's first, joined by `|`."""
    out = []
    for row, tag in zip(np.nan_to_num(rows), best(np.log(rows + 1e-9), names), strict=True):
        others = [names[i] for i in np.flatnonzero(row >= POSSIBLE).tolist() if names[i] != tag]
        out.append(tag if row[names.index(tag)] >= SURE or not row.any() else "|".join([tag, *others]))
    return out


def put(tags: list[str], start: int, end: int, kinds: Sequence[str], spans: Iterable[tuple[int, int, str]]) -> None:
    """Write a listed name's kinds over its words, unless the taggers see a name that crosses its edges.

    Where they see one with the same edges and are sure of another kind, the words may be anything.
    """
    touching = [span for span in spans if span[0] < end and start < span[1]]
    if any(a < start or b > end for a, b, _ in touching):
        return
    sure = all("|" not in tag for tag in tags[start:end])
    if sure and any((a, b) == (start, end) and label not in kinds for a, b, label in touching):
        tags[start:end] = ["B-ANY"] * (end - start)
    elif not any((a, b) == (start, end) and label in kinds for a, b, label in touching):
        tags[start] = "|".join(f"B-{kind}" for kind in kinds)
        tags[start + 1 : end] = ["|".join(f"I-{kind}" for kind in kinds)] * (end - start - 1)


if __name__ == "__main__":
    main()
