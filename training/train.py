"""Fine-tune the encoder as a tagger: BIO tags over the contract's labels, subtypes, and ANERcorp's own four labels.

usage: python -m training.train ENCODER OUT --ner FOLDER --gold train.jsonl [--epochs 4] [--persons LIST]

A corpus whose label may stand for several of ours teaches their sum: the loss is -log of the probability of all that
it allows (partial labels). ANERcorp's training half is read once with its own tags and NewsFANE's. Plain PyTorch with
bf16 autocast and a checkpoint after every epoch; `--resume` goes on.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from transformers import AutoTokenizer, BertModel, PreTrainedTokenizerFast

from training.corpora import Sentence, read_caraner, read_conll, read_gold, read_mappings, read_silver
from training.encode import Scheme, Window, encode, newslab_scheme, pack
from training.project import both
from training.replace import LONGEST, Pool, read_list
from training.tagger import Tagger, score

GOLD_WEIGHT = 3
EVERY_OTHER = ("aqmar", "wojood")  # far from news: every other epoch
HELD_OUT = 10  # every tenth gold article watches the training and teaches nothing


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--ner", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--persons", type=Path, help="a list of persons' names to put in others' place")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--pieces", type=int, default=1000, help="pieces a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="weights to start from, such as those of an earlier stage")
    parser.add_argument("--only", nargs="+", help="train on these corpora alone")
    parser.add_argument("--relabelled", type=Path, help="what training.relabel wrote: a corpus named relabelled")
    parser.add_argument("--silver", type=Path, help="what training.silver wrote: a corpus named silver")
    parser.add_argument("--resume", action="store_true")
    run(parser.parse_args())


def run(options: argparse.Namespace) -> None:
    """Train for the epochs asked for, from the last checkpoint if told to resume."""
    torch.manual_seed(options.seed)
    tokenizer = AutoTokenizer.from_pretrained(options.encoder)
    scheme = newslab_scheme(read_mappings())
    corpora, watched = read_corpora(options.ner, options.gold)
    if options.relabelled:
        corpora["relabelled"] = list(read_conll(options.relabelled, "newslab"))
    pool = Pool(chain.from_iterable(corpora.values()), read_list(options.persons, LONGEST) if options.persons else ())
    if options.silver:
        corpora["silver"] = list(read_silver(options.silver))
    model = Tagger(
        BertModel.from_pretrained(options.encoder, add_pooling_layer=False),
        len(scheme.tags), len(scheme.subtypes), len(scheme.coarse_tags),
    )  # fmt: skip
    if options.start:
        model.load_state_dict(torch.load(options.start))
    if options.only:
        corpora = {name: corpora[name] for name in options.only}
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "scheme.json").write_text(json.dumps({"labels": scheme.labels, "subtypes": scheme.subtypes}))
    tokenizer.save_pretrained(options.out)
    model.encoder.config.save_pretrained(options.out)
    optimiser = make_optimiser(model, options.rate)
    state = options.out / "state.pt"
    first = 0
    if options.resume and state.exists():
        saved = torch.load(state)
        model.load_state_dict(saved["model"])
        optimiser.load_state_dict(saved["optimiser"])
        first = saved["epoch"]
    rng = random.Random(options.seed)
    maker = Maker(corpora, scheme, tokenizer, pool, options.pieces)
    total = options.epochs * sum(1 for _ in maker.batches(random.Random(0), 0))
    for epoch in range(first, options.epochs):
        step = round(total * epoch / options.epochs)
        train_epoch(model, optimiser, maker.batches(rng, epoch), step, total, options.rate)
        torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(), "epoch": epoch + 1}, state)
        torch.save(model.state_dict(), options.out / f"epoch-{epoch + 1}.pt")
        if watched:
            print(f"epoch {epoch + 1}: held-out gold {score(model, scheme, tokenizer, watched)}", flush=True)


def read_corpora(ner: Path, gold: Path) -> tuple[dict[str, list[Sentence]], list[Sentence]]:
    """Return all corpora, and the gold sentences that only watch."""
    ids = [json.loads(line)["id"] for line in gold.read_text(encoding="utf-8").splitlines()]
    held = ids[::HELD_OUT]
    corpora = {
        "anercorp": list(
            both(
                read_conll(ner / "anercorp/train.conll", "anercorp"),
                list(read_conll(ner / "newsfane/train.conll", "newsfane")),
            )
        ),
        "aqmar": [s for path in sorted((ner / "aqmar").glob("*.txt")) for s in read_conll(path, "aqmar")],
        "wojood": [s for path in sorted((ner / "wojood-sample").glob("*.txt")) for s in read_conll(path, "wojood")],
        "caraner": list(read_caraner(ner / "caraner/CAraNER.csv")),
        "newslab": list(read_gold(gold, skip=held)),
    }
    return corpora, list(read_gold(gold, skip=set(ids) - set(held)))


@dataclass(frozen=True)
class Maker:
    """Makes an epoch's batches: windows packed anew, names replaced, of like length, up to `pieces` with padding."""

    corpora: dict[str, list[Sentence]]
    scheme: Scheme
    tokenizer: PreTrainedTokenizerFast
    pool: Pool
    pieces: int

    def batches(self, rng: random.Random, epoch: int) -> Iterator[list[Window]]:
        """Yield an epoch's batches in a random order."""
        runs = [run for name in self.corpora for run in self._runs(name, epoch, rng)]
        rng.shuffle(runs)
        for begin in range(0, len(runs), 400):
            windows = [encode(run, self.scheme, self.tokenizer, rng, augment=True) for run in runs[begin : begin + 400]]
            groups = list(group(sorted((w for w in windows if w.firsts), key=lambda w: len(w.pieces)), self.pieces))
            rng.shuffle(groups)
            yield from groups

    def _runs(self, name: str, epoch: int, rng: random.Random) -> Iterator[list[Sentence]]:
        if name in EVERY_OTHER and epoch % 2:
            return
        for _ in range(GOLD_WEIGHT if name == "newslab" else 1):
            yield from pack([self.pool.replace(sentence, rng) for sentence in self.corpora[name]], rng)


