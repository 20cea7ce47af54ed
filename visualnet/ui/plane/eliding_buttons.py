"""Buttons and check boxes that show names of the user's, cut where they have no room."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionToolButton,
    QStylePainter,
    QWidget,
)

from visualnet.ui.look.cut_names import cut_name
from visualnet.ui.widgets.choice_row import ChoiceButton
from visualnet.ui.widgets.shown_names import entry_text

_LEAST_LETTERS = 4
_FLAG = Qt.TextFlag.TextShowMnemonic

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class Eliding(_Button):
    """Mixed into a button: its text may end in an ellipsis, or have one in the middle."""

    elide = Qt.TextElideMode.ElideRight
    _name = ""
    _among: Sequence[str] = ()

    def set_name(self, name: str, among: Sequence[str] = ()) -> None:
        """Show this, where & is no key to press. among: names of others, to be told from."""
        self._name, self._among = name, among
        self.setText(entry_text(name))

    @property
    def shown_text(self) -> str:
        """What there is room for, perhaps with an ellipsis."""
        room = self.width() - self._edges()
        return entry_text(cut_name(self._name, self._among, self.fontMetrics(), room, self.elide))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        hint = self.sizeHint()
        least = self.fontMetrics().horizontalAdvance(self.text()[:_LEAST_LETTERS] + "…")
        return QSize(min(least + self._edges(), hint.width()), hint.height())

    def _edges(self) -> int:
        """Return the width of all but the text."""
        return self.sizeHint().width() - self.fontMetrics().size(_FLAG, self.text()).width()


class ElidingChoice(Eliding, ChoiceButton):
    """One of several that exclude each other."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = self.shown_text
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        painter.end()


class ElidingCheckBox(Eliding, QCheckBox):
    """Cut in the middle, since names differ at their ends."""

    elide = Qt.TextElideMode.ElideMiddle

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.shown_text
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
        painter.end()
