"""The shapes that expressions of time take in the news, as patterns over a Doc's line of folded pieces."""

import re
from functools import cache

from newslab.dates.lexicon import alternatives
from newslab.text.line import whole

__all__ = ["patterns"]

_ORDINALS = "الاول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر"
_TEENS = "الحادي|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع"
_PLURALS = "الايام|الاسابيع|الاشهر|الشهور|السنوات|الاعوام|الفتره|المرحله|الساعات|العقود"
_AGO = "ايام|اسابيع|اشهر|سنوات|اعوام|سنه|عاما|يوما|شهرا|اسبوعا"
_AGO_ONE = "يومين|اسبوعين|شهرين|سنتين|عامين|يوم|اسبوع|شهر|سنه|عام"
_BEFORE_YEAR = "في|منذ|حتي|خلال|قبل|بعد|ل|من|الي|منتصف|صيف|ب"
_EVENTS = "مونديال|اولمبياد|كاس العالم|انتخابات|دستور|حرب|ثوره|هجمات|موازنه|ميزانيه|افق|بطوله|دوره|مهرجان"
_NO_TODAY = "العالمي|الوطني|الدولي|الاول|الثاني|الثالث|الاخير|الواحد|التالي|ذاته|نفسه|الذي|السابق|السابع|الدراسي"


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return (name, pattern) pairs; where two match at one place the longer match wins, then the earlier pair.

    Named groups carry what a value needs: day, day2, month, year, weekday, relative, direction, phase, unit, season,
    hour, minute, count, zone; `date` is the expression where the pattern also holds its context.
    """
    month, weekday = alternatives("month"), alternatives("weekday")
    part = alternatives("part")
    parts = rf"(?:(?P<part>(?:وقت (?:متاخر|مبكر) من )?{part}|وقت (?:متاخر|مبكر) من(?: {part})?) )?"
    direction = f"(?P<direction>{alternatives('before', 'now', 'after')})"
    months = rf"(?P<month>{month})(?: (?:/|-|slash|\(|او) {month}(?: \))?)?"
    year = r"(?P<year>[12][0-9]{3})"
    of_year = rf"(?:(?: من)?(?: (?:عام|سنه|العام|السنه))? ،? ?{year}(?: م)?| (?:من )?(?:(?:السنه|العام) )?{direction})"
    teens = rf"(?:{_TEENS}) عشر|(?:{_TEENS}|الحادي) و (?:العشرين|العشرون|الثلاثين|الثلاثون)|العشرين|العشرون|الثلاثين"
    day = rf"(?P<day>[0-3]?[0-9]|{teens}|{_ORDINALS})"
    day2 = rf"(?P<day2>[0-3]?[0-9]|{teens}|{_ORDINALS})"
    today = rf"(?P<relative>(?:يوم |هذا )?{alternatives('day')})(?! (?:{_NO_TODAY})(?!\S))"
    named = rf"(?P<weekday>(?:يوم |نهار )?{weekday})"
    clock = (
        rf"(?:الساعه )?(?:(?P<hour>{alternatives('hour')})(?: (?P<minute>{alternatives('minute')}))?"
        r"|(?P<clock>[0-2]?[0-9] ?[:.] ?[0-5][0-9]|[0-2][0-9][0-5][0-9]|[0-2]?[0-9]))"
    )
    period = r"(?P<half>صباحا|مساء|ظهرا|ليلا|فجرا|عصرا|بعد الظهر|قبل الظهر|من صباح|من مساء|من فجر|من ظهر|من بعد ظهر)"
    zone = r"(?P<zone>(?:ب )?ب?(?:ال)?توقيت (?:المحلي|غرينتش|جرينتش|\S+)|ت ?\.? ?غ(?: \.)?|غ م(?!\S))"
    short = r"(?P<day>[0-3]?[0-9]) [-/] (?P<month>[01]?[0-9])"
    hijri = rf"(?P<hijri>{alternatives('hijri')})"
    shapes = [
        ("dateline", rf"(?P<date>{short})(?= \( [^()\n]{{2,24}} \) -)"),
        ("dateline", rf"يوم {short}(?: {direction})?"),
        ("dateline", rf"{short} {direction}"),
        (
            "hijri",
            rf"(?:{day}(?: من)? )?(?P<named>شهر )?{hijri}"
            rf"(?: (?:عام |سنه )?(?P<year>1[34][0-9]{{2}})(?: ه|ه|ـ| هجري| هجريه)*)?(?: {direction})?",
        ),
        (
            "feast",
            rf"(?:يوم |ايام )?(?P<feast>{alternatives('feast')})(?: المبارك)?(?: (?P<year>[12][0-9]{{3}}))?",
        ),
        (
            "decade",
            rf"(?:ال)?(?P<decade>{alternatives('decade')})"
            r"(?: (?:من )?(?:ال)?قرن (?P<century>الماضي|العشرين|التاسع عشر))?",
        ),
        ("iso", r"(?P<year>[12][0-9]{3}) (?P<mark>[-/]) (?P<month>[01]?[0-9]) (?P=mark) (?P<day>[0-3]?[0-9])"),
        ("numeric", r"(?P<day>[0-3]?[0-9]) (?P<mark>[-/]) (?P<month>[01]?[0-9]) (?P=mark) (?P<year>[12][0-9]{3})"),
        (
            "day",
            rf"{parts}(?:{today} )?(?:\( )?(?:{named} ،? ?)?(?:يوم )?{day}(?: من)?(?: شهر)? {months}(?:{of_year})?",
        ),
        ("days", rf"(?:يومي |بين )?{day} (?:و|-|الي) {day2}(?: من)? {months}(?:{of_year})?"),
        ("this_month", rf"(?:يوم )?{day} من (?:ال)?شهر (?:الجاري|الحالي|ذاته|نفسه|المقبل|القادم|الماضي)"),
        ("month", rf"(?:(?P<phase>{alternatives('phase')}) )?(?P<named>شهر )?{months}(?P<when>{of_year})?"),
        ("today", rf"{parts}{today}(?: \(? ?{named}(?: \))?)?(?: {direction})?"),
        ("weekday", rf"{parts}{named}(?: {direction})?(?: في {clock}(?: {period})?(?: {zone})?)?"),
        ("night", rf"ليل(?:ه)? (?P<evening>{weekday}) - {weekday}"),
        ("years", r"(?P<year>[12][0-9]{3}) (?:-|/|و|الي) (?P<year2>[12][0-9]{3})"),
        ("years", rf"(?:سنتي|عامي|الفتره|موسم|بين عامي) {year} (?:-|/|و|الي) (?P<year2>[12][0-9]{{3}})"),
        ("year", rf"(?:(?P<phase>{alternatives('phase')}) )?(?:عام|سنه|العام|السنه) {year}(?: م)?"),
        (
            "years",
            rf"(?:عام|سنه|العام|السنه)(?: المالي| الماليه| الدراسي| الدراسيه)? {year} [-/] (?P<year2>[12][0-9]{{3}})",
        ),
        ("year", rf"(?:{_EVENTS}) (?P<date>(?P<year>(?:19|20)[0-9]{{2}}))"),
        ("year", rf"(?:{_BEFORE_YEAR}) (?P<date>(?P<year>(?:19|20)[0-9]{{2}}))"),
        (
            "unit",
            rf"(?:(?P<phase>{alternatives('phase')}) )?(?:هذا |هذه )?(?P<unit>{alternatives('unit')}) {direction}",
        ),
        ("unit", rf"(?:(?P<phase>{alternatives('phase')}) )?(?:هذا|هذه) (?P<unit>العام|السنه|الشهر|الاسبوع)"),
        ("season", rf"(?:فصل |(?P<this>هذا ))?(?P<season>{alternatives('season')})(?: (?:عام )?{year}| {direction})?"),
        ("this_part", r"(?:صباح|مساء|ظهر)? ?هذا (?:اليوم|الصباح|المساء)"),
        (
            "ago",
            rf"قبل (?P<count>[0-9]+(?= (?:{_AGO}))|{_AGO_ONE})(?: (?P<unit>{_AGO}))?",
        ),
        (
            "century",
            r"القرن (?P<century>الماضي|الحالي|الحادي و العشرين|العشرين|التاسع عشر|الثامن عشر|السابع عشر|السادس عشر)",
        ),
        ("clock", rf"{clock} {period}(?: {today})?(?: {zone})?"),
        ("clock", rf"{clock} {zone}"),
        ("clock", rf"(?:الساعه )?(?P<minutes>[0-5][0-9]) (?:ر|،|,) (?P<hours>[0-2]?[0-9]) {zone}"),
        ("clock", rf"(?:الساعه )?(?P<clock>[0-2]?[0-9][0-5][0-9]) {zone}"),
        (
            "clock",
            rf"الساعه (?:(?P<hour>{alternatives('hour')})(?: (?P<minute>{alternatives('minute')}))?"
            r"|(?P<clock>[0-2]?[0-9] ?[:.] ?[0-5][0-9]))",
        ),
        ("vague", rf"(?:{_PLURALS})(?: و (?:{_PLURALS}))?(?: القليله| الاولي)? {direction}"),
        ("vague", alternatives("vague")),
    ]
    return tuple((name, whole(pattern)) for name, pattern in shapes)
