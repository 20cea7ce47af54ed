"""A control over one number from 0 on: a slider for the hand, a spin box for the exact value."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from visualnet.ui.setting_controls import Numbers, NumberSetting, SettingControl


class StrengthSetting(SettingControl):
    """A slider and a spin box over the same number.

    A value beyond the slider's end stands at its end, and stays what it is.
    """

    def __init__(
        self, tip: str, numbers: Numbers, slider_end: float, parent: QWidget | None = None
    ) -> None:
        """numbers: lowest 0, with a step, which is the slider's too."""
        super().__init__(parent)
        self._step = float(numbers.step or 1)
        self._number = NumberSetting(tip, numbers)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, round(slider_end / self._step))
        self._slider.setPageStep(max(1, self._slider.maximum() // 10))
        self._adopt(self._slider, tip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        # The same shares in every row, whatever its numbers, so that sliders stand in a column.
        row.addWidget(self._slider, 5)
        row.addWidget(self._number, 4)
        self._slider.valueChanged.connect(self._take_slider)
        self._number.edited.connect(self._take_number)

    def _show(self, value: Any) -> None:
        self._number.set_value(value)
        self._slider.setValue(round(value / self._step))

    def _read(self) -> Any:
        return self._number.value()

    @Slot(int)
    def _take_slider(self, steps: int) -> None:
        # The product of 3 and 0.1 is not 0.3.
        self._number.set_value(round(steps * self._step, 6))
        self._take_edit()

    @Slot()
    def _take_number(self) -> None:
        with QSignalBlocker(self._slider):
            self._slider.setValue(round(self._number.value() / self._step))
        self._take_edit()
