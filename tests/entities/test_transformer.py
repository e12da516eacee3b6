import newslab
from newslab.entities.ner import word_states


def test_nothing_is_dropped_at_the_end_of_a_long_text(article_path):
    text = newslab.read_article(article_path).text
    words = text.split()
    long = " ".join(words * (20_000 // len(words) + 1)) + " وزار باراك أوباما لندن"
    nlp = newslab.load()
    with nlp.select_pipes(enable=["transformer", "ner"]):
        doc = nlp(long)
    assert len(long.split()) > 20_000
    assert [e.text for e in doc._.newslab_entities[-2:]] == ["باراك أوباما", "لندن"]


def test_a_word_of_a_thousand_letters_and_one_without_pieces():
    nlp = newslab.load()
    with nlp.select_pipes(enable=["transformer"]):
        doc = nlp("قال " + "ابجد" * 2000 + " \u200f\u200f أوباما")
    hidden, tokens = word_states(doc)
    assert len(hidden) == len(tokens) >= 3
    assert tokens[-1] == len(doc) - 1
