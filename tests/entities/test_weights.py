import torch

from newslab.entities import weights


def test_what_is_packed_comes_back_nearly_the_same(tmp_path):
    state = {"matrix": torch.randn(20, 30), "bias": torch.randn(20)}
    weights.save(state, tmp_path / "w.safetensors")
    again = weights.load(tmp_path / "w.safetensors")
    assert set(again) == set(state)
    step = state["matrix"].abs().amax(dim=1, keepdim=True) / 127
    assert bool(((again["matrix"] - state["matrix"]).abs() <= 0.6 * step).all())
    assert torch.allclose(again["bias"], state["bias"], atol=1e-2)
