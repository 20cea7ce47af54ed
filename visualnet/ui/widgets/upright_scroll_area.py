"""A scroll area for forms: it scrolls up and down, and is as wide as what stands in it needs."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from visualnet.ui.widgets.build import Edges, Part, forget_items, page

_AROUND = QSize(64, 134)
"""What a dialog has beside and around its contents, in pixels: margins, buttons, a title."""


class UprightScrollArea(QScrollArea):
    """Cuts nothing off at its sides, however large the type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The sheet draws it while the area has the focus, for keys to scroll it.
        self.setProperty("ring", True)
        self.setWhatsThis(
            self.tr("Arrow keys, Page Up and Page Down scroll; Tab moves to the contents")
        )
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


def scrolled_page(
    spoken: str, *parts: Part, gap: int = -1, edges: Edges = (0, 0, 0, 0)
) -> UprightScrollArea:
    """Return a column of parts that scrolls; see `column`. spoken: its name for screen readers."""
    contents = page(*parts, gap=gap, edges=edges)
    contents.setProperty("role", "page")
    area = UprightScrollArea()
    area.setAccessibleName(spoken)
    area.setWidget(contents)
    return area


class DialogArea(UprightScrollArea):
    """What stands above the buttons of a dialog: whole where the screen has room, else scrolled."""

    def __init__(self, contents: QWidget | QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # It never has the focus; the ring's room would be taken from the contents.
        self.setProperty("ring", False)
        if isinstance(contents, QLayout):
            page = QWidget()
            page.setLayout(contents)
            forget_items(contents)
            contents.setContentsMargins(0, 0, 0, 0)
        else:
            page = contents
        page.setProperty("role", "page")
        self._page = page
        self.setWidget(page)

    def sizeHint(self) -> QSize:
        """Return the size that the contents would like, as far as the screen has room."""
        return self._bounded(self._page.sizeHint())

    def minimumSizeHint(self) -> QSize:
        """Return the size that the contents need, as far as the screen has room."""
        page = self._page
        least = page.minimumSizeHint().expandedTo(page.minimumSize())
        return self._bounded(least.expandedTo(QSize(0, page.heightForWidth(least.width()))))

    def _bounded(self, size: QSize) -> QSize:
        # The sheet of styles may draw a frame that the widget does not know of.
        frame = self.size() - self.maximumViewportSize()
        return (size + frame).boundedTo(self.screen().availableSize() - _AROUND)
