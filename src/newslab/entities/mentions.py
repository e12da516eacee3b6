"""From names as runs of tokens to names at exact characters: clitics, quotation marks and brackets lie outside."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from newslab.tables import read_table
from newslab.text.characters import QUOTES
from newslab.text.clitics import known, stem_offset
from newslab.text.normalise import key
from newslab.text.tokenizer import is_invisible

__all__ = ["Mention", "exact_mentions"]

_EDGES = set(QUOTES) | set("()[]{}<>.,،؛;:!?؟-–—/\\|*•…_") | {"بـ", "لـ", "كـ", "وبـ", "ولـ", "و", "ال", "...", "--"}
_PROCLITICS = "وفبلك"
_BODIES = ("ORG", "FAC", "EVENT")
_SHARE = 0.25  # of a common noun's occurrences: مستقبل 368, المستقبل 516; حماس 280, الحماس 43


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as tokens `first` to `end` (exclusive), with the model's label, subtype and score."""

    first: int
    end: int
    label: str
    subtype: str | None
    score: float


def exact_mentions(doc: Doc, mentions: Iterable[Mention]) -> list[tuple[int, int, Mention]]:
    """Return the mentions with their character offsets, in order; one that holds nothing but marks is dropped."""
    trimmed = [m for m in (_trim(doc, mention) for mention in _joined(doc, mentions)) if m is not None]
    inner = {key(doc[i].text) for m in trimmed if m.label == "PER" for i in range(m.first + 1, m.end)}
    words = {key(doc.vocab.strings[orth]) for orth in set(doc.to_array("ORTH").tolist())}
    return [(_start(doc, m, inner, words), _end(doc, m), m) for m in trimmed]


def _joined(doc: Doc, mentions: Iterable[Mention]) -> list[Mention]:
    """Join a lone noun without ال to the name of the same kind after it: `مستقبل` and `القصرين` are one club.

    A noun that only says what the name is of (`وكالة` before `سحاب`) is left out.
    """
    found: list[Mention] = []
    for mention in mentions:
        last = found[-1] if found else None
        if last and last.label == mention.label in _BODIES and last.end == mention.first and _leads(doc, last):
            generic = key(doc[last.first].text) in _heads()
            first, score = (mention.first if generic else last.first), min(last.score, mention.score)
            found[-1] = Mention(first, mention.end, mention.label, mention.subtype, score)
        else:
            found.append(mention)
    return found


def _leads(doc: Doc, mention: Mention) -> bool:
    """Tell whether a name is one word that is a common noun: with ال it is not much rarer than without."""
    word = key(doc[mention.first].text)
    alone = mention.end - mention.first == 1 and len(word) > 2 and word.isalpha() and not word.startswith("ال")
    return alone and known("ال" + word) > _SHARE * known(word)


def _trim(doc: Doc, mention: Mention) -> Mention | None:
    """Leave out marks and bare proclitics at either end, and what a person is after the name."""
    first, end = mention.first, mention.end
    while first < end and _is_edge(doc[first].text):
        first += 1
    if mention.label == "PER":
        end = next((i for i in range(first + 1, end) if key(doc[i].text) in _roles()), end)
    while end > first and _is_edge(doc[end - 1].text):
        end -= 1
    return Mention(first, end, mention.label, mention.subtype, mention.score) if first < end else None


def _is_edge(text: str) -> bool:
    return text in _EDGES or is_invisible(text)


def _start(doc: Doc, mention: Mention, inner: Collection[str], words: Collection[str]) -> int:
    token = doc[mention.first]
    return token.idx + _proclitics(token.text, inner, words)


def _end(doc: Doc, mention: Mention) -> int:
    token = doc[mention.end - 1]
    return token.idx + len(token)


def _proclitics(word: str, inner: Collection[str], words: Collection[str]) -> int:
    """Return how many characters of a name's first word are proclitics.

    A word that also stands inside a person's name of the article is whole (`بالي` in `مصطفى بالي`), and so is a listed
    name; the splitter decides on the others, and where it leaves a word whole, one letter goes if the article writes
    the rest alone as well, or if it is a و whose word is rarer than the rest.
    """
    folded = key(word)
    if len(folded) < 3 or folded[0] not in _PROCLITICS or folded in _whole():
        return 0
    if folded in inner and not _joins(folded):
        return 0
    offset = stem_offset(word)
    alone = len(folded) > 4 and folded[1:] in words
    return 1 if offset == 0 and (alone or _joins(folded)) else offset


def _joins(folded: str) -> bool:
    """Tell whether a word's و is more likely `and` than its first letter: `وروسيا`, but not `ويليام`."""
    return folded[0] == "و" and len(folded) > 3 and known(folded[1:]) >= 3 * known(folded)


@cache
def _whole() -> frozenset[str]:
    """Return the name words that begin with a root letter, whatever the splitter says."""
    return frozenset(row["name"] for row in read_table("entities", "whole_names"))


@cache
def _roles() -> frozenset[str]:
    return frozenset(key(row["word"]) for row in read_table("entities", "roles"))


@cache
def _heads() -> frozenset[str]:
    return frozenset(key(row["word"]) for row in read_table("entities", "generic_heads"))
