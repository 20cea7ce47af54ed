"""Card over the timeline that tells of the step under the mouse."""

from html import escape

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from visualnet.ui.widgets.build import marked

_BREAK = "<br>"
_GAP = 6
"""Pixels between the card and what it tells of."""


class HoverCard(QLabel):
    """Lines of text above a place of a widget; the mouse goes through it."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        marked(self, "timelineCard", role="card", markup="own")
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.WindowTransparentForInput)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._owner = self._base = owner
        self._shown = ""
        self.hide()

    def stand_on(self, base: QWidget) -> None:
        """Stand above another widget than the owner, which is above that."""
        self._base = base

    def show_lines(self, text: str, x: float) -> None:
        """Show lines of text, the first as a heading, above a place; no text: hide.

        x: the middle, in the owner, in pixels; the card stays within the screen.
        """
        if not text:
            self.hide()
            return
        if text != self._shown:
            self._shown = text
            # Names of marks are the user's own, and may hold what would be read as markup.
            heading, *others = (escape(line, quote=False) for line in text.splitlines())
            self.setText(_BREAK.join([f"<b>{heading}</b>", *others]))
            self.adjustSize()
        middle = self._owner.mapToGlobal(QPoint(round(x), 0))
        place = QRect(QPoint(0, 0), self.size())
        place.moveLeft(middle.x() - self.width() // 2)
        place.moveBottom(self._base.mapToGlobal(QPoint(0, 0)).y() - _GAP)
        room = self._owner.screen().availableGeometry()
        place.moveLeft(max(room.left(), min(place.left(), room.right() + 1 - self.width())))
        if place.top() < room.top():
            place.moveTop(middle.y() + self._owner.height() + _GAP)
        self.move(place.topLeft())
        self.show()
