"""The record of one mention of a name."""

from dataclasses import dataclass

__all__ = ["LABELS", "TAGS", "Entity"]

LABELS = ("PER", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART")
TAGS = ("O", *(f"{kind}-{label}" for label in LABELS for kind in "BI"))


@dataclass(frozen=True, slots=True)
class Entity:
    """A mention of a name, at exact offsets: proclitics and outer quotation marks lie outside.

    `label` is one of `LABELS`; `subtype` a finer type (Politician, Media …)
    or `None`; `canonical` the fullest name that the article gives for the same referent; `score` the
    probability that span and label are right, 0 to 1 (how well it is calibrated stands in training/MODEL_CARD.md).
    """

    id: str
    start: int
    end: int
    text: str
    label: str
    subtype: str | None
    canonical: str
    score: float
