"""The table of preferences, which last from one start to the next."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths

from visualnet.projects.window_layout import WindowLayout, layout_as_json, layout_from_json
from visualnet.ui.look.fonts import LARGEST_TEXT, SMALLEST_TEXT
from visualnet.ui.look.theme import SignColours, ThemeChoice
from visualnet.ui.session.kept.rows import (
    Preference,
    flag,
    one_of,
    or_none,
    table,
    text,
    texts,
    whole,
)
from visualnet.ui.session.kept.store import PreferenceStore

_RECENT_LIMIT = 8
_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation


class Preferences(PreferenceStore):
    """Look, place of window and docks, recent files; every value is checked when read."""

    theme = Preference[ThemeChoice]("dark", one_of(ThemeChoice))
    sign_colours = Preference[SignColours]("blue-orange", one_of(SignColours))
    text_size = Preference[int | None](None, or_none(whole(SMALLEST_TEXT, LARGEST_TEXT)))
    """In per cent; None: as the system has it."""
    has_dashes = Preference(False, flag)
    has_guide = Preference(True, flag)
    has_log_bars = Preference(False, flag)
    has_map_letters = Preference(True, flag)
    reduces_motion = Preference[bool | None](None, or_none(flag))
    """None: as the system wants it."""
    layout = Preference[WindowLayout | None](
        None, layout_from_json, lambda layout: None if layout is None else layout_as_json(layout)
    )
    """Where the window and its docks were; None if that was not kept."""
    recent_file_names = Preference[tuple[str, ...]]((), texts(_RECENT_LIMIT), list, is_shared=True)
    recent_data_names = Preference[tuple[str, ...]]((), texts(_RECENT_LIMIT), list, is_shared=True)
    folders = Preference[dict[str, str]]({}, table(text), is_shared=True)
    """Where files of a kind were opened or written last."""

    def keep_layout(self, layout: WindowLayout) -> None:
        """Remember where the window and its docks are."""
        if self.are_kept:
            self.layout = layout

    @property
    def recent_files(self) -> list[Path]:
        """Model files opened or saved lately that are still there, newest first."""
        return _those_there(self.recent_file_names, Path.is_file)

    def add_recent_file(self, path: Path) -> None:
        """Put a file at the front of the recent ones."""
        self._put_first(Preferences.recent_file_names, path)

    @property
    def recent_data(self) -> list[Path]:
        """Data files and folders opened lately that are still there, newest first."""
        return _those_there(self.recent_data_names, Path.exists)

    def add_recent_data(self, path: Path) -> None:
        """Put a data file or folder at the front of the recent ones."""
        self._put_first(Preferences.recent_data_names, path)

    def forget_recent_files(self) -> None:
        """Remove all recent files from the list."""
        self.recent_file_names = ()

    def folder(self, kind: str) -> Path:
        """Return where files of a kind were opened or written last; else the user's documents.

        kind: such as "data". In many containers there are no documents and no home, and then it is
        the working folder.
        """
        documents = QStandardPaths.writableLocation(_DOCUMENTS)
        for path in (self.folders.get(kind), documents, QDir.homePath()):
            if path and _is_there(Path(path), Path.is_dir):
                return Path(path)
        return Path.cwd()

    def keep_folder(self, kind: str, folder: Path) -> None:
        """Remember where files of a kind are opened and written."""
        self.update(Preferences.folders, lambda folders: {**folders, kind: str(folder)})

    def _put_first(self, row: Preference[tuple[str, ...]], path: Path) -> None:
        if self.are_kept:
            name = str(path)
            self.update(
                row,
                lambda names: (name, *(each for each in names if each != name))[:_RECENT_LIMIT],
            )


def _those_there(names: tuple[str, ...], is_so: Callable[[Path], bool]) -> list[Path]:
    return [path for path in map(Path, names) if _is_there(path, is_so)]


def _is_there(path: Path, is_so: Callable[[Path], bool]) -> bool:
    try:
        return is_so(path)
    except (OSError, ValueError):
        # A name no file system takes, from a damaged file.
        return False
