"""Analysis across articles, on tables written by hand and on the invented articles."""

import json
import time

import pandas as pd
import pytest

import newslab
from newslab import corpus
from newslab.corpus.agencies import agency
from newslab.corpus.quotations import similar
from newslab.corpus.speakers import merge_names
from newslab.stream.tables import empty_tables
from tests.conftest import ROOT

ROWS = [  # article, outlet, published, speaker, kind, source, relay, addressee, mode, content
    ("a", "س", "2031-01-01", "سالم الراوي", "person", None, "رويترز", None, "indirect", "أن الحرب انتهت"),
    ("a", "س", "2031-01-01", "مصادر", "unnamed_group", None, "الوكالة", None, "indirect", "أن الحرب مستمرة"),
    ("a", "س", "2031-01-01", "سالم الراوي", "person", None, None, None, "direct", "لم نر أحدا في المدينة منذ أيام"),
    ("b", "ص", "2031-02-01", "وكالة سحاب", "media", None, None, None, "indirect", "كذا"),
    ("b", "ص", "2031-02-01", "الراوي", "person", None, None, "فرانس برس", "direct", "لم نر أحدا في المدينة منذ شهر"),
    ("c", "ص", "2031-02-02", None, "unknown", None, "الوكالة", None, "direct", "نعم"),
]


@pytest.fixture(scope="module")
def tables():
    columns = ["article", "outlet", "published", "speaker", "speaker_kind", "source", "relay", "addressee", "mode"]
    rows = pd.DataFrame(ROWS, columns=[*columns, "content"], dtype="string")
    rows = rows.assign(id=[f"c{n}" for n in range(len(rows))], start=range(len(rows)))
    return {
        "articles": rows[["article", "outlet", "published"]].drop_duplicates(),
        "claims": rows.drop(columns=columns[1:3]),
    }


def test_agencies_and_how_claims_came_through_them(tables):
    claims = corpus.all_claims(tables)
    assert claims.agency.fillna("").tolist() == ["رويترز", "رويترز", "", "سحاب", "فرانس برس", ""]
    assert claims.route.fillna("").tolist() == ["relay", "relay", "", "speaker", "addressee", ""]
    assert claims.sourcing.tolist() == ["named", "unnamed", "named", "named", "named", "unknown"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("رويترز", "رويترز"), ("وكالة رويترز", "رويترز"), ("وكالة الصحافة الفرنسية", "فرانس برس"),
        ("أ.ف.ب", "فرانس برس"), ("وكالة سحاب", "سحاب"), ("الوكالة", None), ("وكالة", None), ("وزير الإعلام", None),
        ("", None), (None, None), (pd.NA, None), (float("nan"), None),
    ],
)  # fmt: skip
def test_agency(name, expected):
    assert agency(name) == expected


def test_shares(tables):
    table = corpus.shares(tables).set_index("outlet")
    assert table.loc["س"].to_dict() == {
        "articles": 1, "claims": 3, "share": 0.5, "named": 0.667, "unnamed": 0.333, "unknown": 0.0, "direct": 0.333,
        "agency": 0.667, "agencies": "رويترز 2",
    }  # fmt: skip
    assert corpus.shares(tables, ["month", "outlet"]).month.tolist() == ["2031-01", "2031-02"]
    assert len(corpus.shares(empty_tables())) == 0


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["سالم الراوي", "الراوي"], {"الراوي": ("سالم الراوي", "surname of one person only")}),
        (["سالم الراوي", "هدى الراوي", "الراوي"], {"الراوي": ("الراوي", "several persons fit")}),
        (["سالم الراوي", "سالم بن أحمد الراوي"], {"سالم الراوي": ("سالم بن أحمد الراوي", "fuller name")}),
        (
            ["سالم الراوي", "سالم أحمد الراوي", "سالم محمد الراوي"],
            {
                "سالم الراوي": ("سالم الراوي", "several persons fit"),
                "سالم محمد الراوي": ("سالم محمد الراوي", "same name"),
            },
        ),
        (["سالم أحمد", "سالم أحمد الراوي"], {"سالم أحمد": ("سالم أحمد", "same name")}),
        (["سالم", "سالم الراوي"], {"سالم": ("سالم", "same name")}),
        (["أحمد الأسعد", "احمد الاسعد"], {"احمد الاسعد": ("أحمد الأسعد", "same name")}),
        (["", "«»"], {"": ("", "same name")}),
    ],
)
def test_names_are_merged_only_where_one_reading_is_possible(names, expected):
    merged = merge_names(names)
    assert merged.keys() == set(names)
    assert {name: merged[name] for name in expected} == expected


def test_many_names_are_merged_in_a_moment():
    names = [f"سالم{number} راوي{number % 977}" for number in range(20_000)]
    began = time.perf_counter()
    assert merge_names([*names, "راوي1"])["راوي1"] == ("راوي1", "several persons fit")
    assert time.perf_counter() - began < 10  # comparing all pairs takes minutes


