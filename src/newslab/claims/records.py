"""The record of one claim."""

from dataclasses import dataclass

from newslab.spans import Span

__all__ = ["Claim"]


@dataclass(frozen=True, slots=True)
class Claim:
    """An assertion that the text attributes, through a cue, to somebody other than its narrator.

    `source` is the noun phrase beside the cue, `speaker` who that is over the whole article, `relay` the medium that
    passes the words on, `addressee` to whom they were said. `mode` is direct, indirect or mixed; `stance` one of say,
    assert, announce, deny, warn, accuse, believe, hearsay, characterise. `hedges` are
    the words inside the content that weaken it (`ربما`, `قد يكون`), `anonymity` those that say why the source is not
    named (`طلب عدم ذكر اسمه`). `rule` names what found the claim; `score`, 0 to 1, is how often its claims are right on
    the training articles, times how sure the choice of the speaker is where the text leaves the subject out.
    """

    id: str
    cue: Span
    source: Span | None
    speaker: str | None
    speaker_kind: str
    relay: Span | None
    addressee: Span | None
    content: Span
    mode: str
    stance: str
    negated: bool
    rule: str
    score: float
    hedges: tuple[Span, ...] = ()
    anonymity: Span | None = None
