"""Tables: the same values as in CSV, in every library that takes Arrow."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import ikiz
import pandas
import polars
import pyarrow
import pyarrow.parquet


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_tables_are_those_of_the_committed_result(result: ikiz.Result, root: Path) -> None:
    for path in (root / "output").glob("*.csv"):
        table = result[path.stem]
        expected = rows_of(path)
        assert len(table) == len(expected), path.stem
        for row, printed in zip(table, expected):
            assert list(row) == list(printed)
            for name, value in row.items():
                if path.stem == "errors" and "advice" in name:
                    continue
                text = printed[name]
                if value is None:
                    assert text == "", (path.stem, name)
                elif isinstance(value, float):
                    assert value == float(text), (path.stem, name)
                else:
                    assert str(value) == text, (path.stem, name)
    assert sorted(result.tables) == sorted(path.stem for path in (root / "output").glob("*.csv"))


def test_columns_have_types(result: ikiz.Result) -> None:
    schema = pyarrow.schema(result["sentence_pairs"])
    kinds = {name: schema.field(name).type for name in ("document_id", "bead", "confidence", "english")}
    text = pyarrow.string()
    assert kinds == {"document_id": text, "bead": pyarrow.int64(), "confidence": pyarrow.float64(), "english": text}
    described = schema.field("confidence").metadata
    assert described[b"description"] and described[b"turkish_description"]


def test_every_library_takes_every_table(result: ikiz.Result) -> None:
    for name, table in result.tables.items():
        arrow = pyarrow.table(table)
        assert arrow.num_rows == len(table) and arrow.column_names == table.columns, name
        assert table.to_arrow().equals(arrow)
        assert polars.DataFrame(table).shape == (len(table), len(table.columns))
        assert table.to_polars().columns == table.columns
        frame = table.to_pandas()
        assert isinstance(frame, pandas.DataFrame) and frame.shape == (len(table), len(table.columns))
    pairs = result["sentence_pairs"]
    counted = duckdb.sql("select count(*), min(confidence) from pairs").fetchall()
    assert counted == [(len(pairs), min(row["confidence"] for row in pairs))]
    typed = pairs.to_pandas(types_mapper=pandas.ArrowDtype)
    assert typed["english"].isna().sum() == sum(row["english"] is None for row in pairs)


def test_a_stream_may_be_taken_again_and_outlives_its_table(corpus: Path) -> None:
    table = ikiz.run(corpus / "enerji-guvenligi.txt", progress=False)["sections"]
    first, second = pyarrow.table(table), pyarrow.table(table)
    reader = pyarrow.RecordBatchReader.from_stream(table)
    expected = list(table)
    del table
    assert first.equals(second) and first.to_pylist() == expected and reader.read_all().equals(first)


def test_rows_are_mappings(result: ikiz.Result) -> None:
    pairs = result["sentence_pairs"]
    assert pairs[0] == pairs.head(1)[0] == next(iter(pairs)) and pairs[-1] == list(pairs)[-1]
    for wrong in (len(pairs), -len(pairs) - 1):
        try:
            pairs[wrong]
        except IndexError as error:
            assert "no row" in str(error)
        else:
            raise AssertionError(wrong)
    assert pairs.head(0) == [] and "sentence_pairs" in repr(pairs)


def test_parquet_has_every_table_and_the_translations(corpus: Path, result: ikiz.Result, tmp_path: Path) -> None:
    ikiz.run(corpus, tmp_path / "one", formats="parquet", threads=1, progress=False)
    ikiz.run(corpus, tmp_path / "two", formats="parquet", threads=2, progress=False)
    names = sorted(path.name for path in (tmp_path / "one").glob("*.parquet"))
    assert names == sorted(f"{name}.parquet" for name in [*result.tables, "translations"])
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name
    for name in result.tables:
        read = pyarrow.parquet.ParquetFile(tmp_path / "one" / f"{name}.parquet").read()
        expected = result[name].to_arrow()
        assert read.equals(expected), name
        for column in expected.schema:
            # pyarrow puts the number of the column beside it.
            described = read.schema.field(column.name).metadata or {}
            assert described[b"description"] == column.metadata[b"description"], (name, column.name)
    pairs = pyarrow.parquet.read_table(tmp_path / "one" / "translations.parquet").to_pylist()
    rows = [row for row in result["sentence_pairs"].to_arrow().to_pylist() if row["english"] and row["turkish"]]
    assert len(pairs) == len(rows) > 100
    for pair, row in zip(pairs, rows, strict=True):
        assert pair["id"] == f"{row['document_id']}/{row['pair_id']}/{row['bead']}"
        assert pair["translation"] == {"en": row["english"], "tr": row["turkish"]}
        assert pair["confidence"] == row["confidence"]
