"""Where annotated chunks are written: files that are only ever appended to, or shards that are renamed when whole."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from newslab.stream.chunks import Annotated
from newslab.stream.schema import arrow_schema, columns

__all__ = ["Appended", "JsonLines", "Shards", "Sink", "rejection_lines"]

_CHUNKS_A_SHARD = 16


class Sink(Protocol):
    """A place for annotated chunks; what is `due` to be kept is safe once `keep` has returned."""

    def write(self, chunk: Annotated) -> None:
        """Take a chunk."""

    def due(self) -> bool:
        """Tell whether what was taken should be made safe now."""

    def keep(self) -> Mapping[str, int]:
        """Make what was taken safe on disk, and return what `resume` needs to go on after it."""

    def close(self) -> None:
        """Let go of open files, safe or not."""


class Appended:
    """A file that grows, cut back on opening to the size that was last known to be safe."""

    def __init__(self, path: Path, safe: int) -> None:
        self.file: BinaryIO = path.open("r+b" if path.exists() else "w+b")
        self.file.truncate(safe)
        self.file.seek(safe)

    def append(self, data: bytes) -> None:
        """Write after all else."""
        self.file.write(data)

    def keep(self) -> int:
        """Make all that was written safe, and return the size."""
        self.file.flush()
        os.fsync(self.file.fileno())
        return self.file.tell()

    def close(self) -> None:
        """Close the file; the operating system may refuse the last bytes, which then were never safe."""
        try:
            self.file.close()
        except OSError:
            self.file.raw.close()  # type: ignore[attr-defined]


class JsonLines:
    """One file of JSON lines; every chunk is made safe."""

    def __init__(self, folder: Path, kept: Mapping[str, int]) -> None:
        self.file = Appended(folder / "annotated.jsonl.part", kept.get("bytes", 0))

    def write(self, chunk: Annotated) -> None:
        """Take a chunk."""
        self.file.append(chunk.parts.get("annotated", b""))

    def due(self) -> bool:
        """Tell that what was taken should be made safe now."""
        return True

    def keep(self) -> Mapping[str, int]:
        """Make what was taken safe, and return the size of the file."""
        return {"bytes": self.file.keep()}

    def close(self) -> None:
        """Close the file."""
        self.file.close()


class Shards:
    """A folder a table, with Parquet files of about a thousand articles, each renamed when it is whole."""

    def __init__(self, folder: Path, kept: Mapping[str, int]) -> None:
        self.folder = folder
        self.shard = kept.get("shards", 0)
        self.taken = 0
        self.writers: dict[str, Any] = {}
        for name in columns():
            (folder / name).mkdir(exist_ok=True)

    def write(self, chunk: Annotated) -> None:
        """Take a chunk: one row group in the current file of each table."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        self.taken += 1
        for name, data in chunk.parts.items():
            if name not in self.writers:
                self.writers[name] = pq.ParquetWriter(self._path(name, ".aside"), arrow_schema(name))
            self.writers[name].write_table(pa.ipc.open_stream(data).read_all())

    def due(self) -> bool:
        """Tell whether the current files hold enough chunks."""
        return self.taken == _CHUNKS_A_SHARD

    def keep(self) -> Mapping[str, int]:
        """Finish the current files, and return how many there are of each table."""
        for name, writer in self.writers.items():
            writer.close()
            aside = self._path(name, ".aside")
            with aside.open("rb") as file:
                os.fsync(file.fileno())
            aside.replace(self._path(name, ""))
        self.shard += bool(self.writers)
        self.writers, self.taken = {}, 0
        return {"shards": self.shard}

    def close(self) -> None:
        """Let go of files that are not whole; the next run writes them anew."""
        for name, writer in self.writers.items():
            try:
                writer.close()
            except OSError:
                continue
            finally:
                self._path(name, ".aside").unlink(missing_ok=True)
        self.writers = {}

    def _path(self, name: str, ending: str) -> Path:
        return self.folder / name / f"part-{self.shard:05}.parquet{ending}"


def rejection_lines(chunk: Annotated) -> bytes:
    """Return a chunk's rejected articles as lines of JSON: file, row (or null) and reason."""
    rows = [{"file": r.place.file, "row": r.place.row, "reason": r.reason} for r in chunk.rejected]
    # Names of files may hold bytes that are no UTF-8, and reasons quote the input: escapes can hold them all.
    return "".join(json.dumps(row, ensure_ascii=not _encodable(row)) + "\n" for row in rows).encode()


def _encodable(row: Mapping[str, Any]) -> bool:
    try:
        json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
