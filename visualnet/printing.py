"""Printing: results on standard output, progress and errors on standard error."""

import json
import os
import sys
from math import isfinite
from time import monotonic
from typing import Any, TextIO

from visualnet.errors import VisualNetError
from visualnet.plain_text import printable

_SECONDS_BETWEEN = 0.2


def prepare_streams() -> None:
    """Let both streams take any text; a program without a console writes it nowhere."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            # File names need not be text.
            stream.reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """Print a line of progress, or an error, on standard error."""
    try:
        print(printable(text), file=sys.stderr, flush=True)
    except OSError:
        # Nobody reads the progress any more, which is no reason to lose a training.
        discard(sys.stderr)


def show(result: dict[str, Any], text: str, as_json: bool) -> None:
    """Print a result on standard output, as a JSON object or as text.

    Raises VisualNetError where it cannot be written, BrokenPipeError where nobody reads on.
    """
    try:
        line = json.dumps(_strict(result), allow_nan=False) if as_json else printable(text)
        print(line, flush=True)
    except OSError as error:
        discard(sys.stdout)
        if isinstance(error, BrokenPipeError):
            raise
        raise VisualNetError(
            "The result cannot be written to standard output ({strerror}); send it elsewhere.",
            strerror=error.strerror,
        ) from error


def _strict(value: Any) -> Any:
    """Return a value for JSON, which has no NaN and no infinity: null stands for them."""
    if isinstance(value, dict):
        return {key: _strict(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_strict(entry) for entry in value]
    return None if isinstance(value, float) and not isfinite(value) else value


class Progress:
    """A line on a terminal that tells how far a work is, and is gone at its end."""

    def __init__(self, total: int, unit: str, *, beside_lines: bool) -> None:
        """beside_lines: whether results are printed too; on the same terminal they tell it."""
        self._total, self._unit = total, unit
        has_lines = beside_lines and self._is_terminal(sys.stdout)
        self._is_shown = self._is_terminal(sys.stderr) and not has_lines
        self._next = 0.0

    def show(self, done: int) -> None:
        """Tell how much is done, at most five times a second."""
        if self._is_shown and monotonic() >= self._next:
            self._next = monotonic() + _SECONDS_BETWEEN
            self._print(f"\r{done:,} of {self._total:,} {self._unit}")

    def clear(self) -> None:
        """Take the line away."""
        if self._is_shown and self._next:
            self._print("\r\x1b[K")

    @staticmethod
    def _is_terminal(stream: TextIO | None) -> bool:
        # There is none in a program without a console.
        return stream is not None and stream.isatty()

    def _print(self, text: str) -> None:
        try:
            print(text, end="", file=sys.stderr, flush=True)
        except OSError:
            discard(sys.stderr)


def discard(stream: TextIO) -> None:
    """Let what is still to be written go nowhere, so that the flush at exit does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