def test_every_merge_is_shown(tables):
    found = corpus.same_speakers(tables)
    assert found.values.tolist() == [
        ["سالم الراوي", "سالم الراوي", "same name", 2, 1, 1],
        ["الراوي", "سالم الراوي", "surname of one person only", 1, 1, 1],
    ]


def test_repeated_quotations(tables):
    found = corpus.repeated_quotations(tables)
    assert found.article.tolist() == ["a", "b"]
    assert found.likeness.tolist() == [1.0, 0.833]


@pytest.mark.parametrize(
    ("texts", "groups"),
    [
        (["رأيت الرسائل على مكتبه", "رأيت الرسائل على مكتبه"], [[0, 1]]),
        (["رأيت الرسائل على مكتبه", "رأيتُ الرسائل، على مكتبه!"], [[0, 1]]),
        (["رأيت الرسائل على مكتبه", "الرسائل لم تصل إلى مكتبه"], []),
        (["على كل حال", "على كل حال"], []),
        ([], []),
    ],
)
def test_similar(texts, groups):
    assert [[index for index, _ in group] for group in similar(texts)] == groups


def test_who_quotes_whom(tables):
    graph = corpus.quotation_network(tables)
    assert dict(graph.nodes(data="kind"))["رويترز"] == "agency"
    assert sorted(graph.edges(data="claims")) == sorted(
        [
            ("س", "رويترز", 2), ("رويترز", "سالم الراوي", 1), ("رويترز", "مصادر", 1), ("س", "سالم الراوي", 1),
            ("ص", "سحاب", 1), ("ص", "فرانس برس", 1), ("فرانس برس", "سالم الراوي", 1),
        ]
    )  # fmt: skip


def test_tables_are_read_from_a_folder(tmp_path):
    (tmp_path / "claims").mkdir()
    empty_tables()["claims"].to_parquet(tmp_path / "claims" / "part-00000.parquet")
    assert len(corpus.read_tables(tmp_path, only=("claims",))["claims"]) == 0
    with pytest.raises(FileNotFoundError, match="has no table 'articles'"):
        corpus.read_tables(tmp_path)


def test_an_unknown_name():
    with pytest.raises(AttributeError, match="same_speakers"):
        _ = corpus.speakers_same


@pytest.fixture(scope="module")
def invented():
    paths = sorted((ROOT / "data" / "invented" / "articles").glob("*.txt"))
    articles = [newslab.read_article(path) for path in paths]
    rows = [(a.id, a.title, a.published, a.outlet, a.text) for a in articles]
    return newslab.annotate_frame(pd.DataFrame(rows, columns=["id", "title", "published", "outlet", "text"]))


def test_the_invented_articles(invented):
    shares = corpus.shares(invented).set_index("outlet")
    assert shares.articles.tolist() == [3, 3, 3, 3]
    assert shares.agency.idxmax() == "أخبار الوادي"
    assert shares.unnamed.idxmax() == "نبض سنابل"
    quoted = corpus.repeated_quotations(invented)
    pairs = quoted.groupby("quotation").article.agg(tuple).tolist()
    assert list(map(list, pairs)) == [
        ["bridge-01", "bridge-04"],
        ["bridge-06", "bridge-07"],
        ["bridge-11", "bridge-12"],
    ]
    speakers = corpus.same_speakers(invented).set_index("name")
    assert speakers.loc["البدري", "speaker"] == "كريم البدري"
    assert speakers.loc["الراوي", "why"] == "several persons fit"


def test_the_gold_of_the_invented_articles():
    rows = [json.loads(line) for line in (ROOT / "data" / "invented" / "gold.jsonl").open(encoding="utf-8")]
    articles = ROOT / "data" / "invented" / "articles"
    assert len(rows) == len(list(articles.iterdir())) == 12
    for row in rows:
        assert row["text"] == newslab.read_article(articles / f"{row['id']}.txt").text
        for record in row["annotations"]:
            spans = {name: span for name, span in record.items() if name.endswith("span") and span}
            assert all(
                row["text"][start:end] == record[name[:-5] if name != "span" else "text"]
                for name, (start, end) in spans.items()
            )


def test_most_invented_claims_are_found(invented):
    rows = [json.loads(line) for line in (ROOT / "data" / "invented" / "gold.jsonl").open(encoding="utf-8")]
    gold = {(r["id"], a["cue_span"][0], a["speaker"]) for r in rows for a in r["annotations"] if a["type"] == "claim"}
    claims = invented["claims"]
    found = set(zip(claims.article, claims.cue_start, claims.speaker, strict=True))
    assert len(gold & found) >= 0.8 * len(gold)
