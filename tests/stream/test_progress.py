"""The bar counts articles as the readers do, and leaves those of an earlier run out of its rate."""

import json

import pytest

from newslab.readers import read_articles
from newslab.stream import progress
from newslab.stream.progress import Reporter, count_articles

ROWS = [json.dumps({"text": f"نص {n}"}) for n in range(3)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", "\n".join(ROWS)),
        ("a.jsonl", "\n".join(ROWS) + "\n"),
        ("a.jsonl", "{"),
        ("a.json", f"[{', '.join(ROWS)}]"),
        ("a.json", ROWS[0]),
        ("a.csv", 'text,id\n"نص\nنص",1\n\nنص,2\n'),
        ("a.txt", "نص"),
    ],
)
def test_articles_are_counted_before_they_are_read(tmp_path, name, content):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert count_articles([str(path)]) == len(list(read_articles(path)))


@pytest.mark.parametrize("content", ["{", "[" * 100_000], ids=["broken", "nested"])
def test_what_cannot_be_counted_has_no_end_known(tmp_path, content):
    path = tmp_path / "a.json"
    path.write_text(content, encoding="utf-8")
    assert count_articles([str(path)]) is None
    assert count_articles(["-"]) is None


def test_a_run_that_goes_on_starts_where_it_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(progress.sys.stderr, "isatty", lambda: True, raising=False)
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(ROWS * 100), encoding="utf-8")
    with Reporter([str(path)], says_all=False) as reporter:
        reporter.watch(256, 256)
        assert (reporter.bar.n, reporter.bar.total) == (256, 300)
        reporter.bar.start_t -= 2
        reporter.watch(256, 300)
        told = reporter.bar.format_dict
        assert (told["n"], told["initial"]) == (300, 256)
        assert not told["rate"] or told["rate"] < 100
