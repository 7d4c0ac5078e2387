"""What is shown to users runs: the notebook, and the lines of Python in the pages."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest


def test_the_notebook_runs_and_has_no_outputs(root: Path) -> None:
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("matplotlib")
    path = root / "docs" / "notebooks" / "compare_abstracts.ipynb"
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        assert not cell.get("outputs") and cell.get("execution_count") is None, "strip the outputs before a commit"
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    kinds = [kind for output in outputs for kind in output.get("data", {})]
    assert kinds.count("image/png") == 3
    html = "".join("".join(output.get("data", {}).get("text/html", "")) for output in outputs)
    assert html.count("ikiz-excerpt mathjax_ignore") == 2
    errors = [output for output in outputs if output.output_type == "stream" and output.name == "stderr"]
    assert not [output for output in errors if "Error" in output.text or "Warning" in output.text], errors


@pytest.mark.parametrize("page", ["README.md", "docs/install.md", "crates/python/README.md"])
def test_lines_of_python_run(page: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for name in ("enerji-guvenligi.txt", "arkeoloji-dokuma.txt", "fındık-verimi.txt"):
        shutil.copy(root / "corpus" / name, articles)
    shutil.copy(root / "corpus" / "makale-kent-bahceleri.docx", tmp_path / "paper.docx")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"^```python\n(.*?)^```", (root / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks, page
    for block in blocks:
        exec(compile(block, page, "exec"), {})  # noqa: S102
