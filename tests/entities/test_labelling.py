import pytest

from newslab.entities.labelling import settled
from newslab.entities.mentions import Mention


def place(text, name, label, score, subtype=None):
    start = text.index(name)
    return start, start + len(name), Mention(0, 1, label, subtype, score)


def test_a_name_has_one_label_in_an_article():
    text = "الباغوز ثم الباغوز"
    places = [(0, 7, Mention(0, 1, "LOC", None, 0.6)), (11, 18, Mention(2, 3, "GPE", "Nation", 0.9))]
    assert [(m.label, m.subtype) for _, _, m in settled(text, places)] == [("GPE", "Nation")] * 2


@pytest.mark.parametrize(
    ("name", "label", "expected"),
    [
        ("الشرق الاوسط", "GPE", "LOC"),
        ("الفرات", "GPE", "LOC"),
        ("نهر الأردن", "FAC", "LOC"),
        ("الفرات", "ORG", "ORG"),
        ("بحر", "PER", "PER"),
        ("الأردن", "GPE", "GPE"),
    ],
)
def test_well_known_places(name, label, expected):
    (found,) = settled(name, [place(name, name, label, 0.9)])
    assert found[2].label == expected
