"""The command `ikiz`, which the wheel installs."""

from __future__ import annotations

import signal
import sys


def main() -> int:
    """Runs the command with the arguments of the process and gives its exit code."""
    from ikiz import _ikiz

    # The command has its own way with Ctrl-C; Python would answer it only after the command has ended.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _ikiz.command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
