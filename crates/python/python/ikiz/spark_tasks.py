"""What the workers of `ikiz.spark` do, batch by batch."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ikiz import _ikiz
from ikiz.errors import IkizError

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import SparkSession

PARTS = "key binary, entry binary, record binary, report binary, ledger binary"
#: Rows of one table are packed into blocks, so that Spark moves a few byte strings for each batch and not an array a row.
BLOCKS = "table string, block binary, ledger binary"
#: Documents of one batch: a batch is in memory as a whole.
BATCH = 64


def shared_settings(spark: SparkSession, settings: dict[str, Any]) -> dict[str, Any]:
    """The settings as workers have them: files that they name are sent along."""
    shared = dict(settings)
    for name in _ikiz.settings_of_files():
        value = settings.get(name)
        if value is None:
            continue
        many = isinstance(value, (list, tuple))
        sent = [_sent(spark, name, one) for one in (value if many else [value])]
        shared[name] = sent if many else sent[0]
    return shared


def _sent(spark: SparkSession, setting: str, path: Any) -> Any:
    try:
        files = _ikiz.files_of_profile(path) if setting == "profile" else [Path(path)]
        texts = [(file, (files[0].parent / file if at else file).read_bytes()) for at, file in enumerate(files)]
        for at, (file, content) in enumerate(texts[1:], 1):
            if file.is_absolute():
                # Beside the profile, which then names it there.
                texts[0] = files[0], texts[0][1].replace(os.fsencode(file), file.name.encode())
                texts[at] = Path(file.name), content
    except (OSError, TypeError):
        return path  # The driver says what is wrong with it.
    if not texts:
        return path  # The name of a profile that is shipped.
    return Sent(spark.sparkContext.broadcast(texts))


@dataclass(frozen=True)
class Sent:
    """A file that workers are given, and after it one that it names."""

    files: Any

    def write(self, folder: Path) -> Path:
        """Writes them into a new folder. Gives the first."""
        (first, content), *others = self.files.value
        # As deep as the path of the other one leads upwards.
        place = folder.joinpath(*("below" for file, _ in others for part in file.parts if part == ".."))
        place.mkdir(parents=True)
        named: Path = place / first.name
        named.write_bytes(content)
        for file, content in others:
            beside = place / file
            beside.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(content)
        return named


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
    build: str = _ikiz.build()

    def worker(self) -> _ikiz.Worker:
        if self.build != _ikiz.build():
            advice = "install the same version of ikiz on the driver and on all workers"
            raise IkizError(f"a worker has {_ikiz.build()}, the driver {self.build}; {advice}", advice=advice)
        step = f"{self.run} {self.model is not None} {self.totals is not None}"
        if step not in _known:
            _known.clear()
            sent = (None if one is None else one.value for one in (self.model, self.totals))
            # Files that were sent are read here, and then no longer needed.
            with tempfile.TemporaryDirectory(prefix="ikiz-") as folder:
                settings = {name: at_hand(value, Path(folder) / name) for name, value in self.settings.items()}
                _known[step] = _ikiz.Worker({**settings, "threads": 1}, *sent)
        return _known[step]

    def observe(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        worker = self.worker()
        part = _ikiz.Observing()
        for batch in _small(batches):
            groups, files = (column.to_pylist() for column in batch.columns)
            yield _parts(part.add(worker, list(zip(groups, files))))
        yield _ledger(part.ledger())

    def apply(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        worker = self.worker()
        part = _ikiz.Applying()
        for batch in _small(batches):
            yield _parts(part.add(worker, _rows_in(batch)))
        yield _ledger(part.ledger())

    def write(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        worker = self.worker()
        part = _ikiz.Writing(worker)
        for batch in _small(batches):
            blocks = part.add(worker, _rows_in(batch))
            yield batch_of(_BLOCK_NAMES, [*columns_of(blocks), [None] * len(blocks)])
        yield batch_of(_BLOCK_NAMES, [[None], [None], [part.ledger()]])

    def merge(self, step: str) -> Callable[[Iterator[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
        def merged(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
            ledgers = [ledger for batch in batches for ledger in batch.column(0).to_pylist()]
            if ledgers:
                yield batch_of(["ledger"], [[_ikiz.merge_ledgers(self.worker(), step, ledgers)]])

        return merged


def at_hand(value: Any, folder: Path) -> Any:
    """The value of a setting on this machine; files that were sent are written into the folder."""
    if isinstance(value, (list, tuple)):
        return [at_hand(one, folder / str(at)) for at, one in enumerate(value)]
    return value.write(folder) if isinstance(value, Sent) else value


def _small(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """Batches of at most `BATCH` documents: tables that are computed again come with other settings of Spark."""
    for batch in batches:
        for at in range(0, batch.num_rows, BATCH):
            yield batch.slice(at, BATCH)


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
