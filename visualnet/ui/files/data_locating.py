"""Search for the data of a run that were away when its project was opened."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from visualnet.data.datasets import Dataset
from visualnet.errors import VisualNetError
from visualnet.training.absent_data import AbsentData, identity_of
from visualnet.training.loading import forget_dataset
from visualnet.ui.files.data import FILTER
from visualnet.ui.look.translation import said_of, translated
from visualnet.ui.window.context import Context
from visualnet.ui.window.floating import FloatingBar


class DataLocating(QObject):
    """Shows the bar while the data of the run are away; what is located is read in a thread."""

    failed = Signal(str)
    said = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context, self._session = context, context.session
        self._bar: FloatingBar | None = None
        context.session.run_changed.connect(self._show_missing)

    @Slot()
    def _show_missing(self) -> None:
        missing = self._session.obstacle if self._session.absent_data else ""
        if missing:
            self._bar = self._bar or self._made_bar()
            self._bar.say(missing)
        elif self._bar is not None:
            self._bar.hide()

    def _made_bar(self) -> FloatingBar:
        bar = FloatingBar("missingDataBar", self.tr("Missing data"))
        bar.add_button(
            "retryDataButton",
            self.tr("Try again"),
            self.tr("Look in the same place again"),
            self._try_again,
        )
        bar.add_button(
            "locateDataFileButton",
            self.tr("Locate file…"),
            self.tr("Choose where this file is now"),
            self._ask_file,
        )
        bar.add_button(
            "locateDataFolderButton",
            self.tr("Locate folder…"),
            self.tr("Choose where this folder is now"),
            self._ask_folder,
        )
        self._context.window.add_bar(bar)
        return bar

    @Slot()
    def _try_again(self) -> None:
        self._locate(self._session.config.dataset)

    @Slot()
    def _ask_file(self) -> None:
        title = self.tr("Locate the data of this run")
        filters = [self.tr("Data ({0})").format(FILTER), self.tr("All files (*)")]
        self._context.ask_open(title, filters, self.open_path, kind="data")

    @Slot()
    def _ask_folder(self) -> None:
        title, mode = self.tr("Locate the data of this run"), QFileDialog.FileMode.Directory
        self._context.ask_open(title, [], self.open_path, mode, kind="data")

    @Slot(str)
    def open_path(self, name: str) -> None:
        """Take the data of the run from a file or folder; training can go on with them."""
        self._locate(str(Path(name).absolute()))

    def _locate(self, source: str) -> None:
        from visualnet.ui.session.new_runs import data_or_absent

        session, run, absent = self._session, self._session.run, self._session.absent_data
        if run is None or absent is None:
            return
        config = session.newest_config.changed(dataset=source)
        classes, identity = run.classes, absent.identity

        def work() -> Dataset:
            # Its files may have been changed since they were read last.
            forget_dataset()
            return data_or_absent(config, classes, identity, features=absent.features)

        self._context.jobs.submit(
            work, partial(self._take_data, session.run_id, source), self._show_error
        )

    def _take_data(self, run_id: int, source: str, dataset: Dataset) -> None:
        absent = self._session.absent_data
        if run_id != self._session.run_id or absent is None:
            # Another run is shown since.
            return
        if isinstance(dataset, AbsentData):
            self.failed.emit(
                self.tr("This run was trained on other data: {0}.").format(
                    translated(dataset.reason)
                )
            )
            return
        try:
            # Other settings may have been changed meanwhile.
            self._session.take_data(dataset, self._session.newest_config.changed(dataset=source))
        except VisualNetError as error:
            self._show_error(error)
            return
        if absent.identity in (None, identity_of(dataset)):
            text = self.tr("{0} was found. You can continue training.")
        else:
            text = self.tr("{0} was found, but its examples have changed.")
        self.said.emit(text.format(source))

    def _show_error(self, error: Exception) -> None:
        self.failed.emit(said_of(error))
