"""A combo box whose present choice ends in an ellipsis where it has no room."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
)


class ElidingComboBox(QComboBox):
    """As every combo box; what is cut stands whole in the tooltip."""

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
        # The style leaves a pixel at each end.
        room = (
            field.width() - 2 - (0 if option.currentIcon.isNull() else option.iconSize.width() + 4)
        )
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
