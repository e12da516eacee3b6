"""The reporting verbs in all their forms, and what each form says of its subject."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newslab.claims.lexicon import word_set
from newslab.tables import read_table
from newslab.text.normalise import key

__all__ = ["Cue", "lookup"]

_OBJECTS = ("ه", "ها", "هم", "هما", "نا")
_SUFFIXES = ("ه", "ها", "هم", "هما", "هن")
_PARTICIPLE_NUMBERS = {"": "m", "ا": "m", "ه": "f", "ين": "mp", "ون": "mp", "ات": "fp", "تين": "f"}
_AMBIGUOUS = word_set("ambiguous cue")
_TOLD = word_set("told")


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a reporting word.

    `form` is verb, passive, participle or masdar; `agreement` its subject's gender and number (m, f, mp, fp, d: two,
    1: the speaker himself, or empty where the form does not tell); `suffix` the folded pronoun at its end; `weak` marks
    forms that are as often other words and count only right before a clause or a quotation.
    """

    lemma: str
    form: str
    stance: str
    takes: frozenset[str]
    preps: frozenset[str]
    agreement: str
    suffix: str
    weak: bool


def lookup(word: str) -> tuple[Cue, ...]:
    """Return the readings of a folded word without conjunction as a cue, verbs before participles and verbal nouns."""
    return _forms().get(word, ())


@cache
def _forms() -> dict[str, tuple[Cue, ...]]:
    table: dict[str, list[Cue]] = {}
    for row in read_table("claims", "cues"):
        for form, agreement, suffix, word in _generate(
            row["perfect"], row["imperfect"], row["participle"], row["masdar"], row["passive"].split()
        ):
            folded = key(word)
            takes, preps = frozenset(row["takes"].split()), frozenset(map(key, row["prep"].split()))
            weak = folded in _AMBIGUOUS
            cue = Cue(row["perfect"], form, row["stance"], takes, preps, agreement, key(suffix), weak)
            known = table.setdefault(folded, [])
            if all((other.lemma, other.form) != (cue.lemma, cue.form) for other in known):
                known.append(cue)
    return {word: tuple(cues) for word, cues in table.items()}


def _generate(
    perfect: str, imperfect: str, participle: str, masdar: str, passives: list[str]
) -> Iterator[tuple[str, str, str, str]]:
    """Yield (form, agreement, suffix, word) for every form of a lemma."""
    for word in passives:
        yield "passive", "", "", word
    if not imperfect:  # a noun that reports without a verb: `مفاده أن`
        for suffix in ("", "ه", "ها", "هم"):
            stem = masdar[:-1] + "ت" if suffix and masdar.endswith("ة") else masdar
            yield "masdar", {"ه": "m", "ها": "f", "هم": "mp"}.get(suffix, ""), suffix, stem + suffix
        return
    forms = (*_perfect(perfect, imperfect), *_imperfect(imperfect))
    for agreement, word in (*forms, *_first_person(perfect)):
        yield "verb", agreement, "", word
    for agreement, word in forms:
        for suffix in _OBJECTS:
            base = word[:-1] + "ا" if word[-1] == "ى" else word[:-1] if word.endswith("وا") else word
            yield "verb", agreement, suffix, base + suffix
    if participle:
        stem = participle.removesuffix("ا")
        for ending, agreement in _PARTICIPLE_NUMBERS.items():
            if ending or stem[:1] == "م":
                yield "participle", agreement, "", stem + ending
    if masdar:
        for suffix in _SUFFIXES:
            stem = masdar[:-1] + "ت" if masdar.endswith("ة") else masdar
            yield "masdar", {"ه": "m", "ها": "f", "هم": "mp"}.get(suffix, ""), suffix, stem + suffix
        yield "masdar", "", "", masdar
        yield "masdar", "", "", "ال" + masdar
        yield "masdar", "", "", masdar.removesuffix("ة") + "ات"
        yield "masdar", "", "", "ال" + masdar.removesuffix("ة") + "ات"


def _first_person(verb: str) -> Iterator[tuple[str, str]]:
    """Yield `قلنا`, `رأينا`, `وجدنا`, and `قلت` where it is no `قالت`; none of verbs that tell somebody (`أبلغنا`)."""
    if key(verb) in _TOLD or len(verb) < 3 or verb.endswith("ت"):
        return
    hollow, defective = verb[-2] == "ا", verb[-1] in "ىا"
    stem = verb[:-2] + verb[-1] if hollow else verb[:-1] + ("و" if verb[-1] == "ا" else "ي") if defective else verb
    yield "1", stem + ("ا" if stem.endswith("ن") else "نا")
    if hollow or defective:
        yield "1", stem + "ت"


def _perfect(verb: str, imperfect: str) -> Iterator[tuple[str, str]]:
    stem = verb[:-1] if verb[-1] in "ىا" and len(verb) > 2 else verb
    if verb.endswith("ت") and not imperfect.endswith("ت"):  # `علمت`, but `لفت`, `لفتت`
        yield "f", verb
        return
    yield "m", verb
    yield "f", stem + "ت"
    yield "mp", stem + "وا"
    yield "d", verb[:-1] + "يا" if verb[-1] == "ى" else verb if verb[-1] == "ا" else verb + "ا"  # `نفيا`
    yield "d", stem + "تا"
    if stem[-2] == "ا" and len(stem) == 3:
        yield "fp", stem[:-2] + stem[-1] + "ن"  # `قلن`; others look like nouns (`لمحن`)


def _imperfect(verb: str) -> Iterator[tuple[str, str]]:
    rest = verb[1:]
    stem = rest[:-1] if rest[-1] in "يىو" else rest
    yield "m", verb
    yield "f", "ت" + rest
    yield "1", "أ" + rest
    yield "1", "ن" + rest
    yield "mp", "ي" + stem + "ون"
    yield "mp", "ي" + stem + "وا"
    yield "d", "ي" + rest + "ان"
    yield "d", "ت" + rest + "ان"
    if stem != rest:  # `لم ينف`
        yield "m", "لم ي" + stem
        yield "f", "لم ت" + stem
