"""Question about what a foreign model's file does not say, before the model is opened."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject, Slot

from visualnet.models.said_of_model import SaidOfModel
from visualnet.training.loading import load_dataset_of
from visualnet.ui.files.foreign_model_dialog import ForeignModelDialog
from visualnet.ui.files.found_model import FoundModel
from visualnet.ui.files.model_trials import ModelTrials, trials_on
from visualnet.ui.jobs.newest_job import NewestJob
from visualnet.ui.window.context import Context

_PAUSE_MS = 50


class ForeignModelQuestion(QObject):
    """One dialog at a time, over the window; a newer one takes its place."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._dialog: ForeignModelDialog | None = None

    @cached_property
    def _job(self) -> NewestJob:
        return NewestJob(self._context.jobs, _PAUSE_MS, self._raise, self)

    def ask(
        self,
        found: FoundModel,
        where: str,
        title: str,
        accept: Callable[[SaidOfModel], None],
        reject: Callable[[], None],
    ) -> None:
        """Ask, then accept(what is said), or reject() where it is not to be opened.

        where: the file's path. title: its name.
        """
        if self._dialog is not None:
            self._dialog.reject()
        session = self._context.session
        is_here = session.absent_data is None
        dataset = found.dataset or (session.dataset if is_here else None)
        config = session.config

        def prepare() -> ModelTrials | None:
            # At the start no data is there yet.
            data = dataset or load_dataset_of(config)
            return trials_on(found.document, where, data)

        dialog = self._dialog = ForeignModelDialog(
            found.document,
            title,
            prepare,
            dataset.own_classes if dataset else (),
            self._job,
            self._context.window,
        )
        dialog.chosen.connect(accept)
        dialog.rejected.connect(reject)
        dialog.finished.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _forget(self) -> None:
        self._dialog = None

    def _raise(self, error: Exception) -> None:
        self._context.tell(error, "files")
