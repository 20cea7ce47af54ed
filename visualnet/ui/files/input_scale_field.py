"""Field for the scale of a network's inputs: the usual ones, or numbers of one's own."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout

from visualnet.nn.input_scale import COMMON_SCALES, InputScale
from visualnet.number_text import number_text, percent_text
from visualnet.ui.widgets.build import marked
from visualnet.ui.widgets.number_fields import DecimalField
from visualnet.ui.widgets.wheel_guard import guard_wheel

_FARTHEST = 100_000.0
_DECIMALS = 6
_DIGITS = 6
_LETTERS = 36
"""Room in a field."""


class InputScaleField(QObject):
    """A combo box, and below it the four numbers of a scale that is none of the usual ones."""

    changed = Signal()
    """By the user."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scales = COMMON_SCALES
        """Those that can be chosen by name; after them comes one's own."""
        tip = self.tr("The pixel values of its training images")
        self.combo = choice_combo("modelInputs", self.tr("inputs"), tip)
        for scale in self.scales:
            self.combo.addItem(self._words(scale))
        self.combo.addItem(self.tr("other numbers"))
        self._numbers = {
            self.tr("paper"): self._number("modelPaper", self.tr("paper: an empty pixel"), 0.0),
            self.tr("ink"): self._number("modelInk", self.tr("ink: a full pixel"), 1.0),
            self.tr("mean"): self._number(
                "modelMean", self.tr("mean: subtracted from the pixels"), 0.0
            ),
            self.tr("deviation"): self._number(
                "modelStd", self.tr("deviation: pixels are divided by it"), 1.0
            ),
        }
        self._form: QFormLayout | None = None
        self._last = self.scales[0]
        self.combo.currentIndexChanged.connect(self._show_numbers)
        self.combo.currentIndexChanged.connect(self.changed)

    def add_to(self, form: QFormLayout) -> None:
        """Add the rows to a form."""
        self._form = form
        form.addRow(self.tr("inputs"), self.combo)
        for name, field in self._numbers.items():
            form.addRow(name, field)
        self._show_numbers()

    def scale(self) -> InputScale:
        """Return what is chosen; raises SettingError for numbers that make no scale."""
        number = self.combo.currentIndex()
        if number < len(self.scales):
            return self.scales[number]
        return InputScale(*(field.value() for field in self._numbers.values()))

    def show_scale(self, scale: InputScale) -> None:
        """Choose one of the usual scales; tells nobody."""
        with QSignalBlocker(self.combo):
            self.combo.setCurrentIndex(self.scales.index(scale))
        self._show_numbers()

    def show_accuracies(self, shares: Mapping[tuple[str, int], float]) -> None:
        """Show beside each scale the share of images read with it: shares["inputs", number]."""
        for number, scale in enumerate(self.scales):
            share = shares.get(("inputs", number))
            self.combo.setItemText(number, with_share(self._words(scale), share))

    @Slot()
    def _show_numbers(self) -> None:
        number = self.combo.currentIndex()
        is_own = number == len(self.scales)
        if is_own:
            self._begin_with(self._last)
        else:
            self._last = self.scales[number]
        if self._form is not None:
            for field in self._numbers.values():
                self._form.setRowVisible(field, is_own)

    def _begin_with(self, scale: InputScale) -> None:
        numbers = (scale.paper, scale.ink, scale.mean, scale.std)
        for field, value in zip(self._numbers.values(), numbers, strict=True):
            with QSignalBlocker(field):
                field.setValue(value)

    def _number(self, name: str, spoken: str, value: float) -> DecimalField:
        field = marked(DecimalField(), name, spoken, spoken)
        field.setDecimals(_DECIMALS)
        field.setRange(-_FARTHEST, _FARTHEST)
        field.setValue(value)
        field.setSingleStep(0.1)
        field.valueChanged.connect(self.changed)
        return field

    def _words(self, scale: InputScale) -> str:
        limits = (number_text(scale.paper, _DIGITS), number_text(scale.ink, _DIGITS))
        if (scale.mean, scale.std) == (0, 1):
            return self.tr("{0} (paper) to {1} (ink)").format(*limits)
        return self.tr("(x − {2}) / {3}, x from {0} (paper) to {1} (ink)").format(
            *limits, number_text(scale.mean, _DIGITS), number_text(scale.std, _DIGITS)
        )


def with_share(name: str, share: float | None) -> str:
    """Return a choice with the share of images that are read with it, where it is known."""
    return name if share is None else f"{name} · {percent_text(share)}"


def choice_combo(name: str, spoken: str, tip: str) -> QComboBox:
    """Return a combo box that is as wide as its form, whatever its choices become."""
    combo = marked(QComboBox(), name, tip, spoken)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(_LETTERS)
    return guard_wheel(combo)
