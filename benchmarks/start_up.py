"""Measure what a user waits for: `import newslab`, `newslab.load()`, the first article, peak memory.

usage: python -m benchmarks.start_up [--rounds 5]
"""

import argparse
import json
import subprocess
import sys
from statistics import median

SCRIPT = """
import json, resource, time
start = time.perf_counter()
import newslab
imported = time.perf_counter()
newslab.load()
loaded = time.perf_counter()
doc = newslab.annotate(newslab.read_article("data/articles/baghuz-2019-02-11.txt"))
first = time.perf_counter()
newslab.annotate(newslab.read_article("data/articles/baghuz-2019-02-11.txt"))
second = time.perf_counter()
print(json.dumps({
    "import_s": imported - start,
    "load_s": loaded - imported,
    "first_article_s": first - loaded,
    "next_article_s": second - first,
    "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
"""


def main() -> None:
    """Run fresh interpreters and print the median of each measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = [_measure() for _ in range(parser.parse_args().rounds)]
    for name in rounds[0]:
        print(f"{name:18} {median(measured[name] for measured in rounds):9.3f}")


def _measure() -> dict[str, float]:
    out = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    return dict(json.loads(out.stdout.splitlines()[-1]))


if __name__ == "__main__":
    main()
