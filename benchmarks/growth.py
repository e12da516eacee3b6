"""Measure time and memory of `newslab annotate` from 10 to 10,000 articles; draw the figure with its CSV.

usage: python -m benchmarks.growth [--sizes 10 100 1000] [--jobs 1] [-o benchmarks/growth.svg]

The articles are the invented ones of data/, each with its number in it; the peak memory is that of the process.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import NullFormatter

from newslab.figures import write
from newslab.readers import read_article

INVENTED = Path(__file__).parents[1] / "data" / "invented" / "articles"
SCRIPT = """
import json, resource, sys, time
from newslab.cli import main
began = time.perf_counter()
status = main(["annotate", sys.argv[1], "-o", sys.argv[2], "-j", sys.argv[3]])
who = max(resource.getrusage(kind).ru_maxrss for kind in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps({"status": status, "seconds": time.perf_counter() - began, "memory_mb": who / 1024}))
"""


def main() -> None:
    """Measure and draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1000, 10_000])
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).with_name("growth.svg"))
    options = parser.parse_args()
    table = pd.DataFrame([measure(size, options.jobs) for size in options.sizes])
    options.output.with_suffix(".csv").write_text(table.to_csv(index=False), encoding="utf-8")
    draw(table, options.output)
    print(table.to_string(index=False))


def measure(size: int, jobs: int) -> dict[str, float]:
    """Annotate so many articles in a process of their own."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        corpus.write_text("".join(islice(articles(), size)), encoding="utf-8")
        words = sum(len(json.loads(line)["text"].split()) for line in corpus.open(encoding="utf-8"))
        command = [sys.executable, "-c", SCRIPT, str(corpus), str(Path(folder) / "out.jsonl"), str(jobs)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    return {
        "articles": size,
        "words": words,
        "seconds": round(found["seconds"], 1),
        "memory_mb": round(found["memory_mb"]),
    }


def articles() -> Iterator[str]:
    """Yield the invented articles as lines of JSON, again and again, with new words in each."""
    texts = [read_article(path).text for path in sorted(INVENTED.glob("*.txt"))]
    for number, text in enumerate(cycle(texts)):
        yield json.dumps({"id": f"a{number}", "text": f"{text} وقال شاهد{number} إن {number} شخصا وصلوا."}) + "\n"


def draw(table: pd.DataFrame, path: Path) -> None:
    """Draw seconds and memory over the number of articles."""
    figure = Figure(figsize=(8, 3), layout="constrained")
    time, memory = figure.subplots(1, 2)
    time.loglog(table["articles"], table["seconds"], marker="o", color="#0072B2")
    time.set(xlabel="articles", ylabel="seconds, start-up included", title="Time")
    memory.semilogx(table["articles"], table["memory_mb"], marker="o", color="#D55E00")
    memory.set(xlabel="articles", ylabel="MB, peak", title="Memory", ylim=(0, table["memory_mb"].max() * 1.2))
    for axis in (time.xaxis, time.yaxis, memory.xaxis):
        axis.set_major_formatter("{x:,.0f}")
        axis.set_minor_formatter(NullFormatter())
    write(figure, path)


if __name__ == "__main__":
    main()
