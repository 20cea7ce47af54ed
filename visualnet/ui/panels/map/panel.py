"""The map of the test set: what it is made of, the map, its classes, and what it tells."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from visualnet.insight.neuron import layer_name
from visualnet.number_text import count_text, percent_text
from visualnet.ui.look.translation import translated
from visualnet.ui.panels.map.legend import MapLegend
from visualnet.ui.panels.map.points import NEIGHBOURS, MapPoints
from visualnet.ui.panels.map.view import MapView
from visualnet.ui.widgets.build import STRETCH, column, marked, muted, row
from visualnet.ui.widgets.choice_row import ChoiceRow
from visualnet.ui.widgets.eliding_combo_box import combo_box

COUNTS = (500, 1000, 2000)
_FIRST_COUNT = 1000
PRINCIPAL, NEIGHBOUR = 0, 1
"""The two kinds of map."""


class MapPanel(QWidget):
    """Shows maps that whoever owns the network makes."""

    kind_changed = Signal(int)
    """By the user; PRINCIPAL or NEIGHBOUR."""
    remake_requested = Signal()
    """By the user: another layer or number of images, or the map by t-SNE anew."""
    cancel_requested = Signal()
    """Give up making the map by t-SNE."""
    lettered_changed = Signal(bool)
    """By the user; whether images are letters, else dots."""
    image_chosen = Signal(int)
    """The position of an image in its split."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mapPanel")
        self.setAccessibleName(self.tr("Map"))
        self._points: MapPoints | None = None
        self._is_working = False
        self._layer = combo_box(
            tip=self.tr("The numbers that place the images"),
            spoken=self.tr("Map made from"),
            narrow=True,
        )
        texts = [self.tr("{0} images", "", count).format(count_text(count)) for count in COUNTS]
        self.counts = combo_box(
            zip(texts, COUNTS, strict=True),
            tip=self.tr("How many test images to show"),
            spoken=self.tr("Number of images"),
        )
        self.counts.setCurrentIndex(COUNTS.index(_FIRST_COUNT))
        self._kinds = ChoiceRow(
            self.tr("Kind of map"),
            (self.tr("PCA"), self.tr("t-SNE")),
            (
                self.tr("Shows the directions in which images differ most, live"),
                self.tr("Keeps similar images together; takes a while, shows one step"),
            ),
        )
        tip = self.tr("Show each image as its class's letter instead of a dot")
        self._lettered = marked(QCheckBox(self.tr("letters")), tip=tip, checked=True)
        self._remake = QPushButton()
        for number, term in enumerate(("pca", "tsne")):
            self._kinds.button(number).setProperty("term", term)
        self.view, self.legend = MapView(), MapLegend()
        plain = Qt.TextFormat.PlainText
        self._words = muted(textFormat=plain, accessibleName=self.tr("State"))
        column(
            row((self._layer, 1), self.counts, gap=6),
            row(self._kinds, 10, self._lettered, STRETCH, self._remake, gap=0),
            (self.view, 1),
            self.legend,
            self._words,
            on=self,
            gap=8,
            edges=(10, 10, 10, 8),
        )
        self._connect()
        self.show_working(False)

    @property
    def layer(self) -> int:
        """What the map is made from: 0 for the pixels, else the number of the layer."""
        return max(0, self._layer.currentIndex())

    @property
    def count(self) -> int:
        """How many images are wanted."""
        return int(self.counts.currentData())

    @property
    def kind(self) -> int:
        """PRINCIPAL or NEIGHBOUR."""
        return self._kinds.number

    def set_network(self, layer_sizes: Sequence[int], classes: Sequence[str]) -> None:
        """Offer the layers of a network, and take away the map; emits nothing.

        The layer chosen stays, if there still is one; at first it is the last hidden one.
        """
        last = len(layer_sizes) - 1
        chosen = self._layer.currentIndex() if self._layer.count() else max(0, last - 1)
        with QSignalBlocker(self._layer):
            self._layer.clear()
            for number, size in enumerate(layer_sizes):
                name = translated(layer_name(number, last + 1)) if number else self.tr("pixels")
                self._layer.addItem(f"{name} · {count_text(size)}")
            self._layer.setCurrentIndex(min(chosen, last))
        self._points = None
        self.view.set_classes(classes)
        self.legend.set_classes(classes)

    def set_kind(self, kind: int) -> None:
        """Choose PRINCIPAL or NEIGHBOUR; emits nothing."""
        self._kinds.set_number(kind)
        self.show_working(False)

    def set_lettered(self, is_lettered: bool) -> None:
        """Show images as letters, or as dots; emits nothing."""
        self._lettered.setChecked(is_lettered)

    def show_points(self, points: MapPoints, step: int) -> None:
        """Show a map. step: that of the network now, which may be past that of the map."""
        before, self._points = self._points, points
        self.view.show_points(points, is_other=before is None or _is_other(before, points))
        if not self._is_working:
            self._words.setText(self._explanation(points, step))

    def show_working(self, is_working: bool, seconds: int = 0) -> None:
        """Say that a map by t-SNE is being made, for so long by now; or that none is."""
        self._is_working = is_working
        self._remake.setVisible(is_working or self.kind == NEIGHBOUR)
        text, tip = (
            (self.tr("Cancel"), self.tr("Stop and go back to PCA"))
            if is_working
            else (self.tr("Redo"), self.tr("Make the map again with the network as it is now"))
        )
        self._remake.setText(text)
        self._remake.setToolTip(tip)
        if is_working:
            sentence = self.tr("Computing t-SNE… {0} s (this may take a while).")
            self._words.setText(sentence.format(seconds))

    def show_nothing(self, sentence: str) -> None:
        """Say why there is no map."""
        self._words.setText(sentence)

    def _connect(self) -> None:
        self._layer.activated.connect(self.remake_requested)
        self.counts.activated.connect(self.remake_requested)
        self._kinds.number_chosen.connect(self._change_kind)
        self._lettered.toggled.connect(self.view.set_lettered)
        self._lettered.clicked.connect(self.lettered_changed)
        self._remake.clicked.connect(self._remake_or_cancel)
        self.legend.shown_classes_changed.connect(self.view.set_shown_classes)
        self.view.point_chosen.connect(self._choose)

    def _explanation(self, points: MapPoints, step: int) -> str:
        made = points.request
        count = len(points.places)
        if points.shares is not None:
            shares = (percent_text(share, 0) for share in points.shares)
            return self.tr(
                "{0} test images by PCA. Horizontal: {1} of the variance; vertical: {2}. The "
                "cross is the input.",
                "",
                count,
            ).format(count_text(count), *shares)
        text = self.tr(
            "{0} test images by t-SNE at step {1}. Only neighbours matter. The cross is the "
            "input among {2} similar images.",
            "",
            count,
        ).format(count_text(count), count_text(made.step), min(NEIGHBOURS, count))
        if step == made.step:
            return text
        return text + self.tr(" The network is now at step {0}.").format(count_text(step))

    @Slot(int)
    def _change_kind(self, kind: int) -> None:
        self.show_working(False)
        self.kind_changed.emit(kind)

    @Slot()
    def _remake_or_cancel(self) -> None:
        (self.cancel_requested if self._is_working else self.remake_requested).emit()

    @Slot(int)
    def _choose(self, number: int) -> None:
        if self._points is not None:
            self.image_chosen.emit(int(self._points.request.sample.positions[number]))


def _is_other(before: MapPoints, after: MapPoints) -> bool:
    """Return whether two maps have nothing to do with each other but their colours."""
    one, other = before.request, after.request
    kinds = before.shares is None, after.shares is None
    return (
        kinds[0] != kinds[1]
        or (kinds[0] and before.places is not after.places)
        or one.sample is not other.sample
        or one.layer != other.layer
        or one.run_id != other.run_id
    )
