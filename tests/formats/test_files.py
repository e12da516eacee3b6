"""What stands in the files, and what people are told who give wrong ones."""

import io
import json
import re

import openpyxl
import pandas as pd
import pytest
from spacy.lang.ar import Arabic
from spacy.tokens import DocBin
from spacy.training.converters import conll_ner_to_docs

import newslab
from newslab import formats, frames
from newslab.formats.tables import escaped
from tests.formats.articles import TEXT, rich

UNITS = TEXT.index("أكد") + 1  # one emoji of two units stands before it


def plain(text, **fields):
    return newslab.to_dict(newslab.from_dict({"id": "a", "text": text, **fields}))


def test_uima_and_doccano_count_utf16_units():
    (xmi,) = (data.decode() for name, data in formats.get("xmi").write([rich()]).items() if name.endswith(".xmi"))
    assert re.search(rf'<custom:Claim [^>]*begin="{UNITS}" end="{UNITS + 3}" identifier="c5"', xmi)
    cas = json.loads(next(iter(formats.get("cas_json").write([rich()]).values())))
    assert [s["begin"] for s in cas["%FEATURE_STRUCTURES"] if s.get("identifier") == "c5"] == [UNITS]
    line = json.loads(formats.get("doccano").write([rich()])["articles.jsonl"])
    assert UNITS in [span["start_offset"] for span in line["entities"] if span["label"] == "cue"]


@pytest.mark.parametrize("name", ["label_studio", "brat", "web_annotation", "gold"])
def test_the_others_count_characters(name):
    files = formats.get(name).write([rich()])
    held = b"".join(data for name, data in files.items() if not name.endswith(".txt")).decode()
    assert re.search(rf"\b{UNITS - 1}\b", held)
    assert not re.search(rf"\b{UNITS}\b", held)


def test_docbin_has_names_and_span_groups_for_spacy():
    data = formats.get("docbin").write([rich()])["articles.spacy"]
    (doc,) = DocBin().from_bytes(data).get_docs(Arabic().vocab)
    assert doc.text == TEXT
    assert [(e.text, e.label_) for e in doc.ents] == [("لرويترز", "ORG"), ("رويترز", "ORG"), ("حلب", "GPE")]
    assert [(s.text, s.label_, s.id_) for s in doc.spans["cues"]][:2] == [("قال", "say", "c4"), ("أكد", "assert", "c5")]
    assert set(doc.spans) >= {"contents", "sources", "relays", "addressees", "quantities", "counted", "dates"}


def test_a_docbin_of_another_origin_gives_its_names():
    doc = Arabic()("وصل بالي إلى حلب")
    doc.ents = [doc.char_span(4, 8, label="PER")]
    (article,) = formats.get("docbin").read({"x.spacy": DocBin(docs=[doc]).to_bytes()})
    assert [(e["text"], e["label"]) for e in article["entities"]] == [("بالي", "PER")]


def test_brat_writes_a_span_over_lines_in_fragments():
    files = formats.get("brat").write([rich()])
    content = TEXT.index("الأمر خطير.")
    assert f"content {content} {content + 11};{content + 12} {content + 18}\tالأمر خطير. جدا 🇸🇾" in _annotations(files)
    assert "negated\tArg:cue" in files["annotation.conf"].decode()


def test_what_an_annotator_changes_in_brat_is_read():
    files = formats.get("brat").write([plain("قال بالي إن الحرب انتهت")])
    files["a.ann"] = (
        "T1\tcue 0 3\tقال\nT2\tcontent 12 23\tالحرب انتهت\nR1\tcontent Arg1:T1 Arg2:T2\nA1\tstance T1 deny\n".encode()
    )
    (article,) = formats.get("brat").read(files)
    (claim,) = article["claims"]
    assert (claim["id"], claim["stance"], claim["content"]["text"]) == ("c1", "deny", "الحرب انتهت")
    assert newslab.from_dict(article)._.newslab_claims[0].mode == "indirect"


