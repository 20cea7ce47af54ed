"""How one series of a chart is drawn."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtGui import QColor

from visualnet.ui.look.theme import Theme

Values = npt.NDArray[np.float64]

_FEW_POINTS = 60
"""Up to so many points each is marked."""

_WIDE_POINTS = 200
"""Lines of more points are one pixel wide, which Qt draws about ten times faster (2026-11)."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a series is drawn and called, and the mark that stands for it in the legend.

    symbol: marks each point of a short series, None only a single one. depth: over those of less.
    is_noise: lines up and down again, which need no smooth edges: drawn in a third of the time.
    """

    label: str
    colour: Callable[[Theme], QColor]
    mark: str = "━"
    symbol: str | None = None
    width: float = 1.5
    depth: int = 1
    is_noise: bool = False

    def draw(self, curve: pg.PlotDataItem, x: Values, y: Values, theme: Theme) -> None:
        """Give a curve its points, both (points,), in the coordinates of the plot."""
        # Marks have no bounds where no point is a number, nor where one is infinite.
        is_number = np.isfinite(y)
        x, y = (x, np.where(is_number, y, np.nan)) if is_number.any() else (x[:0], y[:0])
        colour = self.colour(theme)
        is_marked = len(x) == 1 or (self.symbol is not None and len(x) <= _FEW_POINTS)
        curve.setZValue(self.depth)
        curve.setData(
            x,
            y,
            antialias=not self.is_noise,
            pen=pg.mkPen(colour, width=self.width if len(x) <= _WIDE_POINTS else 1.0),
            symbol=(self.symbol or "o") if is_marked else None,
            symbolSize=6,
            symbolPen=None,
            symbolBrush=colour,
        )
