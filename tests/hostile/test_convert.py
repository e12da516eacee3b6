"""Hostile files handed to the other commands: a clear line for each, no crash, nothing run and nothing written."""

import copy
import json
import os
import pickle
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab import formats
from newslab.article import ArticleError
from newslab.cli import main
from newslab.formats import docbin
from tests.formats.articles import rich
from tests.hostile.make import Bomb

DEEP = b"[" * 100_000
HUGE = b'{"text": ' + b"9" * 10_000 + b', "claims": []}'
LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"ha") for n in range(12))
BOMB = zlib.compress(b"\0" * (40 << 20), 1)
CASES = {
    "empty.jsonl": (b"", "looks like none"),
    "nul.jsonl": (b"\0" * 100, "looks like none"),
    "deep.jsonl": (DEEP, "looks like none"),
    "deep-later.jsonl": (json.dumps(rich()).encode() + b"\n" + DEEP, "line 2: is no JSON that can be read"),
    "huge-number.jsonl": (HUGE, "looks like none"),
    "utf-16.jsonl": (json.dumps(rich()).encode("utf-16"), "looks like none"),
    "number.json": (b"7", "looks like none"),
    "null.json": (b"null", "looks like none"),
    "list-of-null.json": (b"[null]", "task 1: is no task"),
    "claims-of-text.jsonl": (b'{"id": "a", "text": "x", "claims": "y"}', "claims 1: is no record"),
    "claims-of-numbers.jsonl": (b'{"id": "a", "text": "x", "claims": 7}', "cannot be read as jsonl"),
    "text-of-numbers.jsonl": (b'{"id": "a", "text": 7, "claims": []}', "has no `text`, or it is no string"),
    "far-offsets.jsonl": (
        b'{"text": "x", "claims": [], "dates": [{"id": 1, "start": 0, "end": 1e9}]}',
        "lies at 0 to 1000000000.0",
    ),
    "bomb.spacy": (BOMB, "unpacks to more than 8,388,608 bytes"),
    "bytes.spacy": (bytes(range(256)), "is no DocBin"),
    "pickle.spacy": (pickle.dumps(Bomb()), "is no DocBin"),
    "packed-pickle.spacy": (zlib.compress(pickle.dumps(Bomb())), "is no DocBin"),
    "laughs.xmi": (b"<!DOCTYPE x [" + LAUGHS + b"]><x>&l11;</x>", "is no CAS in XMI"),
    "outside.xmi": (b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', "is no CAS in XMI"),
    "zip.xlsx": (b"PK\x03\x04" + b"\0" * 60, "excel is written only"),
    "pickle.pkl": (pickle.dumps(Bomb()), "looks like none"),
    "line.conll": (b"x" * 10_000_000, "is no word with a tag"),
    "torn.jsonld": (b'{"items": [{}]}', "is no page of annotations"),
}


@pytest.fixture
def out(tmp_path):
    (tmp_path / "in").mkdir()
    yield tmp_path / "out.jsonl"
    assert {path.name for path in tmp_path.iterdir()} <= {"in", "out.jsonl"}
    assert not Path("pickle-was-loaded").exists()


@pytest.mark.parametrize("name", CASES)
def test_convert_says_what_is_wrong_in_one_line(monkeypatch, capsys, tmp_path, out, name):
    monkeypatch.setattr(docbin, "_LARGEST", 8 << 20)
    data, reason = CASES[name]
    path = tmp_path / "in" / name
    path.write_bytes(data)
    assert main(["convert", str(path), str(out), "--to", "jsonl"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("newslab: ") and printed.err.count("\n") == 1 and len(printed.err) < 700
    assert reason in printed.err
    assert not out.exists()


@pytest.mark.parametrize("command", ["convert", "check"])
@pytest.mark.parametrize(("kind", "reason"), [("pipe", "is no regular file"), ("/dev/zero", "is no regular file")])
def test_what_never_ends_is_not_read(capsys, tmp_path, out, command, kind, reason):
    path = tmp_path / "in" / "endless.jsonl"
    os.mkfifo(path) if kind == "pipe" else path.symlink_to(kind)
    more = [str(out), "--to", "jsonl"] if command == "convert" else []
    assert main([command, str(path), *more]) == 1
    assert reason in capsys.readouterr().err


def test_names_of_articles_lead_nowhere(capsys, tmp_path, out):
    path = tmp_path / "in" / "climbing.jsonl"
    ids = ["../../strayed", "/etc/strayed", "..", ".", "a/../../strayed", "nul\0l", "~/strayed", "C:\\strayed"]
    path.write_text("\n".join(json.dumps(rich() | {"id": id}) for id in ids), encoding="utf-8")
    folder = tmp_path / "in" / "out"
    assert main(["convert", str(path), str(folder), "--to", "web_annotation"]) == 0
    assert len([path for path in folder.iterdir() if path.is_file()]) == len(ids)
    assert sorted(path.name for path in folder.parent.iterdir()) == ["climbing.jsonl", "out"]


ODD = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**30), 10**30), st.floats(), st.text(max_size=3),
    st.just("../x"), st.just([]), st.just({}), st.just([None]), st.just({"start": 0}), st.just("\ud800"),
)  # fmt: skip


def places(value, path=()):
    """Yield the way to every value inside one."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from places(inner, (*path, key))


PLACES = sorted(places(rich()), key=str)


@given(place=st.sampled_from(PLACES), odd=ODD, name=st.sampled_from(list(formats.FORMATS)))
def test_an_article_with_any_odd_value_is_held_or_refused(tmp_path_factory, place, odd, name):
    article = copy.deepcopy(rich())
    inner = article
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = odd
    folder = tmp_path_factory.mktemp("odd")
    (folder / "a.jsonl").write_text(json.dumps(article), encoding="utf-8")
    try:
        formats.write(formats.read(folder / "a.jsonl", "jsonl"), folder / "out", name)
    except ArticleError as error:
        assert str(error).endswith((".", ").", "`"))
    assert {path.name for path in folder.iterdir()} <= {"a.jsonl", "out"}
