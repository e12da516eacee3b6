"""`newslab evaluate` meets broken files with one line that names the file and says what is wrong."""

import pytest

from newslab.cli import main

CLAIM = '{"id": "a", "text": "قال", "claims": [%s]}'
BROKEN = {
    "not-utf8.jsonl": b"\xff\xfe",
    "no-json.jsonl": b"a" * 10_000_000,
    "deep.jsonl": b"[" * 100_000,
    "long-number.jsonl": b"9" * 10_000,
    "null.jsonl": b"null\n",
    "text-a-number.jsonl": b'{"id": "a", "text": 5, "claims": []}',
    "id-a-list.jsonl": b'{"id": ["a"], "text": "a", "claims": []}',
    "nothing-annotated.jsonl": b'{"id": "a", "text": "a"}',
    "annotations-a-number.jsonl": b'{"id": "a", "text": "a", "annotations": 7}',
    "claim-a-number.jsonl": (CLAIM % "3").encode(),
    "cue-without-end.jsonl": (CLAIM % '{"cue": {"start": 0}, "content": null}').encode(),
    "cue-of-words.jsonl": (CLAIM % '{"cue": {"start": "0", "end": "1"}, "content": {"start": 0, "end": 1}}').encode(),
    "no-content.jsonl": (CLAIM % '{"cue": {"start": 0, "end": 1}, "content": null}').encode(),
    "outside.jsonl": (CLAIM % '{"cue": {"start": 0, "end": 9}, "content": {"start": 0, "end": 1}}').encode(),
    "empty-span.jsonl": (
        '{"id": "a", "text": "قال", "annotations": [{"type": "claim", "cue_span": [], "content_span": [0, 1]}]}'
    ).encode(),
    "broken.json": b"[{",
    "not-utf8.conll": b"\xff\xfe",
    "empty.conll": b"",
    "one-column.conll": "قال\n".encode(),
    "no-label.conll": "قال B-\n".encode(),
    "long-line.conll": b"a" * 10_000_000,
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file(name, tmp_path, capsys):
    path = tmp_path / name
    path.write_bytes(BROKEN[name])
    arguments = ["ner", str(path)] if path.suffix == ".conll" else ["claims", str(path), str(path)]
    assert main(["evaluate", *arguments]) == 1
    said = capsys.readouterr().err.strip()
    assert said.startswith(f"newslab: {path}") and "\n" not in said and len(said) < len(str(path)) + 200


@pytest.mark.parametrize("arguments", [["ner", "/dev/zero"], ["claims", "/dev/zero", "/dev/zero"]])
def test_an_endless_device(arguments, capsys):
    assert main(["evaluate", *arguments]) == 1
    assert capsys.readouterr().err == "newslab: /dev/zero: is no regular file.\n"
