"""Somebody who speaks in an article, and whether a verb agrees with him or her."""

from collections import Counter
from dataclasses import dataclass, field

from newslab.claims.lexicon import head_kind, word_set
from newslab.text.normalise import key

__all__ = ["Speaker", "agreement_with", "head_of", "is_feminine"]

_MEN = word_set("masculine in ه")
_FEMININE = word_set("broken plural")
_PLURALS = ("ون", "ين", "ات")


@dataclass(slots=True)
class Speaker:
    """Who speaks: the name or description, its kind, its head nouns, and the gender that its verbs have shown."""

    name: str
    kind: str
    heads: set[str] = field(default_factory=set)
    genders: Counter[str] = field(default_factory=Counter)

    def shown(self) -> str:
        """Return the gender that most of the verbs have shown, empty where none has."""
        return max(self.genders, key=lambda gender: self.genders[gender], default="")

    def words(self) -> list[str]:
        """Return the folded words of the name."""
        return [key(word) for word in self.name.split()]


def head_of(name: str) -> str:
    """Return the folded first word of a name."""
    return key(name.split()[0]) if name.split() else ""


def is_feminine(title: str) -> bool:
    """Tell whether a folded title is a woman's: `رئيسة`, but not `خليفة`."""
    return title.endswith("ه") and title not in _MEN


def agreement_with(speaker: Speaker, agreement: str) -> str:
    """Return whether a verb's form fits a speaker: yes, no, or unknown; gender where shown, else by the head noun."""
    if agreement in ("mp", "fp"):
        many = speaker.kind == "unnamed_group" or head_of(speaker.name).endswith(_PLURALS) or " و" in speaker.name
        return "yes" if many else "no" if speaker.kind == "person" else "unknown"
    if agreement == "d":
        two = " و" in speaker.name or head_of(speaker.name).endswith((*_PLURALS[:2], "ان"))
        return "yes" if two else "no" if speaker.kind in ("person", "unnamed_person") else "unknown"
    if agreement not in ("m", "f"):
        return "unknown"
    if speaker.kind == "unnamed_group" and head_of(speaker.name).endswith(_PLURALS[:2]):
        return "no"  # `مسؤولون` goes on with `وأضافوا`
    gender = _gender(speaker) or ("m" if speaker.kind == "person" and agreement == "m" else "")  # most are men
    return "unknown" if not gender else "yes" if gender == agreement else "no"


def _gender(speaker: Speaker) -> str:
    head = head_of(speaker.name).removeprefix("ال")
    if speaker.kind == "unnamed_person" and head_kind(head) is not None:
        return "f" if is_feminine(head) else "m"
    if speaker.genders or speaker.kind == "person":
        return speaker.shown()
    if head.endswith(("ه", "ات")) or head in _FEMININE:
        return "f"
    return "m" if head_kind(head) is not None and speaker.kind != "unnamed_group" else ""
