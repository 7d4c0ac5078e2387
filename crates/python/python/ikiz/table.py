"""Tables of a result."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from ikiz._ikiz import ArrowTable


class Table:
    """A table: columns of text, of whole numbers and of numbers, each of which may lack a value.

    It gives itself to other libraries through the C interface of Arrow, without a copy: `polars.DataFrame(table)`,
    `pyarrow.table(table)`, `duckdb.sql("from table")`. Columns are `string`, `int64` and `float64`; what each means is
    in the metadata of its field, in English and in Turkish. Numbers have the decimals that they have in CSV; lists are
    texts joined by ` | `.
    """

    __slots__ = ("_native",)

    def __init__(self, native: ArrowTable) -> None:
        self._native = native

    @property
    def name(self) -> str:
        """The name of its file without the ending: `sentence_pairs`."""
        return self._native.name

    @property
    def description(self) -> str:
        """What a row is."""
        return self._native.description

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return self._native.columns

    def __len__(self) -> int:
        return len(self._native)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The rows as dictionaries, one by one."""
        step = 1024
        for start in range(0, len(self), step):
            yield from self._native.rows(start, start + step)

    def __getitem__(self, row: int) -> dict[str, Any]:
        """A row as a dictionary; counted from the end where it is negative.

        Raises:
            IndexError: There is no such row.
            TypeError: It is no number; libraries of tables take columns and slices.
        """
        try:
            row = operator.index(row)
        except TypeError:
            raise TypeError(f"{row!r} is no number of a row; {self.name}.to_pandas() has columns and slices") from None
        at = row + len(self) if row < 0 else row
        if not 0 <= at < len(self):
            raise IndexError(f"{self.name} has {len(self)} rows, so there is no row {row}")
        return self._native.rows(at, at + 1)[0]

    def head(self, rows: int = 5) -> list[dict[str, Any]]:
        """The first rows."""
        return self._native.rows(0, max(rows, 0))

    def to_arrow(self) -> pyarrow.Table:
        """The table in pyarrow, without a copy.

        Raises:
            ImportError: pyarrow is not installed.
        """
        table: pyarrow.Table = _imported("pyarrow", "pyarrow").table(self)
        return table

    def to_pandas(self, **options: Any) -> pandas.DataFrame:
        """The table in pandas. The options are those of `pyarrow.Table.to_pandas`.

        Raises:
            ImportError: pandas or pyarrow is not installed.
        """
        _imported("pandas", "pandas pyarrow")
        frame: pandas.DataFrame = self.to_arrow().to_pandas(**options)
        return frame

    def to_polars(self) -> polars.DataFrame:
        """The table in polars, without a copy.

        Raises:
            ImportError: polars is not installed.
        """
        frame: polars.DataFrame = _imported("polars", "polars").DataFrame(self)
        return frame

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._native.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        return self._native.__arrow_c_schema__()

    def __repr__(self) -> str:
        return f"<ikiz table {self.name}: {len(self)} rows, {len(self.columns)} columns>"


class Tables(Mapping[str, Table]):
    """The tables of a result by name, in the order of the documentation. Those of a folder are read when asked for."""

    def __init__(self, names: list[str], read: Callable[[str], Table]) -> None:
        self._names = names
        self._read = read
        self._known: dict[str, Table] = {}

    def __getitem__(self, name: str) -> Table:
        if name not in self._names:
            raise KeyError(f"there is no table {name}; there are {', '.join(self._names) or 'none: only tables in CSV are read from a folder'}")
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __repr__(self) -> str:
        return f"<ikiz tables: {', '.join(self._names)}>"


def _imported(module: str, install: str) -> Any:
    import importlib

    try:
        return importlib.import_module(module)
    except ImportError:
        raise ImportError(f"{module} is not installed; pip install {install}") from None
