from hypothesis import given, settings

import newslab
from tests.hostile import TEXTS

CLASSES = ["look-alike", "mark", "tatweel", "presentation form", "invisible"]


def test_records_come_back_to_the_text_as_it_is():
    text = "قالت وزارة الخارجية الإیرانیة إن ٢٠ شخصاً قُتِلوا فـــي ﻃﻬﺮﺍﻥ"
    doc = newslab.annotate(text, normalised=CLASSES)
    assert doc.text == text
    (claim,) = doc._.newslab_claims
    assert claim.source.text == "وزارة الخارجية الإیرانیة"
    assert claim.content.text == "٢٠ شخصاً قُتِلوا فـــي ﻃﻬﺮﺍﻥ"
    assert ("ﻃﻬﺮﺍﻥ", "طهران") in [(e.text, e.canonical) for e in doc._.newslab_entities]
    assert "ﻃﻬﺮﺍﻥ" in [e.text for e in doc.ents]


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_offsets_are_those_of_the_text(text):
    result = newslab.to_dict(newslab.annotate(text, normalised=CLASSES))
    assert result["text"] == text
    for record in [*result["entities"], *result["quantities"], *result["dates"], *(c["cue"] for c in result["claims"])]:
        assert text[record["start"] : record["end"]] == record["text"]
