"""Controls over one setting each: a number, a choice from a table, a yes or no."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy, QWidget

from visualnet.setting import Numbers
from visualnet.ui.widgets.build import Part, row
from visualnet.ui.widgets.eliding_combo_box import ElidingComboBox
from visualnet.ui.widgets.number_fields import DecimalField
from visualnet.ui.widgets.wheel_guard import guard_wheel

_LADDER = [float(f"{digit}e{power}") for power in range(-5, 4) for digit in (1, 2, 5)]
"""Steps of settings that matter by their order of size."""


class SettingControl(QWidget):
    """Shows a value exactly as it was set, until a hand changes it.

    A value finer than its field can show is not rounded by being shown.
    """

    edited = Signal()
    """By hand only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: Any = None
        self._tips: dict[QWidget, str] = {}
        self._idle_reason = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def value(self) -> Any:
        """Return the setting's value."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a value; emits nothing."""
        self._value = value
        blockers = [QSignalBlocker(part) for part in self._tips]
        self._show(value)
        for blocker in blockers:
            blocker.unblock()

    def set_idle(self, reason: str) -> None:
        """Disable the control for this reason, which its tooltip tells; an empty one enables it."""
        if reason == self._idle_reason:
            return
        self._idle_reason = reason
        self.setEnabled(not reason)
        for part, tip in self._tips.items():
            part.setToolTip(f"{reason}\n{tip}" if reason else tip)
            part.setAccessibleDescription(reason)

    def set_label(self, label: QLabel) -> None:
        """Let the label that stands before it lead to its field, or name several as a group."""
        field = self.focusProxy()
        if field is None:
            self.setAccessibleName(label.text())
        elif label.text():
            label.setBuddy(field)

    def set_name(self, name: str) -> None:
        """Call its fields so, for who hears them, in place of what the tip begins with."""
        for part in self._tips:
            part.setAccessibleName(name)

    def _adopt(self, part: QWidget, tip: str) -> None:
        """Take in a field. tip: its name, a colon, and what it does; or a sentence."""
        if isinstance(part, QCheckBox):
            part.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        else:
            # A narrow dock is to hold it, whatever its longest value.
            part.setProperty("narrow", True)
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            guard_wheel(part)
        part.setToolTip(tip)
        if not isinstance(part, QCheckBox):
            # A box to tick is called by the words beside it.
            part.setAccessibleName(tip.split(":")[0])
        if not self._tips:
            self.setFocusProxy(part)
        self._tips[part] = tip

    def _lay_out(self, *parts: Part) -> None:
        row(*parts, on=self, gap=8)

    @Slot()
    def _take_edit(self) -> None:
        value = self._read()
        if value != self._value:
            self._value = value
            self.edited.emit()

    def _show(self, value: Any) -> None:
        raise NotImplementedError

    def _read(self) -> Any:
        raise NotImplementedError


class _NumberBox(DecimalField):
    """Steps 1, 2, 5, 10… where no step is set."""

    def __init__(self, is_laddered: bool) -> None:
        super().__init__()
        self._is_laddered = is_laddered

    def stepBy(self, steps: int) -> None:
        if not self._is_laddered:
            super().stepBy(steps)
            return
        if not self.typing.take():
            return
        value = self.value()
        for _ in range(abs(steps)):
            if steps > 0:
                value = next((x for x in _LADDER if x > value * 1.0001), self.maximum())
            else:
                value = next((x for x in reversed(_LADDER) if x < value * 0.9999), self.minimum())
        self.setValue(value)


class NumberSetting(SettingControl):
    """A spin box; with a box to tick beside it where the setting may also be None."""

    def __init__(self, tip: str, numbers: Numbers) -> None:
        super().__init__()
        self._numbers = numbers
        self._box = _NumberBox(numbers.step is None)
        self._box.setDecimals(numbers.decimals)
        self._box.setRange(numbers.low, numbers.high)
        self._box.setSuffix(numbers.unit)
        self._box.typing.is_share = numbers.is_share
        self._box.typing.is_percent = numbers.is_percent
        if numbers.off != "":
            self._box.setSpecialValueText(self.tr("off"))
        if numbers.step:
            self._box.setSingleStep(numbers.step)
        else:
            self._box.setStepType(DecimalField.StepType.AdaptiveDecimalStepType)
        self._adopt(self._box, tip)
        self._none = QCheckBox(numbers.none_text)
        if numbers.none_text:
            self._adopt(self._none, numbers.none_tip)
            self._lay_out(self._box, self._none)
        else:
            self._lay_out(self._box)
        self._box.valueChanged.connect(self._take_edit)
        self._none.toggled.connect(self._take_none)

    def _show(self, value: Any) -> None:
        numbers = self._numbers
        if self._none.text():
            self._none.setChecked(value is None)
            self._box.setEnabled(value is not None)
            value = numbers.none_start if value is None else value
        if numbers.off != "" and value == numbers.off:
            value = numbers.low
        self._box.setValue(value)

    def _read(self) -> Any:
        numbers = self._numbers
        if self._none.isChecked():
            return None
        if numbers.off != "" and self._box.value() == self._box.minimum():
            return numbers.off
        return self._box.value() if numbers.decimals else int(self._box.value())

    @Slot(bool)
    def _take_none(self, is_none: bool) -> None:
        self._box.setEnabled(not is_none)
        self._take_edit()


class ChoiceSetting(SettingControl):
    """A combo box over the names of a table."""

    def __init__(
        self,
        tip: str,
        names: Iterable[str],
        text_of: Callable[[str], str],
        tips: Iterable[str] = (),
    ) -> None:
        """text_of: returns a name as it is read. tips: what the names mean, in their order."""
        super().__init__()
        self._combo = ElidingComboBox()
        for name in names:
            self._combo.addItem(text_of(name), name)
        for number, meaning in enumerate(tips):
            self._combo.setItemData(number, meaning, Qt.ItemDataRole.ToolTipRole)
        self._adopt(self._combo, tip)
        self._lay_out(self._combo)
        self._combo.currentIndexChanged.connect(self._take_edit)

    def _show(self, value: Any) -> None:
        self._combo.setCurrentIndex(self._combo.findData(value))

    def _read(self) -> Any:
        return self._combo.currentData()


class FlagSetting(SettingControl):
    """A box to tick."""

    def __init__(self, tip: str, text: str) -> None:
        super().__init__()
        self._box = QCheckBox(text)
        self._adopt(self._box, tip)
        self._lay_out(self._box)
        self._box.toggled.connect(self._take_edit)

    def _show(self, value: Any) -> None:
        self._box.setChecked(value)

    def _read(self) -> Any:
        return self._box.isChecked()
