"""Keeps other processes of Python from running code that lies in the present folder.

Python looks for modules in the folder that it is started in before it looks anywhere else, so that
a stranger's `numpy.py` beside a project would be run.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_VARIABLE = "PYTHONSAFEPATH"
"""Where it is set, Python leaves the present folder out; 3.10 and older do not know it."""

_starting = Lock()


def safe_environment() -> dict[str, str]:
    """Return the environment for another process of Python."""
    return {**os.environ, _VARIABLE: "1"}


@contextmanager
def safe_children() -> Iterator[None]:
    """Keep processes safe that `multiprocessing` starts in this block; it has no other way."""
    with _starting:
        before = os.environ.get(_VARIABLE)
        os.environ[_VARIABLE] = "1"
        try:
            yield
        finally:
            if before is None:
                del os.environ[_VARIABLE]
            else:
                os.environ[_VARIABLE] = before
