"""A line chart over training steps: the part that loss and accuracy have in common."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontInfo
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from visualnet.errors import SettingError, ShapeError
from visualnet.ui.number_axis import END_ROOM, NumberAxis
from visualnet.ui.theme import Theme, load_theme

Values = npt.NDArray[np.float64]

_FEW_POINTS = 60
"""Up to so many points each is marked."""


_WIDE_POINTS = 200
"""Lines of more points are one pixel wide, which Qt draws about ten times faster (2026-11)."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How a series is drawn, and the mark that stands for it in the legend."""

    mark: str
    symbol: str | None
    width: float
    depth: int


_LOOKS = {
    "batch": _Look("━", None, 1.0, 0),
    "train": _Look("━", None, 1.5, 1),
    "validation": _Look("●", "o", 1.5, 2),
    "test": _Look("◆", "d", 1.5, 3),
}


class Chart(QWidget):
    """Series over training steps, a legend that turns into a readout under the mouse.

    Series: "batch" (raw, faint), "train", "validation" and "test". It shows what it is given: the
    caller thins long series to about 2,000 points. Four of them are redrawn in 4 ms (2026-11).
    """

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        """label: what the vertical axis shows, with its unit."""
        super().__init__(parent)
        self._label = label
        self._names = {
            "batch": self.tr("batch"),
            "train": self.tr("train"),
            "validation": self.tr("validation"),
            "test": self.tr("test"),
        }
        self._series: dict[str, tuple[Values, Values]] = {}
        self._is_log = False
        self._legend = QLabel()
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._legend.setWordWrap(True)
        self._legend.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._axes = {side: NumberAxis(side) for side in ("left", "bottom")}
        self._plot = pg.PlotWidget(axisItems=self._axes)
        self._curves = {name: self._added_curve(look) for name, look in _LOOKS.items()}
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._cursor.setVisible(False)
        self._plot.addItem(self._cursor, ignoreBounds=True)
        self._set_up_plot()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._legend)
        layout.addWidget(self._plot, 1)
        self.apply_theme(load_theme("dark"))

    def show_series(self, name: str, x: npt.ArrayLike, y: npt.ArrayLike) -> None:
        """Show a series in place of its former values; empty arrays take it away.

        x: (points,), training steps, rising. y: (points,); what is not finite leaves a gap.
        Raises SettingError for an unknown name, ShapeError where x and y differ in shape.
        """
        if name not in _LOOKS:
            raise SettingError(f"The chart has no series {name!r}; use one of {', '.join(_LOOKS)}.")
        steps, values = np.asarray(x, np.float64), np.asarray(y, np.float64)
        if steps.ndim != 1 or steps.shape != values.shape:
            raise ShapeError(
                f"The series {name!r} has steps of shape {steps.shape} and values of shape "
                f"{values.shape}; give two vectors of the same length."
            )
        was_shown = name in self._series
        self._series.pop(name, None)
        if len(steps):
            self._series[name] = (steps, self._scaled(values))
        self._draw(name)
        self._fit()
        if was_shown != (name in self._series):
            self._show_legend(None)

    def clear(self) -> None:
        """Take all series away."""
        for name in list(self._series):
            self.show_series(name, [], [])

    def apply_theme(self, theme: Theme) -> None:
        """Take on a theme's colours and the widget's font."""
        self._theme = theme
        pixels = QFontInfo(self.font()).pixelSize()
        font = QFont(self.font())
        font.setPixelSize(max(8, round(pixels * 11 / 13)))
        self._legend.setFont(font)
        self._plot.setBackground(theme.background)
        for side, text in (("left", self._label), ("bottom", self.tr("step"))):
            axis = self._axes[side]
            axis.setPen(theme.border_strong)
            axis.setTickPen(theme.border_strong)
            axis.setTextPen(theme.text_muted)
            axis.setTickFont(font)
            style = {"color": theme.text_muted.name(), "font-size": f"{font.pixelSize()}px"}
            axis.setLabel(text, **style)
        self._axes["left"].setWidth(round(pixels * 4.4))
        self._cursor.setPen(theme.text_muted)
        for name in _LOOKS:
            self._draw(name)
        self._show_legend(None)

    def sizeHint(self) -> QSize:
        """Return a size that grows with the text."""
        pixels = QFontInfo(self.font()).pixelSize()
        return QSize(24 * pixels, 16 * pixels)

    def minimumSizeHint(self) -> QSize:
        """Return a size with room for the whole label of the upright axis."""
        pixels = QFontInfo(self.font()).pixelSize()
        return QSize(14 * pixels, 14 * pixels)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        if event.type() == QEvent.Type.FontChange:
            self.apply_theme(self._theme)
        super().changeEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Show the legend again."""
        self._cursor.setVisible(False)
        self._show_legend(None)
        super().leaveEvent(event)

    # What differs between charts

    def _scaled(self, values: Values) -> Values:
        return values

    def _value_range(self) -> tuple[float, float]:
        raise NotImplementedError

    def _empty_range(self) -> tuple[float, float]:
        raise NotImplementedError

    def _value_text(self, value: float) -> str:
        raise NotImplementedError

    # Drawing

    def _added_curve(self, look: _Look) -> pg.PlotDataItem:
        curve = pg.PlotDataItem(antialias=True, connect="finite", skipFiniteCheck=False)
        curve.setZValue(look.depth)
        self._plot.addItem(curve)
        return curve

    def _set_up_plot(self) -> None:
        item = self._plot.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setMouseEnabled(x=False, y=False)
        item.disableAutoRange()
        item.setContentsMargins(0, END_ROOM, 2 * END_ROOM, 0)
        item.setRange(xRange=(0, 1000), yRange=self._empty_range(), padding=0)
        for axis in self._axes.values():
            axis.enableAutoSIPrefix(False)
            axis.setStyle(tickLength=-4, maxTickLevel=0)
        self._axes["left"].setGrid(48)
        self._plot.setFrameShape(self._plot.Shape.NoFrame)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.scene().sigMouseMoved.connect(self._point_at)

    def _draw(self, name: str) -> None:
        look, colour = _LOOKS[name], self._colour(name)
        x, y = self._series.get(name, (np.empty(0), np.empty(0)))
        is_marked = len(x) == 1 or (look.symbol is not None and len(x) <= _FEW_POINTS)
        self._curves[name].setData(
            x,
            self._drawn(y),
            pen=pg.mkPen(colour, width=look.width if len(x) <= _WIDE_POINTS else 1.0),
            symbol=(look.symbol or "o") if is_marked else None,
            symbolSize=6,
            symbolPen=None,
            symbolBrush=colour,
        )

    def _drawn(self, values: Values) -> Values:
        return np.log10(np.maximum(values, 1e-9)) if self._is_log else values

    def _fit(self) -> None:
        if not self._series:
            self._plot.setRange(xRange=(0, 1000), yRange=self._empty_range(), padding=0)
            return
        first = min(float(x[0]) for x, _ in self._series.values())
        last = max(float(x[-1]) for x, _ in self._series.values())
        low, high = self._value_range()
        first = 0.0 if first < last / 10 else first
        self._plot.setRange(
            xRange=(first, max(last, first + 1)), yRange=(low, high), padding=0, update=False
        )

    def _finite_values(self) -> list[tuple[str, Values]]:
        finite = [(name, y[np.isfinite(y)]) for name, (_, y) in self._series.items()]
        return [(name, values) for name, values in finite if len(values)]

    def _colour(self, name: str) -> QColor:
        colour: QColor = getattr(self._theme, f"series_{name}")
        return colour

    # Legend and readout

    @Slot(QPointF)
    def _point_at(self, position: QPointF) -> None:
        box = self._plot.getPlotItem().getViewBox()
        if not self._series or not box.sceneBoundingRect().contains(position):
            self.leaveEvent(QEvent(QEvent.Type.Leave))
            return
        step = box.mapSceneToView(position).x()
        # The nearest step that any series has a point at.
        nearest = min(
            (float(x[_nearest(x, step)]) for x, _ in self._series.values()),
            key=lambda candidate: abs(candidate - step),
        )
        self._cursor.setValue(nearest)
        self._cursor.setVisible(True)
        self._show_legend(nearest)

    def _show_legend(self, step: float | None) -> None:
        parts = [] if step is None else [self.tr("step {0}").format(f"{step:,.0f}")]
        for name, look in _LOOKS.items():
            if name in self._series:
                mark = f'<span style="color:{self._colour(name).name()}">{look.mark}</span>'
                parts.append(f"<nobr>{mark}&nbsp;{self._legend_text(name, step)}</nobr>")
        colour = self._theme.text_muted.name()
        self._legend.setText(f'<span style="color:{colour}">{" &nbsp;".join(parts)}</span>')

    def _legend_text(self, name: str, step: float | None) -> str:
        if step is None:
            return self._names[name]
        x, y = self._series[name]
        return self._value_text(float(y[_nearest(x, step)]))


def _nearest(x: Values, step: float) -> int:
    right = int(np.clip(np.searchsorted(x, step), 0, len(x) - 1))
    left = max(0, right - 1)
    return left if abs(x[left] - step) <= abs(x[right] - step) else right
