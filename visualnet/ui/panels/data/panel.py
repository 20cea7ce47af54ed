"""The data set of the run: what is in it, and each of its images."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from visualnet.data.datasets import DATASETS, Dataset, Split
from visualnet.data.drawing.picture_ways import note_on
from visualnet.data.look import DataLook
from visualnet.data.preparing import Preparation
from visualnet.insight.dataset_statistics import DatasetStatistics
from visualnet.ui.look.translation import plural, translated
from visualnet.ui.panels.data.class_chart import ClassChart
from visualnet.ui.panels.data.example_browser import ExampleBrowser
from visualnet.ui.panels.data.finding_list import FindingList
from visualnet.ui.panels.data.pixel_histogram import PixelHistogram
from visualnet.ui.widgets.build import STRETCH, column, label
from visualnet.ui.widgets.choice_row import ChoiceRow
from visualnet.ui.widgets.upright_scroll_area import UprightScrollArea, scrolled_page

SPLITS = ("train", "validation", "test")


class DataPanel(QWidget):
    """Title, figures and images of a data set, one of its parts at a time."""

    statistics_requested = Signal(object, int)  # Split, number of classes
    """Figures are to be seen that it does not have; they are shown by `show_statistics`."""
    look_requested = Signal(object)  # Dataset
    """A data set is to be seen that it has no look at; it is shown by `show_look`."""
    remedy_chosen = Signal(dict)  # dict[str, object]
    """Settings of the data that mend what a look found."""
    example_chosen = Signal(str, int)
    """The name of the part, and the position in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataPanel")
        self.setAccessibleName(self.tr("Data"))
        self._dataset: Dataset | None = None
        self._split_name = SPLITS[0]
        self._known: dict[str, DatasetStatistics] = {}
        self._asked: set[str] = set()
        self._is_looked_at = False
        self._title, self._origin, self._way = (
            label("", role, wraps=True, textFormat=Qt.TextFormat.PlainText)
            for role in ("value", "muted", "muted")
        )
        self._findings = FindingList()
        self._parts = ChoiceRow(
            self.tr("Part of the data"),
            tuple(map(self._split_title, SPLITS)),
            tuple(map(self._split_tip, SPLITS)),
        )
        self.classes = self._classes = ClassChart()
        self._pixels = PixelHistogram()
        self._examples = ExampleBrowser()
        edges = (14, 8, 10, 8)
        column(self._made_head(), (self._made_body(), 1), on=self, gap=6, edges=edges)
        self._findings.remedy_chosen.connect(self.remedy_chosen)
        self.part_chosen = self._parts.number_chosen
        self.part_chosen.connect(self._choose_split)
        self._classes.class_chosen.connect(self._examples.toggle_class)
        self._examples.class_changed.connect(self._classes.set_chosen)
        self._examples.example_chosen.connect(self._send_example)

    def choose_part(self, number: int) -> None:
        """Show a part of the data, by its place in SPLITS; the first where it has no images."""
        self._split_name = SPLITS[number]
        if self._dataset is not None:
            self.show_dataset(self._dataset)

    def show_dataset(self, dataset: Dataset) -> None:
        """Show a data set; its figures are asked for once they are in sight."""
        self._dataset = dataset
        self._known.clear()
        self._asked.clear()
        self._is_looked_at = False
        self._findings.clear()
        self._title.setText(dataset.title)
        self._origin.setText(self._origin_of(dataset))
        self._way.setText(self._way_of(dataset))
        # Of own data a note may say so already.
        self._way.setHidden(note_on(dataset.pictures) in dataset.notes)
        self._examples.set_classes(dataset.classes)
        for number, name in enumerate(SPLITS):
            count = len(_split_of(dataset, name))
            button = self._parts.button(number)
            images = plural(count, self.tr("1 image"), self.tr("{0} images", "", count))
            button.setToolTip(f"{self._split_tip(name)}: {images}")
            button.setEnabled(count > 0)
        if not len(_split_of(dataset, self._split_name)):
            self._split_name = SPLITS[0]
        self._parts.set_number(SPLITS.index(self._split_name))
        self._show_split()

    def show_statistics(self, split: Split, statistics: DatasetStatistics) -> None:
        """Show the figures of a split that was asked for; those of another data set are dropped."""
        if self._dataset is None:
            return
        for name in SPLITS:
            if _split_of(self._dataset, name) is split:
                self._known[name] = statistics
        self._show_figures()

    def show_look(self, dataset: Dataset, look: DataLook | None, preparation: Preparation) -> None:
        """Show what a look at a data set found; that of another data set is dropped.

        look: None where the data are known. preparation: what is done to the images already.
        """
        if dataset is self._dataset:
            self._findings.show_look(look, preparation)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what was not needed before."""
        super().showEvent(event)
        self._show_figures()

    def _made_head(self) -> QVBoxLayout:
        for number in range(len(SPLITS)):
            self._parts.button(number).setEnabled(False)
        return column(self._title, self._origin, self._way, self._parts, gap=4)

    def _made_body(self) -> QSplitter:
        body = QSplitter(Qt.Orientation.Vertical)
        body.setChildrenCollapsible(False)
        body.addWidget(self._made_figures())
        body.addWidget(self._examples)
        body.setStretchFactor(0, 0)
        body.setStretchFactor(1, 1)
        return body

    def _made_figures(self) -> UprightScrollArea:
        return scrolled_page(
            self.tr("Facts about the data"),
            self._findings,
            label(self.tr("EXAMPLES AND MEAN IMAGE PER CLASS"), "caption", wraps=True),
            self._classes,
            label(self.tr("PIXEL VALUES, LOGARITHMIC"), "caption", wraps=True),
            self._pixels,
            STRETCH,
            gap=6,
            edges=(0, 4, 6, 4),
        )

    def _split_title(self, name: str) -> str:
        titles = {"train": self.tr("train"), "validation": self.tr("validation")}
        return titles.get(name, self.tr("test"))

    def _split_tip(self, name: str) -> str:
        return {
            "train": self.tr("The images that the network learns from"),
            "validation": self.tr("Images set aside to check the network during training"),
            "test": self.tr("Images never used for training, only to measure the network"),
        }[name]

    def _origin_of(self, dataset: Dataset) -> str:
        info = DATASETS.get(dataset.name)
        if info is None or info.title != dataset.title:
            return "\n".join(
                (self.tr("Your own data"), *(translated(note) for note in dataset.notes))
            )
        # The licence's name stays in one line.
        return f"{info.authors} · {info.licence}".replace("CC ", "CC\u00a0")

    def _way_of(self, dataset: Dataset) -> str:
        """Return how pictures are prepared for a network that learns from these images."""
        if dataset.pictures == "as-is":
            return self.tr("Pictures: whole, as they are")
        if dataset.pictures == "inverted":
            return self.tr("Pictures: whole, with light and dark swapped")
        return self.tr("Pictures: cropped to the ink and centred, as MNIST was made")

    @Slot(int)
    def _choose_split(self, number: int) -> None:
        self._split_name = SPLITS[number]
        self._show_split()

    def _show_split(self) -> None:
        if self._dataset is not None:
            self._examples.show_split(_split_of(self._dataset, self._split_name))
        self._show_figures()

    def _show_figures(self) -> None:
        """Show the figures of the part in sight, or ask for them."""
        if self._dataset is None or not self.isVisible():
            return
        if not self._is_looked_at:
            self._is_looked_at = True
            self.look_requested.emit(self._dataset)
        name = self._split_name
        known = self._known.get(name)
        if known is not None:
            self._classes.show_statistics(known, self._dataset.classes)
            self._pixels.show_histogram(known.histogram)
            return
        self._classes.clear()
        self._pixels.show_histogram(None)
        if name not in self._asked:
            self._asked.add(name)
            split = _split_of(self._dataset, name)
            self.statistics_requested.emit(split, len(self._dataset.classes))

    @Slot(int)
    def _send_example(self, position: int) -> None:
        self.example_chosen.emit(self._split_name, position)


def _split_of(dataset: Dataset, name: str) -> Split:
    return {"train": dataset.train, "validation": dataset.validation, "test": dataset.test}[name]
