"""Measure a learned tagger of claims over the shipped encoder's states against the rules, and both together.

    python -m training.claims_tagger ../shared/gold/train.jsonl [--test ../shared/gold/dev.jsonl …]

Two small networks read the encoder's states, which the names need anyhow: one tells for each word whether it is a cue,
the other, for a word and a cue, whether the word is its source, addressee or content. Folds of the training articles
give the figures of the model alone; `both` keeps the rules' claims unless the network is sure that the cue is none, and
adds the cues that the rules miss and the network is sure of, with the network's spans. Nothing is written: see
MODEL_CARD.md for what was measured and why the rules are shipped without it.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.tokens import Doc
from torch import Tensor, nn

from newslab.claims import find_claims
from newslab.entities.ner import word_states
from newslab.evaluation import score_claims
from training.claims_data import annotated_docs, overlap

__all__ = ["main"]

_ROLES = ("source", "addressee", "content")
_BEFORE, _AFTER = 60, 110  # words round a cue that its parts may stand in
_SURE, _NO = 0.9, 0.05  # probabilities from which the network adds a cue to the rules' and takes one away
_EPOCHS, _HIDDEN = 12, 192


@dataclass(slots=True)
class Sample:
    """One article: the words' offsets, (words, hidden) states, its text, gold claims and the rules' claims."""

    text: str
    offsets: list[tuple[int, int]]
    states: NDArray[np.float32]
    gold: list[dict[str, Any]]
    rules: list[dict[str, Any]] = field(default_factory=list)


class Networks(nn.Module):
    """A cue for each word; a role for each pair of a word and a cue."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.cues = nn.Sequential(nn.Dropout(0.2), nn.Linear(3 * width, _HIDDEN), nn.GELU(), nn.Linear(_HIDDEN, 1))
        self.places = nn.Embedding(_BEFORE + _AFTER + 1, 32)
        self.roles = nn.Sequential(
            nn.Dropout(0.2), nn.Linear(3 * width + 32, _HIDDEN), nn.GELU(), nn.Linear(_HIDDEN, len(_ROLES))
        )

    def cue_scores(self, states: Tensor) -> Tensor:
        """Return a logit a word: (words,) from (words, hidden)."""
        blank = torch.zeros_like(states[:1])
        around = [torch.cat([blank, states[:-1]]), states, torch.cat([states[1:], blank])]
        return torch.as_tensor(self.cues(torch.cat(around, 1)).squeeze(1))

    def role_scores(self, states: Tensor, cue: int) -> tuple[Tensor, int]:
        """Return logits (words of the window, roles) and the window's first word."""
        first, last = max(0, cue - _BEFORE), min(len(states), cue + _AFTER)
        window = states[first:last]
        centre = states[cue].expand_as(window)
        place = self.places(torch.arange(first - cue + _BEFORE, last - cue + _BEFORE))
        return torch.as_tensor(self.roles(torch.cat([window, centre, window * centre, place], 1))), first


