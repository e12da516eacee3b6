"""A profile of each speaker of an article: who they are, how much they are heard, and how."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from newslab.claims import Claim, claim_of
from newslab.text.normalise import key

__all__ = ["Source", "find_sources"]

_NAMED_LABELS = {"PER", "ORG", "GPE", "NORP", "LOC", "FAC"}
_TRIM = " \t\n\r،,؛:-–"


@dataclass(frozen=True, slots=True)
class Source:
    """One speaker of an article.

    `role` is the article's own wording beside the name, or `None`; `named` tells whether a name identifies the
    speaker; `figures` counts the quantities inside the speaker's claims; `direct`, `mixed` and `indirect` count the
    claims by mode; `stances` and `addressees` are in order of first use; `first` and `last` are the offsets of the
    first and the last mention or claim.
    """

    id: str
    speaker: str
    kind: str
    role: str | None
    named: bool
    claims: int
    figures: int
    direct: int
    mixed: int
    indirect: int
    stances: tuple[tuple[str, int], ...]
    addressees: tuple[str, ...]
    first: int
    last: int


def find_sources(doc: Doc) -> tuple[Source, ...]:
    """Return the speakers of a Doc's claims, in order of their first claim; claims without a speaker are left out."""
    grouped: dict[str, list[Claim]] = {}
    for claim in doc._.newslab_claims:
        if claim.speaker:
            grouped.setdefault(claim.speaker, []).append(claim)
    figures = _figures(doc)
    return tuple(
        _profile(f"s{number}", speaker, claims, doc, figures)
        for number, (speaker, claims) in enumerate(grouped.items(), start=1)
    )


def _figures(doc: Doc) -> Counter[str]:
    """Count the quantities in each claim, by the claim's id."""
    owners = (claim_of(quantity, doc._.newslab_claims) for quantity in doc._.newslab_quantities)
    return Counter(owner.id for owner in owners if owner is not None)


def _profile(id: str, speaker: str, claims: Sequence[Claim], doc: Doc, figures: Counter[str]) -> Source:
    mentions = [e for e in doc._.newslab_entities if key(e.canonical) == key(speaker)]
    modes = Counter(claim.mode for claim in claims)
    places = [place for claim in claims for place in (claim.cue.start, claim.cue.end)]
    places += [place for mention in mentions for place in (mention.start, mention.end)]
    return Source(
        id=id,
        speaker=speaker,
        kind=Counter(claim.speaker_kind for claim in claims).most_common(1)[0][0],
        role=_role(speaker, claims),
        named=any(mention.label in _NAMED_LABELS for mention in mentions),
        claims=len(claims),
        figures=sum(figures[claim.id] for claim in claims),
        direct=modes["direct"],
        mixed=modes["mixed"],
        indirect=modes["indirect"],
        stances=tuple(Counter(claim.stance for claim in claims).items()),
        addressees=_unique(claim.addressee.text for claim in claims if claim.addressee),
        first=min(places),
        last=max(places),
    )


def _role(speaker: str, claims: Sequence[Claim]) -> str | None:
    """Return the longest wording that a source adds to the speaker's name, or gives in its place."""
    roles = [_without_name(claim.source.text, speaker) for claim in claims if claim.source]
    return max(roles, key=len, default="") or None


def _without_name(source: str, speaker: str) -> str:
    """Cut the speaker's name from a source; what has no name in it is a role, unless it is a short form."""
    before, found, after = source.partition(speaker)
    if found:
        return max(before.strip(_TRIM), after.strip(_TRIM), key=len)
    words = set(map(key, source.split()))
    return "" if words <= set(map(key, speaker.split())) else source


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
