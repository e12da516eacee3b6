"""Write files that break readers: each type of file, broken in a dozen ways.

usage: python -m tests.hostile.make FOLDER
"""

import json
import os
import pickle
import sys
from pathlib import Path
from typing import Any

TEXT = "قال مصطفى بالي إن 41 موقعا سقطت أمس."
FINE = ""
"""The reason expected of a file that is read and annotated."""

_LONG = 600_000


class Bomb:
    """A pickle of it, if ever loaded, would leave a file behind."""

    def __reduce__(self) -> tuple[Any, ...]:
        return Path("pickle-was-loaded").touch, ()


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()


def _lines(*rows: bytes) -> bytes:
    return b"\n".join(rows)


GOOD = _json({"text": TEXT})
FILES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "is empty"),
    "spaces.txt": (" \u00a0\n\t\r\n".encode(), "is empty"),
    "bom.txt": (b"\xef\xbb\xbf", "is empty"),
    "bom-and-text.txt": (b"\xef\xbb\xbf" + TEXT.encode(), FINE),
    "nul.txt": (b"\0" * 40 + TEXT.encode() + b"\0", FINE),
    "controls.txt": (bytes(range(1, 32)) + TEXT.encode(), FINE),
    "utf-16.txt": (TEXT.encode("utf-16"), "is not UTF-8"),
    "cp1256.txt": (TEXT.encode("cp1256"), "is not UTF-8"),
    "torn.txt": (TEXT.encode()[:-2] + b"\xd9", "is not UTF-8"),
    "surrogate.txt": (b"\xed\xa0\x80", "is not UTF-8"),
    "line-of-10-MB.txt": (b"\xd9\x88" * 5_000_000, "has more than 500,000 characters"),
    "million-quotes.txt": (b'"' * 1_000_000, "has 1,000,000 characters"),
    "quotes.txt": (b'"' * 300, FINE),
    "bidi.txt": (("\u202e\u2066" * 500 + TEXT).encode(), FINE),
    "front-matter-open.txt": (b"---\ntitle: x\n" + TEXT.encode(), FINE),
    "front-matter-only.txt": (b"---\ntitle: x\n---\n", "is empty"),
    "front-matter-line.txt": (b"---\nno colon\n---\n" + TEXT.encode(), "line 2: 'no colon'"),
    "front-matter-date.txt": (b"---\npublished: 2019-02-30\n---\n" + TEXT.encode(), "is no date"),
    "last-day.txt": (b"---\npublished: 9999-12-31\n---\n" + "قال إنه سيصل غدا وبعد ألف سنة.".encode(), FINE),
    "first-day.txt": (b"---\npublished: 0001-01-01\n---\n" + "قال إنه وصل أمس وقبل ألف سنة.".encode(), FINE),
    "brace.json": (b"{", "is no JSON"),
    "trailing.json": (GOOD + b"]", "is no JSON"),
    "nested.json": (b"[" * 100_000, "is no JSON"),
    "nested-text.json": (b'{"text": ' * 100_000, "is no JSON"),
    "huge-number.json": (b'{"text": ' + b"9" * 10_000 + b"}", "is no JSON"),
    "infinity.json": (b'{"text": Infinity}', "has no `text`"),
    "number.json": (b"7", "is no object"),
    "no-text.json": (b'{"title": "x"}', "has no `text`"),
    "null-text.json": (b'{"text": null}', "has no `text`"),
    "list-text.json": (b'{"text": ["x"]}', "has no `text`"),
    "empty-list.json": (b"[]", "is empty"),
    "list-of-null.json": (b"[null, null]", "item 1: is no object"),
    "long.json": (_json({"text": "و" * _LONG}), "has 600,000 characters"),
    "date.json": (_json({"text": TEXT, "published": {"day": 1}}), "is no date"),
    "date-list.json": (_json({"text": TEXT, "published": [[]]}), "is no date"),
    "id-of-any-type.json": (_json({"text": TEXT, "id": {"a": [1]}, "title": 3, "outlet": True}), FINE),
    "climbing.json": (_json({"text": TEXT, "id": "../../../climbed", "outlet": "/etc/passwd"}), FINE),
    "lone-surrogates.json": (b'{"text": "\\ud800 \\udfff", "id": "\\ud800", "title": "\\udc00"}', FINE),
    "keys-twice.json": (b'{"text": null, "text": "' + TEXT.encode() + b'"}', FINE),
    "latin.json": (_json({"text": TEXT}).decode().encode("cp1256"), "is not UTF-8"),
    "blank.jsonl": (b"\n\n  \n", "is empty"),
    "torn.jsonl": (_lines(GOOD, GOOD[:20]), "line 2"),
    "mixed.jsonl": (_lines(GOOD, b"", b"\0", GOOD), "line 3: is no JSON"),
    "latin-line.jsonl": (_lines(GOOD, '{"text": "نص"}'.encode("cp1256"), GOOD), "line 2: is not UTF-8"),
    "line-of-10-MB.jsonl": (_lines(GOOD, b'{"text": "' + b"x" * 10_000_000 + b'"}', GOOD), "line 2: is longer than"),
    "separators.jsonl": (_lines(_json({"text": TEXT + "\u2028\x85\x0b"}), GOOD), FINE),
    "returns.jsonl": (GOOD + b"\r\n" + GOOD + b"\r\n", FINE),
    "nested.jsonl": (_lines(GOOD, b"[" * 100_000), "line 2: is no JSON"),
    "array.jsonl": (_lines(GOOD, b"[1]"), "line 2: is no object"),
    "empty.csv": (b"", "is empty"),
    "header.csv": (b"text\n", "is empty"),
    "no-text.csv": (b"title,id\nx,y\n", "has no column `text`"),
    "semicolons.csv": (b"text;id\nx;y\n", "has no column `text`"),
    "twice.csv": (b"text,text\nx,y\n", "has 2 columns `text`"),
    "ragged.csv": ("text,id\nنص,1,2\nنص\nنص,3\n".encode(), "row 1: has 3 cells"),
    "open-quote.csv": ('text,id\nنص,1\n"نص,2\nنص,3\n'.encode(), "is no row of a csv file"),
    "inner-quote.csv": ('text,id\n"قال "نعم" ثم",1\nنص,2\n'.encode(), "row 1: is no row of a csv file"),
    "nul.csv": ("text\nنص\0نص\n".encode(), FINE),
    "latin-row.csv": ("text\nنص\n".encode() + "نص\n".encode("cp1256") + "نص\n".encode(), "row 2: is not UTF-8"),
    "formulas.csv": ('text,id\n"=HYPERLINK(""x"") قال إن 5","=1+1"\n+نص,@x\n-نص,-1\n'.encode(), FINE),
    "field-of-10-MB.csv": (b'text\n"' + b"x" * 10_000_000 + b'"\nx\n', "row 1"),
    "blank-text.csv": (b'text,id\n"  ",1\n,2\n', "row 1: is empty"),
    "nonsense.parquet": (b"nonsense", "is no readable parquet file"),
    "magic.parquet": (b"PAR1" * 3, "is no readable parquet file"),
    "empty.parquet": (b"", "is no readable parquet file"),
    "pickle.pkl": (pickle.dumps(Bomb()), ".pkl files are not read"),
    "pickle.parquet": (pickle.dumps(Bomb()), "is no readable parquet file"),
    "pickle.json": (pickle.dumps(Bomb()), "is no"),
    "zip.zip": (b"PK\x03\x04" + b"\0" * 60, ".zip files are not read"),
    "gzip.jsonl.gz": (b"\x1f\x8b" + b"\0" * 60, ".gz files are not read"),
    "line\nbreak.txt": (b"", "is empty"),
}


