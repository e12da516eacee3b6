"""List name words whose first letter looks like a proclitic and is none, from lists of names.

usage: python -m training.whole_names OUT.tsv PAIRS.txt

PAIRS holds lines of Latin name, Arabic name with its letters spaced, and count.
A word is listed when it occurs in the names more often than its rest does, and the clitic splitter would cut it, or
it begins with و.
"""

import argparse
from collections import Counter
from pathlib import Path

from newslab.text.clitics import stem_offset
from newslab.text.normalise import key

OWN = ("وفا", "وام", "لسعد")  # two agencies and a Tunisian name
HEADER = """\
# Name words whose first letter is no proclitic although the splitter would cut it.
# name: the word, folded; count: how often it occurs among the names.
# Source: Wikidata's Arabic labels (CC0), and three own rows; made by training/whole_names.py.
name\tcount
"""


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("pairs", type=Path)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for line in options.pairs.read_text(encoding="utf-8").splitlines():
        _, spaced, count = line.split("\t")
        counts[key(spaced.replace(" ", ""))] += int(count)
    cut = (w for w in counts if len(w) > 2 and (stem_offset(w) or w.startswith("و")))
    listed = {w: counts[w] for w in cut if counts[w] > counts[w[1:]]}
    listed |= {word: counts[word] for word in OWN}
    rows = sorted(listed.items(), key=lambda row: (-row[1], row[0]))
    options.out.write_text(HEADER + "".join(f"{w}\t{n}\n" for w, n in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
