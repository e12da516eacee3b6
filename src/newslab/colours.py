"""The colours of the figures and the view: told apart by readers with any colour vision."""

from collections.abc import Iterable

__all__ = ["LABELS", "MODES", "NARRATOR", "STANCES", "speaker_colours", "tint"]

# Okabe and Ito's palette (2008), without yellow and black.
_PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#7F3C8D", "#80735A")
NARRATOR = "#8A8A8A"
MODES = {"direct": "#0072B2", "mixed": "#56B4E9", "indirect": "#BBBBBB"}
STANCES = {
    "say": "#8FA1B3",
    "assert": "#0072B2",
    "announce": "#56B4E9",
    "deny": "#D55E00",
    "warn": "#E69F00",
    "accuse": "#A6192E",
    "believe": "#009E73",
    "hearsay": "#CC79A7",
    "characterise": "#7F3C8D",
}
LABELS = {
    "PER": "#D55E00",
    "ORG": "#0072B2",
    "GPE": "#009E73",
    "LOC": "#66A61E",
    "NORP": "#CC79A7",
    "FAC": "#80735A",
    "EVENT": "#7F3C8D",
    "PRODUCT": "#E69F00",
    "WORK_OF_ART": "#56B4E9",
}


def speaker_colours(speakers: Iterable[str | None]) -> dict[str | None, str]:
    """Return a colour for each speaker, in order of appearance; the narrator (None) and those past eight are grey."""
    named = [speaker for speaker in dict.fromkeys(speakers) if speaker is not None]
    colours: dict[str | None, str] = {s: _PALETTE[i] if i < len(_PALETTE) else NARRATOR for i, s in enumerate(named)}
    return {**colours, None: NARRATOR}


def tint(colour: str, share: float = 0.82) -> str:
    """Return a colour mixed with white; `share` is the white's part, 0 to 1."""
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * share):02X}" for part in parts)
