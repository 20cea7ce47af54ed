"""Data sets for the window: bundled or the user's own, loaded in a thread."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from visualnet.data.datasets import DATASETS, Dataset
from visualnet.errors import VisualNetError
from visualnet.training.config import TrainingConfig
from visualnet.training.loading import (
    forget_changed_dataset,
    forget_dataset,
    is_same_data,
    load_dataset_of,
)
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.session.session import Session
from visualnet.ui.widgets.shown_names import entry_text

# Longer lists of what is in a .npz file are neither those of a model nor of data.
_TAIL_BYTES = 200_000
_DIRECTORY = b"PK\x05\x06"

FILTER = "*.npz *.csv *.csv.gz *ubyte *ubyte.gz *.idx *.gz"


class DataFiles(QObject):
    """Makes new networks of settings, with the data that they name."""

    failed = Signal(str)
    said = Signal(str)
    opened = Signal()
    """A data set of the user's own was opened; it is the first of the recent ones."""

    def __init__(
        self, session: Session, preferences: Preferences, jobs: Jobs, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._preferences, self._jobs = session, preferences, jobs
        self._window = window
        self._asked = 0

    @Slot(object)
    def apply(self, config: TrainingConfig) -> None:
        """Make a new network with these settings.

        Data that is not here is loaded first; the user's own is read again if its files changed.
        """
        self._asked += 1
        is_there = self._session.absent_data is None
        if not (is_there and is_same_data(config, self._session.config)):
            self._load(config, _load_as_it_is)
        elif config.dataset in DATASETS:
            self._take(self._asked, config, None)
        else:
            self._read(config, _load_as_it_is)

    @Slot()
    def ask_open_file(self) -> None:
        """Let the user choose a file of examples."""
        dialog = QFileDialog(self._window, self.tr("Open data"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Data ({0})").format(FILTER), self.tr("All files (*)")])
        self._open_dialog(dialog)

    @Slot()
    def ask_open_folder(self) -> None:
        """Let the user choose a folder: of IDX files, or of images by class."""
        dialog = QFileDialog(self._window, self.tr("Open data folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._open_dialog(dialog)

    @Slot(str)
    def open_path(self, name: str) -> None:
        """Learn from the user's own data, with the present settings and a new network."""
        self._open_source(str(Path(name).absolute()))

    def fill_menu(self, menu: QMenu) -> None:
        """List bundled and recent data sets anew."""
        menu.clear()
        present = self._session.config.dataset
        recent = [str(path) for path in self._preferences.recent_data]
        for name in [*DATASETS, *recent]:
            action = menu.addAction(entry_text(_shown(name)))
            action.setToolTip(DATASETS[name].source if name in DATASETS else name)
            action.setCheckable(True)
            action.setChecked(name == present)
            action.triggered.connect(lambda _=False, source=name: self._open_source(source))

    def _open_source(self, source: str) -> None:
        """Load a data set anew: the user may have changed its files since."""
        self._asked += 1
        config = self._session.config.changed(dataset=source, train_examples=None)
        self._load(config, _load_afresh)

    def _load(self, config: TrainingConfig, load: Callable[[TrainingConfig], Dataset]) -> None:
        self.said.emit(self.tr("Loading {0} …").format(_shown(config.dataset)))
        self._read(config, load)

    def _read(self, config: TrainingConfig, load: Callable[[TrainingConfig], Dataset]) -> None:
        asked = self._asked

        def work() -> Dataset | None:
            # Some take half a minute: those that waited while another was asked for are not begun.
            return load(config) if asked == self._asked else None

        self._jobs.submit(work, partial(self._take, asked, config), self._tell)

    def _open_dialog(self, dialog: QFileDialog) -> None:
        dialog.fileSelected.connect(self.open_path)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, asked: int, config: TrainingConfig, dataset: Dataset | None) -> None:
        if asked != self._asked:
            return
        if dataset is self._session.dataset:
            # Its files are as they were.
            dataset = None
        try:
            self._session.apply(config, dataset)
        except VisualNetError as error:
            self._tell(error)
            return
        if dataset is not None:
            self.said.emit(
                self.tr("{0}: {1:,} images to learn, {2:,} to test, {3} classes.").format(
                    dataset.title, len(dataset.train), len(dataset.test), len(dataset.classes)
                )
            )
            if config.dataset not in DATASETS:
                self._preferences.add_recent_data(Path(config.dataset).resolve())
                self.opened.emit()

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, VisualNetError):
            raise error
        self.failed.emit(str(error))


def _load_as_it_is(config: TrainingConfig) -> Dataset:
    forget_changed_dataset(config.dataset)
    return load_dataset_of(config)


def _load_afresh(config: TrainingConfig) -> Dataset:
    forget_dataset()
    return load_dataset_of(config)


def _shown(source: str) -> str:
    return DATASETS[source].title if source in DATASETS else Path(source).name


def is_data(path: Path) -> bool:
    """Tell whether a file or folder is one of examples, and not a model, as far as can be seen."""
    if path.suffix.lower() != ".npz":
        return os.path.isdir(path) or path.name.lower().endswith((".csv", ".gz", "ubyte", ".idx"))
    try:
        # A pipe would hold up the window until somebody writes into it.
        if not path.is_file():
            return False
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _TAIL_BYTES))
            names = file.read(_TAIL_BYTES)
    except (OSError, ValueError):
        # Whatever is wrong with it, opening it as a model says so.
        return False
    return _DIRECTORY in names and b"weights_" not in names
