"""A plot without a mouse of its own, in the colours of the theme."""

from html import escape

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QGraphicsScene, QWidget

from visualnet.ui.number_axis import END_ROOM, NumberAxis
from visualnet.ui.theme import Theme, load_theme


class PlainPlot(pg.PlotWidget):
    """Two axes with their labels and nothing drawn yet; whoever owns it adds items and sets ranges.

    It neither zooms nor takes the focus: what it shows is told in words beside it.
    """

    def __init__(self, left: str, bottom: str, parent: QWidget | None = None) -> None:
        """left, bottom: what the axes show, with units."""
        self._axes = {side: NumberAxis(side) for side in ("left", "bottom")}
        self._labels = {"left": left, "bottom": bottom}
        self._theme = load_theme("dark")
        super().__init__(parent, axisItems=self._axes, enableMenu=False)
        # New points move the axes, too: there is no smaller part to look for.
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        item = self.getPlotItem()
        item.hideButtons()
        item.setMouseEnabled(x=False, y=False)
        item.disableAutoRange()
        item.setContentsMargins(0, END_ROOM, 2 * END_ROOM, 0)
        for axis in self._axes.values():
            axis.enableAutoSIPrefix(False)
            axis.setStyle(tickLength=-4, maxTickLevel=0)
        self._axes["left"].setGrid(48)
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.apply_theme(self._theme)

    def set_labels(self, left: str, bottom: str) -> None:
        """Say what the axes show."""
        self._labels = {"left": left, "bottom": bottom}
        self.apply_theme(self._theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take on a theme's colours and the widget's font."""
        self._theme = theme
        pixels = QFontInfo(self.font()).pixelSize()
        font = QFont(self.font())
        font.setPixelSize(max(8, round(pixels * 11 / 13)))
        self.setBackground(theme.background)
        for side, axis in self._axes.items():
            axis.setPen(theme.border_strong)
            axis.setTickPen(theme.border_strong)
            axis.setTextPen(theme.text_muted)
            axis.setTickFont(font)
            style = {"color": theme.text_muted.name(), "font-size": f"{font.pixelSize()}px"}
            # pyqtgraph takes it for markup.
            axis.setLabel(escape(self._labels[side], quote=False), **style)
        self._axes["left"].setWidth(round(pixels * 4.4))

    def sizeHint(self) -> QSize:
        pixels = QFontInfo(self.font()).pixelSize()
        return QSize(24 * pixels, 16 * pixels)

    def minimumSizeHint(self) -> QSize:
        pixels = QFontInfo(self.font()).pixelSize()
        return QSize(14 * pixels, 12 * pixels)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        if event.type() == QEvent.Type.FontChange:
            self.apply_theme(self._theme)
        super().changeEvent(event)
