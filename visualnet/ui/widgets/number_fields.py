"""The fields for numbers: one for whole numbers, one for numbers with decimals."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent, QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QWidget

from visualnet.ui.widgets.number_typing import NumberTyping, RefusedError
from visualnet.ui.widgets.wheel_guard import guard_wheel

if TYPE_CHECKING:
    _Box = QAbstractSpinBox
else:
    _Box = object


class _TypedField(_Box):
    """Mixed into a spin box: what is typed is taken as meant, or refused."""

    _typing_type = NumberTyping

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert isinstance(self, QSpinBox | QDoubleSpinBox)  # noqa: S101 - as the fields below
        self.typing = self._typing_type(self)
        self.typing.set_up()
        guard_wheel(self)

    def stepBy(self, steps: int) -> None:
        if self.typing.take():
            super().stepBy(steps)

    def textFromValue(self, value: float) -> str:
        return self.typing.text_of(value)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        return self.typing.state_of(text), text, position

    def fixup(self, text: str) -> str:
        return text

    def focusOutEvent(self, event: QFocusEvent) -> None:
        text = self.text()
        super().focusOutEvent(event)
        self.typing.leave(text, event)

    def hideEvent(self, event: QHideEvent) -> None:
        text = self.text()
        super().hideEvent(event)
        self.typing.hide(text)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.typing.show()


class WholeField(_TypedField, QSpinBox):
    """A spin box for whole numbers."""

    def setValue(self, value: int) -> None:
        super().setValue(value)
        self.typing.lift()

    def valueFromText(self, text: str) -> int:
        return int(self.typing.value_of(text))


class NameTyping(NumberTyping):
    """Reads names instead of numbers, where those from 0 on have some: `names`."""

    names: Sequence[str] = ()

    def text_of(self, value: float) -> str:
        is_named = 0 <= value < len(self.names)
        return self.names[int(value)] if is_named else super().text_of(value)

    def read(self, text: str) -> float:
        """Return the number of a name, as it is written or but for capital letters."""
        plain = text.strip()
        for name in (plain, *(name for name in self.names if name.casefold() == plain.casefold())):
            if name in self.names:
                return self.names.index(name)
        if self.names and plain.casefold() != self._box.specialValueText().casefold():
            raise RefusedError(self.tr("Type one of these: {0}.").format(", ".join(self.names)))
        return super().read(text)


class NamedField(WholeField):
    """A spin box for whole numbers that may have names."""

    typing: NameTyping
    _typing_type = NameTyping


class DecimalField(_TypedField, QDoubleSpinBox):
    """A spin box for numbers with decimals."""

    def setValue(self, value: float) -> None:
        super().setValue(value)
        self.typing.lift()

    def valueFromText(self, text: str) -> float:
        return self.typing.value_of(text)


def take_typed(form: QWidget) -> bool:
    """Take what is typed in the fields of a form, before it is used.

    Returns False where a number is refused: its field has the focus then, and says why.
    """
    for field in form.findChildren(QAbstractSpinBox):
        if not isinstance(field, WholeField | DecimalField) or not field.isVisibleTo(form):
            continue
        if field.isEnabled() and not field.typing.take():
            field.setFocus()
            # The tooltip closes as the focus moves.
            field.typing.take()
            return False
    return True
