import json
import stat

import pytest

from newslab.cli import main

TEXT = "قال مصطفى بالي لرويترز إن 41 موقعا سقطت أمس."


def run(capsys, *arguments):
    status = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_one_object_per_article_one_a_line(capsys, tmp_path, good):
    lines = tmp_path / "more.jsonl"
    lines.write_text(json.dumps({"text": "نص\u2028آخر"}) + "\n" + json.dumps({"text": "نص"}), encoding="utf-8")
    status, out, err = run(capsys, "annotate", good, lines)
    records = [json.loads(line) for line in out.split("\n") if line]
    assert (status, err) == (0, "")
    assert [record["id"] for record in records] == ["good", "more-1", "more-2"]
    assert [record["text"] for record in records] == [TEXT, "نص\u2028آخر", "نص"]


def test_published_dates_the_articles_that_give_none(capsys, tmp_path, good):
    dated = tmp_path / "dated.txt"
    dated.write_text(f"---\npublished: 2014-05-01\n---\n{TEXT}", encoding="utf-8")
    _, out, _ = run(capsys, "annotate", good, dated, "--published", "2019-02-11")
    records = [json.loads(line) for line in out.splitlines()]
    assert [record["published"] for record in records] == ["2019-02-11", "2014-05-01"]
    assert [record["dates"][0]["value"] for record in records] == ["2019-02-10", "2014-04-30"]


def test_bad_files_get_a_line_each_and_good_ones_are_written(capsys, tmp_path, good):
    empty, latin = tmp_path / "empty.txt", tmp_path / "latin.txt"
    empty.touch()
    latin.write_bytes("نص".encode("cp1256"))
    out = tmp_path / "out.jsonl"
    status, printed, err = run(capsys, "annotate", tmp_path / "missing.txt", empty, good, latin, "-o", out)
    assert (status, printed) == (1, "")
    assert [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()] == ["good"]
    assert [line.split(":")[0] for line in err.splitlines()] == ["newslab"] * 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty.txt", "good.txt", "latin.txt", "out.jsonl"]


def test_nothing_is_written_when_nothing_could_be_read(capsys, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text("kept", encoding="utf-8")
    status, _, err = run(capsys, "annotate", tmp_path / "missing.txt", "-o", out)
    assert status == 1
    assert "missing.txt: no such file" in err
    assert out.read_text(encoding="utf-8") == "kept"


def test_a_folder_that_is_not_there(capsys, tmp_path, good):
    status, _, err = run(capsys, "annotate", good, "-o", tmp_path / "no" / "out.jsonl")
    assert status == 1
    assert "no such file or directory" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["annotate", "x.txt", "--published", "gestern"], "'gestern' is no date; write it as YYYY-MM-DD"),
        (["annotate"], "FILE"),
        ([], "COMMAND"),
        (["annotate", "x.txt", "--format", "xml"], "xml"),
    ],
)
def test_wrong_usage(capsys, arguments, message):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert message in capsys.readouterr().err


def test_lone_surrogates_are_written_as_escapes(capsys, tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{"text": "قال \\ud800 إن"}', encoding="utf-8")
    status, out, _ = run(capsys, "annotate", path)
    assert status == 0
    assert json.loads(out)["text"] == "قال \ud800 إن"


def test_a_page_to_read(capsys, tmp_path, good):
    out = tmp_path / "page.html"
    assert run(capsys, "annotate", good, "-o", out, "--format", "html")[0] == 0
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert 'dir="rtl"' in page


def test_the_written_file_has_the_usual_permissions(capsys, tmp_path, good):
    out = tmp_path / "out.jsonl"
    run(capsys, "annotate", good, "-o", out)
    assert stat.S_IMODE(out.stat().st_mode) == stat.S_IMODE(good.stat().st_mode)
