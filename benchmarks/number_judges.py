"""Whether newslab reads a row of a peer's test suite as the peer's authors mean it: one function a suite.

Each returns the kind of the row and whether it is right, or None where the row says nothing (a broken offset, a silver
row that names no counted noun). Units and values are compared after conversion by pint.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

import spacy
from pint import UnitRegistry
from spacy.language import Language
from spacy.tokens import Doc

from newslab.article import Article
from newslab.dates import Date
from newslab.numbers import Quantity, parse, pint_definitions
from newslab.numbers.lexicon import currencies, number_words, units
from newslab.text.normalise import key
from newslab.text.tokenizer import Tokenizer

__all__ = ["counted", "duckling", "maha", "recognizers"]

Row = dict[str, Any]
Judged = tuple[str, bool] | None
DUCKLING_NOW = date(2013, 2, 12)
MAHA_NOW = date(2021, 9, 1)
_UNITS = {
    "Dollar": "USD", "Cent": "cent", "Ounce": "ounce", "Gram": "g", "Cup": "cup", "Celsius": "degC",
    "Fahrenheit": "degF", "Millilitre": "ml", "Litre": "liter", "Gallon": "gallon", "Hectolitre": "hectoliter",
}  # fmt: skip
_POUNDS = {"EGP", "GBP", "SDG", "SYP", "LBP", "XXX"}


@cache
def pipeline() -> Language:
    """Return newslab's pipeline for dates and numbers, without the model of names."""
    nlp = spacy.blank("ar")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    nlp.add_pipe("newslab_dates")
    nlp.add_pipe("newslab_numbers")
    return nlp


@cache
def registry() -> UnitRegistry[Any]:
    """Return pint's registry with newslab's units."""
    known: UnitRegistry[Any] = UnitRegistry()
    known.load_definitions(pint_definitions())
    return known


def read(text: str, published: date | None = None) -> Doc:
    """Return a Doc with its dates and numbers."""
    nlp = pipeline()
    doc = nlp.make_doc(text)
    doc._.newslab_article = Article(text, published=published)
    return nlp(doc)


def duckling(row: Row) -> Judged:
    """Judge a row of duckling's corpora: numerals and ordinals by parse, other kinds by quantities and dates.

    Duckling takes a bare weekday or month for the next one, a report for the last one unless its clause speaks of the
    future: a time is right if it is so by itself or in a clause of the future (`سوف يصل الاثنين`).
    """
    kind, expected = row["dim"], row["expected"]
    if kind in ("numeral", "ordinal"):
        return kind, _is_numeral(row["text"], expected, kind == "ordinal")
    doc = read(row["text"], DUCKLING_NOW)
    quantities, dates = doc._.newslab_quantities, doc._.newslab_dates
    if row["polarity"] == "negative":
        return f"{kind}, no match", not (dates if kind == "time" else quantities)
    if kind == "time":
        to_come = read(f"سوف يصل {row['text']}", DUCKLING_NOW)._.newslab_dates
        return kind, any(_is_time(found.value, expected) for found in (*dates, *to_come))
    unit = expected.get("grain") or expected["unit"]
    return kind, _is_amount(quantities, expected, unit)


def _is_numeral(text: str, expected: Row | None, ordinal: bool) -> bool:
    found = parse(text)
    if expected is None:
        return not found
    return len(found) == 1 and found[0].ordinal is ordinal and _near(found[0].value, expected["value"])


def _near(found: float | None, wanted: float) -> bool:
    return found is not None and abs(found - wanted) <= 1e-6 * max(1.0, abs(wanted))


def _is_amount(found: Sequence[Quantity], expected: Row, unit: str) -> bool:
    """Tell whether the numbers, added up (`20 دولارا و43 سنتا`), are the expected amount in its unit."""
    if "value" in expected:
        amounts = [_in_unit(q.min, q.unit, unit) for q in found]
        total = sum(amount for amount in amounts if amount is not None)
        return bool(amounts) and None not in amounts and _near(total, expected["value"])
    lows = [_in_unit(q.min, q.unit, unit) for q in found]
    highs = [_in_unit(q.max, q.unit, unit) for q in found]
    if not found or None in lows or None in highs:
        return False
    low, high = sum(a for a in lows if a is not None), sum(a for a in highs if a is not None)
    bound = found[0].bound
    right_low = "min" not in expected or (_near(low, expected["min"]) and (bound in (">", ">=") or "max" in expected))
    right_high = "max" not in expected or (_near(high, expected["max"]) and (bound in ("<", "<=") or "min" in expected))
    return right_low and right_high


def _in_unit(value: float | None, unit: str | None, wanted: str) -> float | None:
    """Return a value in another unit, or None where the two do not measure the same."""
    if value is None or unit is None:
        return None
    wanted = _UNITS.get(wanted, wanted)
    if unit == wanted or (wanted == "Pound" and unit in _POUNDS) or (wanted == "Degree" and unit in ("degC", "degree")):
        return value
    if unit == "cent":
        return value / 100 if len(wanted) == 3 else None
    try:
        return float(registry().Quantity(value, unit).to(wanted).magnitude)
    except Exception:  # pint raises many kinds of errors for units that do not fit
        return None


