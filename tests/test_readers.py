import io
import json
from datetime import date

import pandas as pd
import pytest
from hypothesis import given

from newslab.article import Article, ArticleError, parse_date
from newslab.readers import read_article, read_articles
from tests.hostile import TEXTS


def test_the_running_example(article_path):
    article = read_article(article_path)
    assert article.id == "baghuz-2019-02-11"
    assert article.published == date(2019, 2, 11)
    assert article.text.startswith("قال قيادي في “قوات سورية الديمقراطية” أمس , إن")
    assert article.text.endswith("في العراق في 2017.")
    gold = json.loads((article_path.parents[1] / "gold" / "baghuz-2019-02-11.jsonl").read_text(encoding="utf-8"))
    assert gold["text"] == article.text


def test_front_matter_gives_the_metadata(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("---\nid: x\ntitle: عنوان\npublished: 2019-02-11\noutlet: ن\n---\nنص.\n", encoding="utf-8")
    assert read_article(path) == Article("نص.\n", "x", "عنوان", date(2019, 2, 11), "ن")


def test_text_is_kept_byte_for_byte(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("نص\r\n\r\nآخر ,  نص".encode())
    assert read_article(path).text == "نص\r\n\r\nآخر ,  نص"


@pytest.mark.parametrize("suffix", ["json", "jsonl", "csv", "parquet"])
def test_tables_and_json_give_the_same_articles(tmp_path, suffix):
    rows = [{"text": "قال إن,\n“نعم”", "published": "2019-02-11"}, {"text": "نص", "published": None}]
    path = tmp_path / f"a.{suffix}"
    if suffix == "csv":
        pd.DataFrame(rows).to_csv(path, index=False)
    elif suffix == "parquet":
        pd.DataFrame(rows).to_parquet(path)
    else:
        lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        path.write_text(lines if suffix == "jsonl" else json.dumps(rows), encoding="utf-8")
    assert list(read_articles(path)) == [
        Article("قال إن,\n“نعم”", "a-1", published=date(2019, 2, 11)),
        Article("نص", "a-2"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "a.txt: is empty"),
        ("a.txt", b" \n", "a.txt: is empty"),
        ("a.txt", b"---\ntitle: x\n---\n", "a.txt: is empty"),
        ("a.txt", "نص".encode("cp1256"), "a.txt: is not UTF-8 (byte 0)"),
        ("a.txt", "---\npublished: أمس\n---\nنص".encode(), "'أمس' is no date; write it as YYYY-MM-DD"),
        ("a.txt", "---\nبلا قيمة\n---\nنص".encode(), "a.txt, line 2"),
        ("a.json", b'{"title": "x"}', "a.json: has no `text`"),
        ("a.json", b'{"text": 3}', "a.json: has no `text`, or it is no string"),
        ("a.json", b"{", "a.json: is no JSON"),
        ("a.json", b"[]", "a.json: is empty"),
        ("a.json", b"3", "a.json: is no object"),
        ("a.jsonl", b'\n{"x": 1}\n', "a.jsonl, line 2: has no `text`"),
        ("a.csv", b"title\nx\n", "a.csv: has no column `text`, only title"),
        ("a.parquet", b"nonsense", "a.parquet: is no readable parquet file"),
        ("a.docx", b"x", ".docx files are not read"),
        ("missing.txt", None, "missing.txt: no such file"),
    ],
)
def test_errors_say_what_is_wrong_and_where(tmp_path, name, content, message):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ArticleError) as error:
        read_article(path)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_a_bad_line_does_not_stop_the_others(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "أ"}\nnonsense\n{"text": "ب"}\n', encoding="utf-8")
    items = list(read_articles(path))
    assert [type(item).__name__ for item in items] == ["Article", "ArticleError", "Article"]
    assert [item.id for item in items if isinstance(item, Article)] == ["a-1", "a-3"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("نص بسيط", Article("نص بسيط", "stdin")), ('{"text": "نص", "id": "x"}\n', Article("نص", "x"))],
)
def test_standard_input(monkeypatch, typed, expected):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
    assert list(read_articles("-")) == [expected]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2019-02-11", date(2019, 2, 11)), ("2019-02-11T10:00:00", date(2019, 2, 11)), ("", None), (None, None)],
)
def test_parse_date(value, expected):
    assert parse_date(value, "x") == expected


@given(TEXTS)
def test_any_text_survives_json(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("articles") / "a.json"
    path.write_text(json.dumps({"text": text}), encoding="utf-8")
    if text.strip():
        assert read_article(path).text == text
