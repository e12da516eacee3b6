"""Notebook 01 in JupyterLab: the view is there, a correction in the editor stands in the file and in the frame."""

import json

import pytest
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

import newslab
from tests.browser.chromium import BROWSER, DRIVER, MISSING, chromium
from tests.browser.lab import HOSTILE, lab, run_cell, run_cells, until

SELECT = """
const text = document.querySelectorAll('.newslab-editor .text')[arguments[1]], range = document.createRange();
const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
const at = text.textContent.indexOf(arguments[0]), ends = [at, at + arguments[0].length];
let passed = 0, found = 0;
while (walker.nextNode() && found < 2) {
  const length = walker.currentNode.data.length;
  while (found < 2 && ends[found] <= passed + length) {
    range[found ? 'setEnd' : 'setStart'](walker.currentNode, ends[found++] - passed);
  }
  passed += length;
}
getSelection().removeAllRanges(); getSelection().addRange(range);
"""
# The id of the claim whose source begins with a name.
CLAIM = """
const sources = [...document.querySelectorAll('.newslab-editor .text .source')];
const source = sources.find((element) => element.textContent === arguments[0]);
return [...source.classList].find((name) => name.startsWith('at-')).slice(3);
"""


@pytest.fixture(scope="module")
def notebook(tmp_path_factory):
    """Notebook 01 after running it in JupyterLab, the editor open: (browser, the editor's file)."""
    if not (BROWSER and DRIVER):
        pytest.skip(MISSING)
    folder = tmp_path_factory.mktemp("lab")
    with lab(folder) as url, chromium(folder / "profile") as browser:
        run_cells(browser, url)
        yield browser, folder / "project" / "notebooks" / "mona.jsonl"


@pytest.fixture
def editor(notebook):
    browser, path = notebook
    until(browser, "return !!document.querySelector('.newslab-editor .list option')", "the marks")
    browser.execute_script("document.querySelector('.newslab-editor').focus(); getSelection().removeAllRanges()")
    return browser, path


def find(browser, selector):
    return browser.find_element(By.CSS_SELECTOR, f".newslab-editor {selector}")


def settled(browser):
    """Wait on the browser; the editor may be drawn anew under what was found while the click before is answered."""
    return WebDriverWait(browser, 30, ignored_exceptions=[StaleElementReferenceException])


def click(browser, selector):
    def clicked(driver):
        element = find(driver, selector)
        driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()
        return True

    settled(browser).until(clicked)


def fill(browser, selector, text):
    """Type over a field and leave it."""

    def typed(driver):
        find(driver, selector).send_keys(Keys.CONTROL + "a")
        find(driver, selector).send_keys(text)
        return find(driver, selector).get_property("value") == text

    settled(browser).until(typed)
    find(browser, selector).send_keys(Keys.TAB)


def press(browser, *keys, control=False):
    chain = ActionChains(browser)
    if control:
        chain = chain.key_down(Keys.CONTROL)
    chain = chain.send_keys(*keys)
    (chain.key_up(Keys.CONTROL) if control else chain).perform()


def saved(browser, path, what):
    """Wait for the file to say something, and return its annotations."""

    def read(_):
        found = json.loads(path.read_text(encoding="utf-8"))["annotations"] if path.exists() else []
        return found if any(map(what, found)) else None

    return WebDriverWait(browser, 60, poll_frequency=0.1).until(read)


def test_the_view_is_shown_whole(notebook, article_path):
    browser, _ = notebook
    script = "return document.querySelector('.jp-OutputArea-output .newslab .text').textContent"
    assert browser.execute_script(script) == newslab.read_article(article_path).text


def test_a_corrected_claim_stands_in_the_file_and_in_the_frame(editor):
    browser, path = editor
    id = browser.execute_script(CLAIM, "مصطفى بالي")
    click(browser, f".text .cue.at-{id}")
    until(browser, "return document.querySelector('.newslab-editor .words')?.textContent === 'قال'", "the claim's form")
    assert find(browser, f".text .content.{id}.chosen").is_displayed()
    click(browser, ".form [data-field=stance] option:nth-child(4)")
    annotations = saved(browser, path, lambda a: a.get("stance") == "deny")
    (claim,) = (a for a in annotations if a.get("stance") == "deny")
    assert (claim["cue"], claim["cue_span"], claim["annotator"]) == ("قال", [201, 204], "Mona")
    until(
        browser, "return document.querySelector('.newslab-editor .status').textContent.startsWith('saved')", "the note"
    )
    assert "deny" in run_cell(browser, -1)


