"""Runs are interrupted in every way, and end with the bytes of a run that nobody disturbed."""

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newslab.stream.run import RunError, Target
from tests.conftest import ROOT
from tests.stream.pretend import start

FORMS = ["jsonl", "parquet"]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    """A corpus of 40 chunks; every 50th row is broken."""
    path = tmp_path_factory.mktemp("corpus") / "corpus.jsonl"
    rows = (
        "nonsense" if n % 50 == 49 else json.dumps({"id": f"a{n}", "text": f"نص رقم {n} " * 9}) for n in range(2560)
    )
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def undisturbed(corpus, tmp_path_factory) -> dict[str, dict[str, bytes]]:
    folder = tmp_path_factory.mktemp("undisturbed")
    for form in FORMS:
        start(corpus, folder / form, form)
    return {form: contents(folder / form) for form in FORMS}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def process(corpus: Path, out: Path, form: str, jobs: int = 1, *more: str) -> subprocess.Popen:
    command = [sys.executable, "-m", "tests.stream.pretend", str(corpus), str(out), form, str(jobs), *more]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("form", FORMS)
def test_what_a_run_leaves(undisturbed, form):
    names = set(undisturbed[form])
    manifest = json.loads(undisturbed[form]["manifest.json"])
    assert (manifest["articles"], manifest["rejected"], manifest["finished"]) == (2509, 51, True)
    rejected = [json.loads(line) for line in undisturbed[form]["rejected.jsonl"].decode().splitlines()]
    assert [row["row"] for row in rejected[:2]] == [50, 100]
    assert "is no JSON" in rejected[0]["reason"]
    shards = {f"claims/part-{n:05}.parquet" for n in range(3)}
    assert {"manifest.json", "rejected.jsonl"} | ({"annotated.jsonl"} if form == "jsonl" else shards) <= names
    assert not [name for name in names if name.endswith((".part", ".aside"))]


@pytest.mark.parametrize("form", FORMS)
def test_no_article_twice_and_none_missing(undisturbed, form, tmp_path):
    if form == "jsonl":
        ids = [json.loads(line)["article"] for line in undisturbed[form]["annotated.jsonl"].splitlines()]
    else:
        import pandas as pd

        for name, data in undisturbed[form].items():
            if name.startswith("articles/"):
                (tmp_path / Path(name).name).write_bytes(data)
        ids = pd.read_parquet(tmp_path).article.tolist()
    assert ids == [f"a{n}" for n in range(2560) if n % 50 != 49]


class Stop(Exception):
    pass


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("chunk", [1, 15, 16, 17, 33, 40])
def test_an_interruption_after_any_chunk(corpus, undisturbed, tmp_path, form, chunk):
    seen = []

    def stop(before: int, done: int) -> None:
        seen.append(done)
        if len(seen) == chunk:
            raise Stop

    out = tmp_path / "out"
    with pytest.raises(Stop):
        start(corpus, out, form, watch=stop)
    start(corpus, out, form)
    assert contents(out) == undisturbed[form]


def test_a_torn_line_is_cut_off(corpus, undisturbed, tmp_path):
    out = tmp_path / "out"
    with pytest.raises(Stop):
        start(corpus, out, "jsonl", watch=stop_at_once)
    for name in ("annotated.jsonl.part", "rejected.jsonl.part", "progress.json.aside", "manifest.json.aside"):
        with (out / name).open("ab") as file:
            file.write(b'{"torn": "\xd9')
    start(corpus, out, "jsonl")
    assert contents(out) == undisturbed["jsonl"]


@pytest.mark.parametrize(("form", "jobs"), [("jsonl", 1), ("parquet", 1), ("jsonl", 2)])
def test_kill_at_random_moments(corpus, undisturbed, tmp_path, form, jobs):
    """The same run is killed again and again until it ends by itself."""
    moments = random.Random(f"{form}{jobs}")
    out, kills, running = tmp_path / "out", 0, None
    while kills < 20:
        running = process(corpus, out, form, jobs)
        before = progress(out)
        while running.poll() is None and progress(out) == before:
            time.sleep(0.002)
        time.sleep(moments.random() * 0.05)
        if running.poll() is not None:
            break
        running.kill()
        running.communicate()
        kills += 1
    if running.poll() is None or kills == 20:
        running = process(corpus, out, form, jobs)
    assert running.communicate()[1] == ""
    assert kills >= 2
    assert contents(out) == undisturbed[form]


def progress(out: Path) -> bytes:
    try:
        return (out / "progress.json").read_bytes()
    except FileNotFoundError:
        return b""


@pytest.mark.parametrize("form", FORMS)
def test_a_full_disk(corpus, undisturbed, tmp_path, form):
    out = tmp_path / "out"
    size = max(len(data) for name, data in undisturbed[form].items() if name != "rejected.jsonl") // 2
    full = process(corpus, out, form, 1, str(size))
    assert "File too large" in full.communicate()[1]
    assert full.returncode != 0
    start(corpus, out, form)
    assert contents(out) == undisturbed[form]


def stop_at_once(before: int, done: int) -> None:
    raise Stop


def test_a_run_says_again_why_articles_were_rejected(corpus, tmp_path):
    reasons: list[str] = []
    with pytest.raises(Stop):
        start(corpus, tmp_path / "out", "jsonl", watch=stop_at_once)
    start(corpus, tmp_path / "out", "jsonl", say=reasons.append)
    assert len(reasons) == len(set(reasons)) == 51


def test_a_finished_run_is_left_alone(corpus, undisturbed, tmp_path):
    start(corpus, tmp_path / "out", "jsonl")
    outcome = start(corpus, tmp_path / "out", "jsonl", watch=stop_at_once)
    assert (outcome.articles, outcome.rejected, outcome.was_complete) == (2509, 51, True)
    assert contents(tmp_path / "out") == undisturbed["jsonl"]


def test_another_run_is_refused_unless_it_is_forced(corpus, undisturbed, tmp_path):
    out = tmp_path / "out"
    with pytest.raises(Stop):
        start(corpus, out, "parquet", watch=stop_at_once)
    with pytest.raises(RunError, match=r"was begun with another options: format; .*--force"):
        start(corpus, out, "jsonl")
    start(corpus, out, "jsonl", afresh=True)
    assert contents(out) == undisturbed["jsonl"]


@pytest.mark.parametrize("name", ["notes.txt", "annotated.jsonl", "claims/part-00000.parquet"])
@pytest.mark.parametrize("afresh", [False, True])
def test_files_of_others_are_never_touched(corpus, tmp_path, name, afresh):
    path = tmp_path / "out" / name
    path.parent.mkdir(parents=True)
    path.write_text("kept", encoding="utf-8")
    with pytest.raises(RunError, match="holds other files"):
        start(corpus, tmp_path / "out", "parquet", afresh=afresh)
    assert contents(tmp_path / "out") == {name: b"kept"}


def test_two_runs_do_not_share_a_folder(corpus, tmp_path):
    def again(before: int, done: int) -> None:
        start(corpus, tmp_path / "out", "jsonl")

    with pytest.raises(RunError, match="another newslab is writing"):
        start(corpus, tmp_path / "out", "jsonl", watch=again)


def test_the_target_has_the_name_that_the_user_gave():
    assert Target(Path("a.jsonl.part"), Path("a.jsonl")).name == Path("a.jsonl")
    assert Target(Path("a")).name == Path("a")
