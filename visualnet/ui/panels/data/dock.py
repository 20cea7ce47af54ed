"""Connection of the data panel with the data set of the open run."""

from functools import partial

from PySide6.QtCore import Slot

from visualnet.data.datasets import Dataset, Split
from visualnet.data.preparing import is_as_meant
from visualnet.insight.dataset_statistics import DatasetStatistics, statistics_of
from visualnet.training.absent_data import without_images
from visualnet.ui.panels.data.panel import DataPanel
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import PanelDock


class DataDock(PanelDock[DataPanel]):
    """Connects the data panel."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, DataPanel())
        self._shown: object = None
        context.preferences.bind(
            Preferences.data_part, self.panel.choose_part, self.panel.part_chosen
        )
        self.panel.statistics_requested.connect(self._count)
        self.panel.look_requested.connect(self._look)
        self.panel.remedy_chosen.connect(context.data.prepare)
        self.panel.example_chosen.connect(self._show_image)
        context.menus.add(self.panel.classes, self.panel.classes.menu_entries)
        self.follow_runs(self._show_dataset)

    @Slot()
    def _show_dataset(self) -> None:
        session = self.context.session
        dataset, absent = session.dataset, session.absent_data
        if session.features is not None:
            # They are seen on the plane.
            return
        if absent is not None:
            self._shown = absent
            self.panel.show_dataset(without_images(absent))
        elif dataset is not None and dataset is not self._shown:
            self._shown = dataset
            self.panel.show_dataset(dataset)

    @Slot(object, int)
    def _count(self, split: Split, classes: int) -> None:
        self.context.jobs.submit(
            partial(statistics_of, split, classes), partial(self._take, split), self.context.tell
        )

    def _take(self, split: Split, statistics: DatasetStatistics) -> None:
        self.panel.show_statistics(split, statistics)

    @Slot(object)
    def _look(self, dataset: Dataset) -> None:
        """Look at data of the user's own; the bundled ones are as they were meant."""
        session = self.context.session
        config = session.base_config
        preparation = config.preparation
        show = partial(self.panel.show_look, dataset, preparation=preparation)
        is_known = is_as_meant(config.dataset, config.test_dataset, preparation)
        if is_known or session.absent_data is not None:
            show(None)
        else:
            self.context.data.looks.look(dataset, preparation, show)

    @Slot(str, int)
    def _show_image(self, split: str, position: int) -> None:
        dataset = self.context.session.dataset
        if dataset is not None:
            images = getattr(dataset, split)
            self.context.pad.show_image(images, position, self.tr("image of the data set"))
