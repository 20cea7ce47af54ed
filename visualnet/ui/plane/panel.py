"""What stands in the pad's place where points are read: the plane, its point, its data."""

from collections.abc import Callable, Iterable, Sequence
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QWidget

from visualnet.features import LEAST_COLUMNS
from visualnet.insight.plane import PlanePoint
from visualnet.number_text import number_text
from visualnet.ui.look.cut_names import cut_names
from visualnet.ui.plane.data_controls import DataControls
from visualnet.ui.plane.paint_controls import PaintControls
from visualnet.ui.plane.point_sliders import PointSliders
from visualnet.ui.plane.view import SIDE, PlaneView
from visualnet.ui.widgets.build import column, label, marked, muted

_NAME_WIDTH = 100
"""Pixels of a name beside its number; two have room on a line of a narrow panel."""


def point_text(point: PlanePoint, shown: Callable[[str], str] = str) -> str:
    """Return the numbers of a point with their names: x 3.16, y 1.42.

    Of one that is not placed, what the network takes of it: x² 1.5, y² 0.25. shown: of each name.
    """
    pairs: Iterable[tuple[str, float]] = zip(point.features.columns, point.values, strict=True)
    if not point.is_placed:
        pairs = zip(point.features.names, point.inputs[:, 0].tolist(), strict=True)
    return ", ".join(f"{shown(name)} {number_text(value, 3)}" for name, value in pairs)


class PlanePanel(QWidget):
    """The plane is a square as wide as the panel, up to 300 pixels.

    `data` is not laid out in it: it stands below the reading.
    """

    def __init__(self, actions: Sequence[QAction] = (), parent: QWidget | None = None) -> None:
        """actions: undo and redo, beside what one paints with."""
        super().__init__(parent)
        self.view = marked(
            PlaneView(), tip=self._tip(is_painting=False), spoken=self.tr("The plane")
        )
        self.view.setAccessibleDescription(
            self.tr("Arrow keys move the point, with Shift in large steps; Enter keeps it.")
        )
        self.view.setProperty("term", "probe")
        self.paint = PaintControls(actions)
        self.sliders = PointSliders()
        self.data = DataControls()
        self.note = muted(name="planeNote")
        self.note.hide()
        self.held = muted(
            self.tr(
                "Colours show the other inputs held at these values. Dots have their own values, "
                "so they may lie in another class's area."
            ),
            "planeHeld",
        )
        self.held.hide()
        # With a name its changes are told once a second, not each.
        self._numbers = label(name="planePoint", wraps=True, accessibleName=self.tr("Point"))
        # Names of columns may be anything.
        self._numbers.setTextFormat(Qt.TextFormat.PlainText)
        parts = self.view, self.paint, self.note, self._numbers, self.held, self.sliders
        column(*parts, on=self, gap=8)
        self.setFocusProxy(self.view)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), SIDE), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.setFixedHeight(min(self.width(), SIDE))
        self._fit_notes()

    def show_point(self, point: PlanePoint) -> None:
        """Show the numbers of the point that is read; more than two have a slider each."""
        is_plain = len(point.values) == LEAST_COLUMNS
        self._numbers.setVisible(is_plain)
        self.sliders.setVisible(not is_plain)
        self.held.setVisible(not is_plain)
        if is_plain:
            self._show_numbers(point)
        else:
            self.sliders.show_point(point)

    def _show_numbers(self, point: PlanePoint) -> None:
        """Show the numbers of a point; names that are cut stand whole in the tooltip."""
        metrics, middle = self._numbers.fontMetrics(), Qt.TextElideMode.ElideMiddle
        names = point.features.columns if point.is_placed else point.features.names
        cut = dict(zip(names, cut_names(names, metrics, _NAME_WIDTH, middle), strict=True))
        text, whole = point_text(point, cut.__getitem__), point_text(point)
        self._numbers.setText(text)
        if whole == text:
            whole = ""
        self._numbers.setAccessibleDescription(whole)
        self._numbers.setToolTip(f"<p>{escape(whole)}</p>" if whole else "")

    def set_note(self, text: str) -> None:
        """Say something under the plane; empty: nothing."""
        self.note.setText(text)
        self._fit_notes()
        self.note.setVisible(bool(text))

    def _fit_notes(self) -> None:
        """Have room for all lines of sentences, which a layout gives to one alone."""
        for note in (self.note, self.held):
            note.setMinimumHeight(max(0, note.heightForWidth(self.width())))

    def show_painting(self, is_on: bool) -> None:
        """Have a click on the plane add a point, or keep the one that is read."""
        self.view.is_painting = is_on
        self.view.setToolTip(self._tip(is_painting=is_on))

    def _tip(self, *, is_painting: bool) -> str:
        if is_painting:
            return self.tr(
                "Click to add a point of the chosen class, right-click to take the nearest away."
            )
        return self.tr(
            "Point anywhere: the network reads that point. Click to keep it, Esc to let it go."
        )
