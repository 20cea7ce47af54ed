"""My digits: the drawings whose true class the user told, kept in a file in the user's data folder.

The file is a stroke file with labels (`labelled_strokes`). Every change reads it anew and writes it
whole, under a lock, so that two windows do not lose each other's drawings; a line that cannot be
read is told of and stays as it is.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from visualnet.data.drawing.labelled_strokes import (
    LINE_FORM,
    LabelledDrawing,
    labelled_in,
    labelled_line,
    rounded,
)
from visualnet.data.drawing.stroke_files import MAX_BYTES, STROKE_SUFFIX, LineError
from visualnet.data.files import read_limited
from visualnet.errors import DataError, reason_of
from visualnet.file_lock import locked
from visualnet.number_text import count_text, number_text
from visualnet.paths import user_data_dir, write_atomically
from visualnet.sentences import Sentence

MAX_KEPT = 5_000
"""The most drawings that are kept."""

MAX_FILE_BYTES = 2 * MAX_BYTES
"""The longest file that is read: one over MAX_BYTES, which no longer grows, can be made smaller."""

_NAME = "my-digits"


@dataclass(frozen=True, slots=True, eq=False)
class MyDigits:
    """What the file holds.

    damaged: the numbers, from 1, of the lines that cannot be read. fingerprint: of all lines; two
    that differ hold different lines.
    """

    path: Path
    drawings: tuple[LabelledDrawing, ...] = ()
    damaged: tuple[int, ...] = ()
    fingerprint: int = hash(())

    @property
    def complaint(self) -> str:
        """One sentence on the lines that cannot be read; empty where there are none."""
        if not self.damaged:
            return ""
        shown = ", ".join(map(str, self.damaged[:5])) + (", …" if len(self.damaged) > 5 else "")
        if len(self.damaged) == 1:
            words = Sentence(
                "Line {shown} of {path} cannot be read and was left unchanged",
                shown=shown,
                path=self.path,
            )
        else:
            words = Sentence(
                "Lines {shown} of {path} cannot be read and were left unchanged",
                shown=shown,
                path=self.path,
            )
        return Sentence(
            "{words}; correct or delete it (a line is {line_form}).",
            words=words,
            line_form=LINE_FORM,
        )


@dataclass(frozen=True, slots=True)
class Removed:
    """A line taken out, and where it was, for `restore_drawings`."""

    position: int
    line: bytes


def my_digits_path() -> Path:
    """Return where the drawings of this user are kept."""
    return user_data_dir() / f"{_NAME}{STROKE_SUFFIX}"


def read_my_digits(path: Path) -> MyDigits:
    """Return what is kept; a file that is not there holds nothing.

    Raises DataError where it cannot be read at all.
    """
    return _understood(path, _lines(path))


def add_drawings(
    path: Path, added: Sequence[LabelledDrawing]
) -> tuple[MyDigits, tuple[LabelledDrawing, ...]]:
    """Keep these too, but for those that are there already; returns all, and those that are new.

    Raises DataError where there are too many, one is over the limits of a drawing, or the file
    cannot be written.
    """
    new: list[LabelledDrawing] = []

    def change(lines: list[bytes]) -> list[bytes]:
        there = set(_understood(path, lines).drawings)
        for labelled in added:
            kept = LabelledDrawing(rounded(labelled.drawing), labelled.label)
            if kept not in there:
                there.add(kept)
                new.append(kept)
        if len(there) > MAX_KEPT:
            raise DataError(
                "My digits can hold {max_kept} drawings, but this makes {there_count}; "
                "delete or export some.",
                max_kept=count_text(MAX_KEPT),
                there_count=count_text(len(there)),
            )
        return [*lines, *map(_checked_line, new)]

    return _changed(path, change), tuple(new)


def remove_drawings(
    path: Path, removed: Sequence[LabelledDrawing]
) -> tuple[MyDigits, tuple[Removed, ...]]:
    """Take these out; returns what is left, and what `restore_drawings` brings back.

    One that another window has taken out already is left out. Raises DataError where the file
    cannot be written.
    """
    unwanted = set(removed)
    taken: list[Removed] = []

    def change(lines: list[bytes]) -> list[bytes]:
        for position, line in enumerate(lines):
            if _parsed(line) in unwanted:
                taken.append(Removed(position, line))
        gone = {each.position for each in taken}
        return [line for position, line in enumerate(lines) if position not in gone]

    return _changed(path, change), tuple(taken)


def restore_drawings(path: Path, removed: Sequence[Removed]) -> MyDigits:
    """Bring lines back to where they were. Raises DataError where the file cannot be written."""

    def change(lines: list[bytes]) -> list[bytes]:
        for each in sorted(removed, key=lambda one: one.position):
            lines.insert(each.position, each.line)
        return lines

    return _changed(path, change)


def _changed(path: Path, change: Callable[[list[bytes]], list[bytes]]) -> MyDigits:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _lock_of(path):
            before = _lines(path)
            size = sum(map(len, before))
            lines = change(before)
            data = b"".join(line + b"\n" for line in lines)
            if len(data) > MAX_BYTES and sum(map(len, lines)) > size:
                raise DataError(
                    "My digits can hold {max_bytes} MB of drawings, but this makes more; "
                    "delete or export some.",
                    max_bytes=number_text(MAX_BYTES / 1e6, 6),
                )
            write_atomically(path, data)
    except OSError as error:
        raise DataError(
            "{path} could not be written ({reason}); free some space there or allow writing "
            "to that folder.",
            path=path,
            reason=reason_of(error),
        ) from error
    return _understood(path, lines)


def _lock_of(path: Path) -> AbstractContextManager[None]:
    return locked(path.with_name(f"{_NAME}.lock"))


def _lines(path: Path) -> list[bytes]:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise DataError(
            "{path} could not be read ({reason}); allow reading that folder.",
            path=path,
            reason=reason_of(error),
        ) from error
    data = read_limited(path, MAX_FILE_BYTES, Sentence("a stroke file with labels"))
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return lines if lines[-1] else lines[:-1]


def _understood(path: Path, lines: Sequence[bytes]) -> MyDigits:
    drawings, damaged = [], []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            labelled = _parsed(line)
            if labelled is None:
                damaged.append(number)
            else:
                drawings.append(labelled)
    return MyDigits(path, tuple(drawings), tuple(damaged), hash(tuple(lines)))


def _checked_line(labelled: LabelledDrawing) -> bytes:
    """Return the line of a drawing; raises DataError where it could not be read again."""
    line = labelled_line(labelled)
    try:
        labelled_in(line)
    except LineError as problem:
        raise DataError(
            "This drawing of {label} cannot be saved in My digits: {problem}.",
            label=repr(labelled.label),
            problem=problem,
        ) from None
    return line


def _parsed(line: bytes) -> LabelledDrawing | None:
    try:
        return labelled_in(line)
    except LineError:
        return None
