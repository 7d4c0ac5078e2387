"""What is shown while a run goes on."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from typing import Any, NamedTuple


class Progress(NamedTuple):
    """How far a run has come."""

    #: `reading`, `comparing` or `writing`.
    step: str
    #: Documents that are done in this step.
    documents: int
    #: Documents of this step; 0 while that is not known.
    of_documents: int
    #: Bytes that are done in this step: of input, later of text.
    bytes: int
    #: Bytes of this step; 0 while that is not known.
    of_bytes: int
    #: Documents that have failed since the run began.
    failed: int


class Shown:
    """Takes the progress of a run: to be called with its fields, and closed at the end."""

    def __init__(self, asked: bool | Callable[[Progress], object] | None) -> None:
        self._call: Callable[[Progress], object] | None = None
        self._bar: Any = None
        self._step = ""
        if callable(asked):
            self._call = asked
        elif asked or (asked is None and _is_watched()):
            self._tqdm = _tqdm(is_asked=bool(asked))
            self._call = self._show if self._tqdm else None

    def listener(self) -> Callable[[str, int, int, int, int, int], None] | None:
        """What the run calls; nothing where nobody looks."""
        if self._call is None:
            return None
        call = self._call

        def listen(*fields: Any) -> None:
            call(Progress(*fields))

        return listen

    def __enter__(self) -> Shown:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def _show(self, progress: Progress) -> None:
        if progress.step != self._step:
            if self._bar is not None:
                self._bar.close()
            self._step = progress.step
            self._bar = self._tqdm(
                total=progress.of_bytes or None, desc=f"ikiz: {progress.step}", unit="B", unit_scale=True, leave=False
            )
        if progress.of_bytes:
            self._bar.total = progress.of_bytes
        of = f" of {progress.of_documents}" if progress.of_documents else ""
        failed = f", {progress.failed} failed" if progress.failed else ""
        self._bar.set_postfix_str(f"{progress.documents}{of} documents{failed}", refresh=False)
        self._bar.update(progress.bytes - self._bar.n)


def _is_watched() -> bool:
    """Whether this is a notebook or a terminal."""
    shell = sys.modules.get("IPython")
    session = shell.get_ipython() if shell is not None else None
    is_notebook = type(session).__name__ == "ZMQInteractiveShell"
    return is_notebook or (sys.stderr is not None and sys.stderr.isatty())


def _tqdm(*, is_asked: bool) -> Any:
    try:
        # Without its widgets, tqdm.auto warns of a notebook.
        if importlib.util.find_spec("ipywidgets") is None:
            from tqdm.std import tqdm
        else:
            from tqdm.auto import tqdm
    except ImportError:
        if is_asked:
            raise ImportError("progress is shown by tqdm, which is not installed; pip install tqdm") from None
        return None
    return tqdm