def group(windows: list[Window], pieces: int) -> Iterator[list[Window]]:
    """Cut windows sorted by length into batches of at most `pieces` padded pieces."""
    batch: list[Window] = []
    for window in windows:
        if batch and len(window.pieces) * (len(batch) + 1) > pieces:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def make_optimiser(model: Tagger, rate: float) -> torch.optim.Optimizer:
    """AdamW; the fresh head learns ten times faster than the encoder."""
    head = [p for name, p in model.named_parameters() if not name.startswith("encoder")]
    groups = [{"params": list(model.encoder.parameters()), "scale": 1.0}, {"params": head, "scale": 10.0}]
    return torch.optim.AdamW(groups, lr=rate, weight_decay=0.01)


def train_epoch(
    model: Tagger, optimiser: torch.optim.Optimizer, data: Iterator[list[Window]], step: int, total: int, rate: float
) -> None:
    """Run one epoch with a linear warm-up over a twentieth of all steps and a linear decay."""
    model.train()
    began, seen, running = time.time(), 0, 0.0
    for batch in data:
        step += 1
        factor = min(step / (0.05 * total), max(total - step, 1) / (0.95 * total))
        for each in optimiser.param_groups:
            each["lr"] = rate * each["scale"] * factor
        loss = batch_loss(model, batch)
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        seen += sum(len(w.firsts) for w in batch)
        running = 0.98 * running + 0.02 * float(loss.detach())
        if step % 100 == 0:
            print(f"step {step}/{total} loss {running:.4f} {seen / (time.time() - began):.0f} words/s", flush=True)


def batch_loss(model: Tagger, batch: list[Window]) -> Tensor:
    """Return the mean loss a word: tags by partial labels, and subtypes and coarse tags where the corpus has them."""
    with torch.autocast("cpu", torch.bfloat16):
        tags, subtypes, coarse = model.word_scores(batch)
    allowed = torch.from_numpy(np.concatenate([w.allowed for w in batch]))
    log_probability = torch.log_softmax(tags.float(), -1).masked_fill(~allowed, -1e4)
    loss = -torch.logsumexp(log_probability, -1).mean()
    loss = loss + 0.1 * known_loss(subtypes, [w.subtypes for w in batch])
    return loss + known_loss(coarse, [w.coarse for w in batch])


def known_loss(scores: Tensor, gold: list[np.ndarray]) -> Tensor:
    """Return the cross-entropy of the words that have a gold index, a mean over them; nothing where none has."""
    wanted = torch.from_numpy(np.concatenate(gold))
    if not bool((wanted >= 0).any()):
        return scores.new_zeros(())
    return nn.functional.cross_entropy(scores.float(), wanted, ignore_index=-1)


if __name__ == "__main__":
    main()
