"""The `transformer` component: one state a token for texts of any length, from weights small on disk."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

import numpy as np
import torch
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
from newslab.entities.network import states
from newslab.entities.pieces import Indices, Matrix, Reader

__all__ = ["CompactTransformer", "cpu_type", "make_transformer"]

_WEIGHTS = "weights.safetensors"


class CompactTransformer(Transformer):
    """spacy-transformers' `Transformer`, with one state a token and an int8 safetensors file on disk.

    `doc._.trf_data` holds (1, tokens with pieces, hidden) in `model_output.last_hidden_state`, and its `align` says
    which row is a token's: the state of its first piece, read in the middle of a window.
    """

    def predict(self, docs: Iterable[Doc]) -> FullTransformerBatch:
        """Read the documents' pieces in windows of like length, all documents together."""
        docs, encoder = list(docs), self.model.transformer
        batch = FullTransformerBatch.empty(len(docs))

        width = encoder.config.hidden_size
        reader = Reader(self.model.tokenizer, partial(states, encoder), width, encoder.device)
        found = reader.read(docs, self.cfg["window"], self.cfg["overlap"])
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


@Language.factory("newslab_transformer", assigns=["doc._.trf_data"], default_config={"window": 190, "overlap": 28})
def make_transformer(nlp: Language, name: str, window: int, overlap: int) -> CompactTransformer:
    """Build the component; it reads `window` pieces at a time, `overlap` of them again in the next window."""
    model = TransformerModel("", configure_strided_spans(128, 96), tokenizer_config={"use_fast": True})
    component = CompactTransformer(nlp.vocab, model, null_annotation_setter, name=name)
    component.cfg |= {"window": window, "overlap": overlap}
    return component


def _data(states: Matrix, tokens: Indices, count: int) -> TransformerData:
    lengths = np.zeros(count, np.int32)
    lengths[tokens] = 1
    align = Ragged(np.arange(len(tokens)), lengths)
    return TransformerData(WordpieceBatch.empty(), BaseModelOutput(last_hidden_state=states[None]), align)


def _fill_buffers(encoder: BertModel, config: BertConfig) -> None:
    """Make the position and type buffers, which are no weights and were left empty."""
    positions = torch.arange(config.max_position_embeddings).expand((1, -1))
    encoder.embeddings.register_buffer("position_ids", positions, persistent=False)
    encoder.embeddings.register_buffer("token_type_ids", torch.zeros_like(positions), persistent=False)
