"""What the workers of `ikiz.spark` do, batch by batch."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ikiz import _ikiz

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import SparkSession

PARTS = "key binary, entry binary, record binary, report binary, ledger binary"
#: Rows of one table are packed into blocks, so that Spark moves a few byte strings for each batch and not an array a row.
BLOCKS = "table string, block binary, ledger binary"
#: Documents of one batch: a batch is in memory as a whole.
BATCH = 64
#: Settings that name files which workers must have.
_FILES = ("corrections", "lexicon", "markers", "model", "profile", "stop_words", "tokenizer", "vocabulary")


def shared_settings(spark: SparkSession, settings: dict[str, Any]) -> dict[str, Any]:
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


def _sent(spark: SparkSession, path: str | os.PathLike[str]) -> str | Sent:
    if not os.path.isfile(path):
        return os.fspath(path)  # The name of a profile that is shipped.
    spark.sparkContext.addFile(os.path.abspath(path))
    return Sent(os.path.basename(path))


@dataclass(frozen=True)
class Sent:
    """A file that Spark sends to the workers."""

    name: str

    def path(self) -> str:
        from pyspark import SparkFiles

        path: str = SparkFiles.get(self.name)
        return path


def batch_of(names: list[str], columns: list[list[Any]]) -> pyarrow.RecordBatch:
    import pyarrow

    kinds = {
        "files": pyarrow.list_(pyarrow.binary()),
        "table": pyarrow.string(),
        "value": pyarrow.string(),
    }
    arrays = [pyarrow.array(column, kinds.get(name, pyarrow.binary())) for name, column in zip(names, columns)]
    return pyarrow.RecordBatch.from_arrays(arrays, names)


_BLOCK_NAMES = ["table", "block", "ledger"]
_PART_NAMES = ["key", "entry", "record", "report", "ledger"]


def _parts(rows: list[tuple[bytes, bytes, bytes, bytes]]) -> pyarrow.RecordBatch:
    return batch_of(_PART_NAMES, [*([row[at] for row in rows] for at in range(4)), [None] * len(rows)])


#: The worker of the last task of this process: a model is read once, and not by every task.
_known: dict[str, _ikiz.Worker] = {}


@dataclass(frozen=True)
class Task:
    """What runs on the workers."""

    run: str
    settings: dict[str, Any]
    model: Any = None
    totals: Any = None

    def worker(self) -> _ikiz.Worker:
        step = f"{self.run} {self.model is not None} {self.totals is not None}"
        if step not in _known:
            _known.clear()
            settings = {name: at_hand(value) for name, value in self.settings.items()}
            sent = (None if one is None else one.value for one in (self.model, self.totals))
            _known[step] = _ikiz.Worker({**settings, "threads": 1}, *sent)
        return _known[step]

    def observe(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        worker = self.worker()
        part = _ikiz.Observing()
        for batch in batches:
            groups, files = (column.to_pylist() for column in batch.columns)
            yield _parts(part.add(worker, list(zip(groups, files))))
        yield _ledger(part.ledger())

    def apply(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        worker = self.worker()
        part = _ikiz.Applying()
        for batch in batches:
            yield _parts(part.add(worker, _rows_in(batch)))
        yield _ledger(part.ledger())

    def write(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        worker = self.worker()
        part = _ikiz.Writing(worker)
        for batch in batches:
            blocks = part.add(worker, _rows_in(batch))
            yield batch_of(_BLOCK_NAMES, [*columns_of(blocks), [None] * len(blocks)])
        yield batch_of(_BLOCK_NAMES, [[None], [None], [part.ledger()]])

    def merge(self, step: str) -> Callable[[Iterator[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
        def merged(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
            ledgers = [ledger for batch in batches for ledger in batch.column(0).to_pylist()]
            if ledgers:
                yield batch_of(["ledger"], [[_ikiz.merge_ledgers(self.worker(), step, ledgers)]])

        return merged


def at_hand(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [at_hand(one) for one in value]
    return value.path() if isinstance(value, Sent) else value


def _rows_in(batch: pyarrow.RecordBatch) -> list[tuple[bytes, bytes, bytes, bytes]]:
    return list(zip(*(batch.column(at).to_pylist() for at in range(4))))


def columns_of(blocks: list[tuple[str, bytes]]) -> list[list[Any]]:
    return [[table for table, _ in blocks], [rows for _, rows in blocks]]


@dataclass(frozen=True)
class Unpack:
    """Gives the rows of blocks, whose columns have these names."""

    columns: list[str]

    def __call__(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow

        for batch in batches:
            for block in batch.column(0):
                rows = pyarrow.ipc.open_stream(block.as_buffer()).read_all()
                yield from rows.rename_columns(self.columns).to_batches()


@dataclass(frozen=True)
class Print:
    """Gives the rows of blocks as CSV, which begins with a header for each table. The columns of tables by their names."""

    columns: dict[str, list[str]]

    def __call__(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        begun: set[str] = set()
        for batch in batches:
            for table, block in zip(*(batch.column(at).to_pylist() for at in range(2))):
                texts = [] if table in begun else [",".join(self.columns[table])]
                begun.add(table)
                printed = _ikiz.print_block(block)
                if printed:
                    # Spark ends the last line.
                    texts.append(printed.removesuffix("\r\n"))
                yield batch_of(["table", "value"], [[table] * len(texts), texts])


def _ledger(ledger: bytes) -> pyarrow.RecordBatch:
    return batch_of(_PART_NAMES, [[None], [None], [None], [None], [ledger]])
