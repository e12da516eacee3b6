import json
from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
from transformers import BertConfig, BertForTokenClassification, PreTrainedTokenizerFast

import newslab
from newslab.entities.borrowed import ModelError, tag_table
from newslab.entities.records import TAGS

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "قال", "مصطفى", "بالي", "لرويترز", "في", "الباغوز", "##ز"]
LABELS = ["O", "B-PERS", "I-PERS", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
MEANT = {"مصطفى": "B-PERS", "بالي": "I-PERS", "لرويترز": "B-ORG", "الباغوز": "B-LOC"}


def build(folder: Path, labels: list[str] = LABELS, meant: dict[str, str] = MEANT) -> Path:
    """Save a token classifier without layers: a word's own row of the embeddings says its tag."""
    tokenizer = Tokenizer(models.WordPiece({w: i for i, w in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    names = {"unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]", "pad_token": "[PAD]"}
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, **names).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=0, num_attention_heads=2, intermediate_size=16,
        max_position_embeddings=64, num_labels=len(labels), id2label=dict(enumerate(labels)),
    )  # fmt: skip
    model = BertForTokenClassification(config).eval()
    with torch.no_grad():
        for table in (model.bert.embeddings.position_embeddings, model.bert.embeddings.token_type_embeddings):
            table.weight.zero_()
        rows = model.bert.embeddings.word_embeddings.weight
        rows.zero_()
        model.classifier.weight.zero_()
        model.classifier.bias.zero_()
        for index, word in enumerate(WORDS):
            tag = labels.index(meant.get(word, "O"))
            rows[index, tag] = 1.0
        for tag in range(len(labels)):
            model.classifier.weight[tag, tag] = 9.0
    model.save_pretrained(folder)
    return folder


def test_another_model_gives_names_at_exact_offsets(tmp_path):
    nlp = newslab.load(ner=build(tmp_path))
    doc = newslab.annotate("قال مصطفى بالي لرويترز إن الأهالي عادوا إلى الباغوز", nlp=nlp)
    found = [(e.text, e.label, e.canonical) for e in doc._.newslab_entities]
    assert found == [
        ("مصطفى بالي", "PER", "مصطفى بالي"),
        ("رويترز", "ORG", "رويترز"),
        ("الباغوز", "LOC", "الباغوز"),
    ]
    assert next((e.text, e.label_) for e in doc.ents) == ("مصطفى بالي", "PER")
    assert doc._.newslab_claims[0].speaker == "مصطفى بالي"


def test_a_text_longer_than_the_model_takes_is_read_to_its_end(tmp_path):
    doc = newslab.load(ner=build(tmp_path))("قال " * 500 + "مصطفى بالي")
    assert [e.text for e in doc._.newslab_entities] == ["مصطفى بالي"]


def test_labels_of_ones_own(tmp_path):
    labels = ["O", "B-PLACENAME", "B-MISC"]
    folder = build(tmp_path, labels, {"الباغوز": "B-PLACENAME", "رويترز": "B-MISC"})
    with pytest.raises(ModelError, match=r'PLACENAME.*"labels": \{"PLACENAME": "ORG"\}'):
        newslab.load(ner=folder)
    nlp = newslab.load(ner={"model": str(folder), "labels": {"PLACENAME": "GPE"}})
    assert [(e.text, e.label) for e in nlp("في الباغوز")._.newslab_entities] == [("الباغوز", "GPE")]


def test_a_missing_model_says_how_to_get_it(monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError, match="hf download no-one/no-model"):
        newslab.load(ner="no-one/no-model")


def test_a_folder_without_a_model(tmp_path):
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "bert"}), encoding="utf-8")
    with pytest.raises(ModelError, match="holds no token classifier"):
        newslab.load(ner=tmp_path)


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a CUDA device")
def test_no_gpu_is_said():
    with pytest.raises(ModelError, match="no CUDA device"):
        newslab.load(gpu=True)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("O", {"O"}),
        ("B-PERS", {"B-PER"}),
        ("S-PERS", {"B-PER"}),
        ("I-PERS", {"I-PER"}),
        ("E-PERS", {"I-PER"}),
        ("I-LOC", {"B-LOC", "I-LOC"}),
        ("ORG", {"B-ORG", "I-ORG"}),
        ("B-MISC", {"O"}),
        ("B-Creative-Work", {"B-WORK_OF_ART"}),
    ],
)
def test_marks_of_other_schemes(label, expected):
    names = ["B-PERS", "I-PERS", "E-PERS", "S-PERS", "I-LOC", "ORG", "B-MISC", "B-Creative-Work", "O"]
    row = tag_table(names, {}, "model")[names.index(label)]
    assert {TAGS[i] for i in np.flatnonzero(row)} == expected


def test_a_label_that_newslab_has_not():
    with pytest.raises(ModelError, match="no label THING; it has PER"):
        tag_table(["O", "B-X"], {"X": "THING"}, "model")
