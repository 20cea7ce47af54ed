"""Preferences kept between two starts in one INI file, which is not trusted."""

import json
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

from PySide6.QtCore import QDir, QSettings, QStandardPaths

from visualnet.projects.window_layout import WindowLayout, layout_as_json, layout_from_json
from visualnet.ui.look.fonts import LARGEST_TEXT, SMALLEST_TEXT
from visualnet.ui.look.theme import SignColours, ThemeChoice

_MAX_BYTES = 5_000_000
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]+)|([0-7]{1,6})|\r?\n|.)", re.DOTALL)
_PACKED = ("@Variant(", "@DateTime(")
"""Values that Qt unpacks from any bytes: a list that claims 2^31 entries takes all memory and
aborts (6.11, 2026-11). Nothing of ours is written so."""


def set_aside_if_harmful(path: Path) -> bool:
    """Make way for new settings where the file at the path could harm the process.

    Such a file is renamed to `NAME.damaged`. Tells whether settings can be kept at the path; not
    where there is a pipe, a device or a harmful file that cannot be renamed.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            # QSettings copes with that itself.
            return True
        if not stat.S_ISREG(status.st_mode):
            return False
        if status.st_size > _MAX_BYTES or _is_harmful(path.read_bytes()):
            path.replace(path.with_name(f"{path.name}.damaged"))
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _is_harmful(data: bytes) -> bool:
    text = _ESCAPE.sub(_unescaped, data.decode("latin-1").replace('"', ""))
    return any(packed in text for packed in _PACKED)


def _unescaped(match: re.Match[str]) -> str:
    """Return what Qt reads an escape as; those that cannot be part of a packed value as nothing."""
    if match[1]:
        return chr(int(match[1][-4:], 16))
    return chr(int(match[2], 8)) if match[2] else ""


_RECENT_LIMIT = 8
_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation
_LAYOUT = "window/layout"
_MAX_LAYOUT = 50_000
"""Characters; a window's layout takes 2,500."""


