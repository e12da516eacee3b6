"""Keep a network's weights small on disk: matrices as int8 with one scale a row, the rest as float16."""

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

__all__ = ["load", "pack", "save", "unpack"]

_SCALE = "|scale"


def pack(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return the compact form: each matrix becomes int8 rows and a float16 scale per row."""
    packed: dict[str, Tensor] = {}
    for name, value in state.items():
        if value.ndim != 2:
            packed[name] = value.to(torch.float16).contiguous()
            continue
        scale = (value.abs().amax(dim=1).clamp(min=1e-6) / 127).to(torch.float16)
        packed[name] = torch.round(value / scale.float()[:, None]).clamp(-127, 127).to(torch.int8).contiguous()
        packed[name + _SCALE] = scale
    return packed


def unpack(packed: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return float32 weights from their compact form."""
    state = {}
    for name, value in packed.items():
        if name.endswith(_SCALE):
            continue
        scale = packed.get(name + _SCALE)
        state[name] = value.float() if scale is None else value.float() * scale.float()[:, None]
    return state


def save(state: Mapping[str, Tensor], path: Path) -> None:
    """Write weights in their compact form."""
    save_file(pack(state), path)


def load(path: Path) -> dict[str, Tensor]:
    """Read weights from their compact form."""
    return unpack(load_file(path))
