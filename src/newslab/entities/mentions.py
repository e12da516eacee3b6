"""From names as runs of tokens to names at exact characters: clitics, quotation marks and brackets lie outside."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc

from newslab.entities.records import LABELS
from newslab.tables import read_table
from newslab.text.characters import QUOTES
from newslab.text.clitics import known, stem_offset
from newslab.text.normalise import key
from newslab.text.tokenizer import is_invisible

__all__ = ["Mention", "exact_mentions"]

_EDGES = set(QUOTES) | set("()[]{}<>.,،؛;:!?؟-–—/\\|*•…_") | {"بـ", "لـ", "كـ", "وبـ", "ولـ", "و", "ال", "...", "--"}
_PROCLITICS = "وفبلك"
_BODIES = ("ORG", "FAC", "EVENT")
_PLACES = ("GPE", "LOC")
_SELDOM = "فك"  # 2 of 282 names of the annotated articles that begin with these letters have them as proclitics
_LED = {"preposition": LABELS, "title": ("PER",), "place": ("GPE", "LOC", "FAC")}
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
    lines = (part for mention in mentions for part in _within_lines(doc, mention))
    trimmed = [m for m in (_trim(doc, mention) for mention in _joined(doc, lines)) if m is not None]
    inner = {key(doc[i].text) for m in trimmed if m.label == "PER" for i in range(m.first + 1, m.end)}
    named = {i for m in trimmed for i in range(m.first, m.end)}
    whole = {key(doc[m.first].text) for m in trimmed if m.first - 1 not in named and _stands_whole(doc, m)}
    words = {key(doc.vocab.strings[orth]) for orth in set(doc.to_array("ORTH").tolist())}
    return [(_start(doc, m, inner, whole, words), _end(doc, m), m) for m in trimmed]


def _within_lines(doc: Doc, mention: Mention) -> Iterator[Mention]:
    """Yield the parts of a name on each line: a headline's last word and the dateline's first are two."""
    first = mention.first
    for index in range(mention.first, mention.end):
        if "\n" in doc[index].text:
            yield replace(mention, first=first, end=index)
            first = index + 1
    yield replace(mention, first=first)


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


def _stands_whole(doc: Doc, mention: Mention) -> bool:
    """Tell whether what stands before a name leaves no room for a proclitic: `في بعقوبة`, `(وفا)`, `أكد وسيم`."""
    first = mention.first
    before = doc[first - 1].text if first else ""
    if mention.label in _leaders().get(key(before), ()):
        return True
    if before == "(" or (before in QUOTES and not doc[first].text.startswith("لل")):  # `صحيفة " بابل "`
        closing = ")" if before == "(" else QUOTES
        return mention.end < len(doc) and doc[mention.end].text[:1] in closing
    return mention.label == "PER" and doc[first].text[0] == "و" and _second(doc, first)


def _second(doc: Doc, index: int) -> bool:
    """Tell whether a word is the second of its paragraph, where nothing stands that `and` could join it to."""
    first = index - 1
    if first > 0 and doc[first - 1].text == "و":
        first -= 1
    begins = first == 0 or (first > 0 and "\n" in doc[first - 1].text)
    return begins and doc[index - 1].is_alpha


def _start(doc: Doc, mention: Mention, inner: Collection[str], whole: Collection[str], words: Collection[str]) -> int:
    token = doc[mention.first]
    folded = key(token.text)
    if folded in whole:
        return token.idx
    if folded[:1] == "و" and (folded[1:] in whole or folded[1:] in _whole()):
        return token.idx + 1
    return token.idx + _proclitics(token.text, mention.label, inner, words)


def _end(doc: Doc, mention: Mention) -> int:
    token = doc[mention.end - 1]
    return token.idx + len(token)


def _proclitics(word: str, label: str, inner: Collection[str], words: Collection[str]) -> int:
    """Return how many characters of a name's first word are proclitics.

    A word that also stands inside a person's name of the article is whole (`بالي` in `مصطفى بالي`), and so is a listed
    name; the splitter decides on the others, and where it leaves a word whole, one letter goes if the article writes
    the rest alone as well, if it is a و whose word is rarer than the rest, or the ب of a place that no list knows.
    """
    folded = key(word)
    if len(folded) < 3 or folded[0] not in _PROCLITICS or folded in _whole():
        return 0
    seldom = folded[0] in _SELDOM or (folded[0] == "ب" and label == "PER")
    stands = (folded[1:3] == "ال" and known(folded[1:])) or (len(folded) > 3 and folded[1:] in words)
    if seldom and not stands:
        return 0
    if folded in inner and not _joins(folded):
        return 0
    offset = stem_offset(word)
    if offset > 1 and word[offset - 1] == "س":
        offset -= 1  # no name is a verb of the future: `بسامراء`
    alone = len(folded) > 4 and folded[1:] in words
    unknown = folded[0] == "ب" and label in _PLACES and not known(folded)
    return 1 if offset == 0 and (alone or unknown or _joins(folded)) else offset


def _joins(folded: str) -> bool:
    """Tell whether a word's و is more likely `and` than its first letter: `وروسيا`, but not `ويليام`."""
    return folded[0] == "و" and len(folded) > 3 and known(folded[1:]) >= 3 * known(folded)


@cache
def _whole() -> frozenset[str]:
    """Return the name words that begin with a root letter, whatever the splitter says."""
    return frozenset(row["name"] for row in read_table("entities", "whole_names"))


@cache
def _leaders() -> dict[str, tuple[str, ...]]:
    """Map the words behind which a name has no proclitic to the labels of such names."""
    return {key(row["word"]): _LED[row["kind"]] for row in read_table("entities", "before_names")}


@cache
def _roles() -> frozenset[str]:
    return frozenset(key(row["word"]) for row in read_table("entities", "roles"))


@cache
def _heads() -> frozenset[str]:
    return frozenset(key(row["word"]) for row in read_table("entities", "generic_heads"))
