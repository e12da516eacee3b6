"""Hand chunks to worker processes and take the results back in order, with few of them in flight."""

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from threading import Thread

from newslab.stream.chunks import Annotated, Chunk

__all__ = ["Annotate", "WorkerLost", "annotated"]

Annotate = Callable[[Chunk], Annotated]


class WorkerLost(RuntimeError):
    """A worker process was killed."""


def annotated(chunks: Iterable[Chunk], annotate: Annotate, jobs: int) -> Iterator[Annotated]:
    """Yield what becomes of each chunk, in order: in this process, or in `jobs` spawned ones of one thread each.

    Raises
    ------
    WorkerLost
        if a worker process is killed.
    """
    if jobs == 1:
        yield from map(annotate, chunks)
        return
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=spawn, initializer=_start_worker)
    waiting: deque[Future[Annotated]] = deque()
    try:
        for chunk in chunks:
            waiting.append(pool.submit(annotate, chunk))
            if len(waiting) > 2 * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
        pool.shutdown()
    except BrokenProcessPool as error:
        raise WorkerLost("a worker process was killed, most likely for want of memory; try a smaller -j") from error
    finally:
        _stop(pool)


def _stop(pool: ProcessPoolExecutor) -> None:
    pool.shutdown(wait=False, cancel_futures=True)
    for process in multiprocessing.active_children():
        process.terminate()


def _start_worker() -> None:
    """Use one thread, leave Ctrl-C to the parent's clean-up, and end when the parent is gone, however it ended."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.environ["OMP_NUM_THREADS"] = "1"
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(1)
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
