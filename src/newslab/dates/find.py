"""Find the expressions of time in a Doc."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from spacy.tokens import Doc

from newslab.dates.lexicon import kept_whole
from newslab.dates.patterns import patterns
from newslab.dates.records import Date
from newslab.dates.values import value
from newslab.text.line import Line, make_line, whole

__all__ = ["find_dates"]

_FUTURE = whole(r"س[ايتن]\S+|سوف|المقرر|المنتظر|المتوقع|المزمع|يعتزم|تعتزم|ينوي|تنوي|يتوقع|مقرر|س")
_SAYS_WHEN = re.compile(r"(?:في|منذ|خلال|حتي|من|الي|قبل|بعد|ب|ل|و|شهر|اواخر|اوائل|/|\() ?\Z")
_AMBIGUOUS = {"مارس", "ماي", "اب", "جوان", "غشت"}
_UNTIL = (" الي ", " حتي ", " - ", " و حتي ", " و الي ", " الي يوم ")
_KINDS = {
    "day": "day", "numeric": "day", "iso": "day", "today": "near day", "weekday": "near day", "month": "month",
    "year": "year",
}  # fmt: skip

_CLAUSE = 12  # pieces before an expression in which a future verb makes it a day to come


def find_dates(doc: Doc, published: date | None) -> tuple[Date, ...]:
    """Return the expressions of time in order, without overlaps, resolved against the day of publication."""
    text = doc.text  # spaCy makes it anew at each call
    line = make_line(doc, kept_whole())
    found: list[Date] = []
    taken, opened, kind = 0, 0, ""
    for begin, _, name, match in sorted(_matches(line), key=lambda item: item[:2]):
        if begin < taken or not _stands(line, name, match):
            continue
        group = "date" if "date" in match.re.groupindex else 0
        start, end = line.offsets(match, group)
        resolved = value(name, match.groupdict(), published, _is_future(line, match))
        if found and _is_interval(line, opened, taken, match.start(), kind, _KINDS.get(name, "")):
            opening = found.pop()
            start, resolved = opening.start, _interval(opening, resolved, kind)
        found.append(Date(f"d{len(found) + 1}", start, end, text[start:end], resolved))
        taken, opened, kind = match.end(group), match.start(group), _KINDS.get(name, "")
    return tuple(found)


def _is_interval(line: Line, opened: int, closed: int, begin: int, first: str, second: str) -> bool:
    """Tell whether two dates of one kind, parted by إلى or حتى, are the ends of an interval.

    Days need no more; of weekdays, months and the like the first must follow من (`من الجمعة حتى الأحد`), or both
    must follow بين (`بين يناير ومارس`).
    """
    if not first or first != second:
        return False
    link, before = line.text[closed:begin], line.text[max(opened - len("من بين "), 0) : opened]
    if link in _UNTIL:
        return first == "day" or before.endswith(("من ", "بين "))
    return link in (" و ", " و بين ") and before.endswith("بين ")


def _interval(opening: Date, last: str | None, kind: str) -> str | None:
    """Return the interval from a date to a last one, whose year and week the first shares where it names none."""
    first = opening.value
    if first is None or last is None:
        return None
    if first > last and kind in ("day", "month"):
        year = int(last[:4])
        first = next((f"{y}{first[4:]}" for y in (year, year - 1) if f"{y}{first[4:]}" <= last), first)
    if kind == "near day" and len(first) == len(last) == len("2019-02-11"):
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days
        first = (date.fromisoformat(first) + timedelta(days // 7 * 7)).isoformat()
    return f"{first}/{last}" if first <= last else None


def _matches(line: Line) -> Iterator[tuple[int, int, str, re.Match[str]]]:
    """Yield (begin, minus length, name, match) of every pattern, so that sorting puts the longest first at a place."""
    for name, pattern in patterns():
        group = "date" if "date" in pattern.groupindex else 0
        for match in line.find(pattern):
            yield match.start(group), match.start(group) - match.end(group), name, match


def _stands(line: Line, name: str, match: re.Match[str]) -> bool:
    """Tell whether a month's name is one here: `مارس` is also a verb, `ماي` a surname, `صفر` zero."""
    if name == "month":
        if match["named"] or match["when"] or match["phase"] or match["month"] not in _AMBIGUOUS or " " in match[0]:
            return True
        before = line.text[max(match.start() - 8, 0) : match.start()]
        return match["month"] != "اب" and bool(_SAYS_WHEN.search(before))
    if name == "hijri":
        return bool(match["day"] or match["named"] or match["year"] or match["direction"]) or match["hijri"] == "رمضان"
    if name == "day":
        return match["day"].isdigit() is False or 0 < int(match["day"]) < 32
    return True


def _is_future(line: Line, match: re.Match[str]) -> bool:
    """Tell whether a verb of the future stands before an expression in its clause."""
    first = line.piece_at(match.start())
    begin = line.begins[max(first - _CLAUSE, 0)]
    clause = line.text[begin : match.start()]
    stop = max(clause.rfind(mark) for mark in (". ", "، ", ", ", "؟ ", "قال"))
    return bool(_FUTURE.search(clause[stop + 1 :]))
