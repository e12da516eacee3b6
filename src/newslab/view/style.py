"""How marks look: inline styles that stand anywhere, and a style sheet for pages that keep one.

Contents of claims are washed in a translucent colour, which is legible on light and on dark paper. Nothing is told by
colour alone: speakers carry a number, labels of names a line of their own.
"""

from functools import cache
from importlib.resources import files

from spacy.tokens import Doc

from newslab.colours import LABELS, NARRATOR, speaker_colours

__all__ = ["INK", "PAPER", "contrast", "label_style", "readable", "speaker_number", "speaker_style", "stylesheet"]

PAPER = {"light": "#FFFFFF", "dark": "#15171A"}
INK = {"light": "#1A1A1A", "dark": "#E9E7E3"}
_WASH = {"light": 0.2, "dark": 0.34}
_PALETTE = list(speaker_colours(map(str, range(8))).values())[:8]
_LINES = {
    "PER": "3px solid",
    "ORG": "4px double",
    "GPE": "2px dashed",
    "LOC": "3px dotted",
    "NORP": "1px solid",
    "FAC": "1px dashed",
    "EVENT": "5px double",
    "PRODUCT": "1px dotted",
    "WORK_OF_ART": "5px solid",
}


def speaker_number(doc: Doc) -> dict[str | None, int]:
    """Return the number that stands for each speaker in the view, from 1 in order of appearance; unknown is 0."""
    named = dict.fromkeys(claim.speaker for claim in doc._.newslab_claims if claim.speaker is not None)
    return {**{speaker: number for number, speaker in enumerate(named, start=1)}, None: 0}


def speaker_style(number: int) -> str:
    """Return the inline style of what a speaker says."""
    return f"background-color:{_wash(_colour(number), 'light')}"


def label_style(label: str) -> str:
    """Return the inline style of a name: a line under it, of the label's own kind and colour."""
    line = f"border-bottom:{_LINES.get(label, '3px solid')} {LABELS.get(label, NARRATOR)}"
    return f"text-decoration:none;{line}"


@cache
def stylesheet() -> str:
    """Return the style sheet: fonts, badges, legend, print, and the colours for light and for dark."""
    rules = [files("newslab.view").joinpath("view.css").read_text(encoding="utf-8")]
    rules.append(f".newslab{{color:{_both(INK)};background:{_both(PAPER)}}}")
    for number in range(10):
        colour = _colour(number)
        wash = {theme: _wash(colour, theme) for theme in PAPER}
        ink = {theme: readable(colour, paper) for theme, paper in PAPER.items()}
        rules.append(f".newslab .s{number}{{background-color:{_both(wash)}!important}}")
        rules.append(f".newslab .k{number}{{color:{_both(ink)}}}")
    for label, colour in LABELS.items():
        line = {theme: readable(colour, paper, 4.5) for theme, paper in PAPER.items()}
        rules.append(f".newslab .name.{label}{{border-bottom-color:{_both(line)}!important}}")
    return "\n".join(rules)


def readable(colour: str, paper: str, ratio: float = 5.5) -> str:
    """Return a colour moved away from the paper's until text in it has the contrast `ratio` (WCAG 2)."""
    goal = 0 if _luminance(paper) > 0.5 else 255
    for step in range(101):
        mixed = _mix(colour, goal, step / 100)
        if contrast(mixed, paper) >= ratio:
            return mixed
    return _mix(colour, goal, 1)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours after WCAG 2, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _colour(number: int) -> str:
    return _PALETTE[number - 1] if 0 < number < 9 else NARRATOR


def _wash(colour: str, theme: str) -> str:
    red, green, blue = _parts(colour)
    return f"rgba({red},{green},{blue},{_WASH[theme]})"


def _both(value: dict[str, str]) -> str:
    return f"light-dark({value['light']},{value['dark']})"


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mix(colour: str, goal: int, share: float) -> str:
    return "#" + "".join(f"{round(part + (goal - part) * share):02X}" for part in _parts(colour))


def _luminance(colour: str) -> float:
    channels = (part / 255 for part in _parts(colour))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
