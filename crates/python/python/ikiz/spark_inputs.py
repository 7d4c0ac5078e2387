"""What `ikiz.spark` is given, as rows: each document with the bytes of its files."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from ikiz import _ikiz
from ikiz.errors import InputError
from ikiz.spark_tasks import BATCH, batch_of

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame, SparkSession

#: What a URI begins with, more than the letter of a drive.
_SCHEME = "[A-Za-z][A-Za-z0-9+.-]+:"
_ROWS = "group binary, files array<binary>"
#: Documents of one part, where Spark has not divided them.
_PART = 1000


def rows_of(spark: SparkSession, inputs: Any) -> tuple[DataFrame, _ikiz.Found | None]:
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
    if "content" in types and len(types) == 2:
        raise InputError("the column `content` is not of bytes; give the bytes of files, or name the column for what it is")
    twice = sorted({name for name in frame.columns if [one.lower() for one in frame.columns].count(name.lower()) > 1})
    if twice:
        raise InputError(f"the DataFrame has columns of one name: {', '.join(twice)}; give each a name of its own")
    if len(types) < 2:
        advice = "add a column `content` of bytes, or columns such as `abstract_en` and `abstract_tr`"
        raise InputError(f"the DataFrame has a column `id` and nothing else; {advice}", advice=advice)
    # A column that a row has no value in is a column nevertheless.
    columns = F.struct(*(F.col("`" + name.replace("`", "``") + "`") for name in frame.columns))
    record = F.encode(F.to_json(columns, {"ignoreNullFields": "false"}), "UTF-8")
    return frame.select("id", record.alias("content")).mapInArrow(_alone(True), _ROWS)


def _alone(is_record: bool) -> Callable[[Iterator[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    def grouped(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            ids, contents = (column.to_pylist() for column in batch.columns)
            if not all(ids):
                raise InputError("a row has no id; give each row an id of its own")
            groups = [_ikiz.group_alone(one, is_record) for one in ids]
            yield batch_of(["group", "files"], [groups, [[content or b""] for content in contents]])

    return grouped


def _rows_of_paths(spark: SparkSession, paths: list[str]) -> tuple[DataFrame, _ikiz.Found]:
    paths = [_local(path) for path in paths]
    for path in paths:
        if not is_uri(path) and not os.path.exists(path):
            raise InputError(f"{path}: no such file or folder; check the path", file=path)
    if not any(is_uri(path) for path in paths):
        return _rows_of_files(spark, [os.path.abspath(path) for path in paths])
    return _rows_of_uris(spark, [path if is_uri(path) else f"file:{os.path.abspath(path)}" for path in paths])


def is_uri(path: str) -> bool:
    """Whether Spark knows where it is: `hdfs://host/a`, `dbfs:/a`."""
    return re.match(f"{_SCHEME}/", path) is not None


def _local(path: str) -> str:
    """A path of this machine for its URI: `file:///a%20b`, as Python has it, or `file:/a b`, as Spark has it."""
    if path.startswith(("file:///", "file://localhost/")):
        return unquote(urlsplit(path).path)
    return path.removeprefix("file:") if path.startswith("file:/") and not path.startswith("file://") else path


def _rows_of_files(spark: SparkSession, paths: list[str]) -> tuple[DataFrame, _ikiz.Found]:
    """Files that all machines have under the same path: workers read them where they are."""
    import pyarrow
    from pyspark.sql import functions

    F: Any = functions
    found = _ikiz.found_under(paths)
    groups = [group for group, _ in found.groups()]
    if not groups:
        raise found.reason()
    parts = max(math.ceil(len(groups) / _PART), 2 * spark.sparkContext.defaultParallelism)
    rows = spark.createDataFrame(pyarrow.table({"group": pyarrow.array(groups, pyarrow.binary())}))
    rows = rows.repartition(min(parts, len(groups)))
    return rows.select("group", F.lit(None).cast("array<binary>").alias("files")), found


def _rows_of_uris(spark: SparkSession, roots: list[str]) -> tuple[DataFrame, _ikiz.Found]:
    """Files that Spark reads."""
    from pyspark.sql import functions

    F: Any = functions
    found = _ikiz.found_among(_listed(spark, roots))
    read = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(roots)
    groups = [(os.fspath(path), group, at) for group, files in found.groups() for at, path in enumerate(files)]
    if not groups:
        raise found.reason()
    names = spark.createDataFrame(groups, "path string, group binary, at int")
    files = read.select("path", "content").join(F.broadcast(names), "path")
    pairs = {group for group, files in found.groups() if len(files) > 1}
    if not pairs:
        return files.select("group", F.array("content").alias("files")), found
    twins = F.broadcast(spark.createDataFrame([(group,) for group in pairs], "group binary"))
    alone = files.join(twins, "group", "left_anti").select("group", F.array("content").alias("files"))
    # As many parts as the pairs need: else Spark makes 200 of them (`spark.sql.shuffle.partitions`), each a task a step.
    parts = min(math.ceil(len(pairs) / BATCH), max(spark.sparkContext.defaultParallelism, len(pairs) // _PART))
    together = files.join(twins, "group", "left_semi").repartition(parts, "group")
    sorted_files = F.sort_array(F.collect_list(F.struct("at", "content")))
    both = together.groupBy("group").agg(sorted_files.alias("all"))
    return alone.unionByName(both.select("group", F.col("all.content").alias("files"))), found


def _listed(spark: SparkSession, roots: list[str]) -> list[tuple[str, str]]:
    """The files under URIs: the input, and the path below it."""
    listed = []
    for root in roots:
        read = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(root)
        top = _path_in(root).rstrip("/")
        for row in read.select("path").toLocalIterator():
            path = _path_in(row.path)
            # Where the input is a pattern, each file stands for itself.
            below = path[len(top) :] if path == top or path.startswith(f"{top}/") else f"/{os.path.basename(path)}"
            listed.append((row.path[: len(row.path) - len(below)], below.lstrip("/")))
    return listed


def _path_in(uri: str) -> str:
    """The path of a URI, without scheme and host: Spark adds what its configuration says."""
    return re.sub(f"^{_SCHEME}(//[^/]*)?", "", uri)
