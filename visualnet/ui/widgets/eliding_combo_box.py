"""A combo box whose present choice ends in an ellipsis where it has no room."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
)

_ENDS = 2
"""Pixels that the style leaves beside a text, and that it does not count in its size."""


class ElidingComboBox(QComboBox):
    """As every combo box; what is cut stands whole in the tooltip."""

    def sizeHint(self) -> QSize:
        """Return room for every choice as a whole."""
        return super().sizeHint() + QSize(2 * _ENDS, 0)

    @property
    def shown_text(self) -> str:
        """The present choice, perhaps with an ellipsis."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        icon = 0 if option.currentIcon.isNull() else option.iconSize.width() + 4
        room = field.width() - _ENDS - icon
        return option.fontMetrics.elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box with what there is room for."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.shown_text
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Show the whole choice as a tooltip where it is cut."""
        if isinstance(event, QHelpEvent) and self.shown_text != self.currentText():
            texts = (self.currentText(), self.toolTip())
            QToolTip.showText(event.globalPos(), "\n".join(filter(None, texts)), self)
            return True
        return super().event(event)
