"""Data sets for the window: bundled or the user's own, loaded in a thread."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from visualnet.data.datasets import DATASETS
from visualnet.data.plane.patterns import PATTERNS
from visualnet.ui.session.data.ways import shown_source
from visualnet.ui.widgets.shown_names import entry_text, told_apart
from visualnet.ui.window.acts.context_menus import Act, Entries
from visualnet.ui.window.context import Context

FILTER = "*.npz *.csv *.csv.gz *.tsv *.tsv.gz *ubyte *ubyte.gz *.idx *.gz"


class DataFiles(QObject):
    """Asks for files and folders, and lists what was open before."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context

    @Slot()
    def ask_open_file(self) -> None:
        """Let the user choose a file of examples."""
        filters = [self.tr("Data ({0})").format(FILTER), self.tr("All files (*)")]
        self._context.ask_open(self.tr("Open data"), filters, self.open_path, kind="data")

    @Slot()
    def ask_open_folder(self) -> None:
        """Let the user choose a folder: of IDX files, or of images by class."""
        mode = QFileDialog.FileMode.Directory
        self._context.ask_open(self.tr("Open data folder"), [], self.open_path, mode, kind="data")

    def open_then(self, name: str, then: Callable[[], None]) -> None:
        """Open data as `open_path` does; what comes then need not wait for them."""
        self.open_path(name)
        then()

    @Slot(str)
    def open_path(self, name: str) -> None:
        """Learn from the user's own data, with the present settings and a new network."""
        self._context.data.open_source(str(Path(name).absolute()))

    def entries(self) -> Entries:
        """Return bundled and recent data sets, patterns of points, and what opens others."""
        present, kept = self._context.session.config.dataset, self._context.preferences
        recent = kept.recent_data
        texts = [*map(shown_source, DATASETS), *told_apart(recent)]
        sets = [
            Act(
                entry_text(text),
                partial(self._context.data.open_source, name),
                "",
                DATASETS[name].source if name in DATASETS else name,
                is_checked=name == present,
            )
            for name, text in zip([*DATASETS, *map(str, recent)], texts, strict=True)
        ]
        patterns = [
            Act(
                entry_text(shown_source(name)),
                partial(self._context.data.open_source, name),
                "",
                is_checked=name == present,
            )
            for name in PATTERNS
        ]
        points: Entries = ["plane", (self.tr("Patterns of points"), patterns)]
        tip = self.tr("Empty this list; the files stay")
        end = [None, Act(self.tr("Clear recent data"), kept.forget_recent_data, "", tip)]
        return [*sets, None, *points, None, "openData", "openDataFolder", *(end if recent else [])]
