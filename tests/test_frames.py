import pandas as pd
import pytest

import newslab
from newslab import frames

NAMES = ["tokens", "sentences", "entities", "claims", "quantities", "dates", "sources"]


@pytest.fixture(scope="module")
def doc():
    text = (
        "قال مصطفى بالي لرويترز أمس إن أكثر من 41 موقعا سقطت. وأضاف “الاشتباكات عنيفة وشرسة جدا”. وفي المدينة قريتان."
    )
    return newslab.annotate(newslab.Article(text, "a1", published=newslab.article.parse_date("2019-02-11", "")))


@pytest.mark.parametrize("name", NAMES)
def test_columns_are_the_same_with_and_without_rows(doc, name):
    full, empty = getattr(frames, name)(doc), getattr(frames, name)(newslab.annotate(""))
    assert list(full.columns) == list(empty.columns)
    assert len(full) > 0
    assert len(empty) == 0
    assert full.columns[0] == "article"
    assert set(full["article"]) == {"a1"}


@pytest.mark.parametrize("name", NAMES)
def test_every_column_is_documented(doc, name):
    function = getattr(frames, name)
    assert all(column in function.__doc__ for column in function(doc).columns)


@pytest.mark.parametrize("name", ["tokens", "sentences", "entities", "quantities", "dates"])
def test_offsets(doc, name):
    table = getattr(frames, name)(doc)
    assert all(doc.text[row.start : row.end] == row.text for row in table.itertuples())


def test_frames_of_two_articles_stack(doc):
    both = pd.concat([frames.claims(doc), frames.claims(newslab.annotate("قال الوزير إن الحرب انتهت."))])
    assert list(both["article"]) == ["a1", "a1", "article"]


def test_numbers_know_who_says_them(doc):
    table = frames.quantities(doc).set_index("text")
    assert table.loc["41", "speaker"] == "مصطفى بالي"
    assert table.loc["41", "bound"] == ">"
    assert table.loc["41", ["stance", "sentence"]].tolist() == ["say", 0]
    assert pd.isna(table.loc["قريتان", "speaker"])


def test_profile_of_a_source(doc):
    (row,) = frames.sources(doc).to_dict("records")
    assert (row["speaker"], row["kind"], row["named"], row["claims"], row["figures"]) == (
        "مصطفى بالي",
        "person",
        True,
        2,
        1,
    )
    assert (row["direct"], row["indirect"], row["stances"], row["addressees"]) == (0.5, 0.5, "say 2", "رويترز")
    assert doc.text[row["first"] :].startswith(("قال", "مصطفى"))


def test_tokens_show_clitics_and_keys(doc):
    table = frames.tokens(doc).set_index("text")
    assert table.loc["لرويترز", "segments"] == "ل+رويترز"
    assert table.loc["لرويترز", "key"] == "رويترز"
    assert table.loc["41", "kind"] == "number"
