"""Number words, units, currencies and bounds, read from their tables and folded."""

import itertools
import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from newslab.tables import read_table
from newslab.text.clitics import split
from newslab.text.normalise import key

__all__ = [
    "beside",
    "bounding_verbs",
    "bounds",
    "currencies",
    "currency_names",
    "kept_whole",
    "labelling",
    "number_words",
    "phrase",
    "units",
    "vague",
    "vulgar_fractions",
]


def phrase(text: str) -> str:
    """Return a table's phrase as it stands in a line: folded, proclitics before the article parted."""
    return " ".join(key(word) for word in text.split())


@cache
def beside(kind: str) -> frozenset[str]:
    """Return the words of one kind (particle, elative) that stand beside a number and are not what it counts."""
    return frozenset(key(row["word"]) for row in read_table("numbers", "beside") if row["kind"] == kind)


@cache
def number_words() -> Mapping[str, tuple[str, float]]:
    """Map folded number words to (kind, value)."""
    rows = (row for row in read_table("numbers", "words") if row["kind"] != "vague")
    return {key(row["word"]): (row["kind"], float(row["value"])) for row in rows}


@cache
def vague() -> frozenset[str]:
    """Return the folded vague words and phrases."""
    return frozenset(phrase(row["word"]) for row in read_table("numbers", "words") if row["kind"] == "vague")


@cache
def vulgar_fractions() -> Mapping[str, float]:
    """Map the characters of fractions (`½`) to their values."""
    return {mark: unicodedata.numeric(mark) for mark in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}


@cache
def labelling() -> frozenset[str]:
    """Return the folded words, with and without article, after which digits are a label."""
    words = {key(row["word"].split()[-1]) for row in read_table("numbers", "labels")}
    return frozenset(words | {"ال" + word for word in words})


@cache
def units() -> Mapping[str, tuple[str, str]]:
    """Map folded unit nouns and phrases to (kind, canonical unit)."""
    return {phrase(row["noun"]): (row["kind"], row["unit"]) for row in read_table("numbers", "units")}


@cache
def currencies() -> Mapping[str, tuple[tuple[frozenset[str], str], ...]]:
    """Map folded nouns of money to their (deciding words, ISO code) pairs, in the table's order."""
    table: dict[str, list[tuple[frozenset[str], str]]] = {}
    forms: dict[str, tuple[str, ...]] = {}
    for row in read_table("numbers", "currencies"):
        deciding = frozenset(form for word in row["country"].split("|") if word for form in _adjectives(key(word)))
        nouns = tuple(map(key, row["nouns"].split("|")))
        forms |= dict.fromkeys(nouns, nouns)
        for noun in nouns:
            table.setdefault(noun, []).append((deciding, row["code"]))
    for row in read_table("numbers", "currency_names"):
        noun, *rest = map(key, row["name"].split())
        deciding = frozenset(_adjectives(rest[0]) if rest else ())
        if rest or noun not in forms:
            for form in forms.get(noun, (noun, noun + "ا")):
                table.setdefault(form, []).append((deciding, row["code"]))
        table.setdefault(row["code"], []).append((frozenset(), row["code"]))
    return {noun: tuple(pairs) for noun, pairs in table.items()}


@cache
def currency_names() -> Mapping[str, str]:
    """Map the CLDR's names of more than one word, folded, to their ISO codes; of two, to that of the later code."""
    rows = read_table("numbers", "currency_names")
    return {phrase(row["name"]): row["code"] for row in rows if " " in row["name"]}


def _adjectives(word: str) -> tuple[str, ...]:
    """Return the forms that an adjective of a country takes beside a noun of money; of a country's name, itself."""
    stem = word.removesuffix("ه") if word.endswith("يه") else word
    return (word, stem, stem + "ا", stem + "ه", stem + "ين") if stem.endswith("ي") else (word,)


@cache
def bounds(place: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return a pattern of the bounding words of a place (before, after), and the map from words to bounds."""
    table = {_parted(row["words"]): row["bound"] for row in read_table("numbers", "bounds") if row["place"] == place}
    words = "|".join(re.escape(words) for words in sorted(table, key=lambda words: -len(words)))
    article = r"(?: (?:ال|ب|ـ))?"
    pattern = rf"(?<!\S)(?P<words>{words}){article} \Z" if place == "before" else rf" (?P<words>{words})(?!\S)"
    return re.compile(pattern), table


@cache
def bounding_verbs() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return a pattern of the bounding verbs whose subject may stand before the number, and what they mean.

    `تقارب عائداته المالية 283`, `لا تقل مساحتها عن 50`: the subject has a pronoun (or is عدد with a noun), and the
    verb's preposition, where it has one, follows it.
    """
    table: dict[str, str] = {}
    for row in read_table("numbers", "bounds"):
        words = phrase(row["words"])
        verb = words.rsplit(" ", 1)[0] if words.endswith((" عن", " علي", " الي")) else words
        if row["place"] == "before" and _is_verb(verb.split()[-1]):
            table[verb] = row["bound"]
    verbs = "|".join(re.escape(verb) for verb in sorted(table, key=lambda verb: -len(verb)))
    subject = r"(?:(?:عدد|قيمه|مساحه|حجم|نسبه|طول|كلفه) \S+|\S+(?:ه|ها|هم|هن|هما))(?: \S{4,})?"
    pattern = rf"(?<!\S)(?P<words>{verbs}) {subject}(?: (?:عن|علي|الي))?(?: (?:ال|ب|ـ))? \Z"
    return re.compile(pattern), table


def _is_verb(word: str) -> bool:
    return word.startswith(("ي", "ت")) or word in ("فاق", "فاقت", "ناهز", "ناهزت", "قارب", "قاربت")


@cache
def kept_whole() -> frozenset[str]:
    """Return the words that are never parted, though their first letter looks like a proclitic."""
    words = {word for word in number_words() if " " not in word} | {"ال" + word for word in number_words()}
    nouns = {part for noun in units() for part in noun.split()} | {noun for noun in currencies() if len(noun) > 2}
    bounding = {word for place in ("before", "after") for words_ in bounds(place)[1] for word in words_.split()}
    return frozenset({*words, *vague(), *nouns, *bounding, "بين", "فاصله", "بالمئه", "بالمايه", "بالميه"}) - {
        "و",
        "ب",
        "ف",
        "ل",
        "ك",
    }


def _parted(text: str) -> str:
    """Fold a bounding phrase and part the ف of `فأكثر`, as a line does."""
    pieces = []
    for word in text.split():
        cuts = [start for start, _ in split(word)] + [len(word)] if word.startswith("فأ") else [0, len(word)]
        pieces += [key(word[a:b]) for a, b in itertools.pairwise(cuts)]
    return " ".join(pieces)
