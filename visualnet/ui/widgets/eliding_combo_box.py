"""A combo box whose present choice ends in an ellipsis where it has no room."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QWidget,
)

from visualnet.ui.look.cut_names import cut_name
from visualnet.ui.widgets.build import marked
from visualnet.ui.widgets.wheel_guard import guard_wheel

_ENDS = 2
"""Pixels that the style leaves beside a text."""


class ElidingComboBox(QComboBox):
    """As every combo box that the wheel leaves alone; what is cut stands whole in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        guard_wheel(self)

    def sizeHint(self) -> QSize:
        """Return room for every choice as a whole, unless a length was set."""
        hint = super().sizeHint()
        if self.minimumContentsLength():
            return hint
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.rect = QRect(QPoint(), hint)
        texts = [self.itemText(number) for number in range(self.count())]
        widest = max(map(option.fontMetrics.horizontalAdvance, texts), default=0)
        # Advances are rounded to whole pixels.
        return hint + QSize(max(0, widest + 1 - self._room_in(option)), 0)

    @property
    def shown_text(self) -> str:
        """The present choice, perhaps with an ellipsis."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self._room_in(option)
        texts = [self.itemText(number) for number in range(self.count())]
        return cut_name(self.currentText(), texts, option.fontMetrics, room)

    def _room_in(self, option: QStyleOptionComboBox) -> int:
        """Return the width that a text has."""
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        icon = 0 if option.currentIcon.isNull() else option.iconSize.width() + 4
        return field.width() - _ENDS - icon

    def paintEvent(self, _event: QPaintEvent) -> None:
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


def combo_box(
    entries: Iterable[tuple[str, object]] = (),
    name: str = "",
    tip: str = "",
    spoken: str = "",
    **properties: Any,
) -> ElidingComboBox:
    """Return a box of (text, data); the rest as for `marked`."""
    box = ElidingComboBox()
    for text, data in entries:
        box.addItem(text, data)
    return marked(box, name, tip, spoken, **properties)
