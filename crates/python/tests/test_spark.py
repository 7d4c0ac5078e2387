"""The run on Spark, where pyspark and Java are installed; skipped, and said so, where they are not."""

from __future__ import annotations

import csv
import json
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
from pyspark.sql import SparkSession, functions  # noqa: E402

from ikiz import spark as ikiz_spark  # noqa: E402
from ikiz import spark_inputs  # noqa: E402
from ikiz.spark_tasks import Task  # noqa: E402

RECORDS = 40
#: Columns that say where a document lies: a row of a table has no file and no line.
PLACE = ("sources", "source", "path", "line", "english_line", "turkish_line")


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
    names = list(ikiz_spark._settings._OWN)
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


def test_rows_of_a_table_are_those_of_a_file(spark: SparkSession, tmp_path: Path) -> None:
    records: list[dict[str, str | None]] = [{**record(number), "bölüm": "tarih"} for number in range(RECORDS)]
    for one in records:
        one["metin"] = one.pop("abstract_tr")
    records[0] |= {"metin": None, "bölüm": None}
    file = tmp_path / "records.jsonl"
    file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), encoding="utf-8")
    settings: dict[str, Any] = {"column": ["abstract:tr=metin"], "group_by": "bölüm", "tables": ["trends"]}
    one = ikiz.run(file, progress=False, **settings)
    # Spark sorts the columns of a file; sections stand in their order. Ids are as the run names the lines.
    frame = spark.read.json(str(file)).select(*records[0])
    frame = frame.withColumn("id", functions.concat(functions.lit("records.jsonl#"), frame.id))
    many = ikiz_spark.process(spark, frame, tmp_path / "out", formats="parquet", **settings)
    assert many.documents == RECORDS
    for name, table in many.tables.items():
        columns = [column for column in table.columns if column not in PLACE]
        expected = one.tables[name].to_arrow().select(columns).to_pylist()
        assert of_spark(table.select(*columns)) == rows(expected), name
    assert many["sentence_pairs"].count() == 2 * (RECORDS - 1)
    assert not (tmp_path / "out" / "csv").exists()


