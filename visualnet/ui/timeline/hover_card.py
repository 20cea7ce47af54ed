"""Card over the timeline that tells of the step under the mouse."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from visualnet.ui.widgets.build import marked

_GAP = 6
"""Pixels between the card and what it tells of."""


class HoverCard(QLabel):
    """Lines of text above a place of a widget; the mouse goes through it."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        marked(self, "timelineCard", role="card")
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.WindowTransparentForInput)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._owner = owner
        self.hide()

    def show_text(self, text: str, x: float) -> None:
        """Show a text in the middle above a place of the owner, within the screen; no text: hide.

        x: in the owner, in pixels.
        """
        if not text:
            self.hide()
            return
        if text != self.text():
            self.setText(text)
            self.adjustSize()
        top = self._owner.mapToGlobal(QPoint(round(x), 0))
        place = QRect(QPoint(0, 0), self.size())
        place.moveBottomLeft(top - QPoint(self.width() // 2, _GAP))
        room = self._owner.screen().availableGeometry()
        place.moveLeft(max(room.left(), min(place.left(), room.right() + 1 - self.width())))
        if place.top() < room.top():
            place.moveTop(top.y() + self._owner.height() + _GAP)
        self.move(place.topLeft())
        self.show()
