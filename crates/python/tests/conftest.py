"""What all tests use: the repository, the command of the wheel, and one result over the corpus."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import ikiz

ROOT = Path(__file__).resolve().parents[3]
#: The command that the wheel has installed.
COMMAND = Path(sys.executable).parent / "ikiz"

Answer = subprocess.CompletedProcess[bytes]


def environment() -> dict[str, str]:
    """The environment without settings of ikiz."""
    return {name: value for name, value in os.environ.items() if not name.startswith("IKIZ_") and name != "NO_COLOR"}


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def result(corpus: Path) -> ikiz.Result:
    """The result over the corpus, in memory."""
    return ikiz.run(corpus, progress=False)


@pytest.fixture(scope="session")
def command() -> Callable[..., Answer]:
    """Runs the command of the wheel: arguments, and what stands on standard input."""

    def run(*arguments: str | Path, stdin: str = "", folder: Path = ROOT) -> Answer:
        return subprocess.run(
            [COMMAND, *arguments], input=stdin.encode(), capture_output=True, cwd=folder, env=environment(), check=False
        )

    return run