def test_label_studio_reads_the_last_annotation_before_the_prediction():
    tasks = json.loads(formats.get("label_studio").write([rich()])["tasks.json"])
    draft = tasks[0]["predictions"][0]["result"]
    for item in draft:
        if item.get("from_name") == "stance":
            item["value"]["choices"] = ["deny"]
    tasks[0]["annotations"] = [{"result": []}, {"result": draft}]
    (article,) = formats.get("label_studio").read({"export.json": json.dumps(tasks).encode()})
    assert {claim["stance"] for claim in article["claims"]} == {"deny"}


def test_every_field_of_label_studio_has_a_control():
    files = formats.get("label_studio").write([rich()])
    used = set(re.findall(r'"from_name": "(\w+)"', files["tasks.json"].decode()))
    assert used <= set(re.findall(r' name="(\w+)"', files["interface.xml"].decode()))


def test_a_quote_is_found_again_where_the_text_has_moved():
    page = json.loads(formats.get("web_annotation").write([rich()]).popitem()[1])
    about = json.loads(page["items"][0]["body"]["value"])
    page["items"][0]["body"]["value"] = json.dumps({**about, "text": f"مقدمة {about['text']}"})
    (article,) = formats.get("web_annotation").read({"a.jsonld": json.dumps(page).encode()})
    assert [c["cue"]["text"] for c in article["claims"]] == ["قال", "أكد", "قولها"]
    page["items"][0]["body"]["value"] = json.dumps({**about, "text": "نص آخر"})
    with pytest.raises(formats.FormatError, match="does not stand where it says"):
        formats.get("web_annotation").read({"a.jsonld": json.dumps(page).encode()})


def test_spacys_own_converter_reads_conll():
    text = formats.get("conll").write([rich()])["articles.conll"].decode()
    (doc,) = conll_ner_to_docs(text, n_sents=0, no_print=True)
    assert [(e.text, e.label_) for e in doc.ents] == [("رويترز", "ORG"), ("رويترز", "ORG"), ("حلب", "GPE")]
    assert [token.text for token in doc] == [rich()["text"][start:end] for start, end in rich()["segments"]]


def test_conll_reads_plain_iob_too():
    (article,) = formats.get("conll").read({"x.bio": "وصل O\nمصطفى I-PER\nبالي I-PER\nحلب B-GPE\n\nثم O\n".encode()})
    assert [(e["text"], e["label"]) for e in article["entities"]] == [("مصطفى بالي", "PER"), ("حلب", "GPE")]
    assert article["text"] == "وصل مصطفى بالي حلب\nثم"


DANGEROUS = ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "'=1", "＝1"]


@pytest.mark.parametrize("cell", DANGEROUS)
def test_no_cell_of_a_table_is_a_formula(cell):
    text = f"قال بالي إن {cell} حلب"
    content = {"start": 12, "end": len(text)}
    claim = {"id": "c1", "cue": {"start": 0, "end": 3}, "content": content, "speaker": cell, "speaker_kind": "person"}
    article = plain(text, claims=[claim | {"mode": "direct", "stance": "say", "negated": False}])
    read = pd.read_csv(io.BytesIO(formats.get("csv").write([article])["claims.csv"]), dtype=str)
    assert (read["speaker"][0], read["content"][0]) == (f"'{cell}", f"'{cell} حلب")
    book = openpyxl.load_workbook(io.BytesIO(formats.get("excel").write([article])["tables.xlsx"]))
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
    assert not [c for c in cells if c.data_type == "f"]
    assert f"'{cell}" in [c.value for c in cells]


@pytest.mark.parametrize("text", ["قال", "'قال", "1-1", "''", ""])
def test_other_cells_stay(text):
    assert escaped(text) == text


def test_tables_are_the_frames_of_all_articles():
    both = [rich(), plain("نص")]
    sheets = pd.read_excel(io.BytesIO(formats.get("excel").write(both)["tables.xlsx"]), sheet_name=None)
    assert sorted(sheets) == sorted(["articles", *frames.__all__])
    assert list(sheets["articles"]["text"]) == [TEXT, "نص"]
    parquet = formats.get("parquet").write(both)
    for name in frames.__all__:
        wanted = [getattr(frames, name)(newslab.from_dict(article)) for article in both]
        table = pd.read_parquet(io.BytesIO(parquet[f"{name}.parquet"]))
        assert len(table) == sum(map(len, wanted)) == len(sheets[name])
        assert list(table.columns) == list(wanted[0].columns) == list(sheets[name].columns)


