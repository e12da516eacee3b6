import pytest
from hypothesis import given, settings

import newslab
from newslab import frames
from tests.hostile import TEXTS

TEXT = "قال بالي 😀 إن أكثر من 41 موقعا سقطت أمس"


@pytest.fixture(scope="module")
def article(article_path):
    return newslab.to_dict(newslab.annotate(newslab.read_article(article_path)))


def test_the_way_there_and_back_is_the_same(article):
    assert newslab.to_dict(newslab.from_dict(article)) == article


def test_frames_are_those_of_the_first_doc(article_path):
    doc = newslab.annotate(newslab.read_article(article_path))
    again = newslab.from_dict(newslab.to_dict(doc))
    for name in frames.__all__:
        made = getattr(frames, name)(again)
        assert made.equals(getattr(frames, name)(doc).assign(**_rounded(made))), name
    assert [(e.text, e.label_) for e in again.ents] == [(e.text, e.label_) for e in doc.ents]


def _rounded(made):
    """The JSON rounds the scores of names to four places."""
    return {"score": made["score"]} if "canonical" in made else {}


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_comes_back(text):
    data = newslab.to_dict(newslab.annotate(text))
    assert newslab.to_dict(newslab.from_dict(data)) == data


def test_a_text_alone_is_enough():
    data = newslab.to_dict(newslab.from_dict({"text": TEXT}))
    assert (data["text"], data["claims"], data["id"]) == (TEXT, [], "article")
    assert len(data["tokens"]) > 5


ENTITY = {"id": "e1", "start": 4, "end": 8, "text": "بالي", "label": "PER", "canonical": "بالي"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "article: has no `text`"),
        ({"id": "a", "text": 3}, "a: has no `text`, or it is no string"),
        ({"text": TEXT, "published": "gestern"}, "'gestern' is no date"),
        (
            {"text": TEXT, "entities": [ENTITY | {"end": 400}]},
            "entities e1: lies at 4 to 400, but the article has",
        ),
        (
            {"text": TEXT, "entities": [ENTITY | {"text": "خليل"}]},
            "says 'خليل', but the article has 'بالي'",
        ),
        ({"text": TEXT, "entities": [{"start": 4, "end": 8, "label": "PER"}]}, "entities 1: has no 'id'"),
        ({"text": TEXT, "entities": ["بالي"]}, "entities 1: is no record"),
        ({"text": TEXT, "claims": [{"id": "c1", "cue": {"start": 0, "end": 3}}]}, "claims c1: has no 'speaker_kind'"),
    ],
)
def test_what_is_wrong_is_said(data, message):
    with pytest.raises(newslab.ArticleError, match=message):
        newslab.from_dict(data)
