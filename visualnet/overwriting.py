"""Asking before a file is written over that is something else, or is what is read."""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from visualnet.errors import SettingError
from visualnet.models.formats import format_to_write, is_of_format
from visualnet.paths import is_same_file
from visualnet.printing import say


def check_overwrite(
    path: Path,
    wanted: str,
    is_wanted: Callable[[Path], bool],
    sources: Iterable[str | Path | None] = (),
    *,
    is_forced: bool = False,
) -> None:
    """Return where a file may be written; on a terminal the user is asked, else it is refused.

    A file of the same kind is replaced without a word, unless it is one of the sources: what is
    read for it. wanted: the kind, with its article, for the message. Raises SettingError.
    """
    if is_forced or not os.path.isfile(path) or not os.path.getsize(path):
        return
    if any(source and is_same_file(path, source) for source in sources):
        problem = "is the file being read"
    elif not is_wanted(path):
        problem = f"exists and is not {wanted}"
    else:
        return
    if _is_terminal(sys.stdin) and _is_terminal(sys.stderr):
        say(f"{path} {problem}. Replace it? [y/N]")
        if sys.stdin.readline().strip().lower() in ("y", "yes"):
            return
        raise SettingError("{path} {problem}; it was not changed.", path=path, problem=problem)
    raise SettingError(
        "{path} {problem}; give another name, or --force to replace it.", path=path, problem=problem
    )


def check_model_overwrite(
    path: Path,
    format_name: str | None = None,
    sources: Iterable[str | Path | None] = (),
    *,
    is_forced: bool = False,
) -> None:
    """Check that a model may be written there, as `check_overwrite` does.

    format_name: as in `save_model`.
    """
    chosen = format_to_write(path, format_name)
    check_overwrite(
        path,
        f"a model in the format {chosen.name}",
        lambda there: is_of_format(there, chosen),
        sources,
        is_forced=is_forced,
    )


def begins_with(*beginnings: bytes) -> Callable[[Path], bool]:
    """Return what tells whether a file begins with one of these."""

    def is_so(path: Path) -> bool:
        try:
            with path.open("rb") as file:
                return file.read(max(map(len, beginnings))).startswith(beginnings)
        except OSError:
            return False

    return is_so


def _is_terminal(stream: object) -> bool:
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]
    except (AttributeError, ValueError):
        # Closed, or none at all.
        return False
