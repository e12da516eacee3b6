"""Two workers of Dask give what one process gives, byte for byte."""

import pandas as pd
import pytest

import newslab
from newslab import corpus
from newslab.stream.frame import empty_frames

dd = pytest.importorskip("dask.dataframe", reason="newslab[dask] is not installed")
ROWS = [(f"a{n}", f"قال مصطفى بالي لرويترز إن {n} موقعا سقطت أمس.", "2019-02-11", "ن") for n in range(12)]
ARTICLES = pd.DataFrame([*ROWS, ("b", " ", None, None)], columns=["id", "text", "published", "outlet"])


def test_two_workers_give_what_one_process_gives(tmp_path):
    from dask import compute
    from dask.distributed import Client, LocalCluster

    articles = dd.from_pandas(ARTICLES, npartitions=3)
    alone = [newslab.annotate_frame(part.compute()) for part in articles.partitions]
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "local_directory": str(tmp_path)}
    with LocalCluster(**options) as cluster, Client(cluster):
        (found,) = compute(corpus.annotate_dask(articles))
    for name, table in found.items():
        expected = pd.concat([part[name] for part in alone])
        assert (table.dtypes == expected.dtypes).all()
        assert table.to_csv().encode() == expected.to_csv().encode(), name
    assert len(found["claims"]) == 12
    assert found["rejected"].reason.tolist() == ["row 12: is empty; there is no text to annotate."]


def test_the_columns_are_known_before_anything_is_computed():
    tables = corpus.annotate_dask(dd.from_pandas(ARTICLES, npartitions=2))
    assert {name: list(table.columns) for name, table in tables.items()} == {
        name: list(table.columns) for name, table in empty_frames().items()
    }


def test_articles_need_ids():
    with pytest.raises(newslab.ArticleError, match="no column `id`, only text"):
        corpus.annotate_dask(dd.from_pandas(ARTICLES[["text"]], npartitions=1))
