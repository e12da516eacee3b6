"""Kill `newslab annotate` at random moments, resume it, and compare with a run that nobody disturbed.

usage: python -m benchmarks.kill [--rounds 20] [--articles 200] [--jobs 2] [--format jsonl]

A round kills one run (SIGKILL to the process alone) at a moment drawn over the time of the undisturbed run, gives the
same command again, and compares every byte that it left. A run that ends before its moment is done again.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from shutil import rmtree

from benchmarks.growth import articles


def main() -> None:
    """Print one line a round, and how many rounds ended the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--format", choices=["jsonl", "parquet"], default="jsonl")
    options = parser.parse_args()
    moments, same = random.Random(0), 0
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        corpus.write_text("".join(islice(articles(), options.articles)) + "broken\n", encoding="utf-8")
        began = time.perf_counter()
        start(corpus, Path(folder) / "expected", options).wait()
        whole = time.perf_counter() - began
        expected = contents(Path(folder) / "expected")
        for number in range(1, options.rounds + 1):
            out = Path(folder) / f"out{number}"
            moment = moments.random() * whole
            while not killed(corpus, out, moment, options):  # it ended first: draw an earlier moment
                rmtree(out)
                moment *= moments.random()
            start(corpus, out, options).wait()
            equal = contents(out) == expected
            same += equal
            print(
                f"{number:2}  after {moment:5.1f} s of {whole:.1f}: {'identical' if equal else 'DIFFERENT'}", flush=True
            )
    print(f"{same} of {options.rounds} identical")
    sys.exit(same != options.rounds)


def killed(corpus: Path, out: Path, moment: float, options: argparse.Namespace) -> bool:
    """Start the command and kill it after so many seconds; return whether it was still running."""
    running = start(corpus, out, options)
    try:
        running.wait(timeout=moment)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()
        return True
    return False


def start(corpus: Path, out: Path, options: argparse.Namespace) -> "subprocess.Popen[bytes]":
    """Start the command."""
    command = ["annotate", str(corpus), "-o", str(out), "-j", str(options.jobs), "--format", options.format]
    return subprocess.Popen([sys.executable, "-m", "newslab", *command], stderr=subprocess.DEVNULL)


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


if __name__ == "__main__":
    main()
