"""Arguments that are checked before any work."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ikiz.errors import IkizWarning, InputError

if TYPE_CHECKING:
    from typing import TypeAlias

#: The path of a file or folder.
Path: TypeAlias = "str | os.PathLike[str]"


def paths(given: Path | Iterable[Path]) -> list[str]:
    """The paths of one or several inputs."""
    if isinstance(given, (str, os.PathLike)):
        return [os.fspath(given)]
    advice = "name a file or folder, or a list of such paths"
    if given is None or isinstance(given, (bytes, bytearray)) or not isinstance(given, Iterable):
        raise InputError(f"{_kind(given)} is no path; {advice}", advice=advice)
    all_paths = list(given)
    for path in all_paths:
        if not isinstance(path, (str, os.PathLike)):
            raise InputError(f"{_kind(path)} among the paths is no path; {advice}", advice=advice)
    if not all_paths:
        raise InputError(f"no input is named; {advice}", advice=advice)
    return [os.fspath(path) for path in all_paths]


def texts(given: Iterable[str], what: str) -> list[str]:
    """A list of texts; a text alone is refused, because its letters would be taken for texts."""
    advice = f"give a list of {what}"
    if given is None or isinstance(given, (str, bytes, bytearray)) or not isinstance(given, Iterable):
        raise InputError(f"{_kind(given)} is no list of {what}; {advice}", advice=advice)
    all_texts = list(given)
    for text in all_texts:
        if not isinstance(text, str):
            raise InputError(f"{_kind(text)} among the {what} is no text; {advice}", advice=advice)
    return all_texts


def text(given: str) -> str:
    """A text."""
    if not isinstance(given, str):
        advice = "give a str; bytes are decoded with bytes.decode"
        raise InputError(f"{_kind(given)} is no text; {advice}", advice=advice)
    return given


def warn(said: Iterable[str], level: int = 3) -> None:
    """Warns of what was said, where the function was called that called this one."""
    for line in said:
        warnings.warn(line, IkizWarning, stacklevel=level)


def _kind(value: object) -> str:
    return "None" if value is None else f"a value of type {type(value).__name__}"
