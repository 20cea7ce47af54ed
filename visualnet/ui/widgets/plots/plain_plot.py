"""A plot in the colours of the theme, with ticks as people write them."""

from collections.abc import Sequence
from html import escape
from math import ceil

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QGraphicsScene, QGraphicsSceneResizeEvent, QWidget

from visualnet.number_text import decimal_text, number_text
from visualnet.ui.look.theme import Theme, current_theme, follow_theme
from visualnet.ui.widgets.chart_legend import smaller_font
from visualnet.ui.widgets.plots.zoom import Range
from visualnet.ui.widgets.plots.zoomed_plot import ZoomedPlot

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class NumberAxis(pg.AxisItem):
    """Ticks as people write them, 12,500 or 0.05, and no more of them than there is room for.

    is_whole: the axis shows whole things, such as steps, and only whole numbers stand there.
    names: stand at 0, 1, 2, … in place of numbers.
    """

    def __init__(self, orientation: str, *, is_whole: bool = False) -> None:
        self._is_dressed, self._written = False, ""
        super().__init__(orientation)
        self._is_whole = is_whole
        self.names: Sequence[str] | None = None
        self.autoSIPrefix = False
        self.setStyle(tickLength=-4, maxTickLevel=0)

    def dress(self, label: str, theme: Theme, font: QFont) -> None:
        """Write the label, and take on colours and a font."""
        self._is_dressed = False
        self.setPen(theme.border_strong)
        self.setTickPen(theme.border_strong)
        self.setTextPen(theme.text_muted)
        self.setTickFont(font)
        self._is_dressed = True
        style = {"color": theme.text_muted.name(), "font-size": f"{font.pixelSize()}px"}
        self.setLabel(label, **style)

    def _updateLabel(self) -> None:
        # Each of its colours would have pyqtgraph lay out the label anew.
        if self._is_dressed:
            self._written = self.labelString()
            super()._updateLabel()

    def updateAutoSIPrefix(self) -> None:
        """Do nothing: numbers are written as they are."""

    @property
    def end_room(self) -> int:
        """Pixels beyond each end for the half of a label that may stand there."""
        metrics = self._metrics()
        if self.orientation == "left":
            return round(metrics.height() / 2) + 1
        return round(metrics.horizontalAdvance("000,000") / 2) + 1

    def labelString(self) -> str:
        """Return the label as markup, with an ellipsis where the axis is shorter."""
        style = ";".join(f"{name}: {value}" for name, value in self.labelStyle.items())
        return f"<span style='{style}'>{escape(self._shown_label(), quote=False)}</span>"

    def resizeEvent(self, event: QGraphicsSceneResizeEvent | None = None) -> None:
        """Show as much of the label as there is room for, all of it in a tooltip."""
        # pyqtgraph takes the label away as it closes.
        if self.label is not None:
            text = self.labelString()
            if text != self._written:
                self._written = text
                self.label.setHtml(text)
            is_cut = self._shown_label() != self.labelText
            self.label.setToolTip(self.labelText if is_cut else "")
        super().resizeEvent(event)

    def _shown_label(self) -> str:
        size = self.size()
        length = size.height() if self.orientation == "left" else size.width()
        if length <= 0:
            return str(self.labelText)
        room = length + 2 * self.end_room
        return self._metrics().elidedText(self.labelText, Qt.TextElideMode.ElideRight, room)

    def boundingRect(self) -> QRectF:
        """Return the room of the axis, with that of the labels at its ends."""
        # Labels that do not fit into this are dropped, and the grid leaves no room for them.
        across = self.end_room if self.orientation == "bottom" else 0
        down = self.end_room if self.orientation == "left" else 0
        rect: QRectF = super().boundingRect()
        return rect.adjusted(-across, -down, across, down)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Return one level of ticks as (spacing, values).

        low, high: the range shown, as powers of ten on a logarithmic axis. size: in pixels.
        """
        least = (high - low) * self._room() / size
        if self.names is not None:
            return self._named_ticks(low, high, size)
        if self.logMode and least < 0.3:
            decades = np.arange(np.floor(low), np.ceil(high))
            values = (decades[:, np.newaxis] + np.log10([1, 2, 5])).ravel()
            inside = values[(values >= low) & (values <= high)].tolist()
            return [(1.0, inside if len(inside) > 1 else _close_ticks(low, high, least))]
        spacing = _round_spacing(max(1.0, least) if self.logMode or self._is_whole else least)
        while self.orientation == "bottom" and (
            self._side_by_side((low, high), spacing) > spacing * size / (high - low)
        ):
            spacing = _round_spacing(spacing * 1.5)
        first, last = np.ceil(low / spacing - 1e-9), np.floor(high / spacing + 1e-9)
        # Never outside the range by a rounding error, where the axis would drop them; and no -0.
        ticks = np.clip(np.arange(first, last + 1) * spacing, low, high) + 0.0
        return [(spacing, [float(tick) for tick in ticks])]

    def tickStrings(self, values: list[float], _scale: float, spacing: float) -> list[str]:
        if self.names is not None:
            return [self.names[round(value)] for value in values]
        if self.logMode:
            return [_power_text(value) for value in values]
        digits = max(0, -int(np.floor(np.log10(spacing) + 1e-9)))
        return [decimal_text(value, digits) for value in values]

    def widest(self, low: float, high: float) -> float:
        """Return how wide the labels of a range are, in pixels."""
        metrics = self._metrics()
        levels = self.tickValues(low, high, max(1.0, self.size().height()))
        texts = [text for spacing, ticks in levels for text in self.tickStrings(ticks, 1, spacing)]
        return max(map(metrics.horizontalAdvance, texts), default=0.0)

    def _side_by_side(self, values: Sequence[float], spacing: float) -> float:
        """Return how many pixels the widest label of values takes, with the gap to the next."""
        metrics = self._metrics()
        texts = self.tickStrings(list(values), 1, spacing)
        return max(map(metrics.horizontalAdvance, texts), default=0.0) + metrics.averageCharWidth()

    def _named_ticks(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Return ticks for the names in a range, which takes so many pixels."""
        places = [float(k) for k in range(len(self.names or ())) if low <= k <= high]
        pitch = size / (high - low)
        return [(1.0, places[:: max(1, ceil(self._side_by_side(places, 1) / pitch))])]

    def _room(self) -> float:
        # Pixels that a label and the gap to the next one take.
        metrics = self._metrics()
        if self.orientation == "left":
            return metrics.height() * 1.9
        return metrics.horizontalAdvance("000,000") * 1.4

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.style["tickFont"] or self.font())