class Preferences:
    """Look, place of window and docks, recent files; every value is checked when read.

    With path None nothing is read or kept: for demonstrations and measurements.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        is_kept = path is not None and set_aside_if_harmful(path)
        self._settings = QSettings(str(path), QSettings.Format.IniFormat) if is_kept else None
        # What holds where the file says nothing, or there is none.
        self._theme: ThemeChoice = "dark"
        self._sign_colours: SignColours = "blue-orange"
        self._text_size: int | None = None
        self._has_dashes = False
        self._has_guide = True
        self._has_log_bars = False
        self._has_map_letters = True
        self._reduces_motion: bool | None = None
        self._folders: dict[str, str] = {}
        self._is_unwritten = False

    @property
    def are_kept(self) -> bool:
        """Whether anything is to last: not so for demonstrations and measurements."""
        return self._path is not None

    @property
    def problem(self) -> str:
        """One sentence where nothing can be kept, empty where it can or is not to be."""
        settings = self._settings
        is_writable = settings is not None and settings.isWritable()
        if self._path is None or (is_writable and not self._is_unwritten):
            return ""
        advice = (
            "make room there" if is_writable else "let yourself write to that file and its folder"
        )
        return f"Settings cannot be kept in {self._path}; {advice}."

    @property
    def theme(self) -> ThemeChoice:
        """The chosen theme; dark unless chosen otherwise."""
        self._theme = self._choice("window/theme", ThemeChoice, self._theme)
        return self._theme

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._theme = choice
        self._keep("window/theme", choice)

    @property
    def sign_colours(self) -> SignColours:
        """The chosen colours of positive and negative; blue and orange unless chosen otherwise."""
        self._sign_colours = self._choice("picture/signs", SignColours, self._sign_colours)
        return self._sign_colours

    @sign_colours.setter
    def sign_colours(self, choice: SignColours) -> None:
        self._sign_colours = choice
        self._keep("picture/signs", choice)

    @property
    def text_size(self) -> int | None:
        """The chosen size of text in per cent; None unless chosen, as the system has it then."""
        value = self._text("window/text size")
        if re.fullmatch(r"[0-9]{2,3}", value):
            size = int(value)
            self._text_size = size if SMALLEST_TEXT <= size <= LARGEST_TEXT else None
        elif value:
            self._text_size = None
        return self._text_size

    @text_size.setter
    def text_size(self, choice: int | None) -> None:
        self._text_size = choice
        self._keep("window/text size", "system" if choice is None else str(choice))

    @property
    def has_dashes(self) -> bool:
        """Whether negative connections are dashed; not unless chosen."""
        self._has_dashes = self._is_chosen("picture/dashes", self._has_dashes)
        return self._has_dashes

    @has_dashes.setter
    def has_dashes(self, is_chosen: bool) -> None:
        self._has_dashes = is_chosen
        self._keep("picture/dashes", "yes" if is_chosen else "no")

    @property
    def has_guide(self) -> bool:
        """Whether the pad has a faint square to draw in; unless switched off."""
        self._has_guide = self._is_chosen("pad/guide", self._has_guide)
        return self._has_guide

    @has_guide.setter
    def has_guide(self, is_chosen: bool) -> None:
        self._has_guide = is_chosen
        self._keep("pad/guide", "yes" if is_chosen else "no")

    @property
    def has_log_bars(self) -> bool:
        """Whether the bars of the probabilities are logarithmic; not unless chosen."""
        self._has_log_bars = self._is_chosen("pad/log bars", self._has_log_bars)
        return self._has_log_bars

    @has_log_bars.setter
    def has_log_bars(self, is_chosen: bool) -> None:
        self._has_log_bars = is_chosen
        self._keep("pad/log bars", "yes" if is_chosen else "no")

    @property
    def has_map_letters(self) -> bool:
        """Whether the map shows images as letters, not dots; unless switched off."""
        self._has_map_letters = self._is_chosen("map/letters", self._has_map_letters)
        return self._has_map_letters

    @has_map_letters.setter
    def has_map_letters(self, is_chosen: bool) -> None:
        self._has_map_letters = is_chosen
        self._keep("map/letters", "yes" if is_chosen else "no")

    @property
    def reduces_motion(self) -> bool | None:
        """Whether nothing may move by itself; None unless chosen, as the system wants it then."""
        key = "picture/reduced motion"
        self._reduces_motion = self._is_chosen(key, self._reduces_motion)
        return self._reduces_motion

    @reduces_motion.setter
    def reduces_motion(self, is_chosen: bool) -> None:
        self._reduces_motion = is_chosen
        self._keep("picture/reduced motion", "yes" if is_chosen else "no")

    @property
    def layout(self) -> WindowLayout | None:
        """Where the window and its docks were; None if that was not kept."""
        text = self._text(_LAYOUT)
        try:
            return layout_from_json(json.loads(text)) if len(text) < _MAX_LAYOUT else None
        except (ValueError, RecursionError):
            # Nothing was kept, or the file is damaged.
            return None

    def keep_layout(self, layout: WindowLayout) -> None:
        """Remember where the window and its docks are."""
        self._keep(_LAYOUT, json.dumps(layout_as_json(layout), separators=(",", ":")))

    def write(self) -> None:
        """Write what is to be remembered now; `problem` tells where that failed."""
        if self._settings is not None:
            # Of the same file, and so with the same values; its status is of this write alone.
            settings = QSettings(str(self._path), QSettings.Format.IniFormat)
            settings.sync()
            self._is_unwritten = settings.status() == QSettings.Status.AccessError

    @property
    def recent_files(self) -> list[Path]:
        """Model files opened or saved lately that are still there, newest first."""
        return [path for path in self._paths("files/recent") if _is_there(path, Path.is_file)]

    def add_recent_file(self, path: Path) -> None:
        """Put a file at the front of the recent ones."""
        self._put_first("files/recent", path)

    @property
    def recent_data(self) -> list[Path]:
        """Data files and folders opened lately that are still there, newest first."""
        return [path for path in self._paths("data/recent") if _is_there(path, Path.exists)]

    def add_recent_data(self, path: Path) -> None:
        """Put a data file or folder at the front of the recent ones."""
        self._put_first("data/recent", path)

    def forget_recent_files(self) -> None:
        """Remove all recent files from the list."""
        self._keep("files/recent", [])

    def folder(self, kind: str) -> Path:
        """Return where files of a kind were opened or written last; else the user's documents.

        kind: such as "data". In many containers there are no documents and no home, and then it is
        the working folder.
        """
        kept = self._folders.get(kind) or self._text(f"folders/{kind}")
        documents = QStandardPaths.writableLocation(_DOCUMENTS)
        for path in (kept, documents, QDir.homePath()):
            if path and _is_there(Path(path), Path.is_dir):
                return Path(path)
        return Path.cwd()

    def keep_folder(self, kind: str, folder: Path) -> None:
        """Remember where files of a kind are opened and written."""
        self._folders[kind] = str(folder)
        self._keep(f"folders/{kind}", str(folder))

    def _paths(self, key: str) -> list[Path]:
        if self._settings is None:
            return []
        value = self._settings.value(key)
        names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        paths = [Path(name) for name in names if isinstance(name, str) and name]
        return paths[:_RECENT_LIMIT]

    def _put_first(self, key: str, path: Path) -> None:
        if self._settings is not None:
            # Another window may have put files there since.
            self._settings.sync()
        others = [other for other in self._paths(key) if other != path]
        self._keep(key, [str(kept) for kept in [path, *others][:_RECENT_LIMIT]])
        if self._settings is not None:
            self._settings.sync()

    def _choice(self, key: str, kind: Any, otherwise: Any) -> Any:
        """Return the value if it is one of a Literal's, else the other."""
        value = self._text(key)
        return value if value in get_args(kind) else otherwise

    def _is_chosen(self, key: str, otherwise: Any) -> Any:
        value = self._text(key)
        return value == "yes" if value in ("yes", "no") else otherwise

    def _text(self, key: str) -> str:
        # A damaged file gives values of any type, and no error.
        value = self._settings.value(key) if self._settings is not None else None
        return value if isinstance(value, str) else ""

    def _keep(self, key: str, value: object) -> None:
        if self._settings is not None:
            self._settings.setValue(key, value)


def _is_there(path: Path, is_so: Callable[[Path], bool]) -> bool:
    try:
        return is_so(path)
    except (OSError, ValueError):
        # A name no file system takes, from a damaged file.
        return False
