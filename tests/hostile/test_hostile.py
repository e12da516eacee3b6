"""Every hostile file gets a clear message or is annotated; none crashes, hangs, or writes outside OUT."""

import json
import time
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

import pytest

from newslab.cli import main
from tests.hostile.make import FILES, FINE, make

SECONDS = 10


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[Path, str]:
    return make(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def outcome(files, tmp_path_factory):
    """Every file in a run of its own: status, reasons, what was annotated, what was said, seconds of the processor."""
    main(["annotate", str(next(path for path in files if path.name == "bidi.txt")), "-o", "/dev/null"])
    folder = tmp_path_factory.mktemp("out")
    return {path.name: attempt(path, folder / str(number)) for number, path in enumerate(files)}


def attempt(path: Path, out: Path):
    began = time.process_time()
    with redirect_stderr(StringIO()) as said:
        status = main(["annotate", str(path), "-o", str(out)])
    rejected = out / "rejected.jsonl"
    reasons = [json.loads(line)["reason"] for line in rejected.open(encoding="utf-8")] if rejected.exists() else []
    written = [json.loads(line) for line in (out / "annotated.jsonl").open(encoding="utf-8")]
    return status, reasons, written, said.getvalue().splitlines(), time.process_time() - began


def test_each_has_its_message_or_is_annotated(files, outcome):
    for path, reason in files.items():
        status, reasons, written, *_ = outcome[path.name]
        assert status == (0 if reason == FINE else 1), path
        assert any(reason in found for found in reasons) if reason else written and not reasons, (path, reasons)
        assert all(path.name in found or "\0" in path.name for found in reasons), path


def test_none_hangs(outcome):
    assert [name for name, (*_, seconds) in outcome.items() if seconds > SECONDS] == []


def test_good_rows_beside_broken_ones_are_annotated(outcome):
    kept = {"mixed.jsonl": 2, "latin-line.jsonl": 2, "line-of-10-MB.jsonl": 2, "latin-row.csv": 2, "ragged.csv": 1}
    kept |= {"inner-quote.csv": 1, "not-utf-8.parquet": 1, "bomb.parquet": 1, "field-of-10-MB.csv": 1}
    assert {name: len(outcome[name][2]) for name in kept} == kept


def test_nothing_is_written_elsewhere(files, outcome):
    folder = next(iter(files)).parent
    assert {path.name for path in folder.iterdir()} <= {path.name for path in files}
    assert not list(Path().glob("*climbed*")) and not Path("pickle-was-loaded").exists()
    assert not list(folder.parent.rglob("*climbed*")) + list(folder.parent.rglob("pickle-was-loaded"))


def test_one_line_is_said_of_each(files, outcome):
    for path, reason in files.items():
        said = outcome[path.name][3]
        assert all(line.startswith("newslab: ") and len(line) < 700 for line in said), path
        assert not reason or any(reason in line for line in said), path


def test_the_texts_are_kept_as_they_are(outcome):
    (record,) = outcome["lone-surrogates.json"][2]
    assert (record["text"], record["id"], record["title"]) == ("\ud800 \udfff", "\ufffd", "\ufffd")
    (record,) = outcome["nul.txt"][2]
    assert record["text"] == FILES["nul.txt"][0].decode()
    (record,) = outcome["climbing.json"][2]
    assert record["id"] == "../../../climbed"
