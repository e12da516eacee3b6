"""Read texts of any length with a network that takes a few hundred pieces at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.tokens import Doc
from torch import Tensor
from transformers import PreTrainedTokenizerFast

from newslab.entities.windows import first_pieces, windows

__all__ = ["Indices", "Matrix", "Reader"]

_PIECES_AT_ONCE = 1024
_STEP = 16  # rows are padded to few lengths: for each new one PyTorch's products keep a kernel in memory

Matrix = NDArray[np.float32]
Indices = NDArray[np.int64]
Network = Callable[[Tensor, Tensor | None], Tensor]


@dataclass(frozen=True, slots=True)
class Reader:
    """A tokenizer, and a network from (ids, mask), each (rows, pieces), to (rows, pieces, width) on a device."""

    tokenizer: PreTrainedTokenizerFast
    network: Network
    width: int
    device: torch.device

    def read(self, docs: Sequence[Doc], size: int, overlap: int) -> list[tuple[Matrix, Indices]]:
        """Return for each Doc a row a token that has pieces, (tokens, width), and the tokens' indices.

        Each text is cut into pieces once and a token is read at its first piece. Windows of `size` pieces of all texts
        are read together, like lengths at a time.
        """
        texts = [self._pieces(doc) for doc in docs]
        found = [np.zeros((len(tokens), self.width), np.float32) for _, tokens, _ in texts]
        cuts = [(number, *cut) for number, (ids, _, _) in enumerate(texts) for cut in windows(len(ids), size, overlap)]
        cuts.sort(key=lambda cut: cut[1] - cut[2])
        while cuts:
            count = max(_PIECES_AT_ONCE // (cuts[0][2] - cuts[0][1] + 2), 1)
            some, cuts = cuts[:count], cuts[count:]
            rows = self._run([texts[number][0][begin:end] for number, begin, end, _, _ in some], size + 2)
            for row, (number, begin, _, first, last) in zip(rows, some, strict=True):
                firsts = texts[number][2]
                low, high = np.searchsorted(firsts, (first, last))
                found[number][low:high] = row[firsts[low:high] - begin + 1]
        return [(rows, tokens) for rows, (_, tokens, _) in zip(found, texts, strict=True)]

    def _pieces(self, doc: Doc) -> tuple[Indices, Indices, Indices]:
        """Return a text's pieces, the tokens that have some, and the index of each one's first piece."""
        encoding = self.tokenizer(doc.text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
        offsets = np.array(encoding["offset_mapping"], np.int64).reshape(-1, 2)
        starts, lengths = doc.to_array(["IDX", "LENGTH"]).astype(np.int64).reshape(-1, 2).T
        firsts = first_pieces(starts, starts + lengths, offsets)
        tokens = np.flatnonzero(firsts >= 0)
        return np.array(encoding["input_ids"], np.int64), tokens, firsts[tokens]

    @torch.inference_mode()
    def _run(self, rows: Sequence[Indices], most: int) -> Matrix:
        """Return the network's output for rows of pieces, the longest first, at most `most` with their ends."""
        length = min(-(-(len(rows[0]) + 2) // _STEP) * _STEP, most)
        ids = np.full((len(rows), length), self.tokenizer.pad_token_id or 0, np.int64)
        mask = np.zeros((len(rows), length), np.int64)
        for number, row in enumerate(rows):
            ids[number, : len(row) + 2] = (self.tokenizer.cls_token_id, *row, self.tokenizer.sep_token_id)
            mask[number, : len(row) + 2] = 1
        padded = None if mask.all() else torch.from_numpy(mask).to(self.device)
        out: Matrix = self.network(torch.from_numpy(ids).to(self.device), padded).float().cpu().numpy()
        return out