def test_words_are_selected_and_marked_by_keyboard_and_undone(editor):
    browser, path = editor
    browser.execute_script(SELECT, "الغام", 0)
    until(browser, "return document.querySelector('.newslab-editor .picked').textContent === 'الغام'", "the selection")
    press(browser, "8")
    saved(browser, path, lambda a: (a.get("text"), a.get("label")) == ("الغام", "PRODUCT"))
    until(
        browser, "return document.querySelector('.newslab-editor .text .chosen')?.textContent === 'الغام'", "the mark"
    )
    press(browser, "1")
    saved(browser, path, lambda a: (a.get("text"), a.get("label")) == ("الغام", "PER"))
    for _ in range(2):
        until(browser, "return document.querySelector('.newslab-editor [data-do=undo]:enabled')", "undo")
        press(browser, "z", control=True)
    until(
        browser,
        "return ![...document.querySelectorAll('.newslab-editor .name')].some(e => e.textContent === 'الغام')",
        "undo",
    )
    assert not any(a.get("text") == "الغام" for a in json.loads(path.read_text(encoding="utf-8"))["annotations"])


def test_a_part_of_a_claim_is_set_from_the_selection_and_moved_by_letters(editor):
    browser, path = editor
    click(browser, f".text .cue.at-{browser.execute_script(CLAIM, 'مصطفى بالي')}")
    until(browser, "return !!document.querySelector('.newslab-editor [data-field=addressee]')", "the form")
    browser.execute_script(SELECT, "مصطفى بالي المسؤول", 0)
    press(browser, "s")
    saved(browser, path, lambda a: a.get("source") == "مصطفى بالي المسؤول")
    shown = "[...document.querySelectorAll('.newslab-editor .words')].some(e => e.textContent === arguments[0])"
    until(browser, f"return {shown}", "the source", "مصطفى بالي المسؤول")
    browser.execute_script("document.querySelector('.newslab-editor [data-field=source]').focus()")
    press(browser, "[")
    saved(browser, path, lambda a: a.get("source") == "مصطفى بالي المسؤو")


def test_what_cannot_be_is_said_and_not_saved(editor):
    browser, path = editor
    click(browser, ".text .number")
    until(browser, "return !!document.querySelector('.newslab-editor [data-field=min]')", "the form")
    before = path.read_bytes() if path.exists() else None
    fill(browser, "[data-field=min]", "many")
    note = until(browser, "return document.querySelector('.newslab-editor .status.problem')?.textContent", "the note")
    assert "is no number" in note
    assert (path.read_bytes() if path.exists() else None) == before


def test_keys_do_not_reach_the_notebook(editor):
    browser, _ = editor
    count = "return window.jupyterapp.shell.currentWidget.content.widgets.length"
    before = browser.execute_script(count)
    press(browser, Keys.ESCAPE, "d", "d", "a", "x")
    assert browser.execute_script(count) == before


def test_offsets_are_pythons_in_a_hostile_text(notebook):
    browser, path = notebook
    other = "return document.querySelectorAll('.newslab-editor')[1]"
    until(browser, f"{other}?.querySelector('.text')", "the second editor")
    browser.execute_script(f"{other}.focus()")
    browser.execute_script(SELECT, "الحرب", 1)
    until(browser, f"{other}.querySelector('.picked').textContent === 'الحرب'", "the selection")
    press(browser, "7")
    annotations = saved(browser, path.with_name("hostile.jsonl"), lambda a: a.get("label") == "EVENT")
    (event,) = (a for a in annotations if a.get("label") == "EVENT")
    assert HOSTILE[slice(*event["span"])] == event["text"] == "الحرب"
    assert browser.execute_script("return window.ran ?? null") is None
