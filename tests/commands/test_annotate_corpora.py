"""`newslab annotate` over corpora: folders of results, processes, rejected rows, interruptions."""

import json
import signal
import subprocess
import sys
import time

import pandas as pd
import pytest

from newslab.cli import main
from newslab.stream.schema import columns
from tests.conftest import ROOT

SENTENCE = "قال مصطفى بالي إن {} موقعا سقطت أمس."


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Articles in rows, two chunks of them, one no JSON and one without text."""
    path = tmp_path_factory.mktemp("corpus") / "corpus.jsonl"
    rows = [json.dumps({"id": f"a{n}", "text": SENTENCE.format(n), "outlet": "ن"}) for n in range(68)]
    rows[40], rows[66] = "{", '{"id": "x", "text": null}'
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def expected(corpus, tmp_path_factory):
    """What one process makes of the corpus, in a file."""
    out = tmp_path_factory.mktemp("expected") / "out.jsonl"
    main(["annotate", str(corpus), "-o", str(out)])
    return out


def run(capsys, *arguments):
    status = main(["annotate", *map(str, arguments)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_folder_of_results(capsys, tmp_path, corpus, expected):
    out = tmp_path / "out"
    status, printed, err = run(capsys, corpus, "-o", out, "-j", "2")
    assert (status, printed) == (1, "")
    assert [line.split(": ")[1] for line in err.splitlines()] == [f"{corpus}, line 41", f"{corpus}, line 67", str(out)]
    assert "2 articles were rejected; see" in err
    assert [row["id"] for row in rows(out / "annotated.jsonl")] == [f"a{n}" for n in range(68) if n not in (40, 66)]
    assert (out / "annotated.jsonl").read_bytes() == expected.read_bytes()
    assert [(row["file"], row["row"]) for row in rows(out / "rejected.jsonl")] == [(str(corpus), 41), (str(corpus), 67)]
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest.keys() > {"newslab", "code", "model", "libraries", "options", "input"}


def test_another_run_over_a_finished_one(capsys, tmp_path):
    text, out = tmp_path / "a.txt", tmp_path / "out"
    text.write_text("نص.", encoding="utf-8")
    run(capsys, text, "-o", out)
    status, _, err = run(capsys, text, "-o", out)
    assert (status, err) == (0, f"newslab: {out}: is complete, with 1 articles; --force annotates them again.\n")
    status, _, err = run(capsys, text, "-o", out, "--published", "2019-02-11")
    assert status == 1
    assert "begun with another options: published" in err
    text.write_text("نص آخر.", encoding="utf-8")
    assert "begun with another input" in run(capsys, text, "-o", out)[2]
    assert run(capsys, text, "-o", out, "--force")[0] == 0
    assert sorted(path.name for path in out.iterdir()) == ["annotated.jsonl", "manifest.json"]
    assert [row["text"] for row in rows(out / "annotated.jsonl")] == ["نص آخر."]


def test_tables_hold_the_same_records(capsys, tmp_path, corpus, expected):
    assert run(capsys, corpus, "-o", tmp_path / "tables", "--format", "parquet")[0] == 1
    tables = {name: pd.read_parquet(tmp_path / "tables" / name) for name in columns()}
    articles = rows(expected)
    assert tables["articles"].article.tolist() == [article["id"] for article in articles]
    for name in ("entities", "quantities", "dates", "claims"):
        found = list(zip(tables[name].article, tables[name].id, strict=True))
        assert found == [(article["id"], record["id"]) for article in articles for record in article[name]]
    assert {name: list(table.columns) for name, table in tables.items()} == {n: list(c) for n, c in columns().items()}


def test_killed_and_begun_again(capsys, tmp_path, corpus, expected):
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "newslab", "annotate", str(corpus), "-o", str(out), "-j", "2"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) as running:
        while not (out.with_name("out.jsonl.part") / "progress.json").exists() and running.poll() is None:
            time.sleep(0.01)
        running.kill()
        # The pipe ends only when the worker processes, which hold it too, have seen that their parent is gone.
        running.communicate(timeout=60)
    run(capsys, corpus, "-o", out)
    assert out.read_bytes() == expected.read_bytes()
    assert not out.with_name("out.jsonl.part").exists()


def test_ctrl_c_says_how_to_go_on(tmp_path, corpus):
    out = tmp_path / "out"
    command = [sys.executable, "-m", "newslab", "annotate", *[str(corpus)] * 200, "-o", str(out)]

    def listen():
        # A test run in the background of a shell hands down that Ctrl-C is ignored.
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, preexec_fn=listen) as running:
        while not (out / "manifest.json").exists():
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
    stopped = f"newslab: {out}: stopped; the same command goes on after what is safe.\n"
    assert (running.returncode, err) == (130, stopped)


def test_patterns_are_expanded(capsys, tmp_path):
    for name in "ba":
        (tmp_path / f"{name}.txt").write_text("نص.", encoding="utf-8")
    _, out, _ = run(capsys, tmp_path / "*.txt")
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a", "b"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-j", "0"], "'0' is no number of processes"),
        (["-j", "many"], "'many' is no number of processes"),
    ],
)
def test_wrong_usage(capsys, arguments, message):
    with pytest.raises(SystemExit):
        run(capsys, "a.txt", *arguments)
    assert message in capsys.readouterr().err


def test_tables_need_a_folder(capsys, corpus):
    status, _, err = run(capsys, corpus, "--format", "parquet")
    assert (status, err) == (2, "newslab: --format parquet needs -o FOLDER to write its tables to.\n")
