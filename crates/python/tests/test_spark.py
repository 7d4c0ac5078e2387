"""The run on Spark, where pyspark and Java are installed; skipped, and said so, where they are not."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import ikiz

pyspark = pytest.importorskip("pyspark", reason="skipped: ikiz.spark: pyspark is not installed")
if shutil.which("java") is None:
    pytest.skip("skipped: ikiz.spark: there is no Java", allow_module_level=True)

from pyspark.sql import SparkSession  # noqa: E402

from ikiz import spark as ikiz_spark  # noqa: E402

RECORDS = 40


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def rows(table: Any) -> list[str]:
    return sorted(repr(list(row.values())) for row in table)


def of_spark(frame: Any) -> list[str]:
    return rows(row.asDict() for row in frame.collect())


def of_one_machine(table: ikiz.Table) -> list[str]:
    return rows(table.to_arrow().to_pylist())


def record(number: int) -> dict[str, str]:
    return {
        "id": f"t{number:02}.json",
        "title_en": f"Bridges over river {number}",
        "abstract_en": f"There are {number} old bridges over the river. They stand in the north of the valley.",
        "abstract_tr": f"Nehrin üzerinde {number} eski köprü vardır. Vadinin kuzeyinde dururlar.",
    }


@pytest.mark.parametrize("partitions", [None, 5])
def test_every_table_is_that_of_one_machine(spark: SparkSession, corpus: Path, partitions: int | None) -> None:
    tables = "collocations,bundles,trends,edges".split(",")
    one = ikiz.run(corpus, progress=False, tables=tables)
    many = ikiz_spark.process(spark, corpus, partitions=partitions, tables=tables)
    assert set(many.tables) == set(one.tables)
    for name, frame in many.tables.items():
        assert frame.columns == one.tables[name].columns
        assert of_spark(frame) == of_one_machine(one.tables[name]), name
    many.unpersist()


def test_rows_of_a_table_are_documents(spark: SparkSession, tmp_path: Path) -> None:
    frame = spark.createDataFrame([record(number) for number in range(RECORDS)])
    result = ikiz_spark.process(spark, frame, tmp_path / "out")
    assert result.documents == RECORDS
    assert result["sentence_pairs"].count() == 3 * RECORDS
    written = spark.read.parquet(str(tmp_path / "out" / "parquet" / "sentence_pairs"))
    assert of_spark(written) == of_spark(result["sentence_pairs"])
    texts = spark.read.csv(str(tmp_path / "out" / "csv" / "documents"), header=True, escape='"', multiLine=True)
    assert sorted(row["document"] for row in texts.collect()) == [record(number)["id"] for number in range(RECORDS)]


def test_bytes_that_are_no_document_are_a_row(spark: SparkSession) -> None:
    text = "Abstract\n\nThere are old bridges.\n\nÖz\n\nEski köprüler vardır.\n"
    frame = spark.createDataFrame(
        [("a.txt", text.encode()), ("broken.docx", b"no archive"), ("none.pdf", None)], "id string, content binary"
    )
    result = ikiz_spark.process(spark, frame)
    assert result.documents == 1
    assert sorted(row["document"] for row in result["errors"].collect()) == ["broken.docx", "none.pdf"]


def test_wrong_inputs_say_what_to_do(spark: SparkSession, tmp_path: Path) -> None:
    frame = spark.createDataFrame([("a", "b")], "name string, text string")
    for wrong, said in [
        (None, "neither paths nor a DataFrame"),
        ([], "neither paths nor a DataFrame"),
        (tmp_path / "none", "no such file or folder"),
        (tmp_path, "no document found"),
        (frame, "column `id`"),
        (frame.select(frame.name.alias("id")), "nothing else"),
    ]:
        with pytest.raises(ikiz.InputError, match=said):
            ikiz_spark.process(spark, wrong)
    twice = spark.createDataFrame([record(1), record(1)])
    with pytest.raises(ikiz.InputError, match="an id of its own"):
        ikiz_spark.process(spark, twice)
    for settings, said in [
        ({"learn": "often"}, "learn"),
        ({"colour": "red"}, "colour"),
        ({"threads": 2}, "one machine"),
        ({"partitions": 0}, "from 1"),
        ({"formats": ["xlsx"]}, "xlsx"),
    ]:
        with pytest.raises(ikiz.SettingError, match=said):
            ikiz_spark.process(spark, tmp_path, **settings)
    with pytest.raises(ikiz.InputError, match="SparkSession"):
        ikiz_spark.process(None, tmp_path)
