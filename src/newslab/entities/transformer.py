"""The `transformer` component: spacy-transformers' pipe with weights small on disk, for texts of any length."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import torch
from spacy.language import Language
from spacy_transformers import Transformer
from spacy_transformers.annotation_setters import null_annotation_setter
from spacy_transformers.data_classes import HFObjects
from spacy_transformers.layers.transformer_model import TransformerModel
from spacy_transformers.span_getters import configure_strided_spans
from torch import Tensor
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast
from transformers.modeling_outputs import BaseModelOutput

from newslab.entities import weights

__all__ = ["CompactTransformer", "Encoder", "make_transformer"]

_PIECES_AT_ONCE = 4096
_WEIGHTS = "weights.safetensors"


class Encoder(BertModel):
    """A BERT encoder that takes any number of rows, a few at a time and like lengths together."""

    def forward(self, input_ids: Tensor, attention_mask: Tensor, **_: Any) -> BaseModelOutput:
        """Return the last hidden states: (rows, width, hidden); positions of padding hold zeros."""
        lengths = attention_mask.sum(dim=1).long()
        hidden = torch.zeros(*input_ids.shape, self.config.hidden_size, device=input_ids.device)
        order = torch.argsort(lengths, descending=True)
        while len(order):
            width = max(int(lengths[order[0]]), 1)
            rows, order = _cut(order, max(_PIECES_AT_ONCE // width, 1))
            out = super().forward(input_ids=input_ids[rows, :width], attention_mask=attention_mask[rows, :width])
            hidden[rows, :width] = out.last_hidden_state
        return BaseModelOutput(last_hidden_state=hidden)


class CompactTransformer(Transformer):
    """spacy-transformers' `Transformer`, written as an int8 safetensors file, a config and a tokenizer file."""

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
            encoder = Encoder(config, add_pooling_layer=False)
        encoder.load_state_dict(weights.load(folder / _WEIGHTS), strict=False, assign=True)
        _fill_buffers(encoder, config)
        self.model.attrs["set_transformer"](self.model, HFObjects(load_tokenizer(folder), encoder.eval(), None))
        return self


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
        model_max_length=512,
    )


@Language.factory("newslab_transformer", assigns=["doc._.trf_data"], default_config={"window": 128, "stride": 96})
def make_transformer(nlp: Language, name: str, window: int, stride: int) -> CompactTransformer:
    """Build the component; it reads `window` tokens at a time and begins anew every `stride` tokens."""
    model = TransformerModel("", configure_strided_spans(window, stride), tokenizer_config={"use_fast": True})
    return CompactTransformer(nlp.vocab, model, null_annotation_setter, name=name)


def _cut(order: Tensor, count: int) -> tuple[Tensor, Tensor]:
    return order[:count], order[count:]


def _fill_buffers(encoder: Encoder, config: BertConfig) -> None:
    """Make the position and type buffers, which are no weights and were left empty."""
    positions = torch.arange(config.max_position_embeddings).expand((1, -1))
    encoder.embeddings.register_buffer("position_ids", positions, persistent=False)
    encoder.embeddings.register_buffer("token_type_ids", torch.zeros_like(positions), persistent=False)
