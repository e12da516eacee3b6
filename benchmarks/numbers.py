"""Score numbers and dates on the peers' own test suites, and time `parse` against Maha.

usage: python -m benchmarks.numbers [--duckling F] [--recognizers F] [--maha F] [--counted F] [--errors N]
                                    [--text FILE.txt [--maha-python PATH]]

The suites are JSON lines: `dim`, `text`, `expected`, and whether the row must match (`polarity`). Numerals and ordinals
are read by `newslab.numbers.parse`, without a model: a row is right when exactly the expected numerals are found, with
their values. The other kinds are read from a Doc's quantities and dates, the suite's day of reference as the day of
publication. With --text, the words a second of `parse`, of dates and quantities, and of Maha on the same text. Maha
asks for a `typing-extensions` of 2021, so that it needs a venv of its own (`pip install mahad`), the python of which is
--maha-python.
"""

import argparse
import json
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from benchmarks import number_judges as judges
from newslab.numbers import parse

Judge = Callable[[dict[str, Any]], tuple[str, bool] | None]
SUITES: dict[str, Judge] = {
    "duckling": judges.duckling,
    "recognizers": judges.recognizers,
    "maha": judges.maha,
    "counted": judges.counted,
}
ROUNDS = 3


def main() -> None:
    """Print, for each suite that is given, how many rows of each kind are right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in SUITES:
        parser.add_argument(f"--{name}", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--text", type=Path, metavar="FILE.txt", help="plain text to time, a paragraph a line")
    parser.add_argument("--maha-python", metavar="PATH", help="the python of a venv that has Maha")
    parser.add_argument("--errors", type=int, default=0, help="show this many wrong rows of each kind")
    options = parser.parse_args()
    for name, judge in SUITES.items():
        if path := getattr(options, name):
            report(name, read(path), judge, options.errors)
    if options.text:
        lines = options.text.read_text(encoding="utf-8").splitlines()
        print_speed([line for line in lines if line.strip()], options.maha_python)


def read(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def report(name: str, rows: Iterable[dict[str, Any]], judge: Judge, errors: int) -> None:
    """Print the share of right rows by kind; rows on which the suite says nothing are counted at the end."""
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    left_out = 0
    for row in rows:
        judged = judge(row)
        if judged is None:
            left_out += 1
            continue
        kind, is_right = judged
        seen[kind] += 1
        right[kind] += is_right
        if not is_right and seen[kind] - right[kind] <= errors:
            print(f"  wrong, {kind}: {row['text']!r} {json.dumps(row['expected'], ensure_ascii=False)[:240]}")
    for kind in sorted(seen):
        print(f"{name:12} {kind:32} {right[kind]:4} of {seen[kind]:4}  {right[kind] / seen[kind]:.3f}")
    if left_out:
        print(f"{name:12} {'(rows left out)':32} {left_out:4}")


def print_speed(texts: list[str], maha_python: str | None) -> None:
    """Print words a second: of the first pass over the texts, every word new, and the best of a few more."""
    stages: dict[str, Callable[[str], object]] = {"newslab.numbers.parse": parse, "dates and quantities": judges.read}
    words = sum(len(text.split()) for text in texts)
    for stage in stages.values():
        stage("في 41 موقعا")  # so that the tables are read
    spent = {name: [seconds(stage, texts) for _ in range(ROUNDS)] for name, stage in stages.items()}
    if maha_python:
        spent["Maha, numerals and ordinals"] = seconds_of_maha(texts, maha_python)
    for name, rounds in spent.items():
        print(f"{name:28} {words / rounds[0]:10,.0f} words/s at first, {words / min(rounds):10,.0f} words/s at best")


def seconds(stage: Callable[[str], object], texts: list[str]) -> float:
    """Return the seconds of the processor that one pass over the texts takes, whatever else the machine does."""
    began = time.process_time()
    for text in texts:
        stage(text)
    return time.process_time() - began


def seconds_of_maha(texts: list[str], python: str) -> list[float]:
    """Return the seconds that Maha takes in each round over the texts, its start and first use left out."""
    program = (
        "import json, sys, time\n"
        "from maha.parsers.functions import parse_dimension\n"
        "texts = json.load(sys.stdin)\n"
        "parse_dimension(texts[0], numeral=True, ordinal=True)\n"
        "for _ in range(int(sys.argv[1])):\n"
        "    began = time.process_time()\n"
        "    for text in texts: parse_dimension(text, numeral=True, ordinal=True)\n"
        "    print(time.process_time() - began)\n"
    )
    command = [python, "-c", program, str(ROUNDS)]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    return [float(line) for line in done.stdout.split()]


if __name__ == "__main__":
    main()
