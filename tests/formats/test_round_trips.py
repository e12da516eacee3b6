"""Every format gives back what it can hold, and loses what it says it loses."""

import pytest
from hypothesis import HealthCheck, given, settings

import newslab
from newslab import formats
from tests.formats.articles import articles, in_order, rich, without

BOTH_WAYS = [name for name in formats.FORMATS if hasattr(formats.get(name), "read")]
EXACT = [name for name in BOTH_WAYS if name != "conll"]


@pytest.fixture(scope="module")
def example(article_path):
    return newslab.to_dict(newslab.annotate(newslab.read_article(article_path)))


def round_trip(name, given):
    module = formats.get(name)
    return module.read(module.write(given))


def value(article, path):
    top, _, field = path.partition(".")
    return [record[field] for record in article[top]] if field else article[top]


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_the_rich_article_comes_back(name):
    (back,) = round_trip(name, [rich()])
    loses = formats.get(name).LOSES
    back, original = in_order(back), in_order(rich())
    if name == "conll":
        assert [e["label"] for e in back["entities"]] == [e["label"] for e in original["entities"]]
    else:
        assert without(back, loses) == without(original, loses)


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_what_is_said_to_be_lost_is_lost(name):
    (back,) = round_trip(name, [rich()])
    for path in formats.get(name).LOSES:
        assert value(in_order(back), path) != value(in_order(rich()), path), path


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_what_is_lost_stands_in_the_docstring(name):
    text = " ".join(formats.get(name).__doc__.partition("Cannot hold:")[2].split())
    assert all(path in text for path in formats.get(name).LOSES)
    assert bool(formats.get(name).LOSES) or "nothing" in text


@pytest.mark.parametrize("name", EXACT)
def test_any_article_comes_back(name):
    @settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
    @given(articles())
    def check(article):
        (back,) = round_trip(name, [article])
        loses = formats.get(name).LOSES
        assert without(in_order(back), loses) == without(article, loses)

    check()


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_several_articles_keep_their_order_or_their_names(name):
    texts = ["قال الوزير إن الحرب انتهت.", "نص", "وقال 😀 في 2014"]
    back = round_trip(
        name, [newslab.to_dict(newslab.from_dict({"id": f"a{n}", "text": t})) for n, t in enumerate(texts)]
    )
    assert [article["text"] for article in back] == texts if name != "conll" else len(back) == 3
    if "id" not in formats.get(name).LOSES:
        assert [article["id"] for article in back] == ["a0", "a1", "a2"]


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_the_running_example_comes_back(name, example):
    (back,) = round_trip(name, [example])
    loses = formats.get(name).LOSES
    assert without(back, loses) == without(example, loses)
    assert newslab.to_dict(newslab.from_dict(back))["claims"] == back["claims"]


def test_conll_keeps_words_sentences_and_tags():
    module = formats.get("conll")
    files = module.write([rich()])
    assert module.write(module.read(files)) == files
    (back,) = module.read(files)
    assert [e["text"] for e in back["entities"]] == ["رويترز", "رويترز", "حلب"]
    words = [rich()["text"][start:end] for start, end in rich()["segments"]]
    assert [back["text"][start:end] for start, end in back["segments"]] == words
    assert len(back["sentences"]) == len(rich()["sentences"])
