"""The data set of the run, looked at."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from visualnet.data.datasets import Split
from visualnet.insight.dataset_statistics import DatasetStatistics, statistics_of
from visualnet.training.absent_data import without_images
from visualnet.ui.look.theme import Theme
from visualnet.ui.panels.data.panel import DataPanel
from visualnet.ui.window.context import Workplace


class DataDock(QObject):
    """Connects the data panel."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place = place
        self._shown: object = None
        self.panel = DataPanel()
        self.panel.statistics_requested.connect(self._count)
        self.panel.example_chosen.connect(self._show_image)
        place.session.run_changed.connect(self._show_dataset)
        self._show_dataset()

    def apply_theme(self, theme: Theme) -> None:
        """Do nothing: the panel's colours are those of its palette."""

    @Slot()
    def _show_dataset(self) -> None:
        session = self._place.session
        dataset, absent = session.loaded_dataset, session.absent_data
        if absent is not None:
            self._shown = absent
            self.panel.show_dataset(without_images(absent))
        elif dataset is not None and dataset is not self._shown:
            self._shown = dataset
            self.panel.show_dataset(dataset)

    @Slot(object, int)
    def _count(self, split: Split, classes: int) -> None:
        self._place.jobs.submit(
            partial(statistics_of, split, classes), partial(self._take, split), self._place.tell
        )

    def _take(self, split: Split, statistics: DatasetStatistics) -> None:
        self.panel.show_statistics(split, statistics)

    @Slot(str, int)
    def _show_image(self, split: str, position: int) -> None:
        dataset = self._place.session.loaded_dataset
        if dataset is not None:
            images = getattr(dataset, split)
            self._place.session.show_image(images, position, self.tr("image of the data set"))
