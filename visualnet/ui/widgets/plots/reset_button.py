"""The small button over a plot that shows everything again, seen while only a part is shown."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QToolButton, QWidget


class ResetZoomButton(QToolButton):
    """Stands in the upper right corner of what it lies over, which places it when resized."""

    def __init__(self, parent: QWidget, call: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setObjectName("resetZoom")
        self.setText(self.tr("Reset zoom"))
        self.setToolTip(self.tr("Show everything (0, or double-click)"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(call)
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self.place()

    def place(self) -> None:
        """Go to the corner."""
        parent = self.parentWidget()
        assert parent is not None  # noqa: S101 - it was made for one
        self.adjustSize()
        self.move(parent.width() - self.width() - 2, 0)
        self.raise_()

    def show_for(self, *, is_zoomed: bool) -> None:
        """Be there while a part is shown."""
        self.setVisible(is_zoomed)
        self.place()
