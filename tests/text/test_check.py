import pytest
from hypothesis import given, settings

from newslab.text.check import check, check_bytes
from tests.hostile import TEXTS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الوزير: «نعم» ... café, naïve 50% 😀", []),
        ("كتبت (Ö) عام ٢٠١٩\t\r\n", []),
        ("الرئیس", [("look-alike", "ی", "U+06CC ARABIC LETTER FARSI YEH")]),
        ("ﻃﻬﺮﺍﻥ", [("presentation form", "ﻃﻬﺮﺍﻥ", "U+FEC3 ARABIC LETTER TAH INITIAL FORM")]),
        ("قال\u200f", [("invisible", "\u200f", "U+200F RIGHT-TO-LEFT MARK")]),
        ("قال\x00", [("control", "\x00", "U+0000")]),
        ("\ud800", [("surrogate", "\ud800", "U+D800")]),
        ("\ue000", [("private", "\ue000", "U+E000")]),
        ("\ufffd", [("replacement", "\ufffd", "U+FFFD REPLACEMENT CHARACTER")]),
        ("??????", [("question marks", "??????", "")]),
        ("Ø§Ù„Ø³Ù„Ø§Ù…", [("mojibake", "Ø§Ù„Ø³Ù„Ø§Ù…", "السلام")]),
        ("ÇáÓáÇã", [("mojibake", "ÇáÓáÇã", "السلام")]),
        ("ةيبرعلا ةغللاب لاق", [("reversed", "ةيبرعلا ةغللاب لاق", "قال باللغة العربية")]),
        ("لا أصلا إلى مصر أولا وآخرا", []),
    ],
)
def test_check(text, expected):
    assert [(f.kind, f.text, f.name) for f in check(text)] == expected


def test_line_and_column():
    found = check("سطر\nا\u200f")[0]
    assert (found.line, found.column, found.start, found.end) == (2, 2, 5, 6)


def test_bytes():
    assert [(f.kind, f.start) for f in check_bytes(b"a\xff")] == [("undecodable", 1)]


@settings(max_examples=2000)
@given(TEXTS)
def test_findings_quote_the_text(text):
    for finding in check(text):
        assert text[finding.start : finding.end] == finding.text != ""
        assert text.split("\n")[finding.line - 1][finding.column - 1 :].startswith(finding.text.split("\n")[0])
        assert finding.advice
