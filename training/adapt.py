"""Go on pretraining the encoder on Arabic text with masked words, before any label is seen.

usage: python -m training.adapt ENCODER OUT TEXT... [--steps 1300]

A TEXT is plain (.txt, .txt.xz: one article or paragraph a line) or JSON lines (.jsonl, .jsonl.xz with `text`).
A fifth of the words is hidden, all pieces of a word together (whole-word masking, Cui et al. 2021); of their pieces
eight in ten become <unk> (the cut vocabulary has no <mask>), one another piece, one stays (Devlin et al. 2019).
The output layer is tied to the piece embeddings.
"""

import argparse
import json
import lzma
import math
import random
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoTokenizer, BertModel, PreTrainedTokenizerFast

LENGTH = 128
BATCH = 32
HIDDEN = 0.2
WARM_UP = 100
SAVE_EVERY = 100
HEAD_RATE = 1e-3
IGNORED = -100


class MaskedWords(nn.Module):
    """The encoder with an output layer over the pieces, scored at hidden places only."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        size = encoder.config.hidden_size
        self.transform = nn.Sequential(nn.Linear(size, size), nn.GELU(), nn.LayerNorm(size))
        self.scale = nn.Parameter(torch.tensor(1.0))
        self.bias = nn.Parameter(torch.zeros(encoder.config.vocab_size))

    def forward(self, ids: Tensor, targets: Tensor) -> Tensor:
        """Return the mean loss over the hidden places of a (rows, pieces) batch."""
        places = targets != IGNORED
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self.encoder(input_ids=ids).last_hidden_state[places]
            scores = self.transform(hidden) @ self.encoder.embeddings.word_embeddings.weight.T
        return nn.functional.cross_entropy(scores.float() * self.scale + self.bias, targets[places])


def main() -> None:
    """Adapt and save the encoder every hundred steps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--steps", type=int, default=1300)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    run(parser.parse_args())


def run(options: argparse.Namespace) -> None:
    """Train for the steps asked for; the rate warms up and falls along a cosine."""
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    tokenizer = AutoTokenizer.from_pretrained(options.encoder)
    tokenizer.save_pretrained(options.out)
    model = MaskedWords(BertModel.from_pretrained(options.encoder, add_pooling_layer=False))
    head = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": model.encoder.parameters(), "lr": options.rate}, {"params": head, "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: rate_at(step, options.steps))
    running, began = 0.0, time.time()
    model.train()
    for step, (ids, targets) in enumerate(islice(batches(options.texts, tokenizer, rng), options.steps), 1):
        loss = model(ids, targets)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        running = loss.item() if step == 1 else 0.98 * running + 0.02 * loss.item()
        if step % 20 == 0:
            print(f"{step} loss {running:.3f} {step * BATCH * LENGTH / (time.time() - began):.0f} pieces/s", flush=True)
        if step % SAVE_EVERY == 0 or step == options.steps:
            model.encoder.save_pretrained(options.out)


def rate_at(step: int, steps: int) -> float:
    """Return the factor of the learning rate: a straight warm-up, then a half cosine down to nothing."""
    if step < WARM_UP:
        return (step + 1) / WARM_UP
    return 0.5 * (1 + math.cos(math.pi * (step - WARM_UP) / max(steps - WARM_UP, 1)))


def batches(
    paths: list[Path], tokenizer: PreTrainedTokenizerFast, rng: random.Random
) -> Iterator[tuple[Tensor, Tensor]]:
    """Yield (ids, targets) without end, each row a stretch of one text, texts shuffled anew in every round."""
    texts = [text for path in paths for text in read(path)]
    rows: list[tuple[list[int], list[int]]] = []
    while True:
        rng.shuffle(texts)
        for text in texts:
            encoding = tokenizer(text, add_special_tokens=False)
            ids, words = encoding["input_ids"], encoding.word_ids()
            for begin in range(0, len(ids) - LENGTH // 2, LENGTH - 2):
                end = begin + LENGTH - 2
                rows.append(hide(ids[begin:end], words[begin:end], tokenizer, rng))
            while len(rows) >= BATCH:
                yield stack(rows[:BATCH], tokenizer)
                rows = rows[BATCH:]


def read(path: Path) -> Iterator[str]:
    """Yield the texts of a file, those too short to fill half a row left out."""
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"] if ".jsonl" in path.name else line.strip()
            if len(text) > 2 * LENGTH:
                yield text


def hide(
    ids: list[int], words: list[int | None], tokenizer: PreTrainedTokenizerFast, rng: random.Random
) -> tuple[list[int], list[int]]:
    """Return a row's pieces with words hidden, and what stood there (-100 elsewhere)."""
    hidden = {word for word in set(words) if rng.random() < HIDDEN}
    shown, targets = list(ids), [IGNORED] * len(ids)
    for place, word in enumerate(words):
        if word in hidden:
            targets[place] = ids[place]
            chance = rng.random()
            if chance < 0.9:
                shown[place] = tokenizer.unk_token_id if chance < 0.8 else rng.randrange(5, len(tokenizer))
    begin, end = tokenizer.cls_token_id, tokenizer.sep_token_id
    return [begin, *shown, end], [IGNORED, *targets, IGNORED]


def stack(rows: list[tuple[list[int], list[int]]], tokenizer: PreTrainedTokenizerFast) -> tuple[Tensor, Tensor]:
    """Return a batch; a short row is filled up with unscored separators."""
    fill = tokenizer.sep_token_id
    ids = torch.tensor([ids + [fill] * (LENGTH - len(ids)) for ids, _ in rows])
    targets = torch.tensor([targets + [IGNORED] * (LENGTH - len(targets)) for _, targets in rows])
    return ids, targets


if __name__ == "__main__":
    main()
