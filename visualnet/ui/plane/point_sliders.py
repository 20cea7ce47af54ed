"""The numbers of the point that is read, each with a slider; for more columns, which two vary."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from visualnet.features import LEAST_COLUMNS
from visualnet.insight.plane import PlanePoint
from visualnet.number_text import number_text
from visualnet.ui.widgets.build import label, marked
from visualnet.ui.widgets.eliding_combo_box import ElidingComboBox
from visualnet.ui.widgets.eliding_label import ElidingLabel
from visualnet.ui.widgets.wheel_guard import guard_wheel

_STEPS = 1000
_LEAST_LETTERS = 5
"""Of what the columns are called, in a narrow window."""


class PointSliders(QWidget):
    """A row for each column; with more than two, boxes say which are across and up."""

    values_changed = Signal(tuple)
    axes_changed = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[str, ...] = ()
        self._point: PlanePoint | None = None
        self._sliders: list[QSlider] = []
        self._numbers: list[QLabel] = []
        self._axes: list[ElidingComboBox] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)

    def show_point(self, point: PlanePoint) -> None:
        """Show a point; emits nothing."""
        self._point = point
        if point.features.columns != self._columns:
            self._columns = point.features.columns
            self._fill()
        for column, (slider, number) in enumerate(zip(self._sliders, self._numbers, strict=True)):
            share = (point.values[column] - point.low[column]) / self._span(column)
            with QSignalBlocker(slider):
                slider.setValue(round(share * _STEPS))
            number.setText(number_text(point.values[column], 3))
        for box, axis in zip(self._axes, point.axes, strict=False):
            with QSignalBlocker(box):
                box.setCurrentIndex(axis)

    def _span(self, column: int) -> float:
        assert self._point is not None  # noqa: S101 - it is shown first
        return self._point.high[column] - self._point.low[column]

    def _fill(self) -> None:
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for widget in self.findChildren(QWidget, options=direct):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._sliders, self._numbers, self._axes = [], [], []
        for line, name in enumerate(self._columns):
            slider = marked(
                guard_wheel(QSlider(Qt.Orientation.Horizontal)),
                tip=self.tr("{0} of the point that the network reads").format(name),
                spoken=name,
            )
            slider.setRange(0, _STEPS)
            slider.valueChanged.connect(self._take)
            # With a name its changes are told once a second, not each.
            number = marked(label(), spoken=name)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            number.setMinimumWidth(number.fontMetrics().horizontalAdvance("−0.000"))
            self._grid.addWidget(ElidingLabel(name, among=self._columns), line, 0)
            self._grid.addWidget(slider, line, 1)
            self._grid.addWidget(number, line, 2)
            self._sliders.append(slider)
            self._numbers.append(number)
        if len(self._columns) > LEAST_COLUMNS:
            names = self.tr("Across"), self.tr("Up")
            for line, name in enumerate(names, start=len(self._columns)):
                self._add_axis(line, name)

    def _add_axis(self, line: int, name: str) -> None:
        tip = self.tr("{0}: which number varies that way over the plane; the others are held")
        box = marked(ElidingComboBox(), tip=tip.format(name), spoken=name)
        box.addItems(list(self._columns))
        box.setMinimumContentsLength(_LEAST_LETTERS)
        box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(self._choose_axes)
        self._grid.addWidget(label(name), line, 0)
        self._grid.addWidget(box, line, 1, 1, 2)
        self._axes.append(box)

    @Slot()
    def _take(self) -> None:
        point = self._point
        if point is None:
            return
        values = list(point.values)
        column = self._sliders.index(self.sender())  # type: ignore[arg-type]
        share = self._sliders[column].value() / _STEPS
        values[column] = point.low[column] + share * self._span(column)
        self.values_changed.emit(tuple(values))

    @Slot()
    def _choose_axes(self) -> None:
        axes: Sequence[int] = [box.currentIndex() for box in self._axes]
        before = () if self._point is None else self._point.axes
        if axes[0] == axes[1]:
            # The two change places.
            axes = before[::-1]
        self.axes_changed.emit(tuple(axes))
