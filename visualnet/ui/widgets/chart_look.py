"""How one series of a chart is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg

from visualnet.errors import SettingError, ShapeError
from visualnet.ui.look.theme import ThemeColour, current_theme
from visualnet.ui.widgets.plots.axes_view import AxesView
from visualnet.ui.widgets.plots.line_styles import SOLID, SYMBOL_SIZE, LineStyle, symbol_look

Values = npt.NDArray[np.float64]

_LEAST = 1e-30
"""What a logarithmic axis shows of values that are nothing: a line that leaves it downwards."""

_MOST_MARKS = 24
"""Of a longer series every second point is marked, every fourth…, so that marks stay in place."""

_WIDE_POINTS = 100
"""Lines of more points are one pixel wide, which Qt draws about ten times faster, dashed or not:
20,000 points in 1 ms (2026-11)."""


class _LineItem(pg.PlotCurveItem):
    """A line with gaps where a value is no number."""

    def dataBounds(
        self, ax: int, _frac: float = 1.0, _orthogonal: object = None
    ) -> tuple[float | None, float | None]:
        """Return the least and the largest finite coordinate along an axis, 0 or 1.

        Without the filter of warnings that pyqtgraph sets for it, and that is the whole program's.
        """
        values = self.xData if ax == 0 else self.yData
        finite = np.empty(0) if values is None else values[np.isfinite(values)]
        return (float(finite.min()), float(finite.max())) if len(finite) else (None, None)


class Curve:
    """The line of a series and its marks, in a plot. place: over lower ones of the same depth."""

    def __init__(self, plot: AxesView, place: int) -> None:
        self._plot = plot
        self.place = place
        self.line = _LineItem(antialias=True, connect="finite", skipFiniteCheck=False)
        self.marks = pg.ScatterPlotItem(size=SYMBOL_SIZE)
        for item in (self.line, self.marks):
            # The chart itself says what the axes hold.
            plot.addItem(item, ignoreBounds=True)

    def set_depth(self, depth: int) -> None:
        """Lie over what has less."""
        height = depth + self.place / 1000
        if self.line.zValue() != height:
            for item in (self.line, self.marks):
                item.setZValue(height)

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
    colour: ThemeColour
    style: LineStyle = SOLID
    width: float = 1.5
    depth: int = 1
    is_noise: bool = False

    def draw(self, curve: Curve, x: Values, y: Values, *, is_log: bool) -> None:
        """Give a curve its points, both (points,); is_log: of an axis of powers of ten."""
        y = np.log10(np.maximum(y, _LEAST)) if is_log else y
        # Marks have no bounds where no point is a number, nor where one is infinite.
        is_number = np.isfinite(y)
        x, y = (x, np.where(is_number, y, np.nan)) if is_number.any() else (x[:0], y[:0])
        colour = self.colour(current_theme())
        curve.set_depth(self.depth)
        curve.line.setData(
            x,
            y,
            antialias=not self.is_noise,
            pen=self.style.pen(colour, self.width if len(x) <= _WIDE_POINTS else 1.0),
        )
        is_marked = self.style.symbol is not None or len(x) == 1
        places = _marked(x, y) if is_marked else np.zeros(0, np.int64)
        if not len(places) and not len(curve.marks.data):
            # Most lines have none, and to have none takes as long as to have some.
            return
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


def checked_series(
    known: Sequence[str], name: str, x: npt.ArrayLike, y: npt.ArrayLike
) -> tuple[Values, Values]:
    """Return the points of a series, both (points,).

    Raises SettingError for a name that is not known, ShapeError where x and y differ in shape.
    """
    if name not in known:
        names = ", ".join(known)
        raise SettingError(
            "The chart has no series {name}; use one of {names}.", name=repr(name), names=names
        )
    steps, values = np.asarray(x, np.float64), np.asarray(y, np.float64)
    if steps.ndim != 1 or steps.shape != values.shape:
        raise ShapeError(
            "The series {name} has steps of shape {shape} and values of shape {shape_2}; "
            "give two vectors of the same length.",
            name=repr(name),
            shape=steps.shape,
            shape_2=values.shape,
        )
    return steps, values