def _close_ticks(low: float, high: float, least: float) -> list[float]:
    """Return the powers of ten of evenly spaced numbers: for a logarithmic axis of little reach."""
    first, last = 10.0**low, 10.0**high
    spacing = _round_spacing((last - first) * least / (high - low))
    numbers = np.arange(np.ceil(first / spacing), np.floor(last / spacing) + 1) * spacing
    return [float(tick) for tick in np.log10(numbers)]


def _power_text(exponent: float) -> str:
    """Return ten to that power as people write it: 0.02, 500, 10⁻⁵."""
    if -4 < exponent < 6 or exponent % 1:
        return number_text(10**exponent)
    return "10" + str(round(exponent)).translate(_SUPERSCRIPTS)


def _round_spacing(least: float) -> float:
    """Return the smallest of 1, 2 or 5 times a power of ten that is not under `least`."""
    power = 10.0 ** np.floor(np.log10(max(least, 1e-12)))
    return float(next(power * k for k in (1, 2, 5, 10) if power * k >= least * (1 - 1e-9)))


class PlainPlot(ZoomedPlot):
    """Two axes with their labels and nothing drawn yet; whoever owns it adds items and sets ranges.

    It does not take the focus: what it shows is told in words beside it.
    """

    def __init__(
        self, left: str, bottom: str, parent: QWidget | None = None, *, is_whole: bool = False
    ) -> None:
        """left, bottom: what the axes show, with units. is_whole: the bottom one, whole things."""
        self._axes = {"left": NumberAxis("left"), "bottom": NumberAxis("bottom", is_whole=is_whole)}
        self.labels = {"left": left, "bottom": bottom}
        """What the axes show, with units."""
        super().__init__(self._axes, parent, is_whole=is_whole)
        # New points move the axes, too: there is no smaller part to look for.
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        item = self.getPlotItem()
        # Numbers grow to the right everywhere, and pyqtgraph paints no axis at the other side.
        item.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        item.getViewBox().setMouseEnabled(x=False, y=False)
        item.getViewBox().disableAutoRange()
        self._axes["left"].setGrid(48)
        self.setFrameShape(self.Shape.NoFrame)
        # A click on it gives the focus to the chart that it stands in.
        for widget in (self, self.viewport()):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._draw_axes()
        follow_theme(self._draw_axes)

    def set_labels(self, left: str, bottom: str) -> None:
        """Say what the axes show."""
        self.labels = {"left": left, "bottom": bottom}
        self._draw_axes()

    def _draw_axes(self) -> None:
        """Give the axes the colours of the theme and the widget's font."""
        theme = current_theme()
        pixels, font = QFontInfo(self.font()).pixelSize(), smaller_font(self.font())
        self.setBackground(theme.background)
        for side, axis in self._axes.items():
            axis.dress(self.labels[side], theme, font)
        # In the corner the lowest label of the upright axis stands beside them, half a line down.
        self._axes["bottom"].setStyle(tickTextOffset=round(pixels * 0.6))
        self._axes["left"].setWidth(round(pixels * 4.4))
        top, right = self._axes["left"].end_room, self._axes["bottom"].end_room
        self.getPlotItem().setContentsMargins(0, top, right, 0)

    def show_part(self, x: Range, y: Range) -> None:
        """Show ranges; the numbers of the left axis have the room that they take."""
        super().show_part(x, y)
        axis, pixels = self._axes["left"], QFontInfo(self.font()).pixelSize()
        # Beside them stands the upright label, in a line of its own.
        width = max(round(pixels * 4.4), round(axis.widest(*y) + 2.2 * pixels))
        if width != round(axis.maximumWidth()):
            axis.setWidth(width)

    def sizeHint(self) -> QSize:
        return QSize(24, 16) * QFontInfo(self.font()).pixelSize()

    def minimumSizeHint(self) -> QSize:
        return QSize(14, 12) * QFontInfo(self.font()).pixelSize()

    def changeEvent(self, event: QEvent) -> None:
        # As it closes, its axes lose their labels before it loses the font of its parent.
        if event.type() == QEvent.Type.FontChange and self.plotItem is not None:
            self._draw_axes()
        super().changeEvent(event)