def test_workers_have_the_files_that_settings_name(
    spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Names that Spark passes over, or takes for patterns.
    for number, name in enumerate(("_makale.txt", "tez [2019]{a}.txt", "b.txt")):
        text = f"Abstract\n\nThere are old bridges. Boys run.\n\nKeywords: bridge\n\nÖz\n\nEski köprüler vardır. Oğlanlar koşar.\n\nKaynak {number}\n"
        (tmp_path / "texts").mkdir(exist_ok=True)
        (tmp_path / "texts" / name).write_text(text, encoding="utf-8")
    for name, text in {
        "rules/mine.toml": '[abstract]\nwords = { max = 3 }\n[keywords]\nvocabulary = "../words/terms.csv"\n',
        "words/terms.csv": "english,turkish\nriver,nehir\n",
        "a/pairs.tsv": "bridge\tköprü\n",
        "b/pairs.tsv": "boy\toğlan\n",
        # As a profile that is shipped is called.
        "isnad": "no profile",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    corrections = tmp_path / "corrections.csv"
    monkeypatch.chdir(tmp_path)
    settings: dict[str, Any] = {"profile": "rules/mine.toml", "lexicon": ["a/pairs.tsv", "b/pairs.tsv"]}
    for verdict, profile in [("wrong", "rules/mine.toml"), ("right", "isnad")]:
        row = f"b.txt,bead,{verdict},There are old bridges.,Eski köprüler vardır."
        corrections.write_text(f"document_id,about,verdict,english,turkish\n{row}\n", encoding="utf-8")
        settings |= {"corrections": "corrections.csv", "profile": profile}
        one = ikiz.run("texts", progress=False, **settings)
        many = ikiz_spark.process(spark, "texts", **settings)
        assert many.documents == 3
        assert set(many.tables) == set(one.tables)
        for name, frame in many.tables.items():
            assert of_spark(frame) == of_one_machine(one.tables[name]), (verdict, name)
        [corrected] = many["corrections"].collect()
        assert corrected["verdict"] == verdict


def test_files_of_uris_are_read_by_spark(spark: SparkSession, few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What a URI of another scheme does.
    def by_spark(spark: SparkSession, paths: list[str]) -> Any:
        return spark_inputs._rows_of_uris(spark, [f"file:{path}" for path in paths])

    monkeypatch.setattr(spark_inputs, "_rows_of_files", by_spark)
    one = ikiz.run(few, progress=False)
    many = ikiz_spark.process(spark, few)
    for name in ("sentence_pairs", "keyword_pairs", "errors"):
        expected = one.tables[name].to_arrow().to_pylist()
        columns = [column for column in many[name].columns if column not in PLACE]
        assert of_spark(many[name].select(*columns)) == rows({c: row[c] for c in columns} for row in expected), name
    assert many["errors"].count() > 0


def test_bytes_that_are_no_document_are_a_row(spark: SparkSession) -> None:
    text = f"Abstract\n\nThere are old bridges.\n\nÖz\n\nEski köprüler vardır.\n"
    frame = spark.createDataFrame(
        [("a.txt", text.encode()), ("broken.docx", b"no archive"), ("none.pdf", None)], "id string, content binary"
    )
    result = ikiz_spark.process(spark, frame)
    assert result.documents == 1
    assert sorted(row["document_id"] for row in result["errors"].collect()) == ["broken.docx", "none.pdf"]


def test_wrong_inputs_say_what_to_do(spark: SparkSession, tmp_path: Path) -> None:
    frame = spark.createDataFrame([("a", "b")], "name string, text string")
    (tmp_path / "empty").mkdir()
    kept = set(spark.sparkContext._jsc.getPersistentRDDs())
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "image.xyz").touch()
    for wrong, said in [
        (None, "neither paths nor a DataFrame"),
        ([], "neither paths nor a DataFrame"),
        (tmp_path / "none", "no such file or folder"),
        (tmp_path / "empty", "no document found"),
        (frame, "column `id`"),
        (tmp_path / "images" / "image.xyz", "are not read"),
        (tmp_path / "images", "no format that is read"),
        (f"file://{tmp_path}/none", "no such file or folder"),
        ("hdfs://nowhere.invalid/theses", "Spark failed"),
        (frame.select(frame.name.alias("id")), "nothing else"),
        (spark.createDataFrame([record(1), record(1)]), "an id of its own"),
        (spark.createDataFrame([(None, b"text")], "id string, content binary"), "an id of its own"),
        (spark.createDataFrame([("", b"text")], "id string, content binary"), "an id of its own"),
        (spark.createDataFrame([("a.txt", "text")], "id string, content string"), "not of bytes"),
        (spark.createDataFrame([("a", "b", "c")], "id string, text string, Text string"), "columns of one name: Text, text"),
        (spark.createDataFrame([("thesis", b"text")], "id string, content binary"), "the extension of its format"),
    ]:
        with pytest.raises(ikiz.IkizError, match=said) as raised:
            ikiz_spark.process(spark, wrong)
        assert raised.value.advice, wrong
    assert set(spark.sparkContext._jsc.getPersistentRDDs()) == kept


def test_wrong_settings_say_what_to_do(spark: SparkSession, tmp_path: Path) -> None:
    for settings, said in [
        ({"learn": "often"}, "learn"),
        ({"colour": "red"}, "colour"),
        ({"threads": 2}, "one machine"),
        ({"partitions": 0}, "number of parts"),
        ({"partitions": True}, "number of parts"),
        ({"formats": []}, "names no format"),
        ({"formats": None}, "names no format"),
        ({"formats": ["xlsx"]}, "xlsx"),
    ]:
        with pytest.raises(ikiz.SettingError, match=said) as raised:
            ikiz_spark.process(spark, tmp_path, **settings)
        assert raised.value.advice
    with pytest.raises(ikiz.OutputError, match="no folder"):
        ikiz_spark.process(spark, tmp_path, 5)
    (tmp_path / "file").touch()
    with pytest.raises(ikiz.OutputError, match="can be written to"):
        ikiz_spark.process(spark, spark.createDataFrame([record(1)]), tmp_path / "file" / "out")
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "csv").write_text("mine")
    with pytest.raises(ikiz.OutputError, match="can be written to"):
        ikiz_spark.process(spark, spark.createDataFrame([record(1)]), tmp_path / "taken", formats=["csv"])
    assert [path.name for path in (tmp_path / "taken").iterdir()] == ["csv"]
    assert (tmp_path / "taken" / "csv").read_text() == "mine"


def test_settings_of_a_session_stand_again_when_the_last_run_ends(spark: SparkSession) -> None:
    def values() -> list[str]:
        return [spark.conf.get(name) for name in ikiz_spark._settings._OWN]

    before, (one, other) = values(), [ikiz_spark._settings(spark) for _ in range(2)]
    one.__enter__()
    other.__enter__()
    one.__exit__()
    assert values() == list(ikiz_spark._settings._OWN.values()) != before
    other.__exit__()
    assert values() == before


def test_ids_and_columns_may_have_any_signs(spark: SparkSession) -> None:
    frame = spark.createDataFrame([{**record(1), "id": "10.1234/köprü#1", "a`b.c d": "x"}])
    result = ikiz_spark.process(spark, frame)
    [document] = result["documents"].collect()
    assert (document["document_id"], document["group"]) == ("10.1234/köprü#1", None)
    result.unpersist()


def test_a_worker_of_another_version_is_told(spark: SparkSession, monkeypatch: pytest.MonkeyPatch) -> None:
    class Other(Task):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, build="ikiz 0.0.1 of yesterday")

    monkeypatch.setattr(ikiz_spark, "Task", Other)
    with pytest.raises(ikiz.IkizError, match="yesterday; install the same version"):
        ikiz_spark.process(spark, spark.createDataFrame([record(1)]))


def test_there_must_be_a_session(spark: SparkSession, tmp_path: Path) -> None:
    with pytest.raises(ikiz.InputError, match="SparkSession"):
        ikiz_spark.process(None, tmp_path)
    spark.stop()  # The last test of this file.
    with pytest.raises(ikiz.InputError, match="is stopped; make a new one"):
        ikiz_spark.process(spark, tmp_path)
