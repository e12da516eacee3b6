"""Count folded word forms in plain text, for the table that decides on clitics.

usage: python -m training.count_words OUT.tsv FILE.txt[.xz] FILE.jsonl[.xz] ... [--least 12]
"""

import argparse
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newslab.text.characters import ARABIC_LETTERS, INVISIBLE, MARKS, TATWEEL
from newslab.text.normalise import key

WORD = re.compile(f"[{ARABIC_LETTERS}{MARKS}{TATWEEL}{INVISIBLE}]+")
HEADER = """\
# How often folded word forms occur; it decides whether a first or last letter is a clitic.
# key: the form, folded by newslab.text.normalise.key; count: occurrences; marbuta: how many of them end in ة.
# Source: Arabic Wikipedia of 2017 (CC BY-SA 4.0) and the ANT corpus of radio news 2015-2017;
# made by training/count_words.py.
key\tcount\tmarbuta
"""


def lines(path: Path) -> Iterator[str]:
    """Yield the texts of a file: whole lines, or title and text of JSON objects."""
    opener = lzma.open if path.suffix == ".xz" else open
    is_json = ".jsonl" in path.suffixes
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield "\n".join(json.loads(line).get(field) or "" for field in ("title", "text")) if is_json else line


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--least", type=int, default=12)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    marbuta: Counter[str] = Counter()
    for path in options.files:
        for line in lines(path):
            words = WORD.findall(line)
            counts.update(map(key, words))
            marbuta.update(key(word) for word in words if "ة" in word[-2:])
    rows = sorted(((n, w) for w, n in counts.items() if n >= options.least and w), key=lambda row: (-row[0], row[1]))
    options.out.write_text(HEADER + "".join(f"{w}\t{n}\t{marbuta[w]}\n" for n, w in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
