"""Times of the day: `الساعة 12:30 بتوقيت غرينتش`, `الثالثة وربع بعد الظهر`, `الساعة ثلاثة وثماني عشرة دقيقة صباحا`."""

import re
from collections.abc import Mapping

from newslab.dates.lexicon import alternatives, value_of
from newslab.numbers.numerals import read_numeral

__all__ = ["CLOCK", "PERIOD", "ZONE", "time_of"]

Groups = Mapping[str, str | None]

_NOON = 720  # minutes from midnight
_MINUTES = r"و (?:[0-5]?[0-9]|[^\W\d]+(?: (?:و )?[^\W\d]+){0,2}) (?:دقيقه|دقائق|دقايق|دقيقتين)"
_HOUR = rf"(?P<hour>{alternatives('hour')})(?: (?P<minute>{alternatives('minute')})| (?P<minutes_said>{_MINUTES}))?"
_SPOKEN = (
    rf"الساعه (?P<hour_said>{alternatives('hour said')}|[0-2]?[0-9])"
    rf"(?: (?P<minute_said>{alternatives('minute')})| (?P<minutes_more>{_MINUTES}))?"
)
_DIGITS = r"(?P<clock>[0-2]?[0-9] ?[:.] ?[0-5][0-9]|[0-2][0-9][0-5][0-9]|[0-2]?[0-9])"
CLOCK = rf"(?:(?:الساعه )?(?:{_HOUR}|{_DIGITS})|{_SPOKEN})"
"""A pattern of an hour with its minutes, in digits or words."""

PERIOD = rf"(?P<half>{alternatives('half')})"
"""A pattern of the part of the day in which an hour falls."""

ZONE = (
    r"(?P<zone>(?:ب )?ب?(?:ال)?توقيت (?:المحلي|غرينتش|جرينتش|\S+)"
    r"|ت ?\.? ?غ(?: \.)?|غ م(?!\S))"
)
"""A pattern of the zone in which a time is given."""


def time_of(groups: Groups) -> str | None:
    """Return HH:MM, with Z for Greenwich, of a match with CLOCK; None where it holds no time."""
    minutes = _minutes(groups)
    if minutes is None:
        return None
    half = value_of("half").get(groups.get("half") or "", "")
    if half == "evening" and minutes < _NOON:
        minutes += _NOON
    if half == "noon" and minutes < _NOON - 120:
        minutes += _NOON
    zulu = "Z" if re.search("رينتش|غ", groups.get("zone") or "") else ""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}{zulu}"


def _minutes(groups: Groups) -> int | None:
    """Return the minutes from midnight, as said: before noon where nothing tells."""
    hour, said = groups.get("hour"), groups.get("hour_said")
    if hour:
        return 60 * int(value_of("hour")[hour]) + _past(groups.get("minute"), groups.get("minutes_said"))
    if said:
        number = int(said) if said.isdigit() else int(value_of("hour said")[said])
        return 60 * number + _past(groups.get("minute_said"), groups.get("minutes_more"))
    if groups.get("minutes"):
        return 60 * int(groups["hours"] or 0) + int(groups["minutes"] or 0)
    clock = re.sub(r"\s", "", groups.get("clock") or "").replace(".", ":")
    if not clock:
        return None
    whole, _, rest = clock.partition(":")
    if len(whole) > len("23"):
        whole, rest = whole[:-2], whole[-2:]
    return 60 * int(whole) + int(rest or 0)


def _past(words: str | None, counted: str | None) -> int:
    """Return the minutes past the hour: of a phrase (`والربع`), or of a number of minutes."""
    if counted:
        numeral = read_numeral(counted.split(), 1)
        return int(numeral.value) if numeral else 2
    return int(value_of("minute").get(words or "", 0))
