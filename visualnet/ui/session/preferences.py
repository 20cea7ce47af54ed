"""The table of preferences, which last from one start to the next."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QDir, QStandardPaths

from visualnet.data.drawing.strokes import DEFAULT_BRUSH
from visualnet.json_fields import UnfitError, flag, number, or_none, whole
from visualnet.projects.window_layout import WindowLayout, layout_as_json, layout_from_json
from visualnet.ui.look.fonts import LARGEST_TEXT, SMALLEST_TEXT
from visualnet.ui.look.number_marks import NumberFormat
from visualnet.ui.look.theme import SignColours, ThemeChoice
from visualnet.ui.session.kept.rows import Preference, one_of, path_text, table, texts
from visualnet.ui.session.kept.store import PreferenceStore
from visualnet.ui.session.my_models import MyModel, models_as_json, read_models, used
from visualnet.ui.session.undo import UNDO_LIMIT

FULL_SPEED = 100
"""The place at the right end of the slider for the speed."""

FIRST_PACE = 62
"""The place of 30 epochs per second: at full speed spirals are learnt before they are seen."""

_RECENT_LIMIT = 8
_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation


def _layout(kept: object) -> WindowLayout:
    layout = layout_from_json(kept)
    if layout is None:
        raise UnfitError
    return layout


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
    number_format = Preference[NumberFormat]("system", one_of(NumberFormat))
    has_timeline = Preference(True, flag)
    is_welcomed = Preference(False, flag)
    """Whether the welcome card was answered or closed."""
    autosaves = Preference(True, flag)
    autosave_seconds = Preference(5, whole(1, 3600))
    autosave_folder = Preference[str | None](None, or_none(path_text))
    history_megabytes = Preference(128, whole(8, 16_000))
    """Of memory, for the steps that all trainings of a window can be taken back to."""
    undo_depth = Preference(UNDO_LIMIT, whole(1, 1000))
    files_folder = Preference[str | None](None, or_none(path_text))
    """Where file dialogs begin; None: where files of the kind were opened or written last."""
    data_folder = Preference[str | None](None, or_none(path_text))
    """The same for data."""
    shortcuts = Preference[dict[str, tuple[str, ...]]](
        {}, table(texts(4)), lambda keys: {name: list(each) for name, each in keys.items()}
    )
    """Keys of actions that have others than at first, by the actions' names."""

    # What a user chooses in the window; settings of the training are those of its run.
    speed = Preference(FULL_SPEED, whole(0, FULL_SPEED))
    """The place of the slider."""
    pace = Preference(FIRST_PACE, whole(0, FULL_SPEED))
    """The same while points are learnt from."""
    step_unit = Preference[str]("batch", one_of(Literal["example", "batch", "epoch"]))
    brush = Preference(DEFAULT_BRUSH, number(0.0, 1.0))
    """Its diameter as a fraction of the pad's side."""
    picture_mode = Preference[str]("FLOW", one_of(Literal["FLOW", "WEIGHT"]))
    """What connections show; what needs a mark or an explanation is not there at a start."""

    bright_share = Preference(100, whole(1, 100))
    """Of the connections, in per cent."""
    chart_page = Preference(0, whole(0, 20))
    smooths_charts = Preference(True, flag)
    chart_logs = Preference[dict[str, bool]]({}, table(flag))
    """Whether a page of charts is logarithmic, by its number."""
    evaluation_part = Preference(0, whole(0, 5))
    evaluation_page = Preference(0, whole(0, 20))
    classes_order = Preference(1, whole(-50, 50))
    """The same as `runs_order`, of the classes in an evaluation."""
    map_kind = Preference(0, whole(0, 1))
    map_count = Preference(1, whole(0, 9))
    data_part = Preference(0, whole(0, 2))
    goes_on_practising = Preference(True, flag)
    runs_order = Preference[int | None](None, or_none(whole(-50, 50)))
    """The column by which runs are sorted, from 1; below 0 where they fall."""
    open_sections = Preference[dict[str, bool]]({}, table(flag))
    """Whether a section of the settings is open, by its first setting."""
    export_format = Preference("npz", path_text)
    picture_format = Preference[str](".png", one_of(Literal[".png", ".svg"]))
    picture_has_legend = Preference(True, flag)
    film_seconds = Preference(0.2, number(0.05, 60.0))
    """Between two of its pictures."""
    film_pace = Preference(12, whole(1, 50))
    film_has_legend = Preference(True, flag)
    film_format = Preference[str](".gif", one_of(Literal[".gif", ".mp4", ".webm"]))
    last_found = Preference[tuple[str, ...]]((), texts(6), list)
    """What was chosen last in the search over everything, each as `Row.key`, newest first."""

    layout = Preference[WindowLayout | None](
        None, layout_from_json, lambda layout: None if layout is None else layout_as_json(layout)
    )
    """Where the window and its docks were; None if that was not kept."""
    workspaces = Preference[dict[str, WindowLayout]](
        {},
        table(_layout),
        lambda kept: {name: layout_as_json(layout) for name, layout in kept.items()},
        is_shared=True,
    )
    """The user's own arrangements of panels, by name."""
    recent_file_names = Preference[tuple[str, ...]]((), texts(_RECENT_LIMIT), list, is_shared=True)
    recent_data_names = Preference[tuple[str, ...]]((), texts(_RECENT_LIMIT), list, is_shared=True)
    my_lesson_names = Preference[tuple[str, ...]]((), texts(_RECENT_LIMIT), list, is_shared=True)
    """Lesson files of the user's own, opened last first."""
    my_models = Preference[tuple[MyModel, ...]]((), read_models, models_as_json, is_shared=True)
    """Models that stay in the Model menu, those used last first."""
    folders = Preference[dict[str, str]]({}, table(path_text), is_shared=True)
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

    def forget_recent(self, path: Path) -> None:
        """Remove a data file from the recent ones, if it is there."""
        gone = str(path.resolve())
        if gone in self.recent_data_names:
            self.recent_data_names = tuple(n for n in self.recent_data_names if n != gone)

    def forget_recent_files(self) -> None:
        """Remove all recent files from the list."""
        self.recent_file_names = ()

    def forget_recent_data(self) -> None:
        """Remove all recent data from the list."""
        self.recent_data_names = ()

    def add_my_model(self, path: Path, test_accuracy: float | None) -> None:
        """Put a model at the front of the user's own. test_accuracy: None if it is not known."""
        if self.are_kept:
            self.update(Preferences.my_models, lambda models: used(models, path, test_accuracy))

    def folder(self, kind: str) -> Path:
        """Return where files of a kind were opened or written last; else the user's documents.

        kind: such as "data". In many containers there are no documents and no home, and then it is
        the working folder.
        """
        chosen = self.data_folder if kind == "data" else self.files_folder
        documents = QStandardPaths.writableLocation(_DOCUMENTS)
        for path in (chosen, self.folders.get(kind), documents, QDir.homePath()):
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


def is_file(path: Path) -> bool:
    """Tell whether this is a file that is there, whatever the path says."""
    return _is_there(path, Path.is_file)


def _is_there(path: Path, is_so: Callable[[Path], bool]) -> bool:
    try:
        return is_so(path)
    except (OSError, ValueError):
        # A name no file system takes, from a damaged file.
        return False
