"""The results file of a sweep: CSV, one line a run, on the disk as soon as the run has ended."""

import csv
import io
import os
import stat
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from visualnet.errors import SettingError, VisualNetError
from visualnet.number_text import count_text
from visualnet.sentences import Sentence

MAX_BYTES = 64_000_000
MAX_ROWS = 100_000
"""A thousand times a large sweep; a file beyond is not read into memory."""

# Windows would otherwise translate the ends of lines.
_FLAGS = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)


class SweepFile:
    """A results file opened for appending, and the rows that it has already.

    A line is written by one call and forced to the disk, so that SIGKILL or a loss of power leaves
    at most a last line without its end. Such a line is cut off at opening: its run is done again.
    A file that gets no row is not left behind.
    """

    def __init__(
        self, path: Path, columns: Sequence[str], needed: Sequence[str] | None = None
    ) -> None:
        """Open or begin the file; columns: its header, the last one never empty.

        needed: those that a file which is there must have, all if not given; others may be missing
        where an earlier version wrote it, which then goes on as it began.
        Raises SettingError where the path cannot be written, or the file is no results file with
        these columns, is damaged, or is in use by another sweep.
        """
        self._path = path
        self._columns = tuple(columns)
        self._needed = set(columns if needed is None else needed)
        self._is_begun_here = False
        was_there = os.path.lexists(path)
        try:
            self._descriptor = os.open(path, _FLAGS, 0o666)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            raise SettingError(
                "{path} cannot be written ({reason}); choose another output.",
                path=path,
                reason=reason,
            ) from error
        try:
            self._lock()
            self._is_begun_here = not was_there
            self.rows = self._read()
        except BaseException:
            self._close()
            raise

    def append(self, cells: dict[str, str]) -> None:
        """Write one row, a cell for each column, and force it to the disk.

        Raises VisualNetError where the disk does not take it.
        """
        self._write([cells[name] for name in self._columns])
        self.rows.append(cells)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def _close(self) -> None:
        """Close the file, and take it away where this began it and nothing has come into it."""
        if self._is_begun_here and not self._has_rows():
            # Windows does not take away what is open; there the header stays.
            with suppress(OSError):
                self._path.unlink()
        os.close(self._descriptor)

    def _has_rows(self) -> bool:
        return os.fstat(self._descriptor).st_size > len(_line(self._columns))

    def _lock(self) -> None:
        """Keep other sweeps out for as long as the file is open; the system ends it with us."""
        if sys.platform == "win32":
            return
        import fcntl

        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SettingError(
                "Another sweep is writing {path}; wait for it or choose another output.",
                path=self._path,
            ) from None
        except OSError:
            # Some network file systems have no locks; the sweep itself needs none.
            return
        with suppress(OSError):
            if os.path.samestat(os.stat(self._path), os.fstat(self._descriptor)):
                return
        # It was opened just before the sweep that began it took it away again.
        raise SettingError("Another sweep has just left {path}; start again.", path=self._path)

    def _read(self) -> list[dict[str, str]]:
        """Return the whole rows, after cutting off a torn line and beginning an empty file."""
        data = self._bytes()
        whole = data[: data.rfind(b"\n") + 1]
        rows = self._rows(whole.decode("utf-8", "surrogateescape"))
        # Only what this class began is cut: a stranger's file is left as it is.
        if not whole and not _line(self._columns).startswith(data):
            raise self._refusal(Sentence("its columns belong to another sweep"))
        if len(whole) < len(data):
            os.ftruncate(self._descriptor, len(whole))
        if not whole:
            self._write(self._columns)
        return rows

    def _bytes(self) -> bytes:
        status = os.fstat(self._descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise self._refusal(Sentence("it is not a file"))
        if status.st_size > MAX_BYTES:
            raise self._refusal(
                Sentence("it is larger than {max_bytes} MB", max_bytes=MAX_BYTES // 1_000_000)
            )
        with open(self._descriptor, "rb", closefd=False) as file:
            return file.read()

    def _rows(self, text: str) -> list[dict[str, str]]:
        rows: list[dict[str, str]] = []
        try:
            for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True)):
                if number == 0:
                    self._take_columns(cells)
                elif len(cells) != len(self._columns) or not cells[-1]:
                    raise self._refusal(Sentence("line {number} is damaged", number=number + 1))
                elif number > MAX_ROWS:
                    raise self._refusal(
                        Sentence("it has more than {max_rows} lines", max_rows=count_text(MAX_ROWS))
                    )
                else:
                    rows.append(dict(zip(self._columns, cells, strict=True)))
        except csv.Error as error:
            raise self._refusal(Sentence("it is not CSV ({error})", error=error)) from error
        return rows

    def _take_columns(self, header: list[str]) -> None:
        """Go on with the columns of a file that is there; raises SettingError."""
        missing = sorted(self._needed.difference(header))
        others = sorted(set(header).difference(self._columns))
        if others or len(set(header)) < len(header) or header[-1:] != [self._columns[-1]]:
            raise self._refusal(Sentence("its columns belong to another sweep"))
        if missing:
            raise self._refusal(
                Sentence(
                    "it has no column {missing}; it may come from an earlier version",
                    missing=missing[0],
                )
            )
        self._columns = tuple(header)

    def _write(self, cells: Sequence[str]) -> None:
        line = _line(cells)
        try:
            written = os.write(self._descriptor, line)
            os.fsync(self._descriptor)
        except OSError as error:
            raise VisualNetError(
                "{path} cannot be written ({strerror}). The runs in it are safe; start again "
                "to do the rest.",
                path=self._path,
                strerror=error.strerror,
            ) from error
        if written < len(line):
            raise VisualNetError(
                "The disk is full: {path} cannot be written. The runs in it are safe. Free "
                "some space, then start again.",
                path=self._path,
            )

    def _refusal(self, reason: str) -> SettingError:
        return SettingError(
            "{path} cannot take the results of this sweep: {reason}. Choose another output, "
            "or move that file.",
            path=self._path,
            reason=reason,
        )


def _line(cells: Sequence[str]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue().encode("utf-8", "surrogateescape")