def test_parquet_columns_have_one_type_whatever_is_in_them():
    schemas = [formats.get("parquet").write([article]) for article in (rich(), plain("نص"))]
    for name in frames.__all__:
        first, second = (pd.read_parquet(io.BytesIO(files[f"{name}.parquet"])).dtypes for files in schemas)
        assert list(first) == list(second)


def _annotations(files):
    return next(data for name, data in files.items() if name.endswith(".ann")).decode()


CUE = {"id": "c1", "cue": {"start": 0, "end": 3}, "content": {"start": 4, "end": 6}, "speaker_kind": "person"}
BREAK = {"id": "d1", "start": 2, "end": 5}


@pytest.mark.parametrize(
    ("name", "files", "message"),
    [
        ("jsonl", {"a.jsonl": b"{"}, "a.jsonl, line 1: is no JSON"),
        ("jsonl", {"a.jsonl": b'{"text": "x"}'}, "no annotated article; make some with `newslab annotate`"),
        ("jsonl", {"a.jsonl": b"\xff"}, "a.jsonl: is not UTF-8"),
        ("docbin", {"a.spacy": b"x"}, "a.spacy: is no DocBin"),
        ("conll", {"a.conll": "قال".encode()}, "a.conll, line 1: 'قال' is no word with a tag"),
        ("brat", {"a.txt": b"abc", "a.ann": b"T1\tcue 0 9\tabc"}, "a.ann, line 1: lies at 0 to 9, but the text has 3"),
        ("brat", {"a.txt": b"abc", "a.ann": b"T1\tcue x"}, "a.ann, line 1: .* is no line of brat's"),
        ("brat", {"a.txt": b"abc", "a.ann": b"T1\tPER 0 1;2 3\ta c"}, "has a gap"),
        ("brat", {"a.txt": b"abc", "a.ann": b"T1\tcue 0 3\tabc"}, "the cue 'abc' at 0 has no content; link one"),
        ("brat", {"a.txt": b"abc", "a.ann": b"R1\tsource Arg1:T1 Arg2:T2"}, "lacks one of its ends"),
        ("xmi", {"a.xmi": b"<x>"}, "a.xmi: is no CAS in XMI"),
        ("cas_json", {"a.json": b"{}"}, "a.json: "),
        ("label_studio", {"a.json": b"{}"}, "is no list of tasks"),
        ("label_studio", {"a.json": b"[{}]"}, "a.json, task 1: is no task"),
        ("doccano", {"a.jsonl": b"{}"}, "a.jsonl, line 1: has no 'text'"),
        (
            "doccano",
            {"a.jsonl": '{"text": "😀", "entities": [{"start_offset": 1, "end_offset": 2, "label": "PER"}]}'.encode()},
            "the offset 1 lies outside the text, or inside a character",
        ),
        ("web_annotation", {"a.jsonld": b"{}"}, "is no page of annotations"),
        ("gold", {"a.jsonl": b'{"text": "x"}'}, "has no 'annotations'"),
    ],
)
def test_wrong_files(name, files, message):
    with pytest.raises(formats.FormatError, match=message):
        formats.get(name).read(files)


@pytest.mark.parametrize(
    ("name", "article", "message"),
    [
        ("brat", plain("ab\n cd", dates=[BREAK | {"end": 3}]), "is empty, or begins or ends with a line break"),
        ("brat", plain("a\ud800"), "has a lone surrogate at 1"),
        ("xmi", plain("a\ud800"), "has a lone surrogate at 1"),
        ("xmi", plain("a\x00"), "has characters that XML cannot hold"),
        ("excel", plain("a\x01"), "control characters"),
        ("parquet", plain("a\ud800 bcd", dates=[BREAK | {"start": 0}]), "lone surrogate"),
        ("brat", plain("x") | {"id": ""}, "the id names the article's file and is empty"),
    ],
)
def test_articles_that_a_format_cannot_hold(name, article, message):
    with pytest.raises(formats.FormatError, match=message):
        formats.get(name).write([article])


def test_two_articles_with_one_id():
    with pytest.raises(formats.FormatError, match="two articles have this id"):
        formats.get("xmi").write([plain("x"), plain("y")])
