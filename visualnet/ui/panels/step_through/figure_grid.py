"""Figures under each other: a name, and a number that can be selected and copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from visualnet.ui.widgets.build import label, muted


class FigureGrid(QWidget):
    """Rows of a muted name and a number, each found by its object name."""

    def __init__(self, rows: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """rows: (object name, what the user reads) of each."""
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        self._labels = {}
        for number, (name, text) in enumerate(rows):
            figure = self._labels[name] = label("–", "", name, accessibleName=text)
            figure.setTextFormat(Qt.TextFormat.PlainText)
            figure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(muted(text, wraps=False), number, 0)
            grid.addWidget(figure, number, 1)

    def show_figure(self, name: str, text: str) -> None:
        """Show a number, by its object name."""
        self._labels[name].setText(text)

    def text_of(self, name: str) -> str:
        """Return what is shown under an object name."""
        return self._labels[name].text()
