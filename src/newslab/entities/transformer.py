"""The `transformer` component: one state a token for texts of any length, from weights small on disk."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy_transformers import Transformer
from spacy_transformers.annotation_setters import null_annotation_setter
from spacy_transformers.data_classes import FullTransformerBatch, HFObjects, TransformerData, WordpieceBatch
from spacy_transformers.layers.transformer_model import TransformerModel
from spacy_transformers.span_getters import configure_strided_spans
from thinc.api import Ragged
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast
from transformers.modeling_outputs import BaseModelOutput

from newslab.entities import weights
from newslab.entities.windows import first_pieces, windows

__all__ = ["CompactTransformer", "cpu_type", "encode", "make_transformer"]

_PIECES_AT_ONCE = 4096
_WEIGHTS = "weights.safetensors"

Matrix = NDArray[np.float32]
Indices = NDArray[np.int64]
Cut = tuple[int, int, int, int, int]


class CompactTransformer(Transformer):
    """spacy-transformers' `Transformer`, with one state a token and an int8 safetensors file on disk.

    `doc._.trf_data` holds (1, tokens with pieces, hidden) in `model_output.last_hidden_state`, and its `align` says
    which row is a token's: the state of its first piece, read in the middle of a window.
    """

    def predict(self, docs: Iterable[Doc]) -> FullTransformerBatch:
        """Read the documents' pieces in windows of like length, all documents together."""
        docs = list(docs)
        batch = FullTransformerBatch.empty(len(docs))
        size, overlap = self.cfg["window"], self.cfg["overlap"]
        found = encode(docs, self.model.transformer, self.model.tokenizer, size, overlap)
        batch.cached_doc_data = [_data(*each, len(doc)) for doc, each in zip(docs, found, strict=True)]
        return batch

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        self.model.transformer.config.to_json_file(folder / "config.json")
        weights.save(self.model.transformer.state_dict(), folder / _WEIGHTS)
        self.model.tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "CompactTransformer":
        """Read the folder."""
        folder = Path(path)
        config = BertConfig.from_json_file(folder / "config.json")
        with torch.device("meta"):
            encoder = BertModel(config, add_pooling_layer=False)
        encoder.load_state_dict(weights.load(folder / _WEIGHTS), strict=False, assign=True)
        _fill_buffers(encoder, config)
        self.model.attrs["set_transformer"](self.model, HFObjects(load_tokenizer(folder), encoder.eval(), None))
        self.place("cpu")
        return self

    def place(self, device: str) -> None:
        """Move the encoder to a device, in the narrowest type that the device multiplies fast."""
        self.model.transformer.to(device, torch.float16 if device.startswith("cuda") else cpu_type())


def cpu_type() -> torch.dtype:
    """Return bfloat16 where the processor has instructions for it, else float32."""
    fast = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
    return torch.bfloat16 if fast else torch.float32


def load_tokenizer(folder: Path) -> PreTrainedTokenizerFast:
    """Return the fast tokenizer of a model folder."""
    return PreTrainedTokenizerFast(
        tokenizer_file=str(folder / "tokenizer.json"),
        bos_token="<s>",
        eos_token="</s>",
        cls_token="<s>",
        sep_token="</s>",
        pad_token="<pad>",
        unk_token="<unk>",
    )


@Language.factory("newslab_transformer", assigns=["doc._.trf_data"], default_config={"window": 254, "overlap": 32})
def make_transformer(nlp: Language, name: str, window: int, overlap: int) -> CompactTransformer:
    """Build the component; it reads `window` pieces at a time, `overlap` of them again in the next window."""
    model = TransformerModel("", configure_strided_spans(128, 96), tokenizer_config={"use_fast": True})
    component = CompactTransformer(nlp.vocab, model, null_annotation_setter, name=name)
    component.cfg |= {"window": window, "overlap": overlap}
    return component


@torch.inference_mode()
def encode(
    docs: Sequence[Doc], encoder: BertModel, tokenizer: PreTrainedTokenizerFast, size: int, overlap: int
) -> list[tuple[Matrix, Indices]]:
    """Return for each Doc the states of its tokens that have pieces, (tokens, hidden), and the tokens' indices.

    Each text is cut into pieces once; windows of `size` pieces of all texts are read together, like lengths at a time.
    """
    texts = [_pieces(doc, tokenizer) for doc in docs]
    states = [np.zeros((len(rows), encoder.config.hidden_size), np.float32) for _, rows, _ in texts]
    cuts = [(number, *cut) for number, (ids, _, _) in enumerate(texts) for cut in windows(len(ids), size, overlap)]
    cuts.sort(key=lambda cut: cut[1] - cut[2])
    while cuts:
        width = cuts[0][2] - cuts[0][1] + 2
        some, cuts = _part(cuts, max(_PIECES_AT_ONCE // width, 1))
        hidden = _read([texts[number][0][begin:end] for number, begin, end, _, _ in some], encoder, tokenizer)
        for row, (number, begin, _, first, last) in enumerate(some):
            firsts = texts[number][2]
            low, high = np.searchsorted(firsts, (first, last))
            states[number][low:high] = hidden[row, firsts[low:high] - begin + 1]
    return [(rows, tokens) for rows, (_, tokens, _) in zip(states, texts, strict=True)]


def _pieces(doc: Doc, tokenizer: PreTrainedTokenizerFast) -> tuple[Indices, Indices, Indices]:
    """Return a text's pieces, the tokens that have some, and the index of each one's first piece."""
    encoding = tokenizer(doc.text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
    offsets = np.array(encoding["offset_mapping"], np.int64).reshape(-1, 2)
    starts = np.array([token.idx for token in doc], np.int64)
    firsts = first_pieces(starts, starts + np.array([len(token) for token in doc], np.int64), offsets)
    tokens = np.flatnonzero(firsts >= 0)
    return np.array(encoding["input_ids"], np.int64), tokens, firsts[tokens]


def _read(rows: Sequence[Indices], encoder: BertModel, tokenizer: PreTrainedTokenizerFast) -> Matrix:
    """Return the hidden states of rows of pieces, the longest first: (rows, width, hidden)."""
    width = len(rows[0]) + 2
    ids = np.full((len(rows), width), tokenizer.pad_token_id, np.int64)
    mask = np.zeros((len(rows), width), np.int64)
    for number, row in enumerate(rows):
        ids[number, : len(row) + 2] = (tokenizer.cls_token_id, *row, tokenizer.sep_token_id)
        mask[number, : len(row) + 2] = 1
    device = encoder.device
    padded = None if mask.all() else torch.from_numpy(mask).to(device)
    out = encoder(input_ids=torch.from_numpy(ids).to(device), attention_mask=padded)
    states: Matrix = out.last_hidden_state.float().cpu().numpy()
    return states


def _data(states: Matrix, tokens: Indices, count: int) -> TransformerData:
    lengths = np.zeros(count, np.int32)
    lengths[tokens] = 1
    align = Ragged(np.arange(len(tokens)), lengths)
    return TransformerData(WordpieceBatch.empty(), BaseModelOutput(last_hidden_state=states[None]), align)


def _part(order: list[Cut], count: int) -> tuple[list[Cut], list[Cut]]:
    return order[:count], order[count:]


def _fill_buffers(encoder: BertModel, config: BertConfig) -> None:
    """Make the position and type buffers, which are no weights and were left empty."""
    positions = torch.arange(config.max_position_embeddings).expand((1, -1))
    encoder.embeddings.register_buffer("position_ids", positions, persistent=False)
    encoder.embeddings.register_buffer("token_type_ids", torch.zeros_like(positions), persistent=False)
