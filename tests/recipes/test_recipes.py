"""The recipes for Spark and Ray give what one process gives, where those are installed."""

import shutil
import sys

import pandas as pd
import pytest

import newslab
from recipes import ray_data, spark

ARTICLES = pd.DataFrame(
    {
        "id": ["a", "b", "c"],
        "text": [f"قال الوزير إن {n} موقعا سقطت أمس." for n in range(3)],
        "published": ["2019-02-11"] * 3,
    }
)


def expected() -> list[str]:
    return newslab.annotate_frame(ARTICLES)["claims"].content.tolist()


def test_spark(monkeypatch):
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)  # the workers' Python, which must have newslab
    session = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        found = spark.annotate(session.createDataFrame(ARTICLES).repartition(1), "claims").toPandas()
    finally:
        session.stop()
    assert found.sort_values("article").content.tolist() == expected()


def test_ray():
    ray = pytest.importorskip("ray", reason="ray is not installed")
    pytest.importorskip("ray.data", reason="ray[data] is not installed")
    ray.init(num_cpus=1, include_dashboard=False)
    try:
        found = ray_data.annotate(ray.data.from_pandas(ARTICLES), "claims").to_pandas()
    finally:
        ray.shutdown()
    assert found.sort_values("article").content.tolist() == expected()
    assert list(found.columns) == list(newslab.annotate_frame(ARTICLES)["claims"].columns)


def test_their_schemas_are_those_of_the_tables():
    class Frame:
        def mapInPandas(self, function, schema):
            return list(function(iter([ARTICLES]))), schema

    (table,), schema = spark.annotate(Frame(), "claims")
    assert [column.split("`")[1] for column in schema.split(", ")] == list(table.columns)
    assert table.content.tolist() == newslab.annotate_frame(ARTICLES)["claims"].content.tolist()
