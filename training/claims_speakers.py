"""Learn who speaks where the subject is left out: the weights of `newslab/claims/speaker_weights.tsv`.

    python -m training.claims_speakers ../shared/gold/train.jsonl

The rules find the claims and the candidates; a conditional logit model (McFadden 1974) learns from the gold speakers
which candidate to take, beginning from weights that grammar suggests. Five folds of articles measure it; the shipped
weights are learned from all. The order of earlier speakers is the gold one where a candidate has it.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from newslab.claims.candidates import Candidate
from newslab.claims.ranking import probabilities
from newslab.claims.rules import find_drafts
from newslab.claims.scene import make_scene
from newslab.claims.speakers import resolve
from training.claims_data import annotated_docs, overlap, same_name

__all__ = ["main"]

Example = tuple[list[set[str]], list[bool], int]  # features and rightness of each candidate, the shipped choice
TABLE = Path("src/newslab/claims/speaker_weights.tsv")
_HEADER = """\
# Weights for choosing the speaker of a claim whose subject is left out (`وأضاف أن`, `مشيرا إلى`), by claims/ranking.py.
# feature: what holds of a candidate, from claims/candidates.py; `form, way` joins the cue's form and how it was found.
# weight: added to the candidate's score. Source: learned from the annotated training articles by
# `python -m training.claims_speakers`; figures in training/MODEL_CARD.md.
feature	weight
"""
# What a grammar of Arabic says before any data: the weights are drawn towards these, and others towards nought.
_PRIOR = {
    "enclosing": 3.0, "participle, enclosing": -3.0, "same sentence": 2.5, "last": 2.0, "second last": 1.0,
    "older": 0.5, "subject": 3.2, "between": 3.0, "previous subject": 0.7, "nearest": 0.3, "many": 2.0,
    "named in content": -1.0, "agrees: yes": 1.0, "agrees: no": -3.0, "relative, nearest": 2.0, "antecedent": 3.0,
    "of relative clause": 3.0,
}  # fmt: skip
_RARE = 3  # features of fewer candidates are left out
_DECAY = 0.02
_STEPS = 1500


def main() -> None:
    """Learn from GOLD, print the figures of the folds, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", help="annotated articles, .jsonl")
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    articles = [examples(doc, gold) for doc, gold in annotated_docs(options.gold)]
    report(articles, options.folds)
    write(learn([example for article in articles for example in article]))


def examples(doc: Doc, gold: Sequence[dict[str, Any]]) -> list[Example]:
    """Return the empty subjects of a Doc whose gold speaker is known."""
    scene = make_scene(doc)
    drafts = find_drafts(scene)
    out: list[Example] = []

    def choose(number: int, candidates: Sequence[Candidate]) -> int:
        odds = probabilities(candidates)
        best = max(range(len(odds)), key=odds.__getitem__)
        draft = drafts[number]
        fitting = [claim for claim in gold if overlap(claim["cue_span"], draft.cue)]
        if not fitting or not fitting[0].get("speaker") or fitting[0]["speaker_kind"] == "unknown":
            return best
        right = [same_name(fitting[0]["speaker"], candidate.speaker.name) for candidate in candidates]
        out.append(([set(candidate.features) for candidate in candidates], right, best))
        return best if right[best] or True not in right else right.index(True)

    resolve(scene, drafts, choose)
    return out


def learn(found: Sequence[Example]) -> dict[str, float]:
    """Return weights that make the right candidates likely: gradient ascent on the penalised log-likelihood."""
    usable = [(features, right) for features, right, _ in found if any(right) and not all(right)]
    counts = Counter(feature for features, _ in usable for candidate in features for feature in candidate)
    names = sorted({feature for feature, count in counts.items() if count >= _RARE} | set(_PRIOR))
    index = {name: number for number, name in enumerate(names)}
    rows, owners, rights = [], [], []
    for number, (features, right) in enumerate(usable):
        for candidate, is_right in zip(features, right, strict=True):
            row = np.zeros(len(names))
            row[[index[feature] for feature in candidate if feature in index]] = 1
            rows.append(row)
            owners.append(number)
            rights.append(is_right)
    matrix, owner, target = np.array(rows), np.array(owners), np.array(rights)
    prior = np.array([_PRIOR.get(name, 0.0) for name in names])
    weights = prior.copy()
    step = np.zeros(len(names))
    for _ in range(_STEPS):
        scores = np.exp(np.clip(matrix @ weights, -30, 30))
        total = np.bincount(owner, scores)[owner]
        good = np.bincount(owner, scores * target)[owner]
        slope = matrix.T @ (scores * target / good - scores / total) / len(usable) - _DECAY * (weights - prior)
        step = 0.9 * step + slope
        weights += 0.3 * step
    return dict(zip(names, weights.round(3).tolist(), strict=True))


def accuracy(found: Iterable[Example], weights: dict[str, float] | None) -> tuple[int, int]:
    """Return how many empty subjects get the right speaker, of how many; None: as shipped."""
    right = total = 0
    for features, good, shipped in found:
        scores = [sum(weights.get(f, 0.0) for f in candidate) for candidate in features] if weights else []
        best = scores.index(max(scores)) if weights else shipped
        right, total = right + good[best], total + 1
    return right, total


def report(articles: Sequence[list[Example]], folds: int) -> None:
    """Print the accuracy of each fold's articles with weights learned from the others, and what is possible."""
    every = [example for article in articles for example in article]
    held = [0, 0]
    for fold in range(folds):
        train = [example for n, article in enumerate(articles) if n % folds != fold for example in article]
        test = [example for n, article in enumerate(articles) if n % folds == fold for example in article]
        right, total = accuracy(test, learn(train))
        held = [held[0] + right, held[1] + total]
    possible = sum(any(good) for _, good, _ in every)
    shipped, total = accuracy(every, None)
    fitted, _ = accuracy(every, learn(every))
    print(f"empty subjects {total}; a right candidate exists {possible}; weights as they were {shipped}")
    print(f"learned: folds {held[0]}/{held[1]} = {held[0] / held[1]:.3f}; on the training articles {fitted}")


def write(weights: dict[str, float]) -> None:
    """Write the table, the heaviest features first."""
    rows = sorted(weights.items(), key=lambda row: (-abs(row[1]), row[0]))
    TABLE.write_text(_HEADER + "".join(f"{name}\t{weight}\n" for name, weight in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
