"""The five steps on Apache Spark: for more documents than one machine takes.

`process` gives the tables that `ikiz.run` gives, row for row. Workers observe, apply and write documents by
`mapInArrow`; what they know together is merged as a tree and settled on the driver, whose memory
grows with the documents: `docs/scale.md` says how far that goes. A document that is damaged is a row of `errors`; a
worker that is lost is replaced by Spark and changes nothing, because every part depends on its documents alone.

Needs pyspark 4 with pyarrow, and ikiz of the same version on all machines.
"""

from __future__ import annotations

import math
import os
import re
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from ikiz import _ikiz, errors
from ikiz.errors import IkizError, InputError, OutputError, SettingError
from ikiz.spark_inputs import is_uri, rows_of
from ikiz.spark_tasks import BATCH, BLOCKS, PARTS, Print, Task, Unpack, batch_of, columns_of, shared_settings

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["SparkResult", "process"]

#: Ledgers that one task merges.
_WIDTH = 8
#: Tables that are written beside each other.
_TABLES_AT_ONCE = 4
#: Settings of one machine.
_LOCAL = ("output", "threads", "quiet", "formats", "excel", "ui", "config")


@dataclass(frozen=True, repr=False)
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
        """The table of that name.

        Raises:
            KeyError: The result has no such table; the message names those that it has.
        """
        if name not in self.tables:
            raise KeyError(f"there is no table {name}; there are {', '.join(self.tables)}")
        return self.tables[name]

    def __repr__(self) -> str:
        return f"<ikiz result on Spark: {self.documents} documents; tables: {', '.join(self.tables)}>"

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
        inputs: Files and folders, as paths that all machines have or URIs that Spark reads (`binaryFile`); or a DataFrame
            with a column `id` of texts and either a column `content` of bytes, where each id ends as a file name does
            (`thesis.pdf`), or columns of a record (`title_en`, `abstract_en`, `abstract_tr`, `keywords_en`, …).
        output: A folder or URI: each table is written to `output/csv/TABLE` and `output/parquet/TABLE`.
        formats: `csv`, `parquet`, or both: a name or several.
        partitions: Into how many parts the documents are divided; as Spark has them if it is not given.
        settings: Settings of `ikiz.run` but for those of one machine.

    Raises:
        InputError: An input is not there, a DataFrame has not the columns, or two rows have one id.
        SettingError: There is no such setting or value.
        OutputError: The result cannot be written.
        IkizError: A worker has another version of ikiz, or Spark failed.
    """
    formats = [formats] if isinstance(formats, str) else formats
    _check(spark, formats, partitions, settings)
    place = None if output is None else _place(spark, output)
    schemas = _ikiz.schemas(settings)
    from py4j.protocol import Py4JError
    from pyspark import StorageLevel
    from pyspark.errors import PySparkException

    persisted: list[DataFrame] = []

    def keep(frame: DataFrame) -> DataFrame:
        # On disks: it is read once or twice, in the order in which it was written, and is larger than memory soon.
        persisted.append(frame.persist(StorageLevel.DISK_ONLY))
        return persisted[-1]

    try:
        shared = shared_settings(spark, settings)
        rows, found = rows_of(spark, inputs)
        if partitions:
            rows = rows.repartition(partitions)
        with _settings(spark):
            return _process(spark, rows, found, settings, shared, schemas, place, formats, keep)
    except BaseException as error:
        for frame in persisted:
            with suppress(Exception):
                frame.unpersist()
        if isinstance(error, (PySparkException, Py4JError)):
            raise _of_spark(error) from error
        raise


def _process(
    spark: SparkSession,
    rows: DataFrame,
    found: _ikiz.Found | None,
    settings: dict[str, Any],
    shared: dict[str, Any],
    schemas: list[tuple[str, list[tuple[str, str]]]],
    output: str | None,
    formats: Sequence[str],
    keep: Callable[[DataFrame], DataFrame],
) -> SparkResult:
    from pyspark.sql import functions

    F: Any = functions
    context, run = spark.sparkContext, uuid.uuid4().hex
    task = Task(run, shared)
    observed = keep(rows.mapInArrow(task.observe, PARTS))
    corpus = _ikiz.Corpus(settings, _merged(observed, task, "observe"), found)
    _fetch(spark, observed, corpus, corpus.compared())
    corpus.compare()
    _fetch(spark, observed, corpus, corpus.learned_from())
    task = Task(run, shared, context.broadcast(corpus.settle()))
    documents = observed.where(F.col("ledger").isNull())
    applied = keep(documents.mapInArrow(task.apply, PARTS))
    totals = corpus.finish(_merged(applied, task, "apply"))
    task = Task(run, shared, task.model, context.broadcast(totals))
    written = keep(applied.where(F.col("ledger").isNull()).mapInArrow(task.write, BLOCKS))
    count = corpus.documents()
    own = _frame(spark, corpus.complete(_merged(written, task, "write")))
    blocks = written.where(F.col("ledger").isNull()).select("table", "block").unionByName(own)
    observed.unpersist()
    tables = {}
    for name, columns in schemas:
        names = [column for column, _ in columns]
        schema = ", ".join(f"`{column}` string" for column in names)
        texts = blocks.where(F.col("table") == name).select("block").mapInArrow(Unpack(names), schema)
        tables[name] = texts.select(*(F.col(column).cast(kind) for column, kind in columns))
    if output is not None:
        _write(blocks, tables, output, formats)
    return SparkResult(tables, count, (applied, written))


def _check(spark: SparkSession, formats: Sequence[str], partitions: int | None, settings: dict[str, Any]) -> None:
    if type(spark).__module__.startswith("pyspark.sql.connect"):
        advice = "use a session of a driver, as spark-submit gives it"
        raise InputError(f"the session is one of Spark Connect, which sends workers no settings and models; {advice}")
    if spark is None or isinstance(spark, type) or not hasattr(spark, "sparkContext"):
        raise InputError("spark is no SparkSession; make one with SparkSession.builder.getOrCreate()")
    if spark.sparkContext._jsc is None or spark.sparkContext._jsc.sc().isStopped():
        raise InputError("the Spark session is stopped; make a new one with SparkSession.builder.getOrCreate()")
    if not isinstance(formats, (list, tuple, set, frozenset)) or not formats:
        raise SettingError(f"formats: {formats!r} names no format; choose csv, parquet, or both")
    for name in formats:
        if name not in ("csv", "parquet"):
            raise SettingError(f"formats: Spark writes no {name!r}; choose csv, parquet, or both")
    is_number = isinstance(partitions, int) and not isinstance(partitions, bool)
    if partitions is not None and not (is_number and 1 <= partitions < 2**31):
        raise SettingError(f"partitions: {partitions!r} is no number of parts; leave it out to divide as Spark does")
    for name in _LOCAL:
        if settings.get(name) is not None:
            raise SettingError(f"{name}: a setting of one machine, which says nothing on Spark; leave it out")


def _place(spark: SparkSession, output: str | os.PathLike[str]) -> str:
    """The folder of the result as Java finds it, which may stand in another folder than Python."""
    if not isinstance(output, (str, os.PathLike)) or not os.fspath(output):
        raise OutputError(f"{output!r} is no folder; name a folder or URI for the result")
    place = os.fspath(output)
    context: Any = spark.sparkContext._jsc
    is_local = context.hadoopConfiguration().get("fs.defaultFS", "file:///").startswith("file:")
    return os.path.abspath(place) if is_local and not is_uri(place) else place


def _of_spark(error: Exception) -> IkizError:
    """What a worker raised, which Spark passes on as text, or what Spark says itself."""
    told = re.search(r"^ikiz\.errors\.(\w+): (.*)$", str(error), re.MULTILINE)
    if "No module named 'ikiz" in str(error):
        advice = "install ikiz there, or name a Python that has it in the environment variable PYSPARK_PYTHON"
        return IkizError(f"the Python of the workers has no ikiz; {advice}", advice=advice)
    if told is None:
        # Of a worker the end of its traceback, of Spark the first line that says what it is about.
        lines = str(error).split("\n")
        if "Traceback (most recent call last)" in str(error):
            lines = [line for line in lines if re.match(r"[A-Za-z_.]+(Error|Exception)\b", line)][-1:] or lines
        lines = [line.strip(" :") for line in lines if not line.startswith("An error occurred while calling")]
        said = next(filter(None, lines), type(error).__name__)
        return IkizError(f"Spark failed: {said}; see its log")
    kind: type[IkizError] = getattr(errors, told[1], IkizError)
    return kind(told[2])


class _settings:
    """Batches of few documents, and a file of each table written beside each other, while a run goes on."""

    _OWN = {
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(BATCH),
        # Rows that are kept are packed so many at a time.
        "spark.sql.inMemoryColumnarStorage.batchSize": str(BATCH),
        "spark.sql.maxConcurrentOutputFileWriters": "64",
    }

    # Runs of one session may go on beside each other; the last that ends sets back what the first has found.
    _lock = Lock()
    _of_sessions: WeakKeyDictionary[SparkSession, tuple[int, dict[str, str]]] = WeakKeyDictionary()

    def __init__(self, spark: SparkSession) -> None:
        self._spark = spark

    def __enter__(self) -> None:
        with self._lock:
            now = {name: str(self._spark.conf.get(name)) for name in self._OWN}
            runs, before = self._of_sessions.get(self._spark, (0, now))
            for name, value in self._OWN.items():
                self._spark.conf.set(name, value)
            self._of_sessions[self._spark] = runs + 1, before

    def __exit__(self, *_: object) -> None:
        with self._lock:
            runs, before = self._of_sessions.pop(self._spark)
            if runs > 1:
                self._of_sessions[self._spark] = runs - 1, before
                return
            for name, value in before.items():
                self._spark.conf.set(name, value)


def _merged(frame: DataFrame, task: Task, step: str) -> bytes:
    """The ledger of all parts, merged as a tree."""
    from pyspark.sql import functions

    F: Any = functions
    ledgers = frame.where(F.col("ledger").isNotNull()).select("ledger")
    parts = ledgers.count()  # One of each part of the frame.
    while parts > _WIDTH:
        parts = math.ceil(parts / _WIDTH)
        ledgers = ledgers.repartition(parts).mapInArrow(task.merge(step), "ledger binary")
    return _ikiz.merge_ledgers(Task(task.run, task.settings).worker(), step, [bytes(row[0]) for row in ledgers.collect()])


def _fetch(spark: SparkSession, observed: DataFrame, corpus: _ikiz.Corpus, keys: list[bytes]) -> None:
    """Gives the corpus the records that it asks for."""
    import pyarrow
    from pyspark.sql import functions

    if not keys:
        return
    wanted = spark.createDataFrame(pyarrow.table({"key": pyarrow.array(keys, pyarrow.binary())}))
    found = observed.join(functions.broadcast(wanted), "key", "left_semi").select("key", "record")
    # All parts are looked through at once; the driver then holds an eighth of the records.
    for row in found.repartition(_WIDTH).toLocalIterator():
        corpus.put(bytes(row.key), bytes(row.record))


def _frame(spark: SparkSession, blocks: list[tuple[str, bytes]]) -> DataFrame:
    import pyarrow

    batch = batch_of(["table", "block"], columns_of(blocks))
    return spark.createDataFrame(pyarrow.Table.from_batches([batch]))


def _write(blocks: DataFrame, tables: dict[str, DataFrame], output: str, formats: Sequence[str]) -> None:
    from pyspark import inheritable_thread_target
    from pyspark.errors import PythonException

    def parquet(name: str) -> None:
        tables[name].write.mode("overwrite").parquet(f"{output}/parquet/{name}")

    try:
        if "csv" in formats:
            _write_csv(blocks, {name: frame.columns for name, frame in tables.items()}, f"{output}/csv")
        if "parquet" in formats:
            # Most of the time for a small table is that of the driver: it plans some beside each other.
            with ThreadPoolExecutor(_TABLES_AT_ONCE) as pool:
                list(pool.map(inheritable_thread_target(blocks.sparkSession)(parquet), tables))
    except PythonException:
        raise
    except Exception as error:
        message = f"{output}: the tables cannot be written ({type(error).__name__}); see that the folder can be written to"
        raise OutputError(message, file=Path(output)) from error


def _write_csv(blocks: DataFrame, columns: dict[str, list[str]], folder: str) -> None:
    """Writes all tables in one go, as lines of text: Spark's own CSV takes a cell at a time, and much longer."""
    spark: Any = blocks.sparkSession
    path = spark.sparkContext._jvm.org.apache.hadoop.fs.Path
    whole, beside = path(folder), path(f"{folder}-{uuid.uuid4().hex}")
    files = whole.getFileSystem(spark._jsparkSession.sessionState().newHadoopConf())

    def done(is_done: bool, what: str) -> None:
        if not is_done:
            raise OSError(what)

    lines = blocks.select("table", "block").mapInArrow(Print(columns), "table string, value string")
    # Each file begins with its header, whatever the session divides and packs files into.
    options: dict[str, Any] = {"lineSep": "\r\n", "compression": "none", "maxRecordsPerFile": 0}
    try:
        lines.write.partitionBy("table").options(**options).text(beside.toString())
        done(files.mkdirs(whole), folder)
        for name in columns:
            part, place = path(beside, f"table={name}"), path(whole, name)
            for status in files.listStatus(part):
                file = status.getPath().getName()
                done(files.rename(status.getPath(), path(part, file.removesuffix(".txt") + ".csv")), file)
            done(files.delete(place, True) or not files.exists(place), place.toString())
            done(files.rename(part, place), place.toString())
    finally:
        files.delete(beside, True)
