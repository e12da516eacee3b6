"""A run over a corpus that may be interrupted at any moment and loses nothing: the same command goes on."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newslab.stream.chunks import Annotated, Chunk
from newslab.stream.manifest import differences, read_json, write_json
from newslab.stream.schema import columns
from newslab.stream.sinks import Appended, JsonLines, Shards, Sink, rejection_lines
from newslab.stream.workers import Annotate, annotated

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

__all__ = ["Outcome", "RunError", "Target", "run"]

_MANIFEST, _PROGRESS, _ANNOTATED, _REJECTED = "manifest.json", "progress.json", "annotated.jsonl", "rejected.jsonl"
_NAMES = {_MANIFEST, _PROGRESS, _ANNOTATED, _REJECTED}
_OWN = {name + ending for name in _NAMES for ending in ("", ".part", ".aside")}
_SINKS: dict[str, Callable[[Path, Mapping[str, int]], Sink]] = {"jsonl": JsonLines, "parquet": Shards}


class RunError(RuntimeError):
    """A run that cannot start or go on; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a run writes: the folder that it works in, and the file it leaves in the folder's place, if it does."""

    folder: Path
    file: Path | None = None

    @property
    def name(self) -> Path:
        """The name that the user gave."""
        return self.file or self.folder


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many articles the output holds, how many were rejected, and whether there was nothing left to do."""

    articles: int
    rejected: int
    was_complete: bool = False


@dataclass
class _State:
    """What is safe: the number of the next chunk, and counts."""

    chunk: int = 0
    articles: int = 0
    rejected: int = 0
    rejected_bytes: int = 0
    kept: Mapping[str, int] | None = None


def run(
    target: Target,
    manifest: Mapping[str, Any],
    chunks: Iterable[Chunk],
    annotate: Annotate,
    *,
    jobs: int = 1,
    afresh: bool = False,
    say: Callable[[str], None] = lambda reason: None,
    watch: Callable[[int, int], None] = lambda before, done: None,
) -> Outcome:
    """Annotate the chunks into the target, or go on where an interrupted run with the same manifest stopped.

    `say` is told why each article was rejected, those of the interrupted run too; `watch` how many articles were read
    before this run and how many are by now, after each chunk and before the first of a run that goes on.

    Raises
    ------
    RunError
        if the target holds other files, or a run with another manifest, or another run is writing to it.
    WorkerLost
        if a worker process is killed.
    OSError
        if the disk is full, or the target cannot be written.
    """
    target.folder.mkdir(exist_ok=True)
    with _lock(target):
        if afresh and (target.folder / _MANIFEST).exists():
            _clear(target.folder)
        old = _opened(target, manifest)
        if not old.get("finished"):
            write_json(target.folder / _MANIFEST, manifest)
            state = _State(**(read_json(target.folder / _PROGRESS) or {}))
            _work(target.folder, manifest, state, annotated(_left(chunks, state.chunk), annotate, jobs), say, watch)
            done = {"articles": state.articles, "rejected": state.rejected, "finished": True}
            write_json(target.folder / _MANIFEST, {**manifest, **done})
        finished = read_json(target.folder / _MANIFEST) or {}
        _settle(target, finished)
        return Outcome(finished["articles"], finished["rejected"], was_complete=bool(old.get("finished")))


def _opened(target: Target, manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the manifest of an earlier run that this one goes on with, empty if there was none."""
    old = read_json(target.folder / _MANIFEST)
    own = _OWN | set(columns()) if old else {f"{_MANIFEST}.aside"}
    # A link of one of our names would lead what is written out of the folder.
    foreign = sorted(path.name for path in target.folder.iterdir() if path.name not in own or path.is_symlink())
    if foreign:
        raise RunError(f"{target.folder}: holds other files ({foreign[0]}); name a new or an empty folder.")
    if old is None:
        return {}
    changed = differences(old, manifest)
    if changed:
        raise RunError(
            f"{target.name}: was begun with another {', '.join(changed)}; "
            "go on with the same, name another output, or start it afresh with --force."
        )
    return old


def _left(chunks: Iterable[Chunk], first: int) -> Iterator[Chunk]:
    return (chunk for chunk in chunks if chunk.number >= first)


def _work(
    folder: Path,
    manifest: Mapping[str, Any],
    state: _State,
    found: Iterable[Annotated],
    say: Callable[[str], None],
    watch: Callable[[int, int], None],
) -> None:
    """Write the chunks that are left, and keep `state` in step with what is safe."""
    rejected = Appended(folder / f"{_REJECTED}.part", state.rejected_bytes)
    sink = _SINKS[manifest["options"]["format"]](folder, state.kept or {})
    before = state.articles + state.rejected
    if before:
        watch(before, before)
    for reason in _reasons(folder / f"{_REJECTED}.part"):
        say(reason)
    try:
        for chunk in found:
            sink.write(chunk)
            rejected.append(rejection_lines(chunk))
            state.chunk = chunk.number + 1
            state.articles += chunk.articles
            state.rejected += len(chunk.rejected)
            if sink.due():
                _keep(folder, state, sink, rejected)
            for item in chunk.rejected:
                say(item.reason)
            watch(before, state.articles + state.rejected)
        _keep(folder, state, sink, rejected)
    finally:
        sink.close()
        rejected.close()


def _reasons(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["reason"]


def _keep(folder: Path, state: _State, sink: Sink, rejected: Appended) -> None:
    """Make all that was written safe, then say so."""
    state.kept = dict(sink.keep())
    state.rejected_bytes = rejected.keep()
    write_json(folder / _PROGRESS, {name: getattr(state, name) for name in _State.__dataclass_fields__})


def _settle(target: Target, manifest: Mapping[str, Any]) -> None:
    """Give the finished files their names; all of it can be done again if it is interrupted."""
    for name, wanted in ((_ANNOTATED, True), (_REJECTED, manifest.get("rejected", 0) > 0)):
        part = target.folder / f"{name}.part"
        if part.exists() and wanted:
            part.replace(target.folder / name)
        part.unlink(missing_ok=True)
    (target.folder / _PROGRESS).unlink(missing_ok=True)
    if target.file:
        found = target.folder / _ANNOTATED
        if found.exists() and manifest.get("articles", 0) > 0:
            found.replace(target.file)
        _clear(target.folder)
        target.folder.rmdir()


def _clear(folder: Path) -> None:
    """Remove what runs write, and nothing else; the manifest goes last, since it says whose files they are."""
    for name in columns():
        for path in (folder / name).glob("part-*.parquet*"):
            path.unlink()
        if (folder / name).is_dir():
            (folder / name).rmdir()
    for name in (*sorted(_OWN - {_MANIFEST}), _MANIFEST):
        (folder / name).unlink(missing_ok=True)


@contextmanager
def _lock(target: Target) -> Iterator[None]:
    """Keep other processes out of the folder; the lock is gone when this process is, however it ends."""
    if fcntl is None:
        yield
        return
    handle = os.open(target.folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise RunError(f"{target.name}: another newslab is writing to it; wait for it to end.") from None
    finally:
        os.close(handle)
