"""The five steps on Apache Spark: for more documents than one machine takes.

`process` gives the tables that `ikiz.run` gives, row for row. Workers observe, apply and write documents by
`mapInArrow`; what they know together is merged as a tree and settled on the driver, which holds about 300 bytes a
document and the words of the corpus (`docs/scale.md`). A document that cannot be read is a row of `errors`; a worker that
is lost is replaced by Spark and changes nothing, because every part depends on its documents alone.

Needs pyspark 4 with pyarrow, and ikiz of the same version on all machines.
"""

from __future__ import annotations

import math
import os
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ikiz import _ikiz
from ikiz.errors import InputError, OutputError, SettingError

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["SparkResult", "process"]

_ROWS = "group binary, files array<binary>"
_PARTS = "key binary, entry binary, record binary, report binary, ledger binary"
_LINES = "table string, cells array<string>, ledger binary"
#: Documents of one batch: a batch is in memory as a whole.
_BATCH = 64
#: Ledgers that one task merges.
_WIDTH = 8
#: Settings that name files which workers must have.
_FILES = ("corrections", "lexicon", "markers", "model", "profile", "stop_words", "tokenizer", "vocabulary")
#: Settings of one machine.
_LOCAL = ("output", "threads", "quiet", "formats", "excel", "ui", "config")


@dataclass(frozen=True)
class SparkResult:
    """What `process` gives.

    Attributes:
        tables: A DataFrame for each table, by its name, with the columns and types of `ikiz.run`. Rows of one document
            stand in their order; documents stand in no order.
        documents: How many documents were compared.
    """

    tables: dict[str, DataFrame]
    documents: int
    _persisted: tuple[DataFrame, ...] = ()

    def __getitem__(self, name: str) -> DataFrame:
        return self.tables[name]

    def unpersist(self) -> None:
        """Lets go what Spark keeps for the tables. They are computed again when they are used again."""
        for frame in self._persisted:
            frame.unpersist()


def process(
    spark: SparkSession,
    inputs: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] | DataFrame,
    output: str | os.PathLike[str] | None = None,
    *,
    formats: Sequence[str] = ("csv", "parquet"),
    partitions: int | None = None,
    **settings: Any,
) -> SparkResult:
    """Compares documents on Spark.

    Args:
        spark: A session that runs.
        inputs: Files and folders, as paths or URIs that Spark reads (`binaryFile`); or a DataFrame with a column `id` of
            texts and either a column `content` of bytes, where each id ends as a file name does (`thesis.pdf`), or
            columns of a record (`title_en`, `abstract_en`, `abstract_tr`, `keywords_en`, …).
        output: A folder or URI: each table is written to `output/csv/TABLE` and `output/parquet/TABLE`.
        formats: `csv`, `parquet`, or both.
        partitions: Into how many parts the documents are divided; as Spark has them if it is not given.
        settings: Settings of `ikiz.run` but for those of one machine.

    Raises:
        InputError: An input is not there, a DataFrame has not the columns, or two rows have one id.
        SettingError: There is no such setting or value.
        OutputError: The result cannot be written.
        IkizError: A worker has another version of ikiz.
    """
    _check(spark, formats, partitions, settings)
    schemas = _ikiz.schemas(settings)
    shared = _shared(spark, settings)
    rows, found = _rows(spark, inputs)
    if partitions:
        rows = rows.repartition(partitions)
    with _batches(spark):
        return _process(spark, rows, found, settings, shared, schemas, output, formats)


def _process(
    spark: SparkSession,
    rows: DataFrame,
    found: _ikiz.Found | None,
    settings: dict[str, Any],
    shared: dict[str, Any],
    schemas: list[tuple[str, list[tuple[str, str]]]],
    output: str | os.PathLike[str] | None,
    formats: Sequence[str],
) -> SparkResult:
    from pyspark.sql import functions

    F: Any = functions
    context, run = spark.sparkContext, uuid.uuid4().hex
    task = _Task(run, shared)
    observed = rows.mapInArrow(task.observe, _PARTS).persist()
    corpus = _ikiz.Corpus(settings, _merged(observed, task, "observe"), found)
    _fetch(spark, observed, corpus, corpus.compared())
    corpus.compare()
    _fetch(spark, observed, corpus, corpus.learned_from())
    task = _Task(run, shared, context.broadcast(corpus.settle()))
    documents = observed.where(F.col("ledger").isNull())
    applied = documents.mapInArrow(task.apply, _PARTS).persist()
    totals = corpus.finish(_merged(applied, task, "apply"))
    task = _Task(run, shared, task.model, context.broadcast(totals))
    written = applied.where(F.col("ledger").isNull()).mapInArrow(task.write, _LINES).persist()
    count = corpus.documents()
    own = _frame(spark, corpus.complete(_merged(written, task, "write")))
    lines = written.where(F.col("ledger").isNull()).select("table", "cells").unionByName(own)
    observed.unpersist()
    tables = {}
    for name, columns in schemas:
        cells = lines.where(F.col("table") == name)
        texts = cells.select(*(F.col("cells")[at].alias(column) for at, (column, _) in enumerate(columns)))
        typed = texts.select(*(F.col(column).cast(kind) for column, kind in columns))
        tables[name] = typed
        if output is not None:
            _write(texts, typed, os.fspath(output), name, formats)
    return SparkResult(tables, count, (applied, written))


