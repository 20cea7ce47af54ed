"""Line styles, which tell the series of a chart apart without their colours."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

SYMBOL_SIZE = 6


@dataclass(frozen=True, slots=True)
class LineStyle:
    """Dashes and marks of one series.

    dash: lengths of dashes and gaps in turn, in pixels; none for a solid line. symbol: one of
    pyqtgraph's, None for no marks. has_line: False for marks alone. is_filled: of the marks.
    """

    dash: tuple[float, ...] = ()
    symbol: str | None = None
    has_line: bool = True
    is_filled: bool = True

    @property
    def text(self) -> str:
        """The line in letters, for a legend: "——" or "··◆··"."""
        symbol = _SYMBOL_TEXTS[self.symbol, self.is_filled] if self.symbol else ""
        if not self.has_line:
            return symbol
        before, after = _DASH_TEXTS[self.dash]
        return before + symbol + after

    def pen(self, colour: QColor, width: float) -> QPen:
        """Return the pen of the line. width: in pixels, whatever the scale of the plot."""
        pen = QPen(colour, width)
        pen.setCosmetic(True)
        if self.dash:
            # Qt measures dashes in widths of the pen.
            pen.setDashPattern([length / max(1.0, width) for length in self.dash])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen


SOLID = LineStyle()
DASHED = LineStyle((7.0, 4.0), "o")
DOTTED = LineStyle((2.0, 3.0), "d")
DASH_DOT = LineStyle((8.0, 3.0, 2.0, 3.0))
FINE = LineStyle((1.0, 2.0))
"""The background of another line."""

_SYMBOLS = ("o", "s", "t", "star", "x", "+")
# Bars and hyphens at which no line is broken, unlike dashes, and spaces that do not part them.
_DASH_TEXTS = {
    SOLID.dash: ("\u2015", "\u2015"),
    DASHED.dash: ("\u2011\u202f\u2011", "\u2011\u202f\u2011"),
    DOTTED.dash: ("··", "··"),
    DASH_DOT.dash: ("–\u2060·", "·–\u2060"),
    FINE.dash: ("··", "··"),
}
_SYMBOL_TEXTS = {
    ("o", True): "●",
    ("o", False): "○",
    ("d", True): "◆",
    ("d", False): "◇",
    ("s", True): "■",
    ("t", True): "▼",
    ("star", True): "★",
    ("x", True): "×",
    ("+", True): "+",
}
"""By pyqtgraph's name, and whether it is filled; letters that the window's typeface has."""

_DASHES = tuple(_DASH_TEXTS)


def numbered_style(number: int) -> LineStyle:
    """Return one of 24 styles: the first four differ in their dashes, the next in their marks."""
    return LineStyle(_DASHES[number % 4], _SYMBOLS[number // 4 % len(_SYMBOLS)])


def marked_style(number: int) -> LineStyle:
    """Return a solid line with marks that none of the open run's own lines has."""
    return LineStyle((), _SYMBOLS[1 + number % (len(_SYMBOLS) - 1)])


def symbol_look(style: LineStyle, colour: QColor) -> tuple[QPen, QBrush]:
    """Return pen and brush of the marks; of the same look the same ones.

    pyqtgraph paints a mark anew for each pen and brush that it has not met, and keeps them all.
    """
    return _symbol_look(style, colour.rgba())


@lru_cache(maxsize=256)
def _symbol_look(style: LineStyle, rgba: int) -> tuple[QPen, QBrush]:
    colour = QColor.fromRgba(rgba)
    is_stroke = style.symbol in ("x", "+") or not style.is_filled
    pen = QPen(colour, 1.5 if is_stroke else 0.5)
    pen.setCosmetic(True)
    return pen, QBrush(colour) if style.is_filled else QBrush(Qt.BrushStyle.NoBrush)
