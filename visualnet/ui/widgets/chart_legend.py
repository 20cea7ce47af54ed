"""The line of words over a chart: what its colours mean, or the values at one place."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from visualnet.ui.look.theme import ThemeColour, current_theme, follow_theme

Entry = tuple[ThemeColour, str, str]
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
        self._heading, self._entries = "", list[Entry]()
        follow_theme(self._write)

    def show_entries(self, heading: str, entries: Iterable[Entry] = ()) -> None:
        """Show a heading, which may be empty, and the entries behind it."""
        self._heading, self._entries = heading, list(entries)
        self._write()

    def _write(self) -> None:
        theme = current_theme()
        parts = [_quoted(self._heading)] if self._heading else []
        for colour, mark, words in self._entries:
            sign = f'<span style="color:{colour(theme).name()}">{mark}</span>'
            parts.append(f"<nobr>{sign}&nbsp;{_quoted(words)}</nobr>")
        muted = theme.text_muted.name()
        self.setText(f'<span style="color:{muted}">{" &nbsp;".join(parts)}</span>')


def sign_entries(positive: str, negative: str) -> tuple[Entry, Entry]:
    """Return entries that say what the colours of the two signs mean."""
    return (
        (lambda theme: theme.positive, "■", positive),
        (lambda theme: theme.negative, "■", negative),
    )


def smaller_font(font: QFont) -> QFont:
    """Return the font of the words in and around charts, a little smaller than that of others."""
    smaller = QFont(font)
    smaller.setPixelSize(max(8, round(QFontInfo(font).pixelSize() * 11 / 13)))
    return smaller


def _quoted(words: str) -> str:
    # Names of runs are the user's own, and may hold what would be read as markup.
    return words.replace("&", "&amp;").replace("<", "&lt;")
