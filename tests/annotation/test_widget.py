import json
import sys

import pytest

import newslab
from newslab.annotation import widget as module
from tests.annotation.test_session import at, make


@pytest.fixture
def editor(tmp_path):
    return newslab.annotate_widget(make(), tmp_path / "mona.jsonl", "Mona")


def browser_sends(editor, **command):
    editor._handle_custom_msg(command, [])


def test_it_shows_the_article_and_every_mark(editor):
    assert 'class="text"' in editor.html
    assert [record["id"] for record in editor.records] == [id for id, _ in editor.session.state.in_order()]
    assert editor.speakers[0] == "مصطفى بالي"
    assert [label for label, _ in editor.labels][:2] == ["PER", "NORP"]
    assert json.dumps(editor.get_state(), default=str)
    assert repr(editor).startswith(f"<editor of {len(editor.records)} annotations")


def test_python_sees_what_the_browser_does(editor):
    version = editor.version
    browser_sends(editor, do="add", type="entity", span=at("المدينة"), values={"label": "GPE"})
    assert editor.chosen == editor.session.state.last
    assert editor.version > version
    assert editor.can_undo
    assert any(a.get("label") == "GPE" and a["text"] == "المدينة" for a in editor.annotations)
    assert "المدينة" in newslab.frames.entities(editor.doc)["text"].tolist()
    browser_sends(editor, do="undo")
    assert editor.chosen == ""
    assert editor.can_redo
    assert editor.path.exists()


def test_python_can_do_what_the_buttons_do(editor):
    editor.do(do="set", id="c1", field="stance", value="deny")
    assert editor.chosen == "c1"
    assert next(record for record in editor.records if record["id"] == "c1")["stance"] == "deny"


@pytest.mark.parametrize("command", [{"do": "set", "id": "c1", "field": "stance", "value": "x"}, {"do": "paint"}, {}])
def test_errors_are_shown_in_the_browser(editor, command):
    browser_sends(editor, **command)
    assert editor.problem
    assert editor.message
    assert not editor.path.exists()


def test_it_opens_where_one_stopped(editor):
    editor.do(do="set", id="e1", field="label", value="ORG")
    again = newslab.annotate_widget(make(), editor.path, "Mona")
    assert again.chosen == "e1"
    assert again.message.startswith("goes on from")


def test_text_that_a_message_cannot_hold(tmp_path):
    doc = newslab.annotate("قال بالي إن \ud800 انتهت.")
    editor = newslab.annotate_widget(doc, tmp_path / "a.jsonl", "Mona")
    assert json.dumps(editor.get_state(), default=str, ensure_ascii=False).encode("utf-8")


def test_the_file_and_the_name_have_defaults(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("getpass.getuser", lambda: "mona")
    assert str(newslab.annotate_widget(make()).path) == "annotations-mona.jsonl"


def test_without_anywidget_the_error_says_what_to_install(monkeypatch):
    monkeypatch.delitem(sys.modules, module.__name__)
    monkeypatch.setitem(sys.modules, "anywidget", None)
    with pytest.raises(ModuleNotFoundError, match=r"newslab\[lab\]"):
        newslab.annotate_widget(make())
