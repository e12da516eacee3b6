"""Dates of the Hijri calendar, by the tables of Umm al-Qura (the library hijridate)."""

from collections.abc import Mapping
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from newslab.dates.lexicon import value_of

__all__ = ["day_number", "feast_value", "hijri_value"]

Groups = Mapping[str, str | None]

_GREGORIAN = 1600  # a greater year is none of the Hijri calendar
_DAYS = {
    "الاول": 1, "الثاني": 2, "الثالث": 3, "الرابع": 4, "الخامس": 5, "السادس": 6, "السابع": 7, "الثامن": 8,
    "التاسع": 9, "العاشر": 10, "الحادي": 1, "عشر": 10, "عشره": 10, "العشرين": 20, "العشرون": 20,
    "الثلاثين": 30, "الثلاثون": 30,
}  # fmt: skip


def hijri_value(groups: Groups, published: date | None, future: bool) -> str | None:
    """Return a Hijri day, or a month's interval, in Gregorian days; without a year, the nearest to the publication."""
    month = int(value_of("hijri")[groups["hijri"] or ""])
    day = day_number(groups.get("day"))
    given = int(groups["year"] or 0) if groups.get("year") else 0
    if given >= _GREGORIAN:
        return _in_gregorian(given, month, day)
    year = given or _nearest(published, month, future)
    if year is None:
        return None
    return _of(year, month, day)


def _in_gregorian(given: int, month: int, day: int) -> str | None:
    """Return the Hijri day or month that falls in a year of the Gregorian calendar: `رمضان 2019`."""
    middle = Gregorian(given, 7, 1).to_hijri().year
    found = (_of(year, month, day) for year in (middle - 1, middle, middle + 1))
    return next((value for value in found if value.startswith(str(given))), None)


def _of(year: int, month: int, day: int) -> str:
    first = Hijri(year, month, day or 1)
    if day:
        return first.to_gregorian().isoformat()
    last = first.to_gregorian() + timedelta(first.month_length() - 1)
    return f"{first.to_gregorian().isoformat()}/{last.isoformat()}"


def feast_value(groups: Groups, published: date | None, future: bool) -> str | None:
    """Return the first day of a feast in the year that is named, or nearest to the publication."""
    month, day = map(int, value_of("feast")[groups["feast"] or ""].split("-"))
    if groups.get("year"):
        published = date(int(groups["year"] or 0), 7, 1)
        days = [Hijri(Gregorian.fromdate(published).to_hijri().year + n, month, day).to_gregorian() for n in (-1, 0, 1)]
        return next((found.isoformat() for found in days if found.year == published.year), None)
    year = _nearest(published, month, future)
    return Hijri(year, month, day).to_gregorian().isoformat() if year else None


def _nearest(published: date | None, month: int, future: bool) -> int | None:
    """Return the Hijri year whose month is nearest to a day, or the next where the text speaks of the future."""
    if published is None:
        return None
    today = Gregorian.fromdate(published).to_hijri()
    gap = month - today.month
    if future:
        return today.year + (gap < 0)
    return today.year + (gap < -6) - (gap > 6)


def day_number(text: str | None) -> int:
    """Return the number of a day in digits or in ordinals; 0 if there is none."""
    words = (text or "").split()
    return int(words[0]) if words and words[0].isdigit() else sum(_DAYS[word] for word in words if word != "و")
