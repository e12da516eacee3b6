import pandas as pd
import pytest

import newslab
from newslab.stream.frame import empty_frames
from newslab.stream.schema import arrow_schema, columns


@pytest.fixture(scope="module")
def articles():
    rows = [
        {"id": "a", "text": "قال مصطفى بالي إن 41 موقعا سقطت أمس.", "published": "2019-02-11"},
        {"id": "b", "text": None, "published": None},
        {"id": "c", "text": "نص \ud800 بلا شيء", "published": "gestern"},
        {"id": "d", "text": "نص بلا شيء", "published": None},
    ]
    return pd.DataFrame(rows, index=[3, 5, 8, 9], dtype=object)


def test_a_frame_of_articles(articles):
    tables = newslab.annotate_frame(articles)
    assert tables["articles"].article.tolist() == ["a", "d"]
    assert tables["dates"].value.tolist() == ["2019-02-10"]
    assert tables["claims"].speaker.tolist() == ["مصطفى بالي"]
    assert tables["rejected"].row.tolist() == ["5", "8"]
    assert "row 8: 'gestern' is no date" in tables["rejected"].reason[1]


def test_rows_without_an_id_take_their_label():
    tables = newslab.annotate_frame(pd.DataFrame({"text": ["نص."]}, index=["x"]))
    assert tables["articles"].article.tolist() == ["x"]


def test_types_do_not_depend_on_the_articles(articles):
    full, none = newslab.annotate_frame(articles), newslab.annotate_frame(articles.iloc[:0])
    assert all((full[name].dtypes == none[name].dtypes).all() for name in full)
    assert {name: table.dtypes.to_dict() for name, table in none.items()} == {
        name: table.dtypes.to_dict() for name, table in empty_frames().items()
    }


def test_a_frame_without_texts():
    with pytest.raises(newslab.ArticleError, match="has no column `text`, only title"):
        newslab.annotate_frame(pd.DataFrame({"title": ["x"]}))


def test_the_columns_are_those_of_the_frames(article_path):
    doc = newslab.annotate(newslab.read_article(article_path))
    for name in newslab.frames.__all__:
        assert list(getattr(newslab.frames, name)(doc).columns) == list(columns()[name]), name
        assert arrow_schema(name).names == list(columns()[name])


def test_pipe_keeps_the_order():
    texts = [f"قال الوزير {'جدا ' * (n % 3)}إن {n} سقطوا." for n in range(20)]
    assert [doc.text for doc in newslab.pipe(texts, batch_size=7)] == texts
