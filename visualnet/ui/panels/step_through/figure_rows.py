"""Figures under each other: a name, and a number that can be selected and copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from visualnet.ui.widgets.build import STRETCH, Part, column, label, muted, row

_GAP = 6


class FigureRows(QWidget):
    """Rows of muted names and numbers, each number found by its object name."""

    def __init__(
        self, rows: Sequence[Sequence[tuple[str, str, str]]], parent: QWidget | None = None
    ) -> None:
        """rows: (object name, what the user reads, tooltip) of the figures beside each other."""
        super().__init__(parent)
        self._labels: dict[str, QLabel] = {}
        column(*map(self._row_of, rows), on=self, gap=0)

    def _row_of(self, figures: Sequence[tuple[str, str, str]]) -> QHBoxLayout:
        parts: list[Part] = []
        for name, text, tip in figures:
            figure = self._labels[name] = label("–", "", name, accessibleName=text, toolTip=tip)
            figure.setTextFormat(Qt.TextFormat.PlainText)
            figure.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            figure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            parts += [muted(text, wraps=False, toolTip=tip), figure, _GAP]
        return row(*parts[:-1], STRETCH, gap=6)

    def show_figure(self, name: str, text: str) -> None:
        """Show a number, by its object name."""
        self._labels[name].setText(text)

    def text_of(self, name: str) -> str:
        """Return what is shown under an object name."""
        return self._labels[name].text()
