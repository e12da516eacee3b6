"""Put the text back under newslab's own annotations, which are kept without it: an article file like the gold ones.

usage: python -m training.standoff training/annotations/learn.jsonl OUT.jsonl --ner NER --ant ant-news.jsonl.xz

A row has `id`; `sentences`, the numbers (from 0) of an article's sentences in ANERcorp's training half, or `item`, the
id of an ANT item; `published`; `claims` and `names` with character offsets into the text that is put together here.
"""

import argparse
import json
import lzma
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from training.corpora import read_conll

__all__ = ["restore", "text_of"]

SPANS = ("cue", "content", "source", "relay", "addressee")
BEFORE = re.compile(r" ([،,.؛;:)»\]!?؟])")
BEHIND = re.compile(r"([(«\[]) ")
BRACKETS = re.compile(r"\(\s*([^()]{1,12}?)\s*\)")


def main() -> None:
    """Write the articles with their texts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotations", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--ner", type=Path, required=True, help="the folder that holds anercorp/train.conll")
    parser.add_argument("--ant", type=Path, required=True)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.annotations.read_text(encoding="utf-8").splitlines()]
    sentences = [sentence.words for sentence in read_conll(options.ner / "anercorp/train.conll", "anercorp")]
    items = read_items(options.ant, {row["item"] for row in rows if "item" in row})
    restored = [restore(row, text_of(row, sentences, items)) for row in rows]
    options.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in restored), encoding="utf-8")


def read_items(path: Path, wanted: set[str]) -> dict[str, str]:
    """Return headline and text of the ANT items that are wanted, by id."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        items = (json.loads(line) for line in file)
        return {item["id"]: f"{item['title']}\n{item['text']}" for item in items if item["id"] in wanted}


def text_of(row: Mapping[str, Any], sentences: Sequence[Sequence[str]], items: Mapping[str, str]) -> str:
    """Return the text that a row's offsets count in: an item, or sentences joined as newspapers print them."""
    if "item" in row:
        return items[row["item"]]
    return "\n".join(printed(sentences[number]) for number in row["sentences"])


def printed(words: Sequence[str]) -> str:
    """Join words without a space at the inner side of marks."""
    text = BEHIND.sub(r"\1", BEFORE.sub(r"\1", " ".join(words)))
    return BRACKETS.sub(r"(\1)", text)


def restore(row: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Return a row as an annotated article of the gold files: its text, and each span with its words."""
    annotations = [*_claims(row["claims"], text), *_names(row["names"], text)]
    return {"id": row["id"], "published": row["published"], "text": text, "annotations": annotations}


def _claims(claims: Sequence[Mapping[str, Any]], text: str) -> Iterator[dict[str, Any]]:
    for claim in claims:
        spans = {f"{field}_span": claim.get(field) for field in SPANS}
        words = {field: text[slice(*claim[field])] for field in SPANS if field != "content" and claim.get(field)}
        yield {"type": "claim", **{key: claim[key] for key in claim if key not in SPANS}, **spans, **words}


def _names(names: Sequence[tuple[int, int, str]], text: str) -> Iterator[dict[str, Any]]:
    for start, end, label in names:
        yield {"type": "entity", "span": [start, end], "text": text[start:end], "label": label}


if __name__ == "__main__":
    main()
