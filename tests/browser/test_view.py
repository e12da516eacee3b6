"""The view in a real browser: the text is whole, letters stay joined, nothing runs and nothing moves."""

import pytest

import newslab
from newslab.claims import Claim
from newslab.spans import Span
from newslab.view import page
from tests.view.test_view import HOSTILE, crowd, in_html

TEXT_CONTENT = "return document.querySelector('.newslab .text').textContent"
# The rectangles of every occurrence of a string in the text, as [left, width].
PLACES = """
const found = [], walker = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
let all = '', nodes = [];
while (walker.nextNode()) { nodes.push([all.length, walker.currentNode]); all += walker.currentNode.data; }
const place = (offset) => {
  const [start, node] = nodes.findLast(([start]) => start <= offset);
  return [node, offset - start];
};
for (let i = all.indexOf(arguments[0]); i >= 0; i = all.indexOf(arguments[0], i + 1)) {
  const range = document.createRange();
  range.setStart(...place(i)); const [node, end] = place(i + arguments[0].length - 1); range.setEnd(node, end + 1);
  const box = range.getBoundingClientRect(); found.push([box.left, box.width]);
}
return found;
"""


@pytest.fixture
def opened(browser, tmp_path):
    def open_page(doc, extra=""):
        path = tmp_path / "page.html"
        path.write_text(page([doc]).replace("</head>", f"<style>{extra}</style></head>"), encoding="utf-8")
        browser.get(path.as_uri())
        return browser

    return open_page


def with_claim(text, cue, content):
    doc = newslab.load().make_doc(text)
    cue_start, start = text.index(cue), text.rindex(content)
    doc._.newslab_claims = (
        Claim(
            "c1", Span(cue_start, cue_start + len(cue), cue), None, "بالي", "person", None, None,
            Span(start, start + len(content), content), "indirect", "say", False, "test", 1.0,
        ),
    )  # fmt: skip
    return doc


def test_the_article_is_there_character_for_character(opened, article_path):
    doc = newslab.annotate(newslab.read_article(article_path))
    assert opened(doc).execute_script(TEXT_CONTENT) == doc.text


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_runs_and_nothing_is_lost(opened, text):
    for doc in (newslab.annotate(f"قال بالي إن {text} انتهت.\r\n{text}"), crowd(text * 3)):
        browser = opened(doc)
        assert browser.execute_script(TEXT_CONTENT) == in_html(doc.text)
        assert browser.execute_script("return window.ran ?? null") is None
        assert browser.execute_script("return document.querySelectorAll('script, img, svg').length") == 0


@pytest.mark.parametrize("control", ["\u202d", "\u202e", "\u2066", "\u2067", "\u2068"])
def test_words_stand_in_reading_order_after_bidi_controls(opened, control):
    words = ["قال", "بالي", "إن", "الحرب", "انتهت"]
    browser = opened(newslab.load().make_doc(f"{words[0]} {control}{' '.join(words[1:])}"))
    lefts = [browser.execute_script(PLACES, word)[0][0] for word in words]
    assert lefts == sorted(lefts, reverse=True)


@pytest.mark.parametrize(
    ("word", "cue", "content"), [("أنهم", "قال", "هم استولوا"), ("لكنهم", "قال", "هم"), ("بسيطرة", "قال", "سيطرة")]
)
def test_letters_stay_joined_where_a_mark_begins_inside_a_word(opened, word, cue, content):
    text = f"قال {word} استولوا على المدينة"
    plain = opened(newslab.load().make_doc(text)).execute_script(PLACES, word)
    marked = opened(with_claim(text, cue, content)).execute_script(PLACES, word)
    assert marked[0][1] == pytest.approx(plain[0][1], abs=0.6)


def test_letters_stay_joined_before_a_bold_cue(opened):
    doc = with_claim("فقال إن الحرب انتهت ف", "قال", "الحرب انتهت")
    browser = opened(doc, extra=".newslab [data-v]::after{content:none!important}")
    whole, cue, alone = (browser.execute_script(PLACES, string) for string in ("فقال", "قال", "ف"))
    assert whole[0][1] < cue[0][1] + alone[-1][1] - 2


def test_dark_and_light(browser, opened, article_path):
    doc = newslab.annotate("قال بالي إن الحرب انتهت.")
    papers = {}
    for scheme in ("dark", "light"):
        feature = {"name": "prefers-color-scheme", "value": scheme}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
        colour = "return getComputedStyle(document.querySelector('.newslab')).backgroundColor"
        papers[scheme] = opened(doc).execute_script(colour)
    assert papers == {"dark": "rgb(21, 23, 26)", "light": "rgb(255, 255, 255)"}
