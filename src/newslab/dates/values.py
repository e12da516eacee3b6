"""What an expression of time means: ISO 8601, resolved against the day of publication."""

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from newslab.dates.hijri import day_number, feast_value, hijri_value
from newslab.dates.lexicon import value_of

__all__ = ["value"]

Groups = Mapping[str, str | None]

_CENTURIES = {
    "الحادي و العشرين": 21, "الحالي": 21, "العشرين": 20, "الماضي": 20, "التاسع عشر": 19, "الثامن عشر": 18,
    "السابع عشر": 17, "السادس عشر": 16,
}  # fmt: skip
_EVENING = re.compile("مساء|ليل|عصر|بعد الظهر|بعد ظهر")


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
    return date(year, month, int(groups["day"] or 0)).isoformat() if year else None


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
    time = _time(groups)
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
    count, unit = _counted_unit(groups["count"] or "", groups.get("unit") or "")
    if unit == "year":
        return str(published.year - count)
    if unit == "month":
        months = published.year * 12 + published.month - 1 - count
        return f"{months // 12}-{months % 12 + 1:02d}"
    return (published - timedelta(count * (7 if unit == "week" else 1))).isoformat() if unit else None


def _century(groups: Groups, published: date | None, future: bool) -> str | None:
    number = _CENTURIES[groups["century"] or ""]
    return f"{number * 100 - 99}/{number * 100}"


def _clock(groups: Groups, published: date | None, future: bool) -> str | None:
    time = _time(groups)
    if published is None or time is None:
        return None
    relative = groups.get("relative")
    day = _today(groups, published, future) if relative else published.isoformat()
    return f"{day}T{time}"


def _time(groups: Groups) -> str | None:
    """Return HH:MM, with Z for Greenwich."""
    if groups.get("hour"):
        minutes = 60 * int(value_of("hour")[groups["hour"] or ""]) + int(
            value_of("minute").get(groups.get("minute") or "", 0)
        )
    elif groups.get("minutes"):
        minutes = 60 * int(groups["hours"] or 0) + int(groups["minutes"] or 0)
    elif groups.get("clock"):
        hour, _, minute = re.sub(r"\s", "", groups["clock"] or "").replace(".", ":").partition(":")
        if len(hour) > 2:
            hour, minute = hour[:-2], hour[-2:]
        minutes = 60 * int(hour) + int(minute or 0)
    else:
        return None
    if _EVENING.search(groups.get("half") or "") and minutes < 720:
        minutes += 720
    zulu = "Z" if re.search("رينتش|غ", groups.get("zone") or "") else ""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}{zulu}"


def _month_number(groups: Groups) -> int:
    return int(value_of("month")[groups["month"] or ""])


def _year(groups: Groups, published: date | None, month: int, future: bool) -> int | None:
    """Return the year that the text gives, or else the one that fits the day of publication."""
    given, direction = groups.get("year"), groups.get("direction")
    if given:
        return int(given)
    if published is None:
        return None
    sign = _sign(direction)
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


def _counted_unit(count: str, unit: str) -> tuple[int, str]:
    """Return a number and the unit of `قبل` phrases: `يومين`, `شهر`, or a number with a noun."""
    noun = unit or count
    for stem, name in (("ا?سبوع|اسابيع", "week"), ("شهر|اشهر", "month"), ("سن|عام|اعوام", "year"), ("يوم|ايام", "day")):
        if re.match(stem, noun):
            return (int(count) if unit and count.isdigit() else 2 if noun.endswith("ين") else 1), name
    return 0, ""


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
}