def _check(spark: SparkSession, formats: Sequence[str], partitions: int | None, settings: dict[str, Any]) -> None:
    if spark is None or not hasattr(spark, "sparkContext"):
        raise InputError("spark is no SparkSession; make one with SparkSession.builder.getOrCreate()")
    if spark.sparkContext._jsc is None or spark.sparkContext._jsc.sc().isStopped():
        raise InputError("the Spark session is stopped; make a new one with SparkSession.builder.getOrCreate()")
    for name in formats:
        if name not in ("csv", "parquet"):
            raise SettingError(f"formats: Spark writes no {name!r}; choose csv, parquet, or both")
    if partitions is not None and (not isinstance(partitions, int) or partitions < 1):
        raise SettingError(f"partitions: {partitions!r} is no number from 1; leave it out to divide as Spark does")
    for name in _LOCAL:
        if settings.get(name) is not None:
            raise SettingError(f"{name}: a setting of one machine, which says nothing on Spark; leave it out")


class _batches:
    """Batches of few documents while a run goes on."""

    _NAME = "spark.sql.execution.arrow.maxRecordsPerBatch"

    def __init__(self, spark: SparkSession) -> None:
        self._spark = spark

    def __enter__(self) -> None:
        self._before: str = self._spark.conf.get(self._NAME) or "10000"
        self._spark.conf.set(self._NAME, str(_BATCH))

    def __exit__(self, *_: object) -> None:
        self._spark.conf.set(self._NAME, self._before)


def _shared(spark: SparkSession, settings: dict[str, Any]) -> dict[str, Any]:
    """The settings as workers have them: files that they name are sent along."""
    shared = dict(settings)
    for name in _FILES:
        value = settings.get(name)
        if value is None:
            continue
        many = isinstance(value, (list, tuple))
        sent = [_sent(spark, one) for one in (value if many else [value])]
        shared[name] = sent if many else sent[0]
    return shared


def _sent(spark: SparkSession, path: str | os.PathLike[str]) -> str | _Sent:
    if not os.path.isfile(path):
        return os.fspath(path)  # The name of a profile that is shipped.
    spark.sparkContext.addFile(os.path.abspath(path))
    return _Sent(os.path.basename(path))


@dataclass(frozen=True)
class _Sent:
    """A file that Spark sends to the workers."""

    name: str

    def path(self) -> str:
        from pyspark import SparkFiles

        path: str = SparkFiles.get(self.name)
        return path


def _rows(spark: SparkSession, inputs: Any) -> tuple[DataFrame, _ikiz.Found | None]:
    """The documents with the bytes of their files, and what was found and is none."""
    from pyspark.sql import DataFrame

    if isinstance(inputs, DataFrame):
        return _rows_of_frame(inputs), None
    paths = [inputs] if isinstance(inputs, (str, os.PathLike)) else inputs
    if not isinstance(paths, (list, tuple)) or not paths or not all(isinstance(one, (str, os.PathLike)) for one in paths):
        raise InputError(f"inputs: {inputs!r} is neither paths nor a DataFrame; name files, folders, or a DataFrame")
    return _rows_of_paths(spark, [os.fspath(path) for path in paths])


def _rows_of_frame(frame: DataFrame) -> DataFrame:
    from pyspark.sql import functions

    F: Any = functions
    types = dict(frame.dtypes)
    if types.get("id") != "string":
        raise InputError("the DataFrame has no column `id` of texts; name the documents in a column `id`")
    if types.get("content") == "binary":
        return frame.select("id", "content").mapInArrow(_alone(False), _ROWS)
    if len(types) < 2:
        advice = "add a column `content` of bytes, or columns such as `abstract_en` and `abstract_tr`"
        raise InputError(f"the DataFrame has a column `id` and nothing else; {advice}", advice=advice)
    record = F.encode(F.to_json(F.struct(*(F.col(f"`{name}`") for name in frame.columns))), "UTF-8")
    return frame.select("id", record.alias("content")).mapInArrow(_alone(True), _ROWS)


