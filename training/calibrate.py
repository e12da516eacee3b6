"""Fit how sure a name's score is: what part of names with a score is right, on the articles that only watched training.

usage: python -m training.calibrate MODEL GOLD [--check GOLD ...]

Writes slope and intercept into MODEL/ner/head.json (Platt 1999). With --check, prints for other gold files the expected
calibration error before and after, in ten bins of equal counts (Naeini et al. 2015).
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language

from training.train import HELD_OUT

Vector = NDArray[np.float64]
_STEPS = 50
_BINS = 10


def main() -> None:
    """Fit, write and check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--check", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    head = options.model / "ner/head.json"
    names = json.loads(head.read_text(encoding="utf-8"))
    head.write_text(json.dumps(names | {"calibration": [1.0, 0.0]}, indent=1), encoding="utf-8")
    nlp = spacy.load(options.model)
    scores, right = collect(nlp, read(options.gold)[::HELD_OUT])
    slope, intercept = fit(scores, right)
    head.write_text(json.dumps(names | {"calibration": [slope, intercept]}, indent=1), encoding="utf-8")
    print(f"{len(right)} names, slope {slope:.3f}, intercept {intercept:.3f}")
    for path in options.check:
        scores, right = collect(nlp, read(path))
        errors = [ece(1 / (1 + np.exp(-odds)), right) for odds in (scores, slope * scores + intercept)]
        print(f"{path.name}: {len(right)} names, right {right.mean():.3f}, ECE {errors[0]:.3f} -> {errors[1]:.3f}")


def read(path: Path) -> list[dict[str, object]]:
    """Return the articles of a gold file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def collect(nlp: Language, articles: Sequence[dict[str, object]]) -> tuple[Vector, Vector]:
    """Return the log-odds of the names' scores, and 1 for each that is right, span and label."""
    pairs = [pair for article in articles for pair in _pairs(nlp, article)]
    scores, right = np.array(pairs).T
    return np.log(scores / (1 - scores)), right


def _pairs(nlp: Language, article: dict[str, object]) -> Iterator[tuple[float, float]]:
    annotations = article["annotations"]
    assert isinstance(annotations, list)
    gold = {(*a["span"], a["label"]) for a in annotations if a["type"] == "entity"}
    with nlp.select_pipes(enable=["transformer", "ner"]):
        entities = nlp(str(article["text"]))._.newslab_entities
    for entity in entities:
        yield min(max(entity.score, 1e-6), 1 - 1e-6), float((entity.start, entity.end, entity.label) in gold)


def fit(scores: Vector, right: Vector) -> tuple[float, float]:
    """Return slope and intercept of the logistic regression, by Newton's method with a slight ridge."""
    features = np.stack([scores, np.ones_like(scores)], axis=1)
    weights = np.array([1.0, 0.0])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-features @ weights))
        gradient = features.T @ (right - p) - 0.1 * (weights - [1.0, 0.0])
        hessian = (features * (p * (1 - p))[:, None]).T @ features + 0.1 * np.eye(2)
        weights = weights + np.linalg.solve(hessian, gradient)
    return float(weights[0]), float(weights[1])


def ece(probability: Vector, right: Vector) -> float:
    """Return the mean gap between probability and accuracy over bins of equal counts."""
    order = np.argsort(probability)
    bins = np.array_split(order, _BINS)
    return float(sum(abs(probability[b].mean() - right[b].mean()) * len(b) for b in bins if len(b)) / len(order))


if __name__ == "__main__":
    main()
