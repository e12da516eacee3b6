import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

import newslab
from newslab.claims import Claim
from newslab.colours import LABELS
from newslab.numbers import Quantity
from newslab.picture import _lay_out, _stretch
from newslab.spans import Span
from newslab.view import article, page
from newslab.view.marks import amount
from newslab.view.style import INK, PAPER, contrast, label_style, readable, stylesheet
from tests.hostile import TEXTS

TEXT = "قال مصطفى بالي لرويترز أمس إن أكثر من 41 موقعا سقطت.\n\r\nوأضاف  <b>“نعم & لا”</b>\rفي 2017.\n"
HOSTILE = [
    "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>",
    "\"'><svg onload=alert(1)> </p></div></span> <!-- ",
    "قال\u202eإن\u2066 الحرب\u2067 انتهت\u202c",
    "👩‍👩‍👧 قال 🇸🇾 😀 مصطفى بالي إن 41 😀",
    "\ud800 \x00 \udfff",
    "ز" + "\u0651" * 300,
]


class Reader(HTMLParser):
    """Collects the text inside the element `.text`, the tags, and the attributes."""

    def __init__(self):
        super().__init__()
        self.text, self.tags, self.attributes, self.depth = "", set(), set(), 0

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "div" and (self.depth or ("class", "text") in attrs):
            self.depth += 1

    def handle_endtag(self, tag):
        self.depth -= tag == "div" and self.depth > 0

    def handle_data(self, data):
        self.text += data if self.depth else ""