def _alone(is_record: bool) -> Callable[[Iterable[pyarrow.RecordBatch]], Iterable[pyarrow.RecordBatch]]:
    def grouped(batches: Iterable[pyarrow.RecordBatch]) -> Iterable[pyarrow.RecordBatch]:
        for batch in batches:
            ids, contents = (column.to_pylist() for column in batch.columns)
            if None in ids:
                raise InputError("a row has no id; give each row an id of its own")
            groups = [_ikiz.group_alone(one, is_record) for one in ids]
            yield _batch(["group", "files"], [groups, [[content or b""] for content in contents]])

    return grouped


def _rows_of_paths(spark: SparkSession, paths: list[str]) -> tuple[DataFrame, _ikiz.Found]:
    from pyspark.sql import functions

    F: Any = functions
    local = [path.removeprefix("file:") if path.startswith("file:/") else path for path in paths]
    if all("://" not in path for path in local):
        for path in local:
            if not os.path.exists(path):
                raise InputError(f"{path}: no such file or folder; check the path", file=path)
        found = _ikiz.found_under(local)
        roots = [_uri(path) for path in local]
    else:
        roots = paths
        found = _ikiz.found_among(_listed(spark, roots))
    read = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(roots)
    named = [(group, at, os.fspath(path)) for group, files in found.groups() for at, path in enumerate(files)]
    groups = [(path if "://" in path or path.startswith("file:/") else _uri(path), group, at) for group, at, path in named]
    if not groups:
        raise InputError("no document found; name files, or a folder with documents")
    names = spark.createDataFrame(groups, "path string, group binary, at int")
    files = read.select("path", "content").join(F.broadcast(names), "path")
    pairs = {group for group, files in found.groups() if len(files) > 1}
    if not pairs:
        return files.select("group", F.array("content").alias("files")), found
    twins = F.broadcast(spark.createDataFrame([(group,) for group in pairs], "group binary"))
    alone = files.join(twins, "group", "left_anti").select("group", F.array("content").alias("files"))
    sorted_files = F.sort_array(F.collect_list(F.struct("at", "content")))
    both = files.join(twins, "group", "left_semi").groupBy("group").agg(sorted_files.alias("all"))
    return alone.unionByName(both.select("group", F.col("all.content").alias("files"))), found


def _uri(path: str) -> str:
    """A path as Spark names it."""
    return f"file:{os.path.abspath(path)}"


def _listed(spark: SparkSession, roots: list[str]) -> list[tuple[str, str]]:
    """The files under URIs: the input, and the path below it."""
    listed = []
    for root in roots:
        read = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(root)
        for row in read.select("path").toLocalIterator():
            at = row.path.find(root.split("://", 1)[-1].rstrip("/"))
            below = row.path[at + len(root.split("://", 1)[-1].rstrip("/")) :].lstrip("/") if at >= 0 else row.path
            listed.append((row.path[: len(row.path) - len(below)].rstrip("/"), below))
    return listed


def _batch(names: list[str], columns: list[list[Any]]) -> pyarrow.RecordBatch:
    import pyarrow

    kinds = {
        "files": pyarrow.list_(pyarrow.binary()),
        "cells": pyarrow.list_(pyarrow.string()),
        "table": pyarrow.string(),
    }
    arrays = [pyarrow.array(column, kinds.get(name, pyarrow.binary())) for name, column in zip(names, columns)]
    return pyarrow.RecordBatch.from_arrays(arrays, names)


_PART_NAMES = ["key", "entry", "record", "report", "ledger"]


def _parts(rows: list[tuple[bytes, bytes, bytes, bytes]]) -> pyarrow.RecordBatch:
    return _batch(_PART_NAMES, [*([row[at] for row in rows] for at in range(4)), [None] * len(rows)])


#: The worker of the last task of this process: a model is read once, and not by every task.
_known: dict[str, _ikiz.Worker] = {}


