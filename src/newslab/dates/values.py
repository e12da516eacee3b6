"""What an expression of time means: ISO 8601, resolved against the day of publication."""

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from dateutil.easter import easter

from newslab.dates.clock import time_of
from newslab.dates.hijri import day_number, feast_value, hijri_value
from newslab.dates.lexicon import value_of
from newslab.dates.ordinal import counted_day, counted_week, counted_weekday, half_month, month_of
from newslab.numbers.numerals import read_numeral

__all__ = ["value"]

Groups = Mapping[str, str | None]

_STEMS = (
    ("عقد", "decade"), ("قرن", "century"), ("ا?سبوع|اسابيع", "week"), ("شهر|اشهر", "month"), ("سن|عام|اعوام", "year"),
    ("يوم|ايام", "day"),
)  # fmt: skip
_CENTURIES = {"الحالي": 21, "الماضي": 20, "المقبل": 22, "القادم": 22}


def value(name: str, groups: Groups, published: date | None, future: bool) -> str | None:
    """Return the value of a match of the pattern `name`; `future` tells that its clause speaks of what will be.

    Without a publication date, only what the text itself gives in full is resolved.
    """
    resolve = _RESOLVERS.get(name)
    try:
        return resolve(groups, published, future) if resolve else None
    except (ValueError, OverflowError):
        return None


def _day(groups: Groups, published: date | None, future: bool) -> str | None:
    month, day = _month_number(groups), day_number(groups["day"])
    year = _year(groups, published, month, future)
    return date(year, month, day).isoformat() if year else None


def _days(groups: Groups, published: date | None, future: bool) -> str | None:
    month = _month_number(groups)
    first, last = day_number(groups["day"]), day_number(groups["day2"])
    year = _year(groups, published, month, future)
    return f"{date(year, month, first).isoformat()}/{date(year, month, last).isoformat()}" if year else None


def _numeric(groups: Groups, published: date | None, future: bool) -> str | None:
    return date(int(groups["year"] or 0), int(groups["month"] or 0), int(groups["day"] or 0)).isoformat()


def _dateline(groups: Groups, published: date | None, future: bool) -> str | None:
    month = int(groups["month"] or 0)
    year = _year(groups, published, month, future)
    day = int(groups["day"] or 0)
    if month > 12 >= day:
        day, month = month, day
    return date(year, month, day).isoformat() if year else None


def _night(groups: Groups, published: date | None, future: bool) -> str | None:
    """Return the evening and the morning of a night between two weekdays."""
    if published is None:
        return None
    wanted = int(value_of("weekday")["ال" + (groups["evening"] or "").removeprefix("ال")])
    evening = published - timedelta((published.weekday() - wanted) % 7 or 7)
    return f"{evening.isoformat()}/{(evening + timedelta(1)).isoformat()}"


def _decade(groups: Groups, published: date | None, future: bool) -> str | None:
    first = {"التاسع عشر": 1800}.get(groups.get("century") or "", 1900)
    first += int(value_of("decade")[groups["decade"] or ""])
    return f"{first}/{first + 9}"


def _this_month(groups: Groups, published: date | None, future: bool) -> str | None:
    if published is None:
        return None
    return published.replace(day=day_number(groups["day"])).isoformat()


def _month(groups: Groups, published: date | None, future: bool) -> str | None:
    month = _month_number(groups)
    year = _year(groups, published, month, future)
    return _phase_of_month(year, month, groups.get("phase")) if year else None


def _today(groups: Groups, published: date | None, future: bool) -> str | None:
    if published is None:
        return None
    days = int(value_of("day")[(groups["relative"] or "").removeprefix("يوم ").removeprefix("هذا ")])
    return (published + timedelta(days)).isoformat()


def _this_part(groups: Groups, published: date | None, future: bool) -> str | None:
    return published.isoformat() if published else None


def _weekday(groups: Groups, published: date | None, future: bool) -> str | None:
    if published is None:
        return None
    wanted = int(value_of("weekday")[(groups["weekday"] or "").split()[-1]])
    sign = _sign(groups.get("direction"))
    ahead = sign > 0 or (future and sign == 0)
    gap = (wanted - published.weekday()) % 7 if ahead else -((published.weekday() - wanted) % 7)
    if gap == 0 and sign:
        gap = 7 * sign
    day = (published + timedelta(gap)).isoformat()
    time = time_of(groups)
    return f"{day}T{time}" if time else day