def main() -> None:
    """Print the figures of rules, model and both on folds of GOLD, and on each --test file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("--test", nargs="*", default=[])
    parser.add_argument("--folds", type=int, default=3)
    options = parser.parse_args()
    train = [sample(doc, gold) for doc, gold in annotated_docs(options.gold)]
    held: list[tuple[Sample, dict[str, list[dict[str, Any]]]]] = []
    for fold in range(options.folds):
        model = learn([s for n, s in enumerate(train) if n % options.folds != fold])
        held.extend((s, predict(model, s)) for n, s in enumerate(train) if n % options.folds == fold)
    report(f"{options.gold}, {options.folds} folds", held)
    model = learn(train)
    for path in options.test:
        tests = [sample(doc, gold) for doc, gold in annotated_docs(path)]
        report(path, [(s, predict(model, s)) for s in tests])


def sample(doc: Doc, gold: list[dict[str, Any]]) -> Sample:
    """Return what the networks see of an annotated Doc."""
    states, tokens = word_states(doc)
    offsets = [(doc[token].idx, doc[token].idx + len(doc[token])) for token in tokens]
    return Sample(doc.text, offsets, states, gold, [_as_dict(claim) for claim in find_claims(doc)])


def learn(samples: Sequence[Sample]) -> Networks:
    """Return networks trained on the gold claims of some articles."""
    torch.manual_seed(7)
    model = Networks(samples[0].states.shape[1])
    optimiser = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.05)
    weight = torch.tensor(4.0)
    order = np.random.default_rng(7)
    for _ in range(_EPOCHS):
        for number in order.permutation(len(samples)):
            one = samples[number]
            if not one.offsets:
                continue
            states = torch.from_numpy(one.states)
            cues = torch.from_numpy(_covered(one.offsets, [claim["cue_span"] for claim in one.gold]))
            loss = nn.functional.binary_cross_entropy_with_logits(model.cue_scores(states), cues, pos_weight=weight)
            for claim in one.gold:
                place = _first(one.offsets, claim["cue_span"])
                if place is None:
                    continue
                scores, first = model.role_scores(states, place)
                spans = [claim.get(f"{role}_span") for role in _ROLES]
                wanted = [_covered(one.offsets, [span] if span else [])[first : first + len(scores)] for span in spans]
                target = torch.from_numpy(np.stack(wanted, 1))
                loss = loss + nn.functional.binary_cross_entropy_with_logits(scores, target) / max(1, len(one.gold))
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
    return model.eval()


@torch.no_grad()
def predict(model: Networks, one: Sample) -> dict[str, list[dict[str, Any]]]:
    """Return the claims of the rules, of the model alone, and of both."""
    if not one.offsets:
        return {"rules": one.rules, "model": [], "both": one.rules}
    states = torch.from_numpy(one.states)
    sure = torch.sigmoid(model.cue_scores(states)).tolist()
    found = [claim for place in _peaks(sure, 0.5) if (claim := _claim(model, one, states, place))]
    kept = [claim for claim in one.rules if _chance(one, sure, claim) > _NO]
    new = [claim for place in _peaks(sure, _SURE) if (claim := _claim(model, one, states, place))]
    cues = [_span(claim["cue"]) for claim in one.rules]
    added = [claim for claim in new if not any(overlap(_span(claim["cue"]), cue) for cue in cues)]
    return {"rules": one.rules, "model": found, "both": kept + added}


def report(title: str, results: Sequence[tuple[Sample, dict[str, list[dict[str, Any]]]]]) -> None:
    """Print cue, content, source and addressee of the three."""
    print(title)
    gold = [
        {"id": n, "text": s.text, "annotations": [{**a, "type": "claim"} for a in s.gold]}
        for n, (s, _) in enumerate(results)
    ]
    for system in ("rules", "model", "both"):
        found = [{"id": n, "text": s.text, "claims": claims[system]} for n, (s, claims) in enumerate(results)]
        shown = [
            f"{s.field} {s.measure} {s.f1:.3f} (P {s.precision:.3f} R {s.recall:.3f})"
            for s in score_claims(gold, found)
            if (s.field, s.measure) in _SHOWN
        ]
        print(f"  {system:6s}", "; ".join(shown))


_SHOWN = {("cue", "overlap"), ("content", "characters"), ("source", "overlap"), ("addressee", "overlap")}


def _claim(model: Networks, one: Sample, states: Tensor, place: int) -> dict[str, Any] | None:
    scores, first = model.role_scores(states, place)
    chances = torch.sigmoid(scores).numpy()
    spans = {role: _run(chances[:, n], first, one) for n, role in enumerate(_ROLES)}
    if spans["content"] is None:
        return None
    cue = one.offsets[place]
    return {"cue": _place(cue), "relay": None, **spans}


def _run(chances: NDArray[np.float32], first: int, one: Sample) -> dict[str, int] | None:
    """Return the run of words with the greatest sum of chances above a half; single gaps of two words are bridged."""
    best, total, start, current, gap = None, 0.0, None, 0.0, 0
    for number, chance in enumerate([*chances.tolist(), 0.0, 0.0, 0.0]):
        if chance > 0.5:
            start, current, gap, end = (number if start is None else start), current + chance, 0, number
        elif start is not None:
            gap += 1
            if gap > 2:
                if current > total:
                    best, total = (start, end), current
                start, current = None, 0.0
    if best is None:
        return None
    return _place((one.offsets[first + best[0]][0], one.offsets[first + best[1]][1]))


def _peaks(sure: Sequence[float], least: float) -> list[int]:
    return [n for n, chance in enumerate(sure) if chance >= least and not (n and sure[n - 1] >= chance)]


def _chance(one: Sample, sure: Sequence[float], claim: dict[str, Any]) -> float:
    cue = _span(claim["cue"])
    return max(
        (chance for chance, offsets in zip(sure, one.offsets, strict=True) if overlap(offsets, cue)), default=1.0
    )


def _covered(offsets: Sequence[tuple[int, int]], spans: Sequence[Sequence[int]]) -> NDArray[np.float32]:
    return np.array([any(overlap(offset, span) for span in spans) for offset in offsets], np.float32)


def _first(offsets: Sequence[tuple[int, int]], span: Sequence[int]) -> int | None:
    return next((n for n, offset in enumerate(offsets) if overlap(offset, span)), None)


def _as_dict(claim: Any) -> dict[str, Any]:
    parts = {name: getattr(claim, name) for name in ("cue", "source", "addressee", "relay", "content")}
    return {name: _place((span.start, span.end)) if span else None for name, span in parts.items()}


def _place(span: Sequence[int]) -> dict[str, int]:
    return {"start": span[0], "end": span[1]}


def _span(record: dict[str, int]) -> tuple[int, int]:
    return record["start"], record["end"]


if __name__ == "__main__":
    main()