@dataclass(frozen=True)
class _Task:
    """What runs on the workers."""

    run: str
    settings: dict[str, Any]
    model: Any = None
    totals: Any = None

    def worker(self) -> _ikiz.Worker:
        step = f"{self.run} {self.model is not None} {self.totals is not None}"
        if step not in _known:
            _known.clear()
            settings = {name: _at_hand(value) for name, value in self.settings.items()}
            sent = (None if one is None else one.value for one in (self.model, self.totals))
            _known[step] = _ikiz.Worker({**settings, "threads": 1}, *sent)
        return _known[step]

    def observe(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterable[pyarrow.RecordBatch]:
        worker = self.worker()
        part = _ikiz.Observing()
        for batch in batches:
            groups, files = (column.to_pylist() for column in batch.columns)
            yield _parts(part.add(worker, list(zip(groups, files))))
        yield _ledger(part.ledger())

    def apply(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterable[pyarrow.RecordBatch]:
        worker = self.worker()
        part = _ikiz.Applying()
        for batch in batches:
            yield _parts(part.add(worker, _rows_in(batch)))
        yield _ledger(part.ledger())

    def write(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterable[pyarrow.RecordBatch]:
        worker = self.worker()
        part = _ikiz.Writing(worker)
        for batch in batches:
            lines = part.add(worker, _rows_in(batch))
            yield _batch(["table", "cells", "ledger"], [*_columns(lines), [None] * len(lines)])
        yield _batch(["table", "cells", "ledger"], [[None], [None], [part.ledger()]])

    def merge(self, step: str) -> Callable[[Iterable[pyarrow.RecordBatch]], Iterable[pyarrow.RecordBatch]]:
        def merged(batches: Iterable[pyarrow.RecordBatch]) -> Iterable[pyarrow.RecordBatch]:
            ledgers = [ledger for batch in batches for ledger in batch.column(0).to_pylist()]
            if ledgers:
                yield _batch(["ledger"], [[_ikiz.merge_ledgers(self.worker(), step, ledgers)]])

        return merged


def _at_hand(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_at_hand(one) for one in value]
    return value.path() if isinstance(value, _Sent) else value


def _rows_in(batch: pyarrow.RecordBatch) -> list[tuple[bytes, bytes, bytes, bytes]]:
    return list(zip(*(batch.column(at).to_pylist() for at in range(4))))


def _columns(lines: list[tuple[str, list[str | None]]]) -> list[list[Any]]:
    return [[line[0] for line in lines], [line[1] for line in lines]]


def _ledger(ledger: bytes) -> pyarrow.RecordBatch:
    return _batch(_PART_NAMES, [[None], [None], [None], [None], [ledger]])


def _merged(frame: DataFrame, task: _Task, step: str) -> bytes:
    """The ledger of all parts, merged as a tree."""
    from pyspark.sql import functions

    F: Any = functions
    ledgers, parts = frame.where(F.col("ledger").isNotNull()).select("ledger"), frame.rdd.getNumPartitions()
    while parts > _WIDTH:
        parts = math.ceil(parts / _WIDTH)
        ledgers = ledgers.repartition(parts).mapInArrow(task.merge(step), "ledger binary")
    return _ikiz.merge_ledgers(_Task(task.run, task.settings).worker(), step, [bytes(row[0]) for row in ledgers.collect()])


def _fetch(spark: SparkSession, observed: DataFrame, corpus: _ikiz.Corpus, keys: list[bytes]) -> None:
    """Gives the corpus the records that it asks for."""
    from pyspark.sql import functions

    F: Any = functions
    if keys:
        wanted = F.broadcast(spark.createDataFrame([(key,) for key in keys], "key binary"))
        for row in observed.join(wanted, "key", "left_semi").select("key", "record").toLocalIterator():
            corpus.put(bytes(row.key), bytes(row.record))


def _frame(spark: SparkSession, lines: list[tuple[str, list[str | None]]]) -> DataFrame:
    import pyarrow

    batch = _batch(["table", "cells"], _columns(lines))
    return spark.createDataFrame(pyarrow.Table.from_batches([batch]))


def _write(texts: DataFrame, typed: DataFrame, output: str, name: str, formats: Sequence[str]) -> None:
    try:
        if "csv" in formats:
            options: dict[str, Any] = {"header": True, "quote": '"', "escape": '"', "emptyValue": "", "encoding": "UTF-8"}
            texts.write.mode("overwrite").options(**options).csv(f"{output}/csv/{name}")
        if "parquet" in formats:
            typed.write.mode("overwrite").parquet(f"{output}/parquet/{name}")
    except Exception as error:
        message = f"{output}: {name} cannot be written ({type(error).__name__}); see that the folder can be written to"
        raise OutputError(message, file=Path(output)) from error
