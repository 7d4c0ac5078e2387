"""The package: small, quick to import, typed, and right to read in a notebook."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import ikiz
import pytest

HOSTILE = "</style></div><script>alert('1')</script><img src=x onerror=alert(1)>"
VOID = ("br", "img", "meta")


class Strict(HTMLParser):
    """Reads HTML, and remembers its elements; each must be closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def elements(html: str) -> set[str]:
    parser = Strict()
    parser.feed(html)
    assert parser.open == []
    return parser.seen


def test_importing_is_quick_and_loads_no_library_of_tables() -> None:
    script = """
import sys, time
began = time.perf_counter()
import ikiz
print(time.perf_counter() - began, *[name for name in ("pandas", "pyarrow", "polars", "tqdm", "numpy") if name in sys.modules])
"""
    run = [sys.executable, "-c", script]
    answers = [subprocess.run(run, capture_output=True, check=True).stdout.decode().split() for _ in range(5)]
    assert all(len(answer) == 1 for answer in answers), answers
    seconds = min(float(answer[0]) for answer in answers)
    print(f"import: {seconds * 1000:.0f} ms")
    assert seconds < (0.1 if os.environ.get("IKIZ_WHEEL_PROFILE") == "release" else 1), seconds


@pytest.mark.skipif(os.environ.get("IKIZ_WHEEL_PROFILE") != "release", reason="the wheel is not built for release")
def test_the_wheel_is_small() -> None:
    wheels = list((Path(sys.prefix) / "dist").glob("ikiz-*.whl"))
    assert len(wheels) == 1 and wheels[0].stat().st_size <= 25_000_000, wheels


def test_the_wheel_is_for_every_python_from_3_10() -> None:
    wheel = importlib.metadata.distribution("ikiz").read_text("WHEEL")
    assert wheel is not None and "Tag: cp310-abi3-" in wheel
    assert importlib.metadata.version("ikiz") == ikiz.__version__


def test_types_are_checked(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    package = Path(ikiz.__file__).parent
    assert (package / "py.typed").is_file()
    for target in (["-p", "ikiz"], [str(Path(__file__).with_name("typed.py"))]):
        check = [sys.executable, "-m", "mypy", "--strict", "--ignore-missing-imports", "--cache-dir", os.devnull, *target]
        answer = subprocess.run(check, capture_output=True, cwd=tmp_path, check=False)
        assert answer.returncode == 0, answer.stdout.decode()


def test_the_stub_has_what_the_module_has() -> None:
    stub = (Path(ikiz.__file__).parent / "_ikiz.pyi").read_text(encoding="utf-8")
    from ikiz import _ikiz

    public = [name for name in dir(_ikiz) if not name.startswith("__")]
    assert len(public) > 10
    for name in public:
        assert f"def {name}(" in stub or f"class {name}:" in stub, name


def test_everything_public_is_documented() -> None:
    for name in ikiz.__all__:
        if name != "__version__":
            assert getattr(ikiz, name).__doc__, name
    for name in dir(ikiz.Table):
        if not name.startswith("_"):
            assert getattr(ikiz.Table, name).__doc__, name


def test_a_notebook_shows_a_result_and_a_pair(result: ikiz.Result) -> None:
    html = result._repr_html_()
    assert {"table", "style"} <= elements(html) and "script" not in elements(html)
    assert f"{result.summary['sentence_pairs']:,}" in html and len(html) < 20_000
    pair = result.pair("arkeoloji-dokuma.txt", 2)
    html = pair._repr_html_()
    assert {"ol", "li", "style"} <= elements(html) and len(html) < 30_000
    assert "prefers-color-scheme:dark" in html and 'data-jp-theme-light="false"' in html
    assert len(pair) == html.count("<li ") and pair.kind == "abstract"
    with pytest.raises(ikiz.InputError, match="choose one of p1"):
        result.pair("arkeoloji-dokuma.txt", 99)
    with pytest.raises(ikiz.InputError, match="no such document"):
        result.pair("missing.txt")


def test_hostile_text_is_no_markup(tmp_path: Path) -> None:
    name = "<img src=x onerror=alert(1)>.txt" if sys.platform != "win32" else "x.txt"
    english, turkish = f"This study examines village schools {HOSTILE}.", f"Bu çalışmada köy okulları incelenmiştir {HOSTILE}."
    text = f"Öz\n\n{turkish} Okullar eskidir.\n\nAbstract\n\n{english} The schools are old.\n"
    (tmp_path / name).write_text(text, encoding="utf-8")
    result = ikiz.run(tmp_path, progress=False)
    document = result["documents"][0]["document_id"]
    pairs = result.pairs(document)
    assert pairs
    for html in (result._repr_html_(), *[pair._repr_html_() for pair in pairs]):
        assert not {"script", "img"} & elements(html), html
