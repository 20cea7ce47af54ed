"""The classes of the map with their colours, each to be shown or hidden."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QListWidget,
    QSizePolicy,
    QWidget,
)

from visualnet.ui.look.class_colours import class_colours
from visualnet.ui.look.theme import current_theme, follow_theme
from visualnet.ui.panels.map.dots import letter_font
from visualnet.ui.panels.map.letters import class_letters

_SWATCH = 14
_GAP = 2
_EDGE = 2
_MOST_ROWS = 3
_WIDEST = 7.0  # times the height of the text
_LOWEST = 24  # WCAG 2.2, 2.5.8: smaller things are hard to hit


class MapLegend(QListWidget):
    """One entry a class: a click, or Space on it, shows or hides its points; arrows move."""

    shown_classes_changed = Signal(object)  # set[int]
    """By the user; the numbers shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Classes shown"))
        self.setToolTip(self.tr("Click a class, or press Space on it, to show or hide its points"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(_GAP)
        self.setSelectionMode(self.SelectionMode.MultiSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setIconSize(QSize(_SWATCH, _SWATCH))
        self.itemSelectionChanged.connect(self._emit_shown)
        follow_theme(self._draw_swatches)

    @property
    def shown_classes(self) -> set[int]:
        """The numbers of the classes that are shown."""
        return {self.row(item) for item in self.selectedItems()}

    def set_classes(self, names: Sequence[str]) -> None:
        """Set the names of the classes, all of them shown; emits nothing."""
        with QSignalBlocker(self):
            self.clear()
            # Without items of Python's, as in the list of lessons.
            self.addItems(names)
            for place, name in enumerate(names):
                self.model().setData(
                    self.model().index(place, 0), name, Qt.ItemDataRole.ToolTipRole
                )
            self.selectAll()
        self._draw_swatches()
        self._lay_out()

    def show_class(self, number: int, *, is_shown: bool) -> None:
        """Show or hide the points of a class, as a click on it does."""
        self.item(number).setSelected(is_shown)

    def show_only(self, number: int) -> None:
        """Hide the points of all other classes."""
        with QSignalBlocker(self):
            self.clearSelection()
        self.show_class(number, is_shown=True)

    def _draw_swatches(self) -> None:
        """Draw the colour and the letter of each class; a letter that is its name is left out."""
        ratio, background = self.devicePixelRatioF(), current_theme().background
        items = [self.item(number) for number in range(self.count())]
        letters = class_letters([item.text() for item in items])
        colours = class_colours(current_theme(), len(items))
        for item, colour, letter in zip(items, colours, letters, strict=True):
            told = "" if letter == item.text() else letter
            icon = QIcon(_swatch(colour, background, colour, told, ratio))
            icon.addPixmap(_swatch(colour, colour, background, told, ratio), QIcon.Mode.Selected)
            item.setIcon(icon)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many rows as the classes need, and scroll beyond a few."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()

    def _lay_out(self) -> None:
        metrics = QFontMetrics(self.font())
        names = [self.item(row).text() for row in range(self.count())]
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        width = min(round(_WIDEST * metrics.height()), max(_LOWEST, widest + _SWATCH + 16))
        cell = QSize(width, max(_LOWEST, metrics.height() + 6))
        for row in range(self.count()):
            self.item(row).setSizeHint(cell)
        columns = max(1, (self.viewport().width() - _GAP) // (cell.width() + 2 * _GAP))
        rows = min(_MOST_ROWS, -(-self.count() // columns))
        # A theme of high contrast has an outline here.
        outline = 2 * self.frameWidth()
        self.setFixedHeight(max(1, rows) * (cell.height() + 2 * _GAP) + 2 * _GAP + outline)

    @Slot()
    def _emit_shown(self) -> None:
        self.shown_classes_changed.emit(self.shown_classes)


def _swatch(edge: QColor, paper: QColor, ink: QColor, letter: str, ratio: float) -> QPixmap:
    """Return a square with a letter on it. ratio: screen pixels for each of the window's."""
    swatch = QPixmap(round(_SWATCH * ratio), round(_SWATCH * ratio))
    swatch.setDevicePixelRatio(ratio)
    swatch.fill(edge)
    room = QRectF(0, 0, _SWATCH, _SWATCH)
    painter = QPainter(swatch)
    painter.fillRect(room.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE), paper)
    painter.setPen(ink)
    font = letter_font(QApplication.font())
    font.setPixelSize(_SWATCH - 4)
    painter.setFont(font)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, letter)
    painter.end()
    return swatch
