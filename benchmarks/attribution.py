"""Measure claims on attributions derived by rule from a treebank, and time the stage.

    python -m benchmarks.attribution ../shared/peers/padt_attribution_ar.dev.jsonl

The rows (`text`, `dim`, `expected` with cue and content) are silver: only cue and complement clause, so recall and
overlap are told, no precision. Then the running example, one to sixty-four times over, is timed: processor seconds of
`find_claims` alone, on one core, with the names and dates already found.
"""

import argparse
import json
import time
from pathlib import Path
from typing import Any

import newslab
from newslab.claims import find_claims
from newslab.text.words import words

__all__ = ["main"]

ARTICLE = Path("data/articles/baghuz-2019-02-11.txt")
_TIMES = (1, 4, 16, 64)


def main() -> None:
    """Print recall of cues, overlap of contents, and words a second."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("silver", nargs="?", help="a file of attributions, .jsonl")
    options = parser.parse_args()
    if options.silver:
        attributions(Path(options.silver))
    speed()


def attributions(path: Path) -> None:
    """Print cue recall and content overlap of the reported speech of a file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [row for row in rows if row["dim"] == "reported_speech"]
    found = shared = gold = predicted = 0
    for row, doc in zip(rows, newslab.pipe([row["text"] for row in rows]), strict=True):
        expected = row["expected"]
        claim = next((c for c in doc._.newslab_claims if _overlap(expected["cue"], c.cue)), None)
        if claim is not None:
            found += 1
            shared += _overlap(expected["content"], claim.content)
            gold += expected["content"]["end"] - expected["content"]["start"]
            predicted += claim.content.end - claim.content.start
    print(f"reported speech: {len(rows)} cues, recall {found / len(rows):.3f}")
    print(f"contents of those found: overlap F1 {2 * shared / (gold + predicted):.3f} by characters")


def speed() -> None:
    """Print words a second of the claims stage for texts of growing length."""
    text = newslab.read_article(ARTICLE).text
    nlp = newslab.load()
    for times in _TIMES:
        doc = nlp("\n".join([text] * times))
        count = len(words(doc))
        start = time.process_time()
        claims = find_claims(doc)
        seconds = time.process_time() - start
        print(f"{count:7d} words, {len(claims):5d} claims: {count / seconds:8.0f} words a second")


def _overlap(expected: dict[str, Any], span: Any) -> int:
    return max(0, min(expected["end"], span.end) - max(expected["start"], span.start))


if __name__ == "__main__":
    main()