def make(folder: Path) -> dict[Path, str]:
    """Write the files, and return what each is to be rejected for; nothing for those that are fine."""
    made = {}
    for name, (data, reason) in FILES.items():
        (folder / name).write_bytes(data)
        made[folder / name] = reason
    return made | _parquet(folder) | _places(folder)


def _parquet(folder: Path) -> dict[Path, str]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    word = "قال " * 2_500_000
    bad = pa.Array.from_buffers(pa.binary(), 2, pa.array([TEXT.encode(), b"\xff\xfe"]).buffers()).view(pa.string())
    columns: dict[str, tuple[dict[str, Any], str]] = {
        "no-text": ({"title": ["x"]}, "has no column `text`"),
        "numbers": ({"text": [1, 2]}, "row 1: has no `text`"),
        "bytes": ({"text": pa.array([TEXT.encode()])}, "has no `text`"),
        "lists": ({"text": [[TEXT]]}, "has no `text`"),
        "nulls": ({"text": pa.nulls(3)}, "row 1: has no `text`"),
        "rows-of-null": ({"text": [TEXT, None]}, "row 2: has no `text`"),
        "none": ({"text": pa.array([], pa.string())}, "is empty"),
        "not-utf-8": ({"text": bad}, "row 2: holds a value that cannot be read"),
        "far-dates": ({"text": [TEXT], "published": pa.array([2**60], pa.timestamp("ms"))}, "cannot be read"),
        "structs": ({"text": [TEXT], "published": [{"day": 1}]}, "is no date"),
        "bomb": ({"text": pa.array([word, TEXT])}, "row 1: has 10,000,000 characters"),
        "bomb-of-rows": ({"text": pa.DictionaryArray.from_arrays([0] * 15, [word[:2_000_000]])}, "row 15:"),
    }
    made = {}
    for name, (table, reason) in columns.items():
        path = folder / f"{name}.parquet"
        pq.write_table(pa.table(table), path, compression="zstd")
        made[path] = reason
    whole = (folder / "nulls.parquet").read_bytes()
    for name, data in {"truncated": whole[:-20], "beheaded": whole[20:]}.items():
        (folder / f"{name}.parquet").write_bytes(data)
        made[folder / f"{name}.parquet"] = "is no readable parquet file"
    return made


def _places(folder: Path) -> dict[Path, str]:
    """Make what is no file, or not the file that it seems."""
    (folder / "folder.txt").mkdir()
    os.mkfifo(folder / "pipe.txt")
    links = {"dangling.txt": "nowhere", "loop.txt": "loop.txt", "endless.txt": "/dev/zero"}
    for name, target in links.items():
        (folder / name).symlink_to(target)
    return {
        folder / "folder.txt": "is a folder",
        folder / "pipe.txt": "is no regular file",
        folder / "dangling.txt": "no such file",
        folder / "loop.txt": "too many levels",
        folder / "endless.txt": "is no regular file",
        folder / ("x" * 300 + ".txt"): "file name too long",
        folder / "n\0l.txt": "is no name of a file",
    }


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(exist_ok=True)
    for path in make(target):
        print(path)
