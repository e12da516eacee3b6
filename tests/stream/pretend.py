"""A run with a stand-in for the model, so that interruptions are tried many times in little time.

usage: python -m tests.stream.pretend CORPUS OUT jsonl|parquet JOBS [BYTES]     BYTES: the largest file the disk takes
"""

import json
import sys
import time
from functools import partial
from pathlib import Path

from newslab.stream.chunks import Annotated, Chunk, chunks, read_files
from newslab.stream.run import Target, run
from newslab.stream.schema import arrow_schema, columns


def pretend(chunk: Chunk, form: str, wait: float = 0.004) -> Annotated:
    """Give an article back with its length."""
    time.sleep(wait)
    rows = [{"article": article.id, "text": article.text, "start": len(article.text)} for article in chunk.articles]
    if form == "parquet":
        parts = {name: _table(name, rows) for name in columns()}
    else:
        parts = {"annotated": "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()}
    return Annotated(chunk.number, parts, chunk.rejected, len(rows))


def _table(name: str, rows: list[dict]) -> bytes:
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    schema = arrow_schema(name)
    with pa.ipc.new_stream(sink, schema) as writer:
        writer.write_table(pa.Table.from_pylist([{f.name: row.get(f.name) for f in schema} for row in rows], schema))
    return sink.getvalue().to_pybytes()


def start(corpus: Path, out: Path, form: str, jobs: int = 1, **options):
    """Run over a corpus into a folder."""
    manifest = {"input": corpus.name, "options": {"format": form}}
    found = chunks(read_files([str(corpus)]))
    return run(Target(out), manifest, found, partial(pretend, form=form), jobs=jobs, **options)


if __name__ == "__main__":
    if len(sys.argv) > 5:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[5]), resource.RLIM_INFINITY))
    start(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
