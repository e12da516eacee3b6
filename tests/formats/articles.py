"""Annotated articles for the tests of formats: one that has everything, and any number of others."""

from hypothesis import strategies as st

from newslab.formats.marks import CHOICES, NAMES, complete

TEXT = (
    "قال الرئيس 😀 لرويترز أمس إن «الوزير أكد أن أكثر من 41 موقعا و5 كم2 سقطت»\n\n"
    "ونقلت رويترز عن مصادر محلية قولها إن الأمر خطير.\nجدا 🇸🇾 وانتهى في حلب."
)


def place(text, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(text, start + 1)
    return {"start": start, "end": start + len(text), "text": text}


def rich():
    """An article of three paragraphs, with emoji, a claim in a claim, a content over two lines, every field filled."""
    name = {"subtype": None, "score": 1.0}
    said = {"hedges": [place("أكثر من"), place("سقطت")], "anonymity": place("قال")}
    claim = {**said, "relay": None, "addressee": None, "source": None, "negated": False, "rule": "verb", "score": 0.87}
    return complete(
        {
            "id": "مقال/1 😀",
            "title": "عنوان",
            "published": "2019-02-11",
            "outlet": "صحيفة",
            "text": TEXT,
            "entities": [
                {
                    **name, "id": "e1", **place("رويترز"), "label": "ORG", "subtype": "Media",
                    "canonical": "وكالة رويترز", "score": 0.5,
                },
                {**name, "id": "e7", **place("رويترز", 1), "label": "ORG", "canonical": "رويترز"},
                {**name, "id": "e3", **place("حلب"), "label": "GPE", "canonical": "حلب"},
            ],
            "quantities": [
                {
                    "id": "q4", **place("41"), "kind": "count", "min": 41, "max": 41, "bound": ">",
                    "approximator": "أكثر من", "unit": None, "counted": place("موقعا"),
                },
                {
                    "id": "q2", **place("5"), "kind": "measure", "min": 5, "max": 5.5, "bound": "=",
                    "approximator": None, "unit": "km2", "counted": None,
                },
            ],
            "dates": [{"id": "d2", **place("أمس"), "value": "2019-02-10"}],
            "claims": [
                {
                    **claim, "id": "c4", "cue": place("قال"), "source": place("الرئيس"), "speaker": "الرئيس",
                    "speaker_kind": "person", "addressee": place("رويترز"), "mode": "direct", "stance": "say",
                    "content": place("الوزير أكد أن أكثر من 41 موقعا و5 كم2 سقطت"),
                },
                {
                    **claim, "id": "c5", "cue": place("أكد"), "source": place("الوزير"), "speaker": "الوزير",
                    "speaker_kind": "person", "mode": "indirect", "stance": "assert", "negated": True,
                    "content": place("أكثر من 41 موقعا و5 كم2 سقطت"),
                },
                {
                    **claim, "id": "c9", "cue": place("قولها"), "source": place("مصادر محلية"),
                    "speaker": "مصادر محلية", "speaker_kind": "unnamed_group", "relay": place("رويترز", 1),
                    "mode": "mixed", "stance": "say", "content": place("الأمر خطير.\nجدا 🇸🇾"),
                },
            ],
        }
    )  # fmt: skip


PIECES = [
    "قال", "الوزير", "لرويترز", "إن", "😀", "👍🏽", "41", ".", "“", "<b>", "&", "=", "\t", "\n", "\r\n", '"', "\\", "é",
]  # fmt: skip
SCORES = st.integers(0, 10_000).map(lambda n: n / 10_000)
WORDS = st.sampled_from(["نص", "=1+1", "😀 س", 'a"b', "سطر\nآخر", "{", "<b>", "'", "0"])
MAYBE = st.none() | WORDS
VALUES = st.none() | st.integers(0, 10**30) | st.sampled_from([0.5, 2.25, 1e12])


@st.composite
def articles(draw):
    """Any article of such pieces, with records at any places that begin and end with visible characters."""
    text = " ".join(draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))) + " ختام"
    seen = [offset for offset, character in enumerate(text) if not character.isspace()]

    def span():
        start, end = sorted((draw(st.sampled_from(seen)), draw(st.sampled_from(seen))))
        return {"start": start, "end": end + 1}

    def choice(field):
        return draw(st.sampled_from(CHOICES[field]))

    def maybe():
        return span() if draw(st.booleans()) else None

    def some(make):
        return [make(number) for number in range(1, draw(st.integers(0, 3)) + 1)]

    data = {
        "id": draw(st.sampled_from(["a", "a/b", "مقال 1", "..", "100%", "x😀"])),
        "title": draw(MAYBE),
        "published": draw(st.sampled_from([None, "2019-02-11"])),
        "outlet": draw(MAYBE),
        "text": text,
        "entities": some(
            lambda n: {
                "id": f"e{n}", **span(), "label": draw(st.sampled_from(NAMES)), "subtype": draw(MAYBE),
                "canonical": draw(WORDS), "score": draw(SCORES),
            }
        ),
        "quantities": some(
            lambda n: {
                "id": f"q{n}", **span(), "kind": choice("kind"), "min": draw(VALUES), "max": draw(VALUES),
                "bound": choice("bound"), "approximator": draw(MAYBE), "unit": draw(MAYBE), "counted": maybe(),
            }
        ),
        "dates": some(lambda n: {"id": f"d{n}", **span(), "value": draw(MAYBE)}),
        "claims": some(
            lambda n: {
                "id": f"c{n}", "cue": span(), "source": maybe(), "speaker": draw(MAYBE),
                "speaker_kind": choice("speaker_kind"), "relay": maybe(), "addressee": maybe(), "content": span(),
                "mode": choice("mode"), "stance": choice("stance"), "negated": draw(st.booleans()),
                "hedges": sorted((span() for _ in range(draw(st.integers(0, 3)))), key=edges),
                "anonymity": maybe(), "rule": draw(WORDS), "score": draw(SCORES),
            }
        ),
    }  # fmt: skip
    return complete(in_order(data))


def edges(place):
    return place["start"], place["end"]


def in_order(article):
    """The same article with its records sorted by place."""
    for kind in ("entities", "quantities", "dates", "claims"):
        article[kind].sort(key=lambda r: (*((p := r.get("cue", r))["start"], p["end"]), r["id"]))
    return article


def without(article, paths):
    """The article with the named fields (`title`, `entities.score`) taken out."""
    tops = {path for path in paths if "." not in path}
    kept = {}
    for name, value in article.items():
        cut = {path.partition(".")[2] for path in paths if path.startswith(f"{name}.")}
        if name not in tops:
            kept[name] = [{f: v for f, v in r.items() if f not in cut} for r in value] if cut else value
    return kept
