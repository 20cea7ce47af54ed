"""The line of words over a chart: what its colours mean, or the values at one place."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from visualnet.ui.look.theme import Theme

Entry = tuple[QColor, str, str]
"""Colour, mark and words."""


class ChartLegend(QLabel):
    """Small muted words that wrap, each entry after a mark in its colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A caption, under which changes are told to a screen reader once a second, not each time.
        self.setAccessibleName(self.tr("Legend"))
        self.setTextFormat(Qt.TextFormat.RichText)
        # Else the style sheet makes it plain, as it does every label.
        self.setProperty("markup", "own")
        self.setProperty("role", "chart-words")
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_entries(self, heading: str, entries: Iterable[Entry], theme: Theme) -> None:
        """Show a heading, which may be empty, and the entries behind it."""
        parts = [_quoted(heading)] if heading else []
        for colour, mark, words in entries:
            sign = f'<span style="color:{colour.name()}">{mark}</span>'
            parts.append(f"<nobr>{sign}&nbsp;{_quoted(words)}</nobr>")
        muted = theme.text_muted.name()
        self.setText(f'<span style="color:{muted}">{" &nbsp;".join(parts)}</span>')


def smaller_font(font: QFont) -> QFont:
    """Return the font of the words in and around charts, a little smaller than that of others."""
    smaller = QFont(font)
    smaller.setPixelSize(max(8, round(QFontInfo(font).pixelSize() * 11 / 13)))
    return smaller


def _quoted(words: str) -> str:
    # Names of runs are the user's own, and may hold what would be read as markup.
    return words.replace("&", "&amp;").replace("<", "&lt;")
