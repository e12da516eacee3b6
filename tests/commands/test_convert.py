import json

import pytest

from newslab.cli import main
from newslab.formats import FORMATS, get
from tests.formats.articles import rich

FOLDERS = ("brat", "csv", "parquet")


def run(capsys, *arguments):
    status = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.fixture
def annotated(tmp_path):
    path = tmp_path / "annotated.jsonl"
    path.write_bytes(get("jsonl").write([rich()])["articles.jsonl"])
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_there_and_back_by_the_looks_of_the_files(capsys, tmp_path, annotated, name):
    out, back = tmp_path / "out", tmp_path / "back.jsonl"
    status, printed, err = run(capsys, "convert", annotated, out, "--to", name)
    assert (status, err) == (0, "")
    assert printed.startswith(f"1 article: {out} (")
    if hasattr(get(name), "read"):
        assert run(capsys, "convert", out, back, "--to", "jsonl")[0] == 0
        text = json.loads(back.read_text(encoding="utf-8"))["text"]
        assert text == rich()["text"] or name == "conll"


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in FOLDERS])
def test_one_file_by_its_suffix(capsys, tmp_path, annotated, name):
    out = tmp_path / f"out{get(name).SUFFIX}"
    assert run(capsys, "convert", annotated, out, "--to", name)[0] == 0
    assert out.is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["annotated.jsonl", out.name]


@pytest.mark.parametrize(
    ("source", "out", "to", "message"),
    [
        ("missing.jsonl", "x.conll", "conll", "missing.jsonl: no such file"),
        ("plain.txt", "x.conll", "conll", "looks like none of newslab's formats"),
        ("annotated.jsonl", "x.csv", "csv", "x.csv: what csv writes is a folder: name one"),
        ("annotated.jsonl", "x.txt", "conll", "x.txt: what conll writes ends in .conll, or name a folder"),
        ("two.jsonl", "x.xmi", "xmi", "x.xmi: xmi makes 2 files, one an article; name a folder"),
        ("bad.jsonl", "x.conll", "conll", "bad.jsonl, line 2: is no JSON"),
    ],
)
def test_what_is_wrong_is_one_line_and_nothing_is_written(capsys, tmp_path, annotated, source, out, to, message):
    (tmp_path / "plain.txt").write_text("نص", encoding="utf-8")
    lines = [json.dumps(rich() | {"id": id}) for id in "ab"]
    (tmp_path / "two.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "bad.jsonl").write_text(f"{lines[0]}\n{{", encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    status, printed, err = run(capsys, "convert", tmp_path / source, tmp_path / out, "--to", to)
    assert (status, printed, err.count("\n")) == (1, "", 1)
    assert message in err
    assert sorted(tmp_path.iterdir()) == before


def test_tables_are_not_read_back(capsys, tmp_path, annotated):
    run(capsys, "convert", annotated, tmp_path / "t.xlsx", "--to", "excel")
    status, _, err = run(capsys, "convert", tmp_path / "t.xlsx", tmp_path / "b.jsonl", "--to", "jsonl")
    assert status == 1
    assert "excel is written only" in err


def test_an_unknown_format_is_wrong_usage(capsys):
    with pytest.raises(SystemExit):
        main(["convert", "a", "b", "--to", "pdf"])
    assert "pdf" in capsys.readouterr().err
