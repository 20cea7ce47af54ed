"""Sections side by side where there is room, else in fewer columns below each other."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

_ACROSS, _DOWN = 14, 8
"""Pixels between sections."""


class SideBySide(QWidget):
    """Lays out sections in one row, or in as many columns as fit; hidden ones take no room.

    So a panel is never wider than its widest section, however large the type.
    """

    def __init__(
        self, sections: Sequence[tuple[QWidget, int]], parent: QWidget | None = None
    ) -> None:
        """sections: each with its share of the width that is left."""
        super().__init__(parent)
        self._sections = sections
        self._placed: tuple[int, Sequence[QWidget]] = (0, ())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_ACROSS)
        self._grid.setVerticalSpacing(_DOWN)
        for section, _share in sections:
            section.setParent(self)
        self.arrange()

    def show_only(self, shown: Sequence[QWidget]) -> None:
        """Show these sections, in their order, and hide the others."""
        for section, _share in self._sections:
            section.setVisible(section in shown)
        self.arrange()

    def arrange(self) -> None:
        """Place what is shown in as many columns as there is room for."""
        shown = [(each, share) for each, share in self._sections if not each.isHidden()]
        columns = self._columns_in(self.width(), [section for section, _ in shown])
        placed = columns, [section for section, _ in shown]
        if placed == self._placed:
            return
        self._placed = placed
        for section, _share in self._sections:
            self._grid.removeWidget(section)
        for column in range(len(self._sections)):
            self._grid.setColumnStretch(column, 0)
        for row in range(len(self._sections) + 1):
            self._grid.setRowStretch(row, 0)
        for number, (section, share) in enumerate(shown):
            row, column = divmod(number, columns)
            self._grid.addWidget(section, row, column)
            self._grid.setColumnStretch(column, max(share, self._grid.columnStretch(column)))
        self._grid.setRowStretch(-(-len(shown) // columns) - 1, 1)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest section, and the height that the present columns need."""
        least = super().minimumSizeHint()
        widths = [each.minimumSizeHint().width() for each, _ in self._sections]
        return QSize(max(widths), least.height())

    def event(self, event: QEvent) -> bool:
        """Arrange anew where a section needs another width."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def _columns_in(self, width: int, shown: Sequence[QWidget]) -> int:
        for columns in range(len(shown), 1, -1):
            widest = [0] * columns
            for number, section in enumerate(shown):
                column = number % columns
                widest[column] = max(widest[column], section.minimumSizeHint().width())
            if sum(widest) + (columns - 1) * _ACROSS <= width:
                return columns
        return 1
