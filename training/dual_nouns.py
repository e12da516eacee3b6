"""List masculine nouns whose ending ين is a dual, and those whose ending ين is a plural, from plain text.

usage: python -m training.dual_nouns OUT.tsv FILE.txt[.xz] FILE.jsonl[.xz] ...

The nominative tells them apart: `X+ان` beside a common X speaks for a dual, `X+ون` for a plural.
"""

import argparse
from collections import Counter
from pathlib import Path

from newslab.text.normalise import key
from training.count_words import WORD, lines

HEADER = """\
# Masculine nouns by what their ending ين is.
# stem: the noun without ending, folded; kind: dual or plural; dual, plural: how often X+ان and X+ون occur.
# Source: Arabic Wikipedia of 2017 (CC BY-SA 4.0) and the ANT corpus of radio news 2015-2017;
# made by training/dual_nouns.py.
stem\tkind\tdual\tplural
"""


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for path in options.files:
        for line in lines(path):
            counts.update(map(key, WORD.findall(line)))

    def count(word: str) -> int:
        return sum(counts[prefix + word] for prefix in ("", "ال", "و", "وال", "بال", "لل"))

    rows = []
    for word, number in counts.items():
        stem = word[:-2].removeprefix("ال")
        if word.endswith("ين") and len(stem) >= 3 and number >= 2 and word == word[:-2] + "ين":
            rows.append((stem, count(stem), count(stem + "ين"), count(stem + "ان"), count(stem + "ون")))
    chosen = []
    for stem, single, oblique, dual, plural in sorted(set(rows)):
        if plural >= 2 and plural > dual:
            chosen.append((stem, "plural", dual, plural))
        elif dual >= 2 and dual > 2 * plural and single >= 20 and max(dual, oblique) < 0.6 * single:
            chosen.append((stem, "dual", dual, plural))
    text = "".join("\t".join(map(str, row)) + "\n" for row in chosen)
    options.out.write_text(HEADER + text, encoding="utf-8")


if __name__ == "__main__":
    main()
