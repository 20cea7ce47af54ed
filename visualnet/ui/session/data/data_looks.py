"""Looks at data sets, each computed once in a thread."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from visualnet.data.datasets import Dataset
from visualnet.data.preparing import Preparation
from visualnet.ui.jobs.jobs import Jobs

if TYPE_CHECKING:
    from visualnet.data.look import DataLook


class DataLooks(QObject):
    """Looks at a data set where that was not done yet; the last look is kept."""

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._last: tuple[Dataset, DataLook] | None = None

    def look(
        self, dataset: Dataset, preparation: Preparation, then: Callable[["DataLook"], None]
    ) -> None:
        """Call then(look), at once where the look is known.

        preparation: how the data set is prepared already.
        """
        if self._last is not None and self._last[0] is dataset:
            then(self._last[1])
        else:
            from visualnet.data.look import look_at

            work = partial(look_at, dataset, preparation)
            self._jobs.submit(work, partial(self._keep_look, dataset, then))

    def _keep_look(
        self, dataset: Dataset, then: Callable[["DataLook"], None], look: "DataLook"
    ) -> None:
        self._last = dataset, look
        then(look)
