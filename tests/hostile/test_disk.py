"""A full disk, and links where newslab writes: one line says so, nothing is half written, the next run ends well."""

import json
import resource
from contextlib import contextmanager
from pathlib import Path

import pytest

from newslab.cli import main


@pytest.fixture
def article(tmp_path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("قال الوزير إن 41 موقعا سقطت أمس.", encoding="utf-8")
    return path


@contextmanager
def small_disk(size: int = 600):
    """Let no file grow past a size, as a full disk does not."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("name", ["out", "out.jsonl"])
def test_a_full_disk_costs_nothing_that_was_safe(capsys, tmp_path, article, name):
    out = tmp_path / name
    with small_disk():
        assert main(["annotate", str(article), "-o", str(out)]) == 1
    assert capsys.readouterr().err == f"newslab: {out}: file too large.\n"
    assert not (out / "annotated.jsonl").exists() and not out.is_file()
    assert main(["annotate", str(article), "-o", str(out)]) == 0
    written = out if out.is_file() else out / "annotated.jsonl"
    assert json.loads(written.read_text(encoding="utf-8"))["id"] == "a"


@pytest.mark.parametrize("format", ["brat", "csv", "jsonl", "xmi"])
def test_convert_leaves_nothing_half_written(capsys, tmp_path, article, format):
    main(["annotate", str(article), "-o", str(tmp_path / "a.jsonl")])
    out = tmp_path / "out"
    with small_disk(100):
        assert main(["convert", str(tmp_path / "a.jsonl"), str(out), "--to", format]) == 1
    said = capsys.readouterr().err
    assert said.endswith("file too large.\n") and said.count("\n") == 1
    assert not list(out.iterdir())


def test_a_full_device_is_named(capsys, article):
    assert main(["annotate", str(article), "-o", "/dev/full"]) == 1
    assert capsys.readouterr().err == "newslab: /dev/full: no space left on device.\n"


@pytest.mark.parametrize("name", ["manifest.json.aside", "annotated.jsonl.part", "progress.json"])
def test_links_do_not_lead_out_of_the_folder(capsys, tmp_path, article, name):
    kept = tmp_path / "kept"
    kept.write_text("kept", encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / name).symlink_to(kept)
    assert main(["annotate", str(article), "-o", str(out), "--force"]) == 1
    assert f"holds other files ({name})" in capsys.readouterr().err
    assert kept.read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("name", ["manifest.json.aside", "annotated.jsonl.part", "claims"])
def test_nor_do_they_in_a_run_that_goes_on(capsys, tmp_path, article, name):
    (tmp_path / "kept").mkdir()
    out = tmp_path / "out"
    main(["annotate", str(article), "-o", str(out), "--format", "parquet"])
    for path in (out / "claims").iterdir():
        path.unlink()
    (out / "claims").rmdir()
    (out / name).symlink_to(tmp_path / "kept")
    assert main(["annotate", str(article), "-o", str(out), "--format", "parquet"]) == 1
    assert f"holds other files ({name})" in capsys.readouterr().err
    assert not list((tmp_path / "kept").iterdir())
