"""A scroll area for forms: it scrolls up and down, and is as wide as what stands in it needs."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class UprightScrollArea(QScrollArea):
    """Cuts nothing off at its sides, however large the type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The sheet draws it while the area has the focus, for keys to scroll it.
        self.setProperty("ring", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the contents with a scroll bar beside them, and a low height."""
        least, contents = super().minimumSizeHint(), self.widget()
        if contents is None:
            return least
        width = max(contents.minimumSizeHint().width(), contents.minimumWidth())
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(max(least.width(), width + bar + 2 * self.frameWidth()), least.height())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            # The contents may need another width.
            self.updateGeometry()
        return super().viewportEvent(event)
