"""Days, weekdays and weeks counted inside a month: `أول ثلاثاء من أكتوبر`, `الأسبوع الأخير من شهر مارس`."""

import calendar
from collections.abc import Mapping
from datetime import date, timedelta

from newslab.dates.lexicon import alternatives, value_of

__all__ = ["MONTH", "counted_day", "counted_week", "counted_weekday", "half_month", "month_of", "number_of"]

Groups = Mapping[str, str | None]

_LAST = 9
_WEEK = 7
MONTH = (
    rf"(?:(?:شهر )?(?P<month>{alternatives('month')})(?: (?:/|-|\() {alternatives('month')}(?: \))?)?"
    rf"|شهر (?P<month_number>{alternatives('hour said')}|1[0-2]|[1-9])"
    rf"|الشهر (?P<month_ordinal>{alternatives('ordinal')}))"
)
"""A pattern of a month by its name or its number (`شهر عشرة`, `الشهر التاسع`)."""


def number_of(text: str | None) -> int:
    """Return the number of an ordinal of the table (9 for the last), or of digits; 0 if there is none."""
    text = text or ""
    return int(text) if text.isdigit() else int(value_of("ordinal").get(text) or value_of("nth").get(text) or 0)


def month_of(groups: Groups) -> int:
    """Return the month of a match with MONTH, 1 to 12."""
    if groups.get("month"):
        return int(value_of("month")[groups["month"] or ""])
    number = groups.get("month_number") or ""
    month = int(number) if number.isdigit() else int(value_of("hour said").get(number, 0))
    return month or number_of(groups.get("month_ordinal"))


def counted_weekday(groups: Groups, year: int) -> str:
    """Return the nth weekday of a month, or its last."""
    month, nth = month_of(groups), number_of(groups.get("nth"))
    wanted = int(
        value_of("bare weekday").get(groups["day_name"] or "") or value_of("weekday")[groups["day_name"] or ""]
    )
    if nth == _LAST:
        last = date(year, month, calendar.monthrange(year, month)[1])
        return (last - timedelta((last.weekday() - wanted) % _WEEK)).isoformat()
    first = date(year, month, 1)
    return (first + timedelta((wanted - first.weekday()) % _WEEK + _WEEK * (nth - 1))).replace(month=month).isoformat()


def counted_day(groups: Groups, year: int) -> str:
    """Return the nth day of a month, or its last."""
    month, nth = month_of(groups), number_of(groups.get("nth"))
    return date(year, month, calendar.monthrange(year, month)[1] if nth == _LAST else nth).isoformat()


def counted_week(groups: Groups, year: int) -> str:
    """Return the nth seven days of a month, or its last seven."""
    month, nth = month_of(groups), number_of(groups.get("nth"))
    length = calendar.monthrange(year, month)[1]
    first = length - _WEEK + 1 if nth == _LAST else _WEEK * (nth - 1) + 1
    last = date(year, month, min(first + _WEEK - 1, length))
    return f"{date(year, month, first).isoformat()}/{last.isoformat()}"


def half_month(groups: Groups, year: int) -> str:
    """Return the day in the middle of a month."""
    return date(year, month_of(groups), 15).isoformat()
