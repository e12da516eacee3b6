"""Time two workers of Dask against one process with one thread, on the same articles, and compare every byte.

usage: python -m benchmarks.dask_speed [--articles 2000] [--rounds 3]

Both annotate the same partitions, in turns, each of 200 of the invented articles: 8,600 words. The start of the
workers (processes, imports, the pipeline in each) is told by itself and left out of the ratio, as is the one
process's. Two cores must be free, or the ratio says nothing.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from statistics import median
from typing import Any

import pandas as pd
import torch

from benchmarks.growth import articles
from benchmarks.texts import count_words
from newslab.corpus.engine import annotate_dask
from newslab.stream.frame import annotate_frame

_PARTITION = 200
_WORKERS = 2

Tables = Mapping[str, pd.DataFrame]


def main() -> None:
    """Print seconds, the ratio, and whether the outputs are the same."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    os.environ |= {"OMP_NUM_THREADS": "1", "RAYON_NUM_THREADS": "1"}  # of torch and of the tokenizers, workers' too
    frame = pd.DataFrame(json.loads(line) for line in islice(articles(), options.articles))
    print(f"{len(frame)} articles, {count_words(frame['text'])} words, load {os.getloadavg()[0]:.1f}")
    sys.exit(0 if compare(frame, options.rounds) else 1)


def compare(frame: pd.DataFrame, rounds: int) -> bool:
    """Measure and print; return whether the outputs are the same."""
    import dask.dataframe as dd
    from dask.distributed import Client, LocalCluster

    spread = dd.from_pandas(frame, npartitions=max(len(frame) // _PARTITION, _WORKERS))
    parts = [part.compute() for part in spread.partitions]
    print(f"start of one process {timed(lambda: alone([part.head(1) for part in parts[:1]]))[0]:6.1f} s")
    began = time.perf_counter()
    options = {"n_workers": _WORKERS, "threads_per_worker": 1, "dashboard_address": None}
    with LocalCluster(**options) as cluster, Client(cluster) as client:
        start_workers(client, parts[0].head(1))
        print(f"start of {_WORKERS} workers   {time.perf_counter() - began:6.1f} s", flush=True)
        pairs = []
        for _ in range(rounds):
            (one, expected), (two, found) = timed(lambda: alone(parts)), timed(lambda: together(spread))
            pairs.append((one, two))
            print(f"one process {one:6.1f} s, {_WORKERS} workers {two:6.1f} s, ratio {one / two:.2f}", flush=True)
    same = identical(expected, found)
    print(f"ratio, median of {rounds} rounds: {median(one / two for one, two in pairs):.2f}")
    print(f"output: {'identical' if same else 'DIFFERENT'}")
    return same


def start_workers(client: Any, articles: pd.DataFrame) -> None:
    """Wait for the workers, and have each load the pipeline."""
    client.wait_for_workers(_WORKERS)
    addresses = client.scheduler_info()["workers"]
    client.gather([client.submit(annotate_frame, articles, workers=[one], pure=False) for one in addresses])


def alone(parts: Sequence[pd.DataFrame]) -> Tables:
    """Annotate the partitions one after another, in this process, with one thread."""
    torch.set_num_threads(1)
    found = [annotate_frame(part) for part in parts]
    return {name: pd.concat([tables[name] for tables in found]) for name in found[0]}


def together(articles: Any) -> Tables:
    """Annotate a Dask table with the cluster's workers, and fetch the tables."""
    from dask import compute

    (found,) = compute(annotate_dask(articles))
    return dict(found)


def timed(run: Callable[[], Tables]) -> tuple[float, Tables]:
    """Return how many seconds something takes, and what comes of it."""
    began = time.perf_counter()
    found = run()
    return time.perf_counter() - began, found


def identical(expected: Tables, found: Tables) -> bool:
    """Tell whether two sets of tables have the same names, types and bytes."""
    return expected.keys() == found.keys() and all(
        (expected[name].dtypes == found[name].dtypes).all() and expected[name].to_csv() == found[name].to_csv()
        for name in expected
    )


if __name__ == "__main__":
    main()
