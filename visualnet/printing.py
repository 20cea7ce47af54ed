"""Printing: results on standard output, progress and errors on standard error."""

import json
import os
import sys
from math import isfinite
from typing import Any, TextIO

from visualnet.errors import VisualNetError
from visualnet.plain_text import printable


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
            f"The result cannot be written to standard output ({error.strerror}); "
            "send it elsewhere."
        ) from error


def _strict(value: Any) -> Any:
    """Return a value for JSON, which has no NaN and no infinity: null stands for them."""
    if isinstance(value, dict):
        return {key: _strict(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_strict(entry) for entry in value]
    return None if isinstance(value, float) and not isfinite(value) else value


def percent(share: float | None) -> str:
    """Return a share of 1 as per cent with two decimals, in the C format."""
    return "–" if share is None else f"{share:.2%}"


def discard(stream: TextIO) -> None:
    """Let what is still to be written go nowhere, so that the flush at exit does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
