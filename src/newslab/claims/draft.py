"""A claim before its speaker is resolved."""

from dataclasses import dataclass

__all__ = ["Draft"]

Offsets = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """Where a claim's parts stand.

    `index` is the cue's word; `cue`, `content`, `addressee` and `relay` are character offsets, `source` a run of words
    (first, end); `agreement` and `suffix` come from the cue's form; `first` is the content's first word, `last` its
    last; `faint` marks a cue that gives way to another before it, of which it only tells the circumstances.
    """

    index: int
    cue: Offsets
    content: Offsets
    first: int
    last: int
    stance: str
    rule: str
    form: str
    lemma: str = ""
    agreement: str = ""
    suffix: str = ""
    source: Offsets | None = None
    addressee: Offsets | None = None
    relay: Offsets | None = None
    quoted: bool = False
    impersonal: bool = False
    faint: bool = False
