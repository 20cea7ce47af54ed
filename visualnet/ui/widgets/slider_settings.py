"""A control over one number about a neutral value: a slider whose middle it is, and a field."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor, isfinite, log10
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSlider

from visualnet.setting import Numbers
from visualnet.ui.widgets.setting_controls import NumberSetting, SettingControl


class _SliderAndField(SettingControl):
    """A slider and a field over the same number.

    A value beyond the slider's end stands at its end, and stays what it is.
    """

    def __init__(self, tip: str, numbers: Numbers, least: int, most: int) -> None:
        """least, most: steps of the slider at its ends."""
        super().__init__()
        self._number = NumberSetting(tip, numbers)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(least, most)
        self._slider.setPageStep(max(1, most // 10))
        self._adopt(self._slider, tip)
        # The same shares in every row, whatever its numbers, so that sliders stand in a column.
        self._lay_out((self._slider, 5), (self._number, 4))
        self._slider.valueChanged.connect(self._take_slider)
        self._number.edited.connect(self._take_number)

    def _value_at(self, steps: int) -> float:
        raise NotImplementedError

    def _steps_of(self, value: float) -> int:
        raise NotImplementedError

    def _show(self, value: Any) -> None:
        self._number.set_value(value)
        self._slider.setValue(self._steps_of(value))

    def _read(self) -> Any:
        return self._number.value()

    def set_idle(self, reason: str) -> None:
        """Disable the control for this reason, which its tooltip tells; an empty one enables it."""
        super().set_idle(reason)
        self._number.set_idle(reason)

    @Slot(int)
    def _take_slider(self, steps: int) -> None:
        self._number.set_value(self._value_at(steps))
        self._take_edit()

    @Slot()
    def _take_number(self) -> None:
        with QSignalBlocker(self._slider):
            self._slider.setValue(self._steps_of(self._number.value()))
        self._take_edit()


class StrengthSetting(_SliderAndField):
    """A slider from 0 on, and a field; numbers: with a step, which is the slider's too."""

    def __init__(self, tip: str, numbers: Numbers) -> None:
        step = float(numbers.step or 1)
        super().__init__(tip, numbers, 0, round(numbers.slider_end / step))
        self._step = step

    def _value_at(self, steps: int) -> float:
        # The product of 3 and 0.1 is not 0.3.
        return round(steps * self._step, 6)

    def _steps_of(self, value: float) -> int:
        return round(value / self._step)


_HALF = 200
"""Steps of the slider from its middle to an end."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where numbers stand on a slider: -1 is its left end, 0 its middle, 1 its right end."""

    value_at: Callable[[float], float]
    place_of: Callable[[float], float]


def symmetric_scale(largest: float) -> Scale:
    """Return a scale with 0 in the middle and room for half as much again as the largest size."""
    limit = _rounded_up(1.5 * largest) if isfinite(largest) and largest > 0 else 1.0
    return Scale(lambda place: float(f"{limit * place:.6g}"), lambda value: value / limit)


def decade_scale() -> Scale:
    """Return the logarithmic scale from 0.1 to 10, with 1 in the middle."""
    return Scale(lambda place: float(f"{10**place:.3g}"), log10)


class SliderSetting(_SliderAndField):
    """A slider about the middle of a scale, and a field."""

    settled = Signal()
    """A hand let go of it or came to it; until then all that it edits is one move."""

    def __init__(self, tip: str, numbers: Numbers, scale: Scale) -> None:
        super().__init__(tip, numbers, -_HALF, _HALF)
        self._scale = scale
        field = self._number.focusProxy()
        if field is not None:
            field.installEventFilter(self)
        self._slider.sliderPressed.connect(self.settled)
        self._slider.sliderReleased.connect(self.settled)

    def set_scale(self, scale: Scale) -> None:
        """Use another scale for the slider; emits nothing."""
        self._scale = scale
        if self._value is not None:
            self.set_value(self._value)

    def set_name(self, name: str) -> None:
        """Call its fields so, for who hears them."""
        super().set_name(name)
        self._number.set_name(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note where one move ends and another begins."""
        is_end = event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut)
        if isinstance(event, QKeyEvent):
            # Before the value is taken, and after it was.
            is_end = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_end:
            self.settled.emit()
        return super().eventFilter(watched, event)

    def _value_at(self, steps: int) -> float:
        return self._scale.value_at(steps / _HALF)

    def _steps_of(self, value: float) -> int:
        return round(_HALF * min(max(self._scale.place_of(value), -1.0), 1.0))


def _rounded_up(value: float) -> float:
    """Return the next number with two significant digits."""
    step = 10.0 ** (floor(log10(value)) - 1)
    return float(f"{ceil(value / step) * step:.2g}")