def read(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def in_html(text):
    """What HTML can hold of a text."""
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", text)


def crowd(text, count=200):
    """Return a Doc with overlapping and nested claims over the whole of a text."""
    doc = newslab.load().make_doc(text)
    spans = [(n % (len(text) - 1), min(len(text), n % (len(text) - 1) + 1 + n % 37)) for n in range(count)]
    doc._.newslab_claims = tuple(
        Claim(
            f"c{n}", Span(start, start + 1, text[start]), None, f"<i>{n % 30}\u202e", "person", None, None,
            Span(start, end, text[start:end]), "indirect", "say", False, "test", 1.0,
        )
        for n, (start, end) in enumerate(spans, start=1)
    )  # fmt: skip
    return doc


@pytest.fixture(scope="module")
def doc():
    return newslab.annotate(TEXT)


def test_the_text_content_is_the_article_from_the_right(doc):
    view = newslab.show(doc)
    assert 'dir="rtl"' in view.html
    assert read(view.html).text == TEXT
    assert view._repr_html_() == str(view) == view.html


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_nothing_runs(text):
    for made in (newslab.annotate(f"قال بالي إن {text} انتهت.\n{text}"), crowd(text * 3)):
        reader = read(newslab.show(made).html)
        assert reader.text == in_html(made.text)
        assert reader.tags <= {"style", "div", "p", "span", "b", "u", "ul", "li", "bdi"}
        assert reader.attributes <= {"class", "style", "title", "dir", "lang", "data-v"}


def test_hostile_title():
    doc = newslab.annotate(newslab.Article("نص.", title="<script>\u202e</script>"))
    assert "<script" not in newslab.show(doc).html


def test_two_hundred_overlapping_claims_stay_readable():
    text = "قال مصطفى بالي لرويترز إن الحرب انتهت. " * 12
    html = newslab.show(crowd(text)).html
    assert read(html).text == text
    assert len(html) < 1_000_000


@pytest.mark.parametrize("control", ["\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068"])
def test_bidi_controls_are_shut_in_and_shown(control):
    html = newslab.show(newslab.annotate(f"قال{control} بالي")).html
    assert re.search(f'<bdi class="control"[^>]* data-v="[A-Z]{{3}}">{control}</bdi>', html)
    assert html.count(control) == 1


def test_marks_notes_and_values(doc):
    html = newslab.show(doc).html
    assert re.search(r'<u class="[^"]*name PER[^"]*"[^>]*>مصطفى بالي</u>', html)
    assert re.search(
        r'<span class="[^"]*number[^"]*"[^>]*title="q1: count, &gt;41 موقعا[^"]*" data-v="&gt;41">41<', html
    )
    assert re.search(r'<b class="cue [^"]*"[^>]*data-v="1">قال</b>', html)
    assert "source of c1" in html
    assert "addressee of c1" in html


def test_inline_styles_are_of_the_kind_that_sanitizers_keep(doc):
    styles = {style for _, style in re.findall(r"<(b|u|span|li)[^>]* style=\"([^\"]*)\"", article(doc))}
    assert len(styles) > 4
    assert not any(word in style for style in styles for word in ("currentColor", "var(", "light-dark", "!important"))


def test_a_badge_never_parts_the_letters_of_a_word(doc):
    number = doc._.newslab_quantities[0]
    cut = newslab.load().make_doc(TEXT)
    cut._.newslab_quantities = (replace(number, start=4, end=6, text=TEXT[4:6]),)
    assert "data-v" not in newslab.show(cut).html.partition('class="legend"')[0].partition("</style>")[2]


def test_nested_contents_show_the_inner_speaker_and_a_line_of_the_outer():
    text = "قال الوزير إن المتحدث أكد أن الحرب انتهت."
    doc = newslab.annotate(text)
    assert len(doc._.newslab_claims) == 2
    inner = re.search(r"<span class=\"([^\"]*)\" style=\"([^\"]*)\"[^>]*>الحرب انتهت", newslab.show(doc).html)
    assert {"c1", "c2", "s2"} <= set(inner[1].split())
    assert "s1" not in inner[1].split()
    assert "box-shadow:inset" in inner[2]


@pytest.mark.parametrize(
    ("low", "high", "bound", "unit", "shown"),
    [
        (20000, 20000, ">", None, ">20,000"),
        (400, 600, "=", None, "400–600"),
        (2, 2, "=", "km2", "2 km2"),
        (None, None, "~", None, "many"),
        (1.5, 1.5, "~", "percent", "~1.5 percent"),
    ],
)
def test_amounts(low, high, bound, unit, shown):
    assert amount(Quantity("q1", 0, 1, "x", "count", low, high, bound, None, unit, None)) == shown


def test_layers(doc):
    html = newslab.show(doc, layers=["numbers"]).html.partition("</style>")[2]
    assert "number" in html
    assert "cue" not in html
    assert "name" not in html
    with pytest.raises(ValueError, match="claims, names, numbers, dates"):
        newslab.show(doc, layers=["verbs"])


def test_tables_are_shown_from_the_right_and_whole(doc):
    frame = newslab.frames.claims(doc)
    frame.loc[0, "content"] = "<script>" + "ن" * 200
    html = newslab.show(frame).html
    assert '<div class="newslab table" dir="rtl">' in html
    assert "&lt;script&gt;" + "ن" * 200 in html
    assert html.count("<tr>") == len(frame) + 1
    assert ">None<" not in html


def test_colours_are_legible_and_told_apart_without_colour():
    for theme, paper in PAPER.items():
        assert contrast(INK[theme], paper) > 12
        assert all(contrast(readable(colour, paper), paper) >= 5.5 for colour in LABELS.values())
    lines = [re.search(r"border-bottom:(\d+px \w+)", label_style(label))[1] for label in LABELS]
    assert len(set(lines)) == len(lines)
    assert "light-dark(" in stylesheet()
    assert "@media print" in stylesheet()


def test_pictures(doc, tmp_path):
    for suffix in ("html", "svg", "png"):
        paths = [newslab.save_picture(doc, tmp_path / f"{n}.{suffix}") for n in "ab"]
        assert paths[0].read_bytes() == paths[1].read_bytes()
    with pytest.raises(ValueError, match=r"save as \.html"):
        newslab.save_picture(doc, tmp_path / "a.docx")


def test_a_picture_sets_latin_words_from_the_left_and_cuts_words_without_end():
    placed = list(_lay_out("قال بالي إن F-16 Fighting Falcon سقطت", set()))
    rights = {word.text: word.right for word in placed}
    order = sorted(rights, key=rights.get)
    assert order == ["قال", "بالي", "إن", "Falcon", "Fighting", "F-16", "سقطت"]
    long = list(_lay_out("ا" * 150, set()))
    assert [len(word.text) for word in long] == [60, 60, 30]
    assert "".join(word.text for word in long) == "ا" * 150


def test_the_parts_of_a_latin_word_are_measured_from_its_left():
    (word,) = _lay_out("wwwwii", set())
    right, left = _stretch(word, 4, 6)
    assert right == pytest.approx(word.right)
    assert left < _stretch(word, 0, 4)[1]


def test_a_page_of_two_articles(doc):
    assert page([doc, doc]).count('<div class="newslab"') == 2


@settings(max_examples=20)
@given(TEXTS)
def test_any_text_is_shown_whole_and_safe(text):
    reader = read(newslab.show(newslab.annotate(text)).html)
    assert reader.text == in_html(text)
    assert "script" not in reader.tags


@settings(max_examples=60)
@given(TEXTS.filter(lambda text: len(text) > 1))
def test_any_text_is_shown_whole_under_many_marks(text):
    assert read(newslab.show(crowd(text, 20)).html).text == in_html(text)
