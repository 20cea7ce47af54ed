"""The line in which a mark of the timeline is given its name, in place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from visualnet.ui.session.past.marks import MAX_NAME
from visualnet.ui.widgets.build import marked

_LETTERS = 20
"""Wide enough for so many of them."""

_GONE_FOR_A_WHILE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class MarkLine(QLineEdit):
    """Stands over the strip while a name is typed: Enter or another place takes it, Esc does not.

    The focus goes back to where it was.
    """

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        marked(self, "markName", spoken=self.tr("Name of the mark"))
        self.setToolTip(self.tr("A name for this mark. Left empty, it has its number."))
        self.setMaxLength(MAX_NAME)
        self._take: Callable[[str], object] | None = None
        self._came_from: QWidget | None = None
        self.returnPressed.connect(self.finish)
        self.hide()

    def ask(self, x: float, name: str, usual: str, take: Callable[[str], object]) -> None:
        """Let a name be typed at a place. x: in the owner, in pixels. usual: where none is typed.

        take: called with what was typed, if the user does not give up.
        """
        self.finish()
        owner = self._owner
        width = self.fontMetrics().averageCharWidth() * _LETTERS + self.sizeHint().height()
        size = min(width, owner.width()), min(self.sizeHint().height(), owner.height())
        left = min(max(round(x) - size[0] // 2, 0), owner.width() - size[0])
        self.setGeometry(left, (owner.height() - size[1]) // 2, *size)
        self.setPlaceholderText(usual)
        self.setText(name)
        self.selectAll()
        self._take, self._came_from = take, QApplication.focusWidget()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_up(self) -> None:
        """Take no name."""
        self._take = None
        self.finish()

    def event(self, event: QEvent) -> bool:
        """Take Esc before the window does."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _GONE_FOR_A_WHILE:
            self._came_from = None
            self.finish()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.finish()

    @Slot()
    def finish(self) -> None:
        """Hide, and then take what was typed, if anything was asked."""
        take, self._take = self._take, None
        back, self._came_from = self._came_from, None
        if self.isVisible():
            if self.hasFocus() and back is not None and back.isVisible():
                back.setFocus(Qt.FocusReason.OtherFocusReason)
            self.hide()
        if take is not None:
            take(self.text())
