"""What ikiz raises."""

from __future__ import annotations

from pathlib import Path


class IkizError(Exception):
    """Something cannot be done. The message says what happened, where, and what to do next.

    Attributes:
        file: The file or folder that it is about, where there is one.
        advice: What to do next, where something can be done; it stands in the message too.
    """

    file: Path | None
    advice: str | None

    def __init__(self, message: str, file: Path | str | None = None, advice: str | None = None) -> None:
        super().__init__(message)
        self.file = None if file is None else Path(file)
        # Messages have the form `what happened; what to do`.
        self.advice = advice or (message.rsplit("; ", 1)[1] if "; " in message else None)

    def __reduce__(self) -> tuple[type[IkizError], tuple[str, Path | None, str | None]]:
        return type(self), (str(self), self.file, self.advice)


class InputError(IkizError):
    """What was given to be read is not there, is no document, or is of the wrong type."""


class SettingError(IkizError):
    """A setting has no such value, or there is no such setting, or a file that a setting names cannot be used."""


class OutputError(IkizError):
    """A result cannot be written, or read back."""


class IkizWarning(UserWarning):
    """What was found is whole, but probably not what was meant."""
