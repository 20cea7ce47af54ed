"""What a panel that shows images says while the network reads points."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from visualnet.ui.session.session import Session
from visualnet.ui.widgets.build import STRETCH, column, muted


class ImagesOnly(QWidget):
    """Holds a panel; a sentence stands in its place while the network reads points."""

    def __init__(self, panel: QWidget, title: str, session: Session) -> None:
        """title: of the panel."""
        super().__init__()
        self.panel, self._session = panel, session
        self._note = muted(
            self.tr(
                "The panel {0} is for images, and this network reads points. Open a model or data "
                "with images to use it."
            ).format(title),
            "imagesOnly",
        )
        self._note.setContentsMargins(14, 10, 14, 10)
        self._room = QWidget()
        column(self._note, (panel, 1), self._room, on=self, gap=0)
        column(STRETCH, on=self._room)
        self.setFocusProxy(panel.focusProxy())  # type: ignore[arg-type]
        session.run_changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        has_points = self._session.features is not None
        self.panel.setVisible(not has_points)
        self._note.setVisible(has_points)
        self._room.setVisible(has_points)
