"""Wrong inputs: the documented exceptions, which say what to do."""

from __future__ import annotations

import pickle
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ikiz
import pytest
from conftest import Answer

PAPER = "corpus/enerji-guvenligi.txt"


def quiet(paths: Any, *others: Any, **settings: Any) -> ikiz.Result:
    return ikiz.run(paths, *others, progress=False, **settings)


@pytest.mark.parametrize(
    ("call", "exception", "said"),
    [
        (lambda: quiet(None), ikiz.InputError, "None is no path"),
        (lambda: quiet([]), ikiz.InputError, "no input is named"),
        (lambda: quiet([PAPER, None]), ikiz.InputError, "among the paths"),
        (lambda: quiet(b"paper.pdf"), ikiz.InputError, "no path"),
        (lambda: quiet(3), ikiz.InputError, "no path"),
        (lambda: quiet("missing"), ikiz.InputError, "missing: there is no such file or folder"),
        (lambda: quiet(PAPER, threads=0), ikiz.SettingError, "invalid value `0` for `threads`"),
        (lambda: quiet(PAPER, threads=True), ikiz.SettingError, "threads=4"),
        (lambda: quiet(PAPER, quiet="yes"), ikiz.SettingError, "`quiet`"),
        (lambda: quiet(PAPER, formats=["docx"]), ikiz.SettingError, "invalid value `docx` for `formats`"),
        (lambda: quiet(PAPER, max_pages=[1, 2]), ikiz.SettingError, "max_pages="),
        (lambda: quiet(PAPER, max_page=3), ikiz.SettingError, "there is no setting `max_page`; choose one of"),
        (lambda: quiet(PAPER, lexicon="missing.tsv"), ikiz.SettingError, "missing.tsv: cannot read the lexicon"),
        (lambda: quiet(PAPER, model="m.json", learn="on"), ikiz.SettingError, "leave one of them out"),
        (lambda: quiet(PAPER, config="missing.toml"), ikiz.SettingError, "missing.toml: cannot read"),
        (lambda: quiet(PAPER, 3), ikiz.OutputError, "no folder; name a folder"),
        (lambda: quiet(PAPER, "crates"), ikiz.OutputError, "no ikiz result"),
        (lambda: ikiz.open_result("crates"), ikiz.OutputError, "no ikiz result lies in this folder"),
        (lambda: ikiz.open_result("missing"), ikiz.OutputError, "no such folder"),
        (lambda: ikiz.check(PAPER, "missing", progress=False), ikiz.SettingError, "missing"),
        (lambda: ikiz.check(PAPER, formats="csv", progress=False), ikiz.SettingError, "no setting `formats`"),
        (lambda: ikiz.sections(None), ikiz.InputError, "None is no document"),
        (lambda: ikiz.sections("missing.pdf"), ikiz.InputError, "missing.pdf"),
        (lambda: ikiz.sections(b""), ikiz.InputError, "bytes: the file is empty"),
        (lambda: ikiz.sections(b"\x00\x01\x02\xff" * 99), ikiz.InputError, "NUL"),
        (lambda: ikiz.sections(b"nothing", name="paper.pdf"), ikiz.InputError, "paper.pdf"),
        (lambda: ikiz.detect("a text"), ikiz.InputError, "no list of texts"),
        (lambda: ikiz.detect([1]), ikiz.InputError, "no text"),
        (lambda: ikiz.detect(None), ikiz.InputError, "None is no list"),
        (lambda: ikiz.split(None, "tr"), ikiz.InputError, "no text"),
        (lambda: ikiz.split("a", "de"), ikiz.SettingError, 'choose "en" or "tr"'),
        (lambda: ikiz.stem(["a"], "tr", stemmer="x"), ikiz.SettingError, "`lemma`, `snowball`"),
        (lambda: ikiz.keywords(["a"], ["tr", "en"]), ikiz.InputError, "1 texts and 2 languages"),
        (lambda: ikiz.align("a", None), ikiz.InputError, "no list of sentences"),
        (lambda: ikiz.align([], []), ikiz.InputError, "neither holds a sentence"),
    ],
)
def test_wrong_input(
    call: Callable[[], object], exception: type[ikiz.IkizError], said: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    with pytest.raises(exception) as raised:
        call()
    assert said in str(raised.value)
    assert raised.value.advice, raised.value
    assert "--" not in str(raised.value) and "standard input" not in str(raised.value)


def test_an_error_names_the_file_and_survives_a_pickle() -> None:
    with pytest.raises(ikiz.InputError) as raised:
        quiet("missing")
    error = pickle.loads(pickle.dumps(raised.value))
    assert (error.file, str(error), error.advice) == (Path("missing"), str(raised.value), raised.value.advice)


def test_words_are_those_of_the_command(command: Callable[..., Answer], tmp_path: Path) -> None:
    for flag, value in (("threads", "x"), ("formats", "docx"), ("max-pages", "-1"), ("column", "x"), ("max-memory", "x")):
        answer: subprocess.CompletedProcess[bytes] = command("run", PAPER, "-o", tmp_path / "out", f"--{flag}={value}")
        with pytest.raises(ikiz.SettingError) as raised:
            quiet(PAPER, **{flag.replace("-", "_"): value})
        said = answer.stderr.decode()
        if flag != "formats":  # The command lists the choices in its own way.
            assert raised.value.advice in said, said


def test_warnings_are_warnings(corpus: Path) -> None:
    with pytest.warns(ikiz.IkizWarning, match="group_by"):
        quiet(corpus / "enerji-guvenligi.txt", group_by="year")
    with pytest.warns(ikiz.IkizWarning):
        ikiz.align_pairs([(["One."], []), (["Two."], ["İki."])])