def _years(groups: Groups, published: date | None, future: bool) -> str | None:
    return f"{groups['year']}/{groups['year2']}"


def _plain_year(groups: Groups, published: date | None, future: bool) -> str | None:
    return _phase_of_year(int(groups["year"] or 0), groups.get("phase"))


def _unit(groups: Groups, published: date | None, future: bool) -> str | None:
    if published is None:
        return None
    unit = value_of("unit").get(groups["unit"] or "")
    sign, phase = _sign(groups.get("direction")), groups.get("phase")
    if unit == "year":
        return _phase_of_year(published.year + sign, phase)
    if unit == "month":
        months = published.year * 12 + published.month - 1 + sign
        return _phase_of_month(months // 12, months % 12 + 1, phase)
    if unit == "week":
        monday = published - timedelta(published.weekday()) + timedelta(7 * sign)
        return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"
    return None


def _season(groups: Groups, published: date | None, future: bool) -> str | None:
    first, last = map(int, value_of("season")[groups["season"] or ""].split("-"))
    given, direction = groups.get("year"), groups.get("direction") or groups.get("this")
    if not given and not (direction and published):
        return None
    year = int(given) if given else published.year + _sign(direction)  # type: ignore[union-attr]
    end = year + (last < first)
    return f"{year}-{first:02d}-01/{end}-{last:02d}-{calendar.monthrange(end, last)[1]}"


def _ago(groups: Groups, published: date | None, future: bool) -> str | None:
    if published is None:
        return None
    count, unit = _counted_unit(groups.get("count") or "", groups.get("unit") or groups.get("noun") or "")
    if unit == "year":
        return str(published.year - count)
    if unit == "month":
        months = published.year * 12 + published.month - 1 - count
        return f"{months // 12}-{months % 12 + 1:02d}"
    return (published - timedelta(count * (7 if unit == "week" else 1))).isoformat() if unit else None


def _century(groups: Groups, published: date | None, future: bool) -> str | None:
    name = groups["century"] or ""
    number = _CENTURIES.get(name) or day_number(name)
    if groups.get("era"):
        return f"-{number * 100 - 1:04d}/-{number * 100 - 100:04d}"
    return f"{number * 100 - 99:04d}/{number * 100:04d}"


def _clock(groups: Groups, published: date | None, future: bool) -> str | None:
    time = time_of(groups)
    if published is None or time is None:
        return None
    relative = groups.get("relative")
    day = _today(groups, published, future) if relative else published.isoformat()
    return f"{day}T{time}"


def _month_number(groups: Groups) -> int:
    return month_of(groups)


def _in_month(counted: Callable[[Groups, int], str]) -> Callable[[Groups, date | None, bool], str | None]:
    """Return the resolver of what is counted inside a month."""

    def resolve(groups: Groups, published: date | None, future: bool) -> str | None:
        year = _year(groups, published, month_of(groups), future)
        return counted(groups, year) if year else None

    return resolve


def _day_of_week(groups: Groups, published: date | None, future: bool) -> str | None:
    """Return a weekday of this week, the last or the next."""
    if published is None:
        return None
    wanted = int(value_of("weekday")[(groups["weekday"] or "").split()[-1]])
    monday = published - timedelta(published.weekday()) + timedelta(7 * _sign(groups.get("direction")))
    return (monday + timedelta(wanted)).isoformat()


def _day_time(groups: Groups, published: date | None, future: bool) -> str | None:
    day, time = _dateline(groups, published, future), time_of(groups)
    return f"{day}T{time}" if day and time else day


def _year_month(groups: Groups, published: date | None, future: bool) -> str | None:
    return date(int(groups["year"] or 0), int(groups["month"] or 0), 1).isoformat()[:7]


def _span(groups: Groups, published: date | None, future: bool) -> str | None:
    """Return the interval of two units up to the publication, or from it on: `العقدين الأخيرين`."""
    if published is None:
        return None
    _, unit = _counted_unit("", (groups["span"] or "").removeprefix("ال"))
    sign = 1 if (groups["direction"] or "").startswith(("المقبل", "القادم")) else -1
    if unit in ("year", "decade", "century"):
        years = {"year": 2, "decade": 20, "century": 200}[unit]
        ends = sorted((published.year, published.year + sign * years))
        return f"{ends[0]:04d}/{ends[1]:04d}"
    if unit == "month":
        months = published.year * 12 + published.month - 1
        first, last = sorted((months, months + 2 * sign))
        return f"{first // 12}-{first % 12 + 1:02d}/{last // 12}-{last % 12 + 1:02d}"
    if not unit:
        return None
    other = published + timedelta(sign * (14 if unit == "week" else 2))
    return "/".join(day.isoformat() for day in sorted((published, other)))


def _fixed_feast(groups: Groups, published: date | None, future: bool) -> str | None:
    month, day = map(int, value_of("fixed feast")[groups["feast"] or ""].split("-"))
    year = _year(groups, published, month, future)
    return date(year, month, day).isoformat() if year else None


def _easter(groups: Groups, published: date | None, future: bool) -> str | None:
    """Return a day of the western Easter, by the library dateutil."""
    year = _year(groups, published, 4, future)
    days = int(value_of("easter")[groups["feast"] or ""])
    return (easter(year) + timedelta(days)).isoformat() if year else None


def _worded_year(groups: Groups, published: date | None, future: bool) -> str | None:
    numeral = read_numeral((groups["words"] or "").split(), 0)
    return str(int(numeral.value)) if numeral else None


def _before_christ(groups: Groups, published: date | None, future: bool) -> str | None:
    """Return an astronomical year, as ISO 8601 counts: 1 BC is the year 0."""
    return f"-{int(groups['year'] or 0) - 1:04d}"


def _year(groups: Groups, published: date | None, month: int, future: bool) -> int | None:
    """Return the year that the text gives, or else the one that fits the day of publication."""
    given, direction = groups.get("year"), groups.get("direction")
    if given:
        return int(given)
    if published is None:
        return None
    sign = _sign(direction)
    if groups.get("year_noun"):
        return published.year + sign
    if sign < 0:
        return published.year - (month > published.month)
    if sign > 0:
        return published.year + (month < published.month)
    if direction:
        return published.year
    gap = month - published.month
    late, early = (9, -3) if future else (3, -10)
    return published.year - 1 if gap > late else published.year + 1 if gap < early else published.year


def _sign(direction: str | None) -> int:
    return -1 if direction in value_of("before") else 1 if direction in value_of("after") else 0


def _phase_of_month(year: int, month: int, phase: str | None) -> str:
    last = calendar.monthrange(year, month)[1]
    days = {"start": (1, 10), "middle": (11, 20), "end": (20, last)}.get(value_of("phase").get(phase or "", ""))
    prefix = f"{year}-{month:02d}"
    return f"{prefix}-{days[0]:02d}/{prefix}-{days[1]:02d}" if days else prefix


def _phase_of_year(year: int, phase: str | None) -> str:
    months = {"start": "01", "end": "12"}.get(value_of("phase").get(phase or "", ""))
    return f"{year}-{months}" if months else str(year)


def _counted_unit(count: str, noun: str) -> tuple[int, str]:
    """Return a number and the name of a unit of time: of a noun in the singular or the dual, or with a number."""
    numeral = read_numeral(count.split(), 0) if count else None
    number = int(numeral.value) if numeral else 2 if noun.endswith("ين") else 1
    name = next((name for stem, name in _STEMS if re.match(stem, noun)), "")
    return (number, name) if name else (0, "")


_RESOLVERS: dict[str, Callable[[Groups, date | None, bool], str | None]] = {
    "iso": _numeric,
    "numeric": _numeric,
    "day": _day,
    "days": _days,
    "dateline": _dateline,
    "night": _night,
    "decade": _decade,
    "hijri": hijri_value,
    "feast": feast_value,
    "this_month": _this_month,
    "month": _month,
    "today": _today,
    "weekday": _weekday,
    "years": _years,
    "year": _plain_year,
    "unit": _unit,
    "season": _season,
    "this_part": _this_part,
    "ago": _ago,
    "century": _century,
    "clock": _clock,
    "counted weekday": _in_month(counted_weekday),
    "counted day": _in_month(counted_day),
    "counted week": _in_month(counted_week),
    "half month": _in_month(half_month),
    "day_of_week": _day_of_week,
    "day_time": _day_time,
    "year_month": _year_month,
    "span": _span,
    "fixed feast": _fixed_feast,
    "easter": _easter,
    "worded year": _worded_year,
    "before christ": _before_christ,
}
