"""The peers of newslab's stages, each in a process of its own, which answers how long it read.

A peer whose pins clash with newslab's cannot be installed beside it: `make bench` gives it an environment of its own,
`build/peers/NAME`, from `benchmarks/NAME.txt`. The others run in newslab's own, with the extra `bench`.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

__all__ = ["PEERS", "Peer", "PeerError", "Running", "run"]

APART = Path(__file__).parents[1] / "build" / "peers"
_PROGRAM = """
import json, sys, time
from importlib.metadata import version
{setup}
print(version({package!r}), flush=True)
for line in sys.stdin:
    texts = json.loads(line)
    began = time.perf_counter()
    for text in texts:
        {read}
    print(time.perf_counter() - began, flush=True)
"""


class PeerError(RuntimeError):
    """A peer that does not answer; the message is the last line of what it said."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A package and what of it is timed: code that sets it up, and code that reads `text`."""

    name: str
    package: str
    setup: str
    read: str

    @property
    def python(self) -> str:
        """The interpreter of the peer's own environment, if it has one, else this one."""
        own = APART / self.package / "bin" / "python"
        return str(own) if own.exists() else sys.executable


@dataclass(frozen=True, slots=True)
class Running:
    """A peer's process, and the version of the package in it."""

    peer: Peer
    version: str
    process: "subprocess.Popen[str]"
    said: IO[str]

    def seconds(self, texts: Sequence[str]) -> float:
        """Return how long the peer takes to read the texts.

        Raises
        ------
        PeerError
            if it fails on them.
        """
        assert self.process.stdin
        self.process.stdin.write(json.dumps(list(texts)) + "\n")
        self.process.stdin.flush()
        return float(_answer(self.process, self.said))


PEERS = (
    Peer("spaCy, blank Arabic", "spacy", "import spacy; blank = spacy.blank('ar')", "blank.make_doc(text)"),
    Peer(
        "CAMeL Tools, simple_word_tokenize",
        "camel-tools",
        "from camel_tools.tokenizers.word import simple_word_tokenize",
        "simple_word_tokenize(text)",
    ),
    Peer(
        "Maha, numerals",
        "mahad",
        "from maha.parsers.functions import parse_dimension",
        "parse_dimension(text, numeral=True)",
    ),
    Peer(
        "dateparser, search_dates",
        "dateparser",
        "from dateparser.search import search_dates",
        "search_dates(text, languages=['ar'])",
    ),
)


@contextmanager
def run(peer: Peer) -> Iterator[Running]:
    """Run a peer until the block ends.

    Raises
    ------
    PeerError
        if it is not installed.
    """
    program = _PROGRAM.format(setup=peer.setup, package=peer.package, read=peer.read)
    pipe = subprocess.PIPE
    with (
        TemporaryFile("w+", encoding="utf-8") as said,
        subprocess.Popen([peer.python, "-c", program], stdin=pipe, stdout=pipe, stderr=said, text=True) as process,
    ):
        try:
            yield Running(peer, _answer(process, said), process, said)
        finally:
            process.kill()


def _answer(process: "subprocess.Popen[str]", said: IO[str]) -> str:
    """Return the next line that a process prints."""
    assert process.stdout
    line = process.stdout.readline()
    if not line:
        status = process.wait()
        said.seek(0)
        raise PeerError((said.read().strip().splitlines() or [f"ended with status {status}"])[-1])
    return line.strip()
