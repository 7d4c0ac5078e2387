"""The run on Spark, where pyspark and Java are installed; skipped, and said so, where they are not."""

from __future__ import annotations

import csv
import os
import shutil
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import ikiz

pytest.importorskip("pyspark", reason="skipped: ikiz.spark: pyspark is not installed")
if shutil.which("java") is None:
    pytest.skip("skipped: ikiz.spark: there is no Java", allow_module_level=True)

import pyarrow.parquet  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

from ikiz import spark as ikiz_spark  # noqa: E402
from ikiz.spark_tasks import Task  # noqa: E402

RECORDS = 40


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    # Two cores, and four tries of a task: one machine has only one without it.
    builder = SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.shuffle.partitions", "2")
    builder = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture(scope="session")
def few(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some documents of each format, and of them pairs of files, a folder and a broken file."""
    folder = tmp_path_factory.mktemp("few")
    for ending in ("csv", "docx", "html", "jsonl", "md", "odt", "txt", "xml"):
        for file in sorted(corpus.rglob(f"*.{ending}"))[:2]:
            shutil.copy(file, folder)
    (folder / "below").mkdir()
    (folder / "below" / "bridge_en.txt").write_text("Abstract\n\nThere are old bridges over the river.\n")
    (folder / "below" / "bridge_tr.txt").write_text("Öz\n\nNehrin üzerinde eski köprüler vardır.\n", encoding="utf-8")
    (folder / "broken.docx").write_bytes(b"no archive")
    return folder


def rows(table: Iterable[dict[str, Any]]) -> list[str]:
    return sorted(repr(list(row.values())) for row in table)


def of_spark(frame: Any) -> list[str]:
    return rows(row.asDict() for row in frame.collect())


def of_one_machine(table: ikiz.Table) -> list[str]:
    return rows(table.to_arrow().to_pylist())


def of_csv(*files: Path) -> list[list[str]]:
    """The rows of files, whose headers are the same, after the header."""
    tables = [list(csv.reader(file.open(encoding="utf-8", newline=""))) for file in files]
    assert all(table[0] == tables[0][0] for table in tables)
    return [tables[0][0], *sorted(row for table in tables for row in table[1:])]


def record(number: int) -> dict[str, str]:
    return {
        "id": f"t{number:02}.json",
        "title_en": f"Bridges over river {number}",
        "abstract_en": f"There are {number} old bridges over the river. They stand in the north of the valley.",
        "abstract_tr": f"Nehrin üzerinde {number} eski köprü vardır. Vadinin kuzeyinde dururlar.",
    }


def test_every_table_of_the_corpus_is_that_of_one_machine(spark: SparkSession, corpus: Path, tmp_path: Path) -> None:
    tables = "collocations,bundles,trends,edges".split(",")
    one = ikiz.run(corpus, tmp_path / "one", progress=False, tables=tables)
    names = ("spark.sql.execution.arrow.maxRecordsPerBatch", "spark.sql.maxConcurrentOutputFileWriters")
    before = [spark.conf.get(name) for name in names]
    many = ikiz_spark.process(spark, corpus, tmp_path / "many", tables=tables)
    assert before == [spark.conf.get(name) for name in names]
    assert sorted(path.name for path in (tmp_path / "many").iterdir()) == ["csv", "parquet"]
    assert set(many.tables) == set(one.tables)
    for name, frame in many.tables.items():
        assert frame.columns == one.tables[name].columns
        written = pyarrow.parquet.read_table(tmp_path / "many" / "parquet" / name).to_pylist()
        assert rows(written) == of_one_machine(one.tables[name]), name
        texts = (tmp_path / "many" / "csv" / name).glob("part-*.csv")
        assert of_csv(*sorted(texts)) == of_csv(tmp_path / "one" / f"{name}.csv"), name
    many.unpersist()


def test_workers_that_are_killed_change_nothing(
    spark: SparkSession, few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def then_killed(step: str, batches: Iterable[Any]) -> Iterable[Any]:
        for batch in batches:
            yield batch
            try:
                (tmp_path / step).touch(exist_ok=False)
            except FileExistsError:
                continue
            os.kill(os.getpid(), signal.SIGKILL)

    class Killed(Task):
        def observe(self, batches: Iterable[Any]) -> Iterable[Any]:
            return then_killed("observe", Task.observe(self, batches))

        def apply(self, batches: Iterable[Any]) -> Iterable[Any]:
            return then_killed("apply", Task.apply(self, batches))

        def write(self, batches: Iterable[Any]) -> Iterable[Any]:
            return then_killed("write", Task.write(self, batches))

    monkeypatch.setattr(ikiz_spark, "Task", Killed)
    one = ikiz.run(few, progress=False)
    many = ikiz_spark.process(spark, few, partitions=5)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["apply", "observe", "write"]
    for name in ("documents", "sentence_pairs", "keyword_frequencies", "glossary", "errors"):
        assert of_spark(many[name]) == of_one_machine(one.tables[name]), name
    assert many["errors"].count() > 0
    many.unpersist()


def test_rows_of_a_table_are_documents(spark: SparkSession, tmp_path: Path) -> None:
    frame = spark.createDataFrame([record(number) for number in range(RECORDS)])
    result = ikiz_spark.process(spark, frame, tmp_path / "out", formats=["parquet"])
    assert result.documents == RECORDS
    assert result["sentence_pairs"].count() == 2 * RECORDS
    written = pyarrow.parquet.read_table(tmp_path / "out" / "parquet" / "documents").to_pylist()
    assert sorted(row["document_id"] for row in written) == [record(number)["id"] for number in range(RECORDS)]
    assert not (tmp_path / "out" / "csv").exists()


def test_bytes_that_are_no_document_are_a_row(spark: SparkSession) -> None:
    text = "Abstract\n\nThere are old bridges.\n\nÖz\n\nEski köprüler vardır.\n"
    frame = spark.createDataFrame(
        [("a.txt", text.encode()), ("broken.docx", b"no archive"), ("none.pdf", None)], "id string, content binary"
    )
    result = ikiz_spark.process(spark, frame)
    assert result.documents == 1
    assert sorted(row["document_id"] for row in result["errors"].collect()) == ["broken.docx", "none.pdf"]


def test_wrong_inputs_say_what_to_do(spark: SparkSession, tmp_path: Path) -> None:
    frame = spark.createDataFrame([("a", "b")], "name string, text string")
    for wrong, said in [
        (None, "neither paths nor a DataFrame"),
        ([], "neither paths nor a DataFrame"),
        (tmp_path / "none", "no such file or folder"),
        (tmp_path, "no document found"),
        (frame, "column `id`"),
        (frame.select(frame.name.alias("id")), "nothing else"),
        (spark.createDataFrame([record(1), record(1)]), "an id of its own"),
        (spark.createDataFrame([(None, b"text")], "id string, content binary"), "an id of its own"),
        (spark.createDataFrame([("thesis", b"text")], "id string, content binary"), "the extension of its format"),
    ]:
        with pytest.raises(ikiz.InputError, match=said):
            ikiz_spark.process(spark, wrong)


def test_wrong_settings_say_what_to_do(spark: SparkSession, tmp_path: Path) -> None:
    for settings, said in [
        ({"learn": "often"}, "learn"),
        ({"colour": "red"}, "colour"),
        ({"threads": 2}, "one machine"),
        ({"partitions": 0}, "from 1"),
        ({"formats": ["xlsx"]}, "xlsx"),
    ]:
        with pytest.raises(ikiz.SettingError, match=said):
            ikiz_spark.process(spark, tmp_path, **settings)
    (tmp_path / "file").touch()
    with pytest.raises(ikiz.OutputError, match="can be written to"):
        ikiz_spark.process(spark, spark.createDataFrame([record(1)]), tmp_path / "file" / "out")
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "csv").write_text("mine")
    with pytest.raises(ikiz.OutputError, match="can be written to"):
        ikiz_spark.process(spark, spark.createDataFrame([record(1)]), tmp_path / "taken", formats=["csv"])
    assert [path.name for path in (tmp_path / "taken").iterdir()] == ["csv"]
    assert (tmp_path / "taken" / "csv").read_text() == "mine"


def test_there_must_be_a_session(spark: SparkSession, tmp_path: Path) -> None:
    with pytest.raises(ikiz.InputError, match="SparkSession"):
        ikiz_spark.process(None, tmp_path)
    spark.stop()  # The last test of this file.
    with pytest.raises(ikiz.InputError, match="is stopped; make a new one"):
        ikiz_spark.process(spark, tmp_path)
