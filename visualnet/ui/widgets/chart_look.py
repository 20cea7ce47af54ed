"""How one series of a chart is drawn."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtGui import QColor

from visualnet.ui.look.theme import Theme
from visualnet.ui.widgets.line_styles import SOLID, SYMBOL_SIZE, LineStyle, symbol_look

Values = npt.NDArray[np.float64]

_MOST_MARKS = 24
"""Of a longer series every second point is marked, every fourth…, so that marks stay in place."""

_WIDE_POINTS = 100
"""Lines of more points are one pixel wide, which Qt draws about ten times faster, dashed or not:
20,000 points in 1 ms (2026-11)."""


class Curve:
    """The line of a series and its marks, in a plot. place: over lower ones of the same depth."""

    def __init__(self, plot: pg.PlotWidget, place: int) -> None:
        self._plot = plot
        self.place = place
        self.line = pg.PlotDataItem(antialias=True, connect="finite", skipFiniteCheck=False)
        self.marks = pg.ScatterPlotItem(size=SYMBOL_SIZE)
        for item in (self.line, self.marks):
            plot.addItem(item)

    def remove(self) -> None:
        """Leave the plot."""
        for item in (self.line, self.marks):
            self._plot.removeItem(item)


@dataclass(frozen=True, slots=True)
class Look:
    """How a series is drawn and called; its line style stands for it in the legend too.

    A single point is marked in any style. depth: over those of less. is_noise: lines up and down
    again, which need no smooth edges: drawn in a third of the time.
    """

    label: str
    colour: Callable[[Theme], QColor]
    style: LineStyle = SOLID
    width: float = 1.5
    depth: int = 1
    is_noise: bool = False

    def draw(self, curve: Curve, x: Values, y: Values, theme: Theme) -> None:
        """Give a curve its points, both (points,), in the coordinates of the plot."""
        # Marks have no bounds where no point is a number, nor where one is infinite.
        is_number = np.isfinite(y)
        x, y = (x, np.where(is_number, y, np.nan)) if is_number.any() else (x[:0], y[:0])
        colour = self.colour(theme)
        height = self.depth + curve.place / 1000
        curve.line.setZValue(height)
        curve.line.setData(
            x,
            y,
            antialias=not self.is_noise,
            pen=self.style.pen(colour, self.width if len(x) <= _WIDE_POINTS else 1.0),
        )
        curve.marks.setZValue(height)
        is_marked = self.style.symbol is not None or len(x) == 1
        places = _marked(x, y) if is_marked else np.zeros(0, np.int64)
        pen, brush = symbol_look(self.style, colour)
        curve.marks.setData(
            x[places], y[places], symbol=self.style.symbol or "o", pen=pen, brush=brush
        )


def _marked(x: Values, y: Values) -> npt.NDArray[np.int64]:
    """Return the places of the points that are marked."""
    stride = 1
    while len(x) > _MOST_MARKS * stride:
        stride *= 2
    places = np.arange(0, len(x), stride)
    return places[np.isfinite(y[places])]


def nearest_place(x: Values, step: float) -> int:
    """Return the place of the value that is nearest to a step. x: (points,), rising."""
    right = int(np.clip(np.searchsorted(x, step), 0, len(x) - 1))
    left = max(0, right - 1)
    return left if abs(x[left] - step) <= abs(x[right] - step) else right
