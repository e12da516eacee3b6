"""The shapes that expressions of time take in the news, as patterns over a Doc's line of folded pieces."""

import re
from functools import cache

from newslab.dates.clock import CLOCK, PERIOD, ZONE
from newslab.dates.lexicon import alternatives
from newslab.dates.ordinal import MONTH
from newslab.numbers.lexicon import number_words
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

_ORDINALS_OF_DAYS = rf"(?P<day>(?:{_TEENS}) (?:عشر|عشره)|(?:{_TEENS}) و (?:العشرين|العشرون|الثلاثين))"
_DUAL_DIRECTIONS = "الماضيين|الماضيتين|الاخيرين|الاخيرتين|المنصرمين|المقبلين|المقبلتين|القادمين"
_SPANS = "اليومين|الاسبوعين|الشهرين|العامين|السنتين|العقدين|القرنين|الساعتين"
_WORDED_BEFORE = "عام|سنه|العام|السنه|مونديال|كاس العالم ل?|كاس العالم|اولمبياد|دوره"
_WORD = "(?:" + "|".join(sorted(map(re.escape, number_words()), key=lambda word: -len(word))) + ")"
_WORDED = rf"(?:الف|الفين|الفان|الفي)(?: و {_WORD}(?: عشر| عشره| ميه)?)*"


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
    given = rf"(?: (?:من|ل|في))?(?: (?:عام|سنه|العام|السنه))? ،? ?{year}(?: م)?"
    of_year = rf"(?:{given}| (?:من )?(?:(?P<year_noun>السنه|العام) )?{direction})"
    teens = rf"(?:{_TEENS}) عشر|(?:{_TEENS}|الحادي) و (?:العشرين|العشرون|الثلاثين|الثلاثون)|العشرين|العشرون|الثلاثين"
    day = rf"(?P<day>[0-3]?[0-9]|{teens}|{_ORDINALS})"
    day2 = rf"(?P<day2>[0-3]?[0-9]|{teens}|{_ORDINALS})"
    today = rf"(?P<relative>(?:يوم |هذا )?{alternatives('day')})(?! (?:{_NO_TODAY})(?!\S))"
    named = rf"(?P<weekday>(?:يوم |نهار )?{weekday})"
    short = r"(?P<day>[0-3]?[0-9]) [-/] (?P<month>[01]?[0-9])"
    when = rf"(?:{of_year})?"
    hijri = rf"(?P<hijri>{alternatives('hijri')})"
    shapes = [
        ("dateline", rf"(?P<date>{short})(?= \( [^()\n]{{2,24}} \) -)"),
        ("dateline", rf"يوم {short}(?: {direction})?"),
        ("dateline", rf"{short} {direction}"),
        (
            "hijri",
            rf"(?:{day}(?: من)? )?(?P<named>شهر )?{hijri}"
            rf"(?: (?:عام |سنه )?(?P<year>(?:1[349]|20)[0-9]{{2}})(?: ه|ه|ـ| هجري| هجريه)*)?(?: {direction})?",
        ),
        (
            "feast",
            rf"(?:يوم |ايام )?(?P<feast>{alternatives('feast')})(?: المبارك)?(?: (?P<year>[12][0-9]{{3}}))?",
        ),
        (
            "decade",
            rf"(?:ال)?(?P<decade>{alternatives('decade')})"
            r"(?: (?:من )?(?:ال)?قرن (?P<century>الماضي|العشرين|الحالي|التاسع عشر))?",
        ),
        ("iso", r"(?P<year>[12][0-9]{3}) (?P<mark>[-/]) (?P<month>[01]?[0-9]) (?P=mark) (?P<day>[0-3]?[0-9])"),
        ("numeric", r"(?P<day>[0-3]?[0-9]) (?P<mark>[-/]) (?P<month>[01]?[0-9]) (?P=mark) (?P<year>[12][0-9]{3})"),
        (
            "day",
            rf"{parts}(?:{today} )?(?:\( )?(?:{named} ،? ?(?:في |الموافق ل? ?|المصادف ل? ?)?)?(?:يوم )?"
            rf"{day}(?: من| \.| -)?(?: شهر)? {months}(?:{of_year})?",
        ),
        ("days", rf"(?:يومي |بين )?{day} (?:و|-|الي) {day2}(?: من)? {months}(?:{of_year})?"),
        ("this_month", rf"(?:يوم )?{day} من (?:ال)?شهر (?:الجاري|الحالي|ذاته|نفسه|المقبل|القادم|الماضي)"),
        ("month", rf"(?:(?P<phase>{alternatives('phase')}) )?(?P<named>شهر )?{months}(?P<when>{of_year})?"),
        ("today", rf"{parts}{today}(?: \(? ?{named}(?: \))?)?(?: {direction})?"),
        ("weekday", rf"{parts}{named}(?: {direction})?(?: في {CLOCK}(?: {PERIOD})?(?: {ZONE})?)?"),
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
            rf"قبل (?:(?P<count>[0-9]+|{_WORD}(?: و {_WORD})?(?: عشر| عشره)?) (?P<unit>{_AGO})|(?P<noun>{_AGO_ONE}))"
            r"(?! من(?!\S))",
        ),
        ("century", rf"القرن (?P<century>الماضي|الحالي|المقبل|القادم|{teens}|{_ORDINALS})(?P<era> قبل الميلاد)?"),
        ("clock", rf"{CLOCK} {PERIOD}(?: {today})?(?: {ZONE})?"),
        ("clock", rf"{CLOCK} {ZONE}"),
        ("clock", rf"(?:الساعه )?(?P<minutes>[0-5][0-9]) (?:ر|،|,) (?P<hours>[0-2]?[0-9]) {ZONE}"),
        ("clock", rf"(?:الساعه )?(?P<clock>[0-2]?[0-9][0-5][0-9]) {ZONE}"),
        ("clock", rf"الساعه {CLOCK}"),
        (
            "counted weekday",
            rf"(?P<nth>{alternatives('nth')}) (?:يوم )?(?P<day_name>{alternatives('bare weekday')})"
            rf" (?:من|في) {MONTH}{when}",
        ),
        (
            "counted weekday",
            rf"(?:يوم )?(?P<day_name>{weekday}) (?P<nth>{alternatives('ordinal')}) (?:من|في) {MONTH}{when}",
        ),
        ("counted day", rf"(?P<nth>{alternatives('nth')}) (?:يوم|ايام) (?:من|في) {MONTH}{when}"),
        ("counted day", rf"اليوم (?P<nth>{alternatives('ordinal')}) (?:من|في) {MONTH}{when}"),
        ("counted day", rf"(?P<nth>اول|اخر) {MONTH}{when}"),
        ("counted week", rf"(?:الاسبوع (?P<nth>{alternatives('ordinal')}) (?:من|في)) {MONTH}{when}"),
        ("half month", rf"(?:نصف|نص) {MONTH}{when}"),
        ("days", rf"{day} (?:و|-|الي|حتي) {day2} (?:من|في) {MONTH}{when}"),
        ("days", rf"{MONTH} {day} (?:-|الي|حتي) {day2}{when}"),
        ("this_month", rf"(?:{named} )?(?:يوم )?{day} من (?:هذا الشهر|الشهر الحالي|الشهر الجاري|الشهر)"),
        ("this_month", rf"{named} (?:{_ORDINALS_OF_DAYS})"),
        ("day_of_week", rf"{named} (?:من )?(?P<week>(?:هذا )?الاسبوع(?: {direction})?)"),
        ("day_of_week", rf"(?P<week>(?:هذا )?الاسبوع(?: {direction})?) {named}"),
        ("day_time", rf"(?:{named} )?{short} {CLOCK}(?: {PERIOD})?(?: {ZONE})?"),
        ("dateline", rf"(?:{named} ،? ?|(?:بتاريخ|تاريخ|في|يوم) (?=[0-9]+ /)){short}(?! [-/])"),
        ("year_month", r"(?P<year>[12][0-9]{3}) / (?P<month>[01]?[0-9])(?! [-/])"),
        ("year_month", r"(?P<month>[01]?[0-9]) / (?P<year>[12][0-9]{3})"),
        ("short_year", r"(?P<day>[0-3]?[0-9]) (?P<mark>[-/]) (?P<month>[01]?[0-9]) (?P=mark) (?P<year>[0-9]{2})"),
        (
            "span",
            rf"(?P<span>{_SPANS}) (?P<direction>{_DUAL_DIRECTIONS})",
        ),
        ("recurring", rf"كل (?:يوم )?(?:ال)?(?:{alternatives('bare weekday')})|ايام {weekday}(?: و {weekday})*"),
        (
            "fixed feast",
            rf"(?:يوم )?(?P<feast>{alternatives('fixed feast')})(?: المجيد)?(?: {year})?",
        ),
        ("easter", rf"(?:يوم )?(?P<feast>{alternatives('easter')})(?: المجيد)?(?: {year})?"),
        ("worded year", rf"(?:{_WORDED_BEFORE}) (?P<words>{_WORDED})"),
        ("before christ", r"(?:عام|سنه|العام) (?P<year>[0-9]{1,4}) (?:قبل الميلاد|ق \. م|ق م)"),
        ("vague", rf"(?:العام|السنه|الموسم) (?:المالي|الماليه|الدراسي|الدراسيه|الجامعي|الجامعيه) {direction}"),
        ("vague", rf"وقت (?:سابق|لاحق)(?! (?:من|مع|هذا|امس|اليوم|{weekday})(?!\S))"),
        ("vague", rf"(?:{_PLURALS})(?: و (?:{_PLURALS}))?(?: القليله| الاولي)? {direction}"),
        ("vague", alternatives("vague")),
    ]
    return tuple((name, whole(pattern)) for name, pattern in shapes)
