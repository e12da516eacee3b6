"""Measure how often each way of finding a claim is right: the table `newslab/claims/scores.tsv`.

    python -m training.claims_scores ../shared/gold/train.jsonl

A claim is right where its cue overlaps a gold cue and its content shares half of the longer of the two contents. Shares
are drawn towards the share of all claims by two imagined ones, so that a rare way gets no extreme score.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from newslab.claims.draft import Draft
from newslab.claims.rules import find_drafts
from newslab.claims.scene import make_scene
from newslab.claims.scores import way
from training.claims_data import annotated_docs, overlap

__all__ = ["main"]

TABLE = Path("src/newslab/claims/scores.tsv")
_HEADER = """\
# How often claims found in one way are right on the annotated training articles.
# way: the rule and the form of the cue. share: right of found, drawn towards the share of all by two imagined claims.
# found, right: the counts. Source: measured by `python -m training.claims_scores`.
way	share	found	right
"""
_IMAGINED = 2


def main() -> None:
    """Measure on GOLD and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", help="annotated articles, .jsonl")
    write(annotated_docs(parser.parse_args().gold))


def write(articles: Iterable[tuple[Doc, Sequence[dict[str, Any]]]]) -> None:
    """Count over the articles and write the table."""
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for doc, gold in articles:
        for draft in find_drafts(make_scene(doc)):
            found[way(draft)] += 1
            right[way(draft)] += any(_is_right(draft, claim) for claim in gold)
    overall = sum(right.values()) / sum(found.values())
    rows = [
        f"{name}\t{(right[name] + _IMAGINED * overall) / (count + _IMAGINED):.3f}\t{count}\t{right[name]}\n"
        for name, count in sorted(found.items(), key=lambda row: (-row[1], row[0]))
    ]
    TABLE.write_text(_HEADER + "".join(rows), encoding="utf-8")


def _is_right(draft: Draft, claim: dict[str, Any]) -> bool:
    content = claim["content_span"]
    longer = max(content[1] - content[0], draft.content[1] - draft.content[0])
    return overlap(claim["cue_span"], draft.cue) > 0 and 2 * overlap(content, draft.content) >= longer


if __name__ == "__main__":
    main()
