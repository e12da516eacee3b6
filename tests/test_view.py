import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

import newslab
from newslab.view import page
from tests.hostile import TEXTS

TEXT = "قال مصطفى بالي لرويترز أمس إن أكثر من 41 موقعا سقطت.\nوأضاف <b>“نعم & لا”</b>."


class Reader(HTMLParser):
    """Collects the text of the paragraphs, and the tags."""

    def __init__(self):
        super().__init__()
        self.text, self.tags, self.inside = "", [], False

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.inside = self.inside or tag == "p"

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "p"
        self.text += "\n" if tag == "p" else ""

    def handle_data(self, data):
        self.text += data if self.inside else ""


def read(html):
    reader = Reader()
    reader.feed(html)
    return reader


@pytest.fixture(scope="module")
def doc():
    return newslab.annotate(TEXT)


def test_the_article_is_there_word_for_word_from_the_right(doc):
    view = newslab.show(doc)
    assert 'dir="rtl"' in view.html
    assert read(view.html).text.rstrip("\n") == TEXT
    assert view._repr_html_() == str(view) == view.html


def test_text_cannot_become_markup(doc):
    html = newslab.show(doc).html
    assert "<b>" not in html
    assert "&lt;b&gt;" in html
    assert set(read(html).tags) <= {"style", "div", "p", "span", "ul", "li", "bdi", "h3"}


def test_marks_and_notes(doc):
    html = newslab.show(doc).html
    assert re.search(r'<span class="[^"]*name[^"]*"[^>]*>مصطفى بالي</span>', html)
    assert re.search(r'<span class="[^"]*number[^"]*"[^>]*title="count: &gt; 41 موقعا[^"]*"[^>]*>41</span>', html)
    assert 'class="cue"' in html


def test_pictures(doc, tmp_path):
    for suffix in ("html", "svg", "png"):
        paths = [newslab.save_picture(doc, tmp_path / f"{n}.{suffix}") for n in "ab"]
        assert paths[0].read_bytes() == paths[1].read_bytes()
    with pytest.raises(ValueError, match=r"save as \.html"):
        newslab.save_picture(doc, tmp_path / "a.docx")


def test_a_page_of_two_articles(doc):
    assert page([doc, doc]).count('<div class="newslab"') == 2


@settings(max_examples=60)
@given(TEXTS)
def test_any_text_is_shown_whole_and_safe(text):
    doc = newslab.annotate(text)
    reader = read(newslab.show(doc).html)
    shown = re.sub(r"[\r\n\x00\ufffd]", "", reader.text)
    assert shown == re.sub(r"[\r\n\x00\ufffd]", "", doc.text)
    assert "script" not in reader.tags