def _is_time(value: str | None, expected: Row) -> bool:
    """Compare an ISO value with duckling's instant and grain, or with its interval."""
    if value is None:
        return False
    if "from" in expected:
        start, stop = datetime.fromisoformat(expected["from"]), datetime.fromisoformat(expected["to_exclusive"])
        if expected["grain"] == "day":
            return value == f"{start.date()}/{stop.date() - timedelta(1)}"
        late = stop - timedelta(hours=1)
        ends = {stop.isoformat()[:16], late.isoformat()[:16], late.isoformat()[:10]}
        first, _, last = value.partition("/")
        return first[:10] == expected["from"][:10] and (last in ends or first == value)
    start = datetime.fromisoformat(expected["value"])
    if expected["grain"] == "week":
        return value == f"{start.date()}/{start.date() + timedelta(6)}"
    length = {"year": 4, "month": 7, "day": 10}.get(expected["grain"], 16)
    return value == start.isoformat()[:length]


def recognizers(row: Row) -> Judged:
    """Judge a row of Recognizers-Text's specs: the spans that it expects, all of them and no others."""
    wanted = row["expected"]
    if any(not item["span_ok"] for item in wanted):
        return None
    spans = [(item["start"], item["end"]) for item in wanted]
    kind = row["dim"]
    if kind in ("NumberModel", "OrdinalModel"):
        found = [(n.start, n.end) for n in parse(row["text"]) if kind == "NumberModel" or n.ordinal]
        return kind, found == spans
    now = (row.get("context") or {}).get("ReferenceDateTime")
    doc = read(row["text"], date.fromisoformat(now[:10]) if now else None)
    records = doc._.newslab_dates if kind.startswith("Date") else doc._.newslab_quantities
    return f"{kind} (overlap)", len(records) == len(spans) and all(map(_overlap, records, spans))


def _overlap(found: Date | Quantity, span: tuple[int, int]) -> bool:
    return found.start < span[1] and span[0] < found.end


def maha(row: Row) -> Judged:
    """Judge a row of Maha's tests: numerals and ordinals by spans and values, distances and durations by amounts."""
    kind, wanted = row["dim"], row["expected"]
    if row["form"] != "spans" or kind not in ("numeral", "ordinal", "distance", "duration"):
        return None
    if kind in ("numeral", "ordinal"):
        found = [n for n in parse(row["text"]) if n.ordinal is (kind == "ordinal")]
        same = [(n.start, n.end) for n in found] == [(item["start"], item["end"]) for item in wanted]
        return kind, same and all(_near(n.value, item["value"]) for n, item in zip(found, wanted, strict=True))
    quantities = read(row["text"], MAHA_NOW)._.newslab_quantities
    if not wanted:
        return f"{kind}, no match", not quantities
    return kind, _is_sum(quantities, wanted)


def _is_sum(quantities: Sequence[Quantity], wanted: Sequence[Row]) -> bool:
    base = "meter" if wanted[0]["value"].get("normalized_unit") == "meters" else "second"
    parts = [part for item in wanted for part in item["value"].get("values", [item["value"].get("valueunit")])]
    total = sum(_in_unit(part["value"], part["unit"], base) or 0.0 for part in parts)
    amounts = [_in_unit(q.min, q.unit, base) for q in quantities]
    return bool(amounts) and None not in amounts and _near(sum(a or 0.0 for a in amounts), total)


def counted(row: Row) -> Judged:
    """Judge a number of the PADT treebank: its counted noun, where the treebank's own order of words names one.

    Such rows are genitives and specifications after the number, and definite numbers after their noun; where the
    treebank hangs the number on its own scale (`20 مليون`), it names none. A unit (`عاما`, `دولار`) is right where the
    number carries that unit.
    """
    number, head = row["expected"]["number"], row["expected"]["counted_head"]
    if row["expected"]["relation"] != "count" or head["upos"] not in ("NOUN", "ADJ", "X"):
        return None
    if key(head["text"]) in number_words():
        return None
    follows = row["dim"] == "counted_idafa" and number["end"] <= head["start"] <= number["end"] + 8
    definite = number["text"].startswith("ال") and head["text"].startswith("ال") and head["end"] <= number["start"]
    if not follows and not definite:
        return None
    doc = read(row["text"], None)
    found = next((q for q in doc._.newslab_quantities if q.start < number["end"] and number["start"] < q.end), None)
    return ("noun after" if follows else "noun before"), found is not None and _counts(found, head)


def _counts(found: Quantity, head: Row) -> bool:
    if found.counted is not None:
        return found.counted.start < head["end"] and head["start"] < found.counted.end
    if found.unit is None:
        return False
    noun = key(re.sub("^ال", "", head["text"]))
    named = [unit for phrase, (_, unit) in units().items() if phrase.split()[0] == noun]
    named += [code for _, code in currencies().get(noun, ())] + ["XXX"] * (noun in currencies())
    return found.unit in named or (head["start"] <= found.start and head["end"] >= found.end)
