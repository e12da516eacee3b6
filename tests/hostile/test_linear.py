"""No rule takes more than linear time: four times the text takes nowhere near sixteen times as long."""

import time

import pytest

from newslab.records import to_dict

REPEATED = [
    '"', "“", "« ", "” ", "(", ")", "قال ", "وقال بالي إن 5 مواقع سقطت , ", "وأضاف “", "“قال\" » ", "1 ", "1,", "٣",
    "من 1 إلى ", "أكثر من ", "5% ", "خمسة و", "الثالث ", "يوم السبت ", "2019-02-", "/ ", "و", "ال", "ا", "وف ", "أ.",
    "ـ", "َ", "\u200f", "\n", " ", ".", ". ", "،", "، ", "-", "https://", "a@", "#", "وفقا ", "مصطفى بالي ",
    "\x00", "\ud800", "قال إن ", 'قال: "', "مليون ", "مئة و", "''", "قال الرئيس ", "لـ", "وهو ما أكده ",
    "الوزير: السد قديم.. ", "وعزا الوزير هذا ", "إعلان الوزير ",
]  # fmt: skip
TIMES = 350
RATIO = 9.0  # of the seconds that 4 x the text takes; a quadratic rule takes 16 x
NOTHING = 0.05  # seconds, below which clocks and caches tell more than rules


@pytest.mark.parametrize("piece", REPEATED, ids=ascii)
def test_time_grows_with_the_text(rules, piece):
    short, long = (min(seconds(rules, piece * times) for _ in range(2)) for times in (TIMES, 4 * TIMES))
    assert long < max(short, NOTHING) * RATIO


def seconds(rules, text):
    began = time.process_time()
    doc = rules(text)
    to_dict(doc)
    return time.process_time() - began
