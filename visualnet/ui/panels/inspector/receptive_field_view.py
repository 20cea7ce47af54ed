"""Receptive field of a neuron: its weights, or how each pixel changes its z."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.insight.receptive_field import FieldKind, ReceptiveField
from visualnet.number_text import count_text, number_text
from visualnet.ui.panels.inspector.labels import caption, words
from visualnet.ui.widgets.build import column, marked
from visualnet.ui.widgets.chart_legend import ChartLegend, sign_entries
from visualnet.ui.widgets.eliding_combo_box import combo_box
from visualnet.ui.widgets.matrix_view import MatrixView

_MEAN, _IMAGE = range(2)


class ReceptiveFieldView(QWidget):
    """An image of 28×28 in the colours of signs, with a title that says what it is made of.

    Beyond the first hidden layer the user chooses between the mean over test examples and the image
    that is shown.
    """

    pixel_chosen = Signal(int)
    """Its position, by click or Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live: ReceptiveField | None = None
        self._mean: ReceptiveField | None = None
        self._mean_images = 0
        self._title, self._words = caption(""), words()
        self._legend = ChartLegend()
        self._which = combo_box(
            (
                (self.tr("mean over test examples"), _MEAN),
                (self.tr("for the example shown"), _IMAGE),
            ),
            name="fieldKind",
            tip=self.tr("How much each input raises z: on average, or for this example"),
            spoken=self.tr("Receptive field"),
        )
        self.picture = marked(
            MatrixView(self._describe, 0),
            tip=self.tr("How much each pixel raises z; arrow keys read, Enter opens"),
            spoken=self.tr("Receptive field"),
        )
        parts = self._title, self._which, self.picture, self._legend, self._words
        column(*parts, on=self, gap=4)
        self._which.currentIndexChanged.connect(self._show_field)
        self.picture.pointed.connect(self._words.setText)
        self.picture.cell_chosen.connect(self._choose)

    def show_live(self, field: ReceptiveField) -> None:
        """Show the field of the network as it is, for the example shown."""
        self._live = field
        self._show_field()

    def show_mean(self, field: ReceptiveField | None, images: int = 0) -> None:
        """Show the mean over so many test images; None while it is not known."""
        self._mean, self._mean_images = field, images
        self._show_field()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.picture.fit(self.width())

    @Slot()
    def _show_field(self) -> None:
        field = self._field()
        self._which.setVisible(self._is_deep)
        self._title.setText(self._title_of(field))
        self.picture.setVisible(field is not None)
        if field is not None:
            self.picture.show_matrix(field.pixels.reshape(FIELD_SIDE, FIELD_SIDE))
        self._show_legend()

    @property
    def _is_deep(self) -> bool:
        return self._live is not None and self._live.kind is not FieldKind.WEIGHTS

    def _field(self) -> ReceptiveField | None:
        is_mean = self._is_deep and self._which.currentData() == _MEAN
        return self._mean if is_mean else self._live

    def _title_of(self, field: ReceptiveField | None) -> str:
        if field is None:
            return self.tr("INPUTS THAT CHANGE z: NOT MEASURED YET")
        return {
            FieldKind.WEIGHTS: self.tr("INCOMING WEIGHTS"),
            FieldKind.GRADIENT: self.tr("INPUTS THAT CHANGE z IN THIS EXAMPLE"),
            FieldKind.MEAN_GRADIENT: self.tr(
                "INPUTS THAT CHANGE z: MEAN OF {0} TEST EXAMPLES"
            ).format(count_text(self._mean_images)),
        }[field.kind]

    def _show_legend(self) -> None:
        field = self._field()
        self._legend.setVisible(field is not None)
        largest = number_text(self.picture.scale)
        raises = self.tr("raises z by {0} per pixel").format(largest)
        lowers = self.tr("lowers z by {0}").format(largest)
        self._legend.show_entries("", sign_entries(raises, lowers))

    def _describe(self, row: int, column: int) -> str:
        field = self._field()
        if field is None:
            return ""
        value = float(field.pixels[row * FIELD_SIDE + column])
        return self.tr("row {0}, column {1}: {2}").format(
            row, column, number_text(value, signed=True)
        )

    @Slot(int, int)
    def _choose(self, row: int, column: int) -> None:
        self.pixel_chosen.emit(row * FIELD_SIDE + column)
