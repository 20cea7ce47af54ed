"""The picture of a stage: bars of neurons, a matrix of gradients, or pictures of pixels."""

from functools import partial

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from visualnet.insight.one_step import Array64, Learning, Reading
from visualnet.insight.one_step.formulas import Place
from visualnet.number_text import count_text, number_text
from visualnet.ui.panels.step_through.pictures.matrix_picture import MatrixPicture
from visualnet.ui.panels.step_through.pictures.neuron_bars import NeuronBars
from visualnet.ui.panels.step_through.pictures.pixel_pictures import PixelPictures, capacity
from visualnet.ui.panels.step_through.source import Step
from visualnet.ui.panels.step_through.stages import Stage, long_title
from visualnet.ui.widgets.build import column
from visualnet.ui.widgets.eliding_label import ElidingLabel


class StagePicture(QWidget):
    """All numbers of a stage at once; pointing at one and choosing one tell its place."""

    place_pointed = Signal(object)  # Place | None
    place_chosen = Signal(object)  # Place
    """By the user."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step: Step | None = None
        self._stage = Stage("pixels", 0)
        self._pictured: list[int] = []
        self._shown: tuple[Step, str, Stage, Place] | None = None
        self._caption = ElidingLabel()
        self._caption.setProperty("role", "muted")
        self._caption.setAccessibleName(self.tr("Scale"))
        self.bars = NeuronBars()
        self.matrix = MatrixPicture(self._describe_cell)
        self.pixels = PixelPictures(self._describe_pixel)
        self._stack = QStackedWidget()
        for each in (self.bars, self.matrix, self.pixels):
            self._stack.addWidget(each)
            each.pointed.connect(self._say)
        column(self._caption, (self._stack, 1), on=self, gap=2)
        self._forms: tuple[str, ...] = ("",)
        self.bars.number_pointed.connect(lambda n: self._point(self._place_of_number(n)))
        self.bars.number_chosen.connect(lambda n: self._choose(self._place_of_number(n)))
        self.matrix.cell_pointed.connect(lambda c: self._point(self._place_of_cell(c)))
        self.matrix.cell_chosen.connect(lambda r, c: self._choose(self._place_of_cell((r, c))))
        self.pixels.pixel_pointed.connect(lambda p: self._point(self._place_of_pixel(p)))
        self.pixels.pixel_chosen.connect(lambda k, p: self._choose(self._place_of_pixel((k, p))))

    def show_stage(self, step: Step, name: str, stage: Stage, place: Place) -> None:
        """Show the numbers of a stage. name: its id. place: what the formula is about."""
        self._shown = step, name, stage, place
        self._step, self._stage = step, stage
        title = long_title(name, step.source.network)
        if stage.kind == "gradient":
            self._show_gradients(step, title, place)
        elif stage.kind == "pixels" and step.source.is_image and step.reading is not None:
            inputs = step.reading.inputs[None]
            self.pixels.setAccessibleName(title)
            self.pixels.show_values(inputs, (title,), (0, place.column), is_ink=True)
            self._show(self.pixels, self.tr("0 is paper, 1 is ink"))
        else:
            self._show_neurons(step, title, place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many of many pictures as have room now."""
        super().resizeEvent(event)
        shown = self._shown
        if shown is not None and self._stack.currentWidget() is self.pixels:
            self.show_stage(*shown)

    def light(self, place: Place | None) -> None:
        """Bring out a place that is pointed at elsewhere."""
        self.bars.light(None if place is None or place.row is not None else place.column)
        self.matrix.light(self._cell_of(place))
        self.pixels.light(self._pixel_of(place))

    def _show_neurons(self, step: Step, title: str, place: Place) -> None:
        values = _values_of(step, self._stage)
        layer = self._stage.layer
        is_last = layer == len(step.source.network.weights)
        numbers = [str(k + 1) for k in range(len(values))]
        shorts = list(step.source.classes) if is_last else numbers
        if layer == 0:
            shorts = [step.source.neuron_name(0, k) for k in range(len(values))]
        learning = step.learning
        has_targets = self._stage.kind == "loss" and learning is not None
        marks = learning.targets if has_targets and learning is not None else None
        self.bars.setAccessibleName(title)
        name_of = partial(step.source.neuron_name, layer)
        self.bars.show_values(values, name_of, shorts, place.column, marks)
        ends = number_text(float(values.min())), number_text(float(values.max()))
        words = self.tr("{0} to {1}").format(*ends)
        if marks is not None:
            words = self.tr("probabilities; lines are the targets")
        self._show(self.bars, words)

    def _show_gradients(self, step: Step, title: str, place: Place) -> None:
        learning = step.learning
        if learning is None:
            return
        k = self._stage.layer - 1
        weights, biases = learning.weight_gradients[k], learning.bias_gradients[k]
        largest = max(float(np.abs(weights).max()), float(np.abs(biases).max()))
        scale = self.tr("full colour at ±{0}").format(number_text(largest))
        if k == 0 and step.source.is_image:
            self.pixels.setAccessibleName(title)
            self._show_pictures(weights, biases, place, scale)
            return
        self.matrix.setAccessibleName(title)
        with np.errstate(over="ignore", invalid="ignore"):
            self.matrix.show_matrix(np.vstack([weights, biases]).astype(np.float32))
        self.matrix.show_chosen(self._cell_of(place))
        words = self.tr("One column per neuron, last row: biases; {0}").format(scale)
        self._show(self.matrix, words, scale)

    def _show_pictures(self, weights: Array64, biases: Array64, place: Place, scale: str) -> None:
        """Show the gradient of each neuron's weights; of too many, those that learn most."""
        room = capacity(self._stack.size())
        words = self.tr("The drawing times each neuron's δ; strip: bias; {0}").format(scale)
        shown = np.arange(len(biases))
        if len(biases) > room:
            shown = np.sort(np.argsort(-np.abs(biases), kind="stable")[:room])
            if place.column not in shown:
                shown[-1] = place.column
                shown.sort()
            counts = count_text(room), count_text(len(biases))
            words = self.tr("The {0} of {1} neurons that learn most; strip: bias; {2}").format(
                *counts, scale
            )
        self._pictured = shown.tolist()
        names = [count_text(j + 1) for j in self._pictured]
        chosen = self._pixel_of(place)
        self.pixels.show_values(weights.T[shown], names, chosen, strips=biases[shown])
        self._show(self.pixels, words, scale)

    def _show(self, picture: QWidget, *forms: str) -> None:
        """Show a picture. forms: of what stands above it, the longest first."""
        self._stack.setCurrentWidget(picture)
        self._forms = forms
        self._caption.set_forms(*forms)

    def _say(self, words: str) -> None:
        if words:
            self._caption.setText(words)
        else:
            self._caption.set_forms(*self._forms)

    def _point(self, place: Place | None) -> None:
        self.place_pointed.emit(place)

    def _choose(self, place: Place | None) -> None:
        if place is not None:
            self.place_chosen.emit(place)

    def _place_of_number(self, number: int | None) -> Place | None:
        return None if number is None else Place(self._stage.layer, None, number)

    def _place_of_cell(self, cell: tuple[int, int] | None) -> Place | None:
        if cell is None or self._step is None:
            return None
        rows = self._step.source.network.layer_sizes[self._stage.layer - 1]
        return Place(self._stage.layer, cell[0] if cell[0] < rows else None, cell[1])

    def _place_of_pixel(self, pixel: tuple[int, int | None] | None) -> Place | None:
        if pixel is None:
            return None
        picture, position = pixel
        if self._stage.kind == "pixels":
            return None if position is None else Place(0, None, position)
        return Place(1, position, self._pictured[picture])

    def _cell_of(self, place: Place | None) -> tuple[int, int] | None:
        if place is None or self._step is None or place.layer != self._stage.layer:
            return None
        rows = self._step.source.network.layer_sizes[place.layer - 1]
        return rows if place.row is None else place.row, place.column

    def _pixel_of(self, place: Place | None) -> tuple[int, int | None] | None:
        if place is None or place.layer != self._stage.layer:
            return None
        if self._stage.kind == "pixels":
            return 0, place.column
        if place.column not in self._pictured:
            return None
        return self._pictured.index(place.column), place.row

    def _describe_cell(self, row: int, column: int) -> str:
        place = self._place_of_cell((row, column))
        return "" if place is None else self._describe_gradient(place)

    def _describe_pixel(self, picture: int, pixel: int | None) -> str:
        step, place = self._step, self._place_of_pixel((picture, pixel))
        if step is None or step.reading is None or place is None:
            return ""
        if self._stage.kind == "pixels":
            ink = number_text(float(step.reading.inputs[place.column]), 4)
            return self.tr("{0}: {1}").format(step.source.neuron_name(0, place.column), ink)
        return self._describe_gradient(place)

    def _describe_gradient(self, place: Place) -> str:
        step = self._step
        if step is None or step.learning is None:
            return ""
        k, target = place.layer - 1, step.source.neuron_name(place.layer, place.column)
        if place.row is None:
            value = float(step.learning.bias_gradients[k][place.column])
            return self.tr("bias of {0}: {1}").format(target, number_text(value, 4))
        value = float(step.learning.weight_gradients[k][place.row, place.column])
        source = step.source.neuron_name(k, place.row)
        return self.tr("{0} → {1}: {2}").format(source, target, number_text(value, 4))


def _values_of(step: Step, stage: Stage) -> Array64:
    reading, k = step.reading, stage.layer - 1
    assert isinstance(reading, Reading)  # noqa: S101 - the stage would not be shown without
    if stage.kind == "pixels":
        return reading.inputs
    if stage.kind == "z":
        return reading.z[k]
    if stage.kind == "delta":
        assert isinstance(step.learning, Learning)  # noqa: S101 - nor this one
        return step.learning.deltas[k]
    return reading.a[k]
