"""A table of preferences kept in a JSON file, which other windows write too and nobody trusts."""

import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import SignalInstance

from visualnet.errors import VisualNetError
from visualnet.file_lock import locked
from visualnet.json_fields import Value
from visualnet.models.json_text import compact_json, parse_json
from visualnet.paths import check_writable, write_atomically
from visualnet.ui.look.translation import Texts
from visualnet.ui.session.kept.old_settings import old_values
from visualnet.ui.session.kept.rows import Preference

_tr = Texts("Preferences")

_MAX_BYTES = 1_000_000
_NOTHING = object()
"""Stands where the file says nothing, so that the default holds."""

_Change = Callable[[Any], Any]


class PreferenceStore:
    """Values of the rows that a class of this base has, see `Preference`.

    A value is remembered at once and written by `write`, which asks the file first: of two windows
    the last one that set a value wins, for this value alone. What a newer version wrote stays in
    the file. With path None nothing is read or kept: for demonstrations and measurements.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._is_readable, self._is_unwritten = True, False
        self.notice = ""
        """One sentence on what became of a damaged file; empty where there was none."""
        self._followers: dict[str, list[Callable[[Any], object]]] = {}
        self.changed: Callable[[], object] = lambda: None
        """Is called when something is to be written."""
        self._pending: dict[str, _Change] = {}
        self._guard, self._writing = threading.Lock(), threading.Lock()
        self._values: dict[str, object] = {}
        if path is not None:
            self._values = self._read_first(path)

    @classmethod
    def rows(cls) -> dict[str, Preference[Any]]:
        """Return all rows of the table by their names."""
        return {
            name: row
            for kind in reversed(cls.__mro__)
            for name, row in vars(kind).items()
            if isinstance(row, Preference)
        }

    @property
    def are_kept(self) -> bool:
        """Whether anything is to last: not so for demonstrations and measurements."""
        return self._path is not None

    @property
    def problem(self) -> str:
        """One sentence where nothing can be kept, empty where it can or is not to be."""
        if self._path is None:
            return ""
        is_writable = self._is_readable and _is_writable(self._path)
        if is_writable and not self._is_unwritten:
            return ""
        if is_writable:
            return _tr("Preferences cannot be saved in {0}. Free some disk space.").format(
                self._path
            )
        return _tr(
            "Preferences cannot be saved in {0}. Allow writing to that file and its folder."
        ).format(self._path)

    def value(self, row: Preference[Value]) -> Value:
        """Return what a row is set to, or its default."""
        kept = self._values.get(row.name, _NOTHING)
        return row.default if kept is _NOTHING else row.read(kept)

    def remember(self, row: Preference[Value], value: Value) -> None:
        """Set a row; who follows it is called, and it is written with the next `write`."""
        if value != self.value(row):
            self._change(row, _always(row.write(value)))

    def update(self, row: Preference[Value], change: Callable[[Value], Value]) -> None:
        """Set a row to what becomes of its value, also of one that another window wrote since."""
        self._change(
            row,
            lambda kept: row.write(change(row.default if kept is _NOTHING else row.read(kept))),
            is_first=False,
        )

    def reset(self, *rows: Preference[Any]) -> Callable[[], None]:
        """Set rows back to their defaults, all without any; returns what undoes that."""
        names = [row.name for row in rows or self.rows().values()]
        before = {name: self._values[name] for name in names if name in self._values}
        for name in before:
            self._change(self.rows()[name], _always(_NOTHING))

        def undo() -> None:
            for name, kept in before.items():
                self._change(self.rows()[name], _always(kept))

        return undo

    def follow(self, row: Preference[Value], call: Callable[[Value], object]) -> None:
        """Call this with each other value that the row is set to from now on."""
        self._followers.setdefault(row.name, []).append(call)

    def bind(
        self,
        row: Preference[Value],
        show: Callable[[Value], object],
        chosen: SignalInstance | None = None,
    ) -> None:
        """Show what the row is set to, now and from now on; it is set to what the user chooses.

        chosen: a signal with the value, sent when the user chooses; show() is not to send it.
        """
        show(self.value(row))
        self.follow(row, show)
        if chosen is not None:
            chosen.connect(lambda value: self.remember(row, value))

    def write(self) -> None:
        """Write what is to be remembered now; `problem` tells where that failed. Any thread may."""
        with self._writing:
            with self._guard:
                pending, self._pending = self._pending, {}
            if self._path is None or not self._is_readable or not (pending or self._is_unwritten):
                return
            try:
                self._write(self._path, pending)
                self._is_unwritten = False
            except OSError:
                self._is_unwritten = True
                with self._guard:
                    for name, change in self._pending.items():
                        pending[name] = _after(pending.get(name), change)
                    self._pending = pending

    def _change(self, row: Preference[Any], change: _Change, *, is_first: bool = True) -> None:
        """is_first: whatever was to be written of this before no longer matters."""
        before = self.value(row)
        self._set(row.name, change(self._values.get(row.name, _NOTHING)))
        with self._guard:
            self._pending[row.name] = (
                change if is_first else _after(self._pending.get(row.name), change)
            )
        value = self.value(row)
        if value != before:
            for call in self._followers.get(row.name, ()):
                call(value)
        if self._path is not None:
            self.changed()

    def _set(self, name: str, kept: object) -> None:
        if kept is _NOTHING:
            self._values.pop(name, None)
        else:
            self._values[name] = kept

    def _read_first(self, path: Path) -> dict[str, object]:
        values = self._read(path)
        if values is not None:
            return values
        if self.notice or not self._is_readable:
            return {}
        values = old_values(path.with_name("visualnet.ini"))
        self._pending = {name: _always(kept) for name, kept in values.items()}
        return values

    def _read(self, path: Path) -> dict[str, object] | None:
        """Return what the file says; None where there is none, or none any more."""
        try:
            status = path.stat()
            # A pipe or a device could be waited for, for ever.
            if not stat.S_ISREG(status.st_mode):
                raise OSError
            values = None
            if status.st_size <= _MAX_BYTES:
                with suppress(VisualNetError):
                    values = parse_json(path.read_bytes(), str(path))
            if isinstance(values, dict):
                return cast("dict[str, object]", values)
            aside = path.with_name(f"{path.name}.damaged")
            path.replace(aside)
            self.notice = _tr(
                "Your preferences file was damaged, so preferences were reset. The old file "
                "is kept as {0}."
            ).format(aside)
        except FileNotFoundError:
            return None
        except OSError:
            self._is_readable = False
        return None

    def _write(self, path: Path, pending: dict[str, _Change]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path.with_name(f"{path.name}.lock")):
            values = self._read(path)
            if not self._is_readable:
                raise OSError
            if values is None:
                # Taken away or damaged since: what is known here is all there is.
                values = dict(self._values)
            for name, change in pending.items():
                kept = change(values.get(name, _NOTHING))
                if kept is _NOTHING:
                    values.pop(name, None)
                else:
                    values[name] = kept
            write_atomically(path, compact_json(values).encode())
        for name, row in self.rows().items():
            if row.is_shared and name not in self._pending:
                self._set(name, values.get(name, _NOTHING))


def _always(kept: object) -> _Change:
    return lambda _before: kept


def _after(first: _Change | None, then: _Change) -> _Change:
    return then if first is None else lambda kept: then(first(kept))


def _is_writable(path: Path) -> bool:
    """Tell whether the file can be written, or made with the folders that lead to it."""
    try:
        if path.parent.is_dir():
            check_writable(path)
            return True
        above = next(folder for folder in path.parents if folder.exists())
        check_writable(above / path.name)
    except (OSError, StopIteration):
        return False
    return above.is_dir()
