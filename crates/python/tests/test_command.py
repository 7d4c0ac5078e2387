"""The command of the wheel: what the program does, with its exit codes, also after Ctrl-C and for a closed pipe."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import ikiz
import pytest
from conftest import COMMAND, ROOT, Answer, environment


def test_it_is_the_version_of_the_package(command: Callable[..., Answer]) -> None:
    version = command("--version").stdout.decode().strip()
    assert version == f"ikiz {ikiz.__version__}"
    line = next(line for line in (ROOT / "Cargo.toml").read_text().splitlines() if line.startswith("version = "))
    assert line == f'version = "{ikiz.__version__}"'


def test_exit_codes_are_those_of_the_program(command: Callable[..., Answer], tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Abstract\nThis study examines village schools.\n", encoding="utf-8")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    assert command("sections", tmp_path / "good.txt").returncode == 0
    assert command("sections", tmp_path / "good.txt", tmp_path / "bad.pdf").returncode == 1
    for wrong in (["sections", "missing.txt"], ["run"], ["nothing"], ["run", "missing", "-o", str(tmp_path / "out")]):
        answer = command(*wrong)
        assert answer.returncode == 2, answer
        assert answer.stderr
    assert command("--help").returncode == 0


def test_python_m_ikiz_is_the_command() -> None:
    answer = subprocess.run([sys.executable, "-m", "ikiz", "--version"], capture_output=True, check=False)
    assert answer.stdout.decode().strip() == f"ikiz {ikiz.__version__}"


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_a_reader_that_closes_the_pipe_is_no_failure(tmp_path: Path) -> None:
    many = tmp_path / "many.txt"
    many.write_text("Bu bir cümledir.\n" * 200_000, encoding="utf-8")
    first = subprocess.Popen([COMMAND, "detect", many], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert first.stdout is not None and first.stderr is not None
    assert first.stdout.readline().startswith(b"tr\t")
    first.stdout.close()
    assert first.wait(timeout=60) == 0
    assert first.stderr.read() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_ctrl_c_ends_a_command_that_waits(tmp_path: Path) -> None:
    waiting = subprocess.Popen([COMMAND, "detect"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
    time.sleep(1)
    waiting.send_signal(signal.SIGINT)
    assert waiting.wait(timeout=5) == -signal.SIGINT


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_ctrl_c_stops_a_run_which_goes_on_from_there(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    text = (ROOT / "corpus" / "enerji-guvenligi.txt").read_text(encoding="utf-8")
    for number in range(4000):
        (articles / f"{number}.txt").write_text(f"{text}\n\n{number}", encoding="utf-8")
    running = subprocess.Popen(
        [COMMAND, "run", articles, "-o", tmp_path / "out", "-j", "1"], stderr=subprocess.PIPE, env=environment()
    )
    time.sleep(2)
    running.send_signal(signal.SIGINT)
    assert running.stderr is not None
    said = running.stderr.read().decode()
    assert running.wait(timeout=30) == 2
    assert "stopped; nothing was written" in said, said
