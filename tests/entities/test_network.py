import torch
from transformers import BertConfig, BertModel

from newslab.entities.network import states


def encoder():
    torch.manual_seed(0)
    shape = {"hidden_size": 48, "num_hidden_layers": 3, "num_attention_heads": 4, "intermediate_size": 96}
    return BertModel(BertConfig(vocab_size=100, **shape), add_pooling_layer=False).eval()


@torch.inference_mode()
def test_the_states_are_those_of_bert():
    model, ids = encoder(), torch.randint(0, 100, (3, 17))
    mask = (torch.arange(17) < torch.tensor([[17], [10], [5]])).long()
    expected = model(input_ids=ids, attention_mask=mask).last_hidden_state
    torch.testing.assert_close(states(model, ids, mask)[mask.bool()], expected[mask.bool()], atol=1e-5, rtol=0)


@torch.inference_mode()
def test_rows_without_padding_need_no_mask():
    model, ids = encoder(), torch.randint(0, 100, (2, 9))
    torch.testing.assert_close(states(model, ids, None), model(input_ids=ids).last_hidden_state, atol=1e-5, rtol=0)
