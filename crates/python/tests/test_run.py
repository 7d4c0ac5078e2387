"""`run` and `check`: what the commands give, and what they are told by keywords."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import ikiz
import pytest
from conftest import Answer


def test_the_folder_is_the_committed_result(corpus: Path, root: Path, tmp_path: Path) -> None:
    result = ikiz.run(corpus, output=tmp_path / "out", progress=False, threads=2)
    committed = [path for path in (root / "output").iterdir() if path.suffix == ".csv" or path.name == "datapackage.json"]
    assert len(committed) > 10
    for path in committed:
        assert (tmp_path / "out" / path.name).read_bytes() == path.read_bytes(), path.name
    assert (tmp_path / "out" / "report.html").is_file() and (tmp_path / "out" / "result.xlsx").is_file()
    assert result.folder == tmp_path / "out"
    assert json.loads((tmp_path / "out" / "run.json").read_text())["counts"] == result.summary


def test_a_folder_and_memory_have_the_same_tables(corpus: Path, result: ikiz.Result, tmp_path: Path) -> None:
    written = ikiz.run([corpus], tmp_path / "out", progress=False)
    again = ikiz.run([corpus], tmp_path / "out", progress=False)
    opened = ikiz.open_result(tmp_path / "out")
    for other in (written, again, opened):
        assert list(other.tables) == list(result.tables)
        assert other.summary == result.summary and other.failures == result.failures
        for name in result.tables:
            assert other[name].to_arrow().equals(result[name].to_arrow()), name


def test_the_folder_is_that_of_the_command(
    command: Callable[..., Answer], corpus: Path, tmp_path: Path
) -> None:
    settings = ["--formats", "csv,tmx", "--sure", "0.9", "--tables", "collocations", "--min-count", "5", "--excel", "tr"]
    assert command("run", corpus, "-o", tmp_path / "one", "-q", *settings).returncode == 0
    ikiz.run(
        corpus, tmp_path / "two", progress=False,
        formats=["csv", "tmx"], sure=0.9, tables="collocations", min_count=5, excel="tr",
    )  # fmt: skip
    names = {path.name for path in (tmp_path / "one").iterdir()} - {".ikiz", "run.json"}
    assert names == {path.name for path in (tmp_path / "two").iterdir()} - {".ikiz", "run.json"}
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name
    with pytest.raises(ikiz.OutputError, match="Excel"):
        ikiz.open_result(tmp_path / "two")["sections"]


def test_a_bad_document_among_many_is_a_row(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_bytes((corpus / "enerji-guvenligi.txt").read_bytes())
    for result in (ikiz.run(tmp_path, progress=False), ikiz.run(tmp_path, tmp_path / "out", progress=False)):
        kinds = {Path(failure.file).name: failure.kind for failure in result.failures}
        assert kinds == {"bad.pdf": "damaged", "empty.txt": "empty"}
        assert all(failure.message and failure.advice for failure in result.failures)
        assert [row["document_id"] for row in result["errors"]] == ["bad.pdf", "empty.txt"]
        assert result.summary["failed"] == 2 and result.summary["processed"] == 1


def test_where_all_fail_there_is_a_result_too(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    assert [failure.stage for failure in ikiz.run(tmp_path, progress=False).failures] == ["read"]


def test_settings_say_what_they_do() -> None:
    assert "threads=" in ikiz.settings()["threads"] and "max_pages" in ikiz.settings()
    assert "formats" not in ikiz.settings("check")


def test_a_configuration_file_is_read_where_it_is_named(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "ikiz.toml"
    file.write_text("[run]\nsure = 0.999\nmin-count = 9\n")
    paper = corpus / "enerji-guvenligi.txt"
    by_file = ikiz.run(paper, progress=False, config=file)
    by_keyword = ikiz.run(paper, progress=False, sure=0.999, min_count=9)
    assert by_file["sentence_pairs"].to_arrow().equals(by_keyword["sentence_pairs"].to_arrow())
    over = ikiz.run(paper, progress=False, config=file, sure=None)
    assert len(over["sentence_pairs"]) == len(by_file["sentence_pairs"])
    over = ikiz.run(paper, progress=False, config=file, sure=0.0)
    assert len(over["sentence_pairs"]) > len(by_file["sentence_pairs"])


def test_progress_is_told(corpus: Path, tmp_path: Path) -> None:
    for output in (None, tmp_path / "out"):
        seen: list[ikiz.Progress] = []
        ikiz.run(corpus, output, progress=seen.append, threads=1)
        assert seen and {each.step for each in seen} <= {"reading", "comparing", "writing"}
        assert all(0 <= each.documents and 0 <= each.bytes and each.failed == 0 for each in seen)
    ikiz.run(corpus / "enerji-guvenligi.txt", progress=True)

    def broken(progress: ikiz.Progress) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ikiz.run(corpus, progress=broken)


def test_check_gives_what_the_command_gives(command: Callable[..., Answer], root: Path) -> None:
    profiles = root / "tests" / "profiles"
    paper, profile = profiles / "iktisat-metin-kusurlu.txt", profiles / "economics.toml"
    for severity in ("note", "warning", "error"):
        answer = command("check", paper, "--profile", profile, "--severity", severity, "--json", "-q")
        printed = [json.loads(line) for line in answer.stdout.decode().splitlines()]
        found = ikiz.check(paper, profile, severity=severity, progress=False)
        rows = [{name: value for name, value in row.items() if value is not None} for row in found["checks"]]
        shown = [
            {name: value for name, value in line.items() if value not in (None, "") and name != "table"}
            for line in printed
        ]
        assert rows == shown and rows, severity
    with pytest.raises(ikiz.SettingError, match="`note`, `warning`, `error`"):
        ikiz.check(paper, severity="grave", progress=False)


def many(corpus: Path, folder: Path, count: int) -> Path:
    folder.mkdir()
    text = (corpus / "enerji-guvenligi.txt").read_text(encoding="utf-8")
    for number in range(count):
        (folder / f"{number}.txt").write_text(f"{text}\n\n{number}", encoding="utf-8")
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
@pytest.mark.parametrize("is_written", [False, True])
def test_ctrl_c_is_heeded_within_a_second(corpus: Path, tmp_path: Path, is_written: bool) -> None:
    articles = many(corpus, tmp_path / "articles", 4000)
    began = time.monotonic()
    interrupted: list[float] = []

    def interrupt() -> None:
        time.sleep(1.5)
        interrupted.append(time.monotonic())
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt).start()
    with pytest.raises(KeyboardInterrupt):
        ikiz.run(articles, tmp_path / "out" if is_written else None, progress=False, threads=1)
    assert time.monotonic() - interrupted[0] < 1, time.monotonic() - began


def test_other_threads_go_on_during_a_run(corpus: Path) -> None:
    ticks = 0
    is_over = threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not is_over.wait(0.005):
            ticks += 1

    other = threading.Thread(target=tick)
    other.start()
    began = time.monotonic()
    ikiz.run(corpus, progress=False, threads=1)
    seconds = time.monotonic() - began
    is_over.set()
    other.join()
    assert ticks > seconds * 20, (ticks, seconds)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_a_forked_process_can_work(corpus: Path) -> None:
    ikiz.detect(["Bu bir cümledir."])
    ikiz.run(corpus / "enerji-guvenligi.txt", progress=False)
    child = os.fork()
    if child == 0:
        is_right = ikiz.detect(["Bu bir cümledir."])[0].tag == "tr"
        is_right = is_right and len(ikiz.run(corpus / "enerji-guvenligi.txt", progress=False)["sections"]) > 0
        os._exit(0 if is_right else 1)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            assert os.waitstatus_to_exitcode(status) == 0
            return
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    raise AssertionError("the forked process hangs")
