"""Runs over documents, and their results."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ikiz import _ikiz, inputs
from ikiz.errors import InputError, OutputError
from ikiz.progress import Progress, Shown
from ikiz.table import Table, Tables

#: Rows of a table that a notebook shows.
SHOWN = 10


@dataclass(frozen=True)
class Failure:
    """A file or document that could not be read or processed; a row of the table `errors`."""

    #: The file.
    file: str
    #: How far it came: `read`, `sections`, `analyze`, `align`, `compare` or `count`.
    stage: str
    #: The class: `not-found`, `empty`, `needs-ocr` …
    kind: str
    #: What happened.
    message: str
    #: What to do next.
    advice: str


@dataclass(frozen=True)
class SentencePair:
    """A bead: sentences that are translations of each other, or sentences without a twin."""

    #: The English sentences; None where there are none.
    english: str | None
    #: The Turkish sentences.
    turkish: str | None
    #: How sure it is, 0 to 1; of ten with 0.9 about nine are right.
    confidence: float
    #: Its row of the table `sentence_pairs`.
    row: dict[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Pair:
    """Twin sections of a document, sentence beside sentence."""

    #: The document.
    document_id: str
    #: The pair: `p1`.
    pair_id: str
    #: `title`, `abstract`, `summary` or `keywords`.
    kind: str
    #: Its sentence pairs, in the order of the English text.
    sentences: list[SentencePair]
    #: Its row of the table `section_pairs`.
    row: dict[str, Any] = field(repr=False)

    def __iter__(self) -> Iterator[SentencePair]:
        return iter(self.sentences)

    def __len__(self) -> int:
        return len(self.sentences)

    def _repr_html_(self) -> str:
        similarity = self.row.get("similarity")
        said = "" if similarity is None else f", similarity {similarity:.3f}"
        title = f"{self.document_id}, {self.pair_id}: {self.kind}{said}"
        beads = [
            (sentence.english, sentence.turkish, sentence.confidence, sentence.row["flags"] or "")
            for sentence in self.sentences
        ]
        return _ikiz.html_of_pair(title, beads)


class Result:
    """What a run has found.

    `result["sentence_pairs"]` is a table; `result.tables` has all of them by name. In a notebook a result shows itself.

    Attributes:
        folder: The folder that it lies in; None where it is in memory.
        tables: The tables by name.
        summary: The numbers of the command's last screen: documents that were `processed`, `skipped`, `failed`,
            `sections`, `paired` and `unpaired` sections, `sentence_pairs`, `keyword_pairs`, and findings as `errors`,
            `warnings`, `notes`.
    """

    folder: Path | None
    tables: Tables
    summary: dict[str, Any]

    def __init__(
        self,
        tables: Tables,
        summary: dict[str, Any],
        folder: Path | None = None,
        failures: list[Failure] | None = None,
    ) -> None:
        self.folder = folder
        self.tables = tables
        self.summary = summary
        self._failures = failures

    def __contains__(self, name: object) -> bool:
        return name in list(self.tables)

    def __iter__(self) -> Iterator[str]:
        return iter(self.tables)

    def __getitem__(self, name: str) -> Table:
        """The table of that name.

        Raises:
            KeyError: The result has no such table; the message names those that it has.
        """
        return self.tables[name]

    @property
    def failures(self) -> list[Failure]:
        """The files and documents that could not be read or processed, with what to do; none are left out."""
        if self._failures is None:
            self._failures = [
                Failure(row["path"], row["stage"], row["class"], row["message"], row["advice"])
                for row in self.tables["errors"]
            ]
        return self._failures

    def pairs(self, document_id: str) -> list[Pair]:
        """The pairs of a document, in their order; sections without a twin are left out.

        Raises:
            InputError: The result has no such document, or no tables of pairs.
        """
        for name in ("section_pairs", "sentence_pairs", "documents"):
            if name not in self.tables:
                advice = "compare with ikiz.run, and with csv among the formats of a folder"
                raise InputError(f"this result has no table {name}; {advice}", advice=advice)
        rows = [row for row in self.tables["section_pairs"] if row["document_id"] == document_id]
        if not rows:
            known = [row["document_id"] for row in self.tables["documents"]]
            if document_id not in known:
                advice = "take a document_id of the table documents"
                raise InputError(f"{document_id}: no such document in this result; {advice}", document_id, advice)
        sentences: dict[str, list[SentencePair]] = {}
        for row in self.tables["sentence_pairs"]:
            if row["document_id"] == document_id:
                sentence = SentencePair(row["english"], row["turkish"], row["confidence"], row)
                sentences.setdefault(row["pair_id"], []).append(sentence)
        return [
            Pair(document_id, row["pair_id"], row["kind"], sentences.get(row["pair_id"], []), row)
            for row in rows
            if row["status"] == "paired"
        ]

    def pair(self, document_id: str, pair: int | str = 1) -> Pair:
        """A pair of a document: by its id, `"p2"`, or its number, 2.

        Raises:
            InputError: The result has no such document, or the document has no such pair.
        """
        pair_id = pair if isinstance(pair, str) else f"p{pair}"
        found = self.pairs(document_id)
        for one in found:
            if one.pair_id == pair_id:
                return one
        advice = f"choose one of {', '.join(one.pair_id for one in found)}" if found else "look at its sections"
        raise InputError(f"{document_id}: no pair {pair_id}; {advice}", document_id, advice)

    def __repr__(self) -> str:
        counts = self.summary
        where = "" if self.folder is None else f" in {self.folder}"
        return (
            f"<ikiz result{where}: {counts['processed']} documents, {counts['paired']} pairs of sections, "
            f"{counts['sentence_pairs']} sentence pairs, {counts['errors']} errors, {counts['warnings']} warnings, "
            f"{counts['failed']} failed>"
        )

    def _repr_html_(self) -> str:
        names = {
            "processed": "documents",
            "failed": "failed",
            "paired": "pairs of sections",
            "unpaired": "without a twin",
            "sentence_pairs": "sentence pairs",
            "keyword_pairs": "keyword pairs",
            "errors": "errors",
            "warnings": "warnings",
        }
        tiles = [(name, f"{self.summary[key]:,}") for key, name in names.items()]
        header = ["document_id", "status", "section_pairs", "sentence_pairs", "errors", "warnings", "notes"]
        if "documents" not in self.tables:
            return _ikiz.html_of_result(tiles, [], [], "")
        try:
            documents = self.tables["documents"]
        except OutputError as error:
            # Written for Excel.
            return _ikiz.html_of_result(tiles, [], [], str(error))
        rows = [["" if row[name] is None else str(row[name]) for name in header] for row in documents.head(SHOWN)]
        more = len(documents) - len(rows)
        note = f"and {more:,} more documents; tables: {', '.join(self.tables)}" if more > 0 else ""
        return _ikiz.html_of_result(tiles, header, rows, note)


def run(
    paths: inputs.Path | Iterable[inputs.Path],
    output: inputs.Path | None = None,
    *,
    progress: bool | Callable[[Progress], object] | None = None,
    fresh: bool = False,
    **settings: Any,
) -> Result:
    """Compares documents, as `ikiz run` does.

    Args:
        paths: A file or folder, or several; folders are searched with all that is below them.
        output: The folder for the result, which is written as the command writes it: a second run reads only what is
            new. Without it, tables are kept in memory and nothing is written.
        progress: How progress is shown: by tqdm in notebooks and terminals (None), always (True), never (False), or
            by a function that is called with a `Progress` some times a second.
        fresh: Whether to forget what earlier runs have kept in the folder.
        settings: The settings of the command with `_` for `-`: `threads=4`, `max_pages=500`, `formats=["csv", "tmx"]`,
            `lexicon="words.tsv"`; `config="ikiz.toml"` reads a configuration file. `ikiz.settings()` lists them. The
            environment and a file in the current folder do not count.

    Returns:
        The tables, the numbers and the failures. A document that cannot be read is a row of the table `errors`.

    Raises:
        InputError: No input is there, or none is a document.
        SettingError: A setting is wrong.
        OutputError: The folder holds something else, cannot be written, or is in use.
        KeyboardInterrupt: The user stopped it. With `output`, the same call goes on from there.
    """
    named = inputs.paths(paths)
    is_quiet = bool(settings.get("quiet"))
    with Shown(False if is_quiet and progress is None else progress) as shown:
        if output is None:
            tables, summary, warnings = _ikiz.run(named, shown.listener(), settings)
            result = Result(_in_memory(tables), json.loads(summary))
        else:
            if not isinstance(output, (str, os.PathLike)):
                advice = "name a folder"
                raise OutputError(f"a value of type {type(output).__name__} is no folder; {advice}", advice=advice)
            folder = Path(output)
            said = {**settings, "output": folder}
            summary, failures, warnings = _ikiz.write(named, fresh, shown.listener(), said)
            result = Result(_of_folder(folder), json.loads(summary), folder, [Failure(*fields) for fields in failures])
    if not is_quiet:
        inputs.warn(warnings)
    return result


def check(
    paths: inputs.Path | Iterable[inputs.Path],
    profile: inputs.Path | None = None,
    *,
    severity: str = "warning",
    progress: bool | Callable[[Progress], object] | None = None,
    **settings: Any,
) -> Result:
    """Checks manuscripts, as `ikiz check` does.

    Args:
        paths: A file or folder, or several.
        profile: The rules of a journal: a file, or the name of a profile that is shipped, as `ikiz profile list` has them.
        severity: The least severity of a finding: `note`, `warning` or `error`.
        progress: As in `run`.
        settings: The settings of the command with `_` for `-`.

    Returns:
        The tables `checks`, a row a finding, and `errors`, a row a document that could not be read.

    Raises:
        InputError: No input is there, or none is a document.
        SettingError: A setting is wrong, or the profile cannot be read.
    """
    named = inputs.paths(paths)
    is_quiet = bool(settings.get("quiet"))
    if profile is not None:
        settings = {**settings, "profile": profile}
    with Shown(False if is_quiet and progress is None else progress) as shown:
        tables, summary, warnings = _ikiz.check(named, severity, shown.listener(), settings)
    if not is_quiet:
        inputs.warn(warnings)
    return Result(_in_memory(tables), json.loads(summary))


def open_result(folder: inputs.Path) -> Result:
    """Opens a folder that `run` or the command has written.

    Raises:
        OutputError: The folder holds no result, or none with tables in CSV.
    """
    path = Path(inputs.paths(folder)[0])
    summary = json.loads(_ikiz.summary_of_folder(path))
    return Result(_of_folder(path), summary, path)


def settings(command: str = "run") -> dict[str, str]:
    """The settings of a function, `run` or `check`: name, and what it does with its default and an example."""
    return {
        name: f"{does} [default: {default}; example: {example}]"
        for name, does, default, example in _ikiz.settings(command)
        if name != "output"
    }


def _in_memory(tables: list[_ikiz.ArrowTable]) -> Tables:
    by_name = {table.name: Table(table) for table in tables}
    return Tables(list(by_name), by_name.__getitem__)


def _of_folder(folder: Path) -> Tables:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    names = [resource["name"] for resource in package["resources"] if resource["path"].endswith(".csv")]
    return Tables(names, lambda name: Table(_ikiz.tables_of_folder(folder, name)[0]))
