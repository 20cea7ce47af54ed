"""What stands in the pad's place where points are read: the plane, its point, its data."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from visualnet.ui.plane.data_controls import DataControls
from visualnet.ui.plane.point_sliders import PointSliders
from visualnet.ui.plane.view import SIDE, PlaneView
from visualnet.ui.widgets.build import column, marked, muted


class PlanePanel(QWidget):
    """The plane is a square as wide as the panel, up to 300 pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = marked(PlaneView(), tip=self._tip(), spoken=self.tr("The plane"))
        self.view.setAccessibleDescription(
            self.tr("Arrow keys move the point, with Shift in large steps; Enter keeps it.")
        )
        self.sliders = PointSliders()
        self.data = DataControls()
        self.note = muted(name="planeNote")
        self.note.hide()
        column(self.view, self.note, self.sliders, self.data, on=self, gap=8)
        self.setFocusProxy(self.view)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), SIDE), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.setFixedHeight(min(self.width(), SIDE))

    def set_note(self, text: str) -> None:
        """Say something under the plane; empty: nothing."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _tip(self) -> str:
        return self.tr(
            "Point anywhere: the network reads that point. Click to keep it, Esc to let it go."
        )
