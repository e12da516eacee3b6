"""The record of one mention of a name."""

from dataclasses import dataclass

__all__ = ["Entity"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A mention of a name, at exact offsets: proclitics and outer quotation marks lie outside.

    `label` is one of PER NORP ORG GPE LOC FAC EVENT PRODUCT WORK_OF_ART; `subtype` a finer type (Politician, Media …)
    or `None`; `canonical` the fullest name that the article gives for the same referent; `score` the model's mean
    probability of the mention's tags, 0 to 1.
    """

    id: str
    start: int
    end: int
    text: str
    label: str
    subtype: str | None
    canonical: str
    score: float
