"""A field for lines and marks with an axis at its left and one below it."""

from collections.abc import Mapping

import pyqtgraph as pg
from PySide6.QtWidgets import (
    QGraphicsGridLayout,
    QGraphicsItem,
    QGraphicsObject,
    QSizePolicy,
    QWidget,
)

from visualnet.ui.widgets.plots.unlocked_view import UnlockedView
from visualnet.ui.widgets.plots.zoom import Range


class AxesItem(pg.GraphicsWidget):
    """What pyqtgraph's `PlotItem` is, without its menu, title, button and further axes.

    Making those takes longer than all the rest of a plot (2026-11).
    """

    def __init__(self, axes: Mapping[str, pg.AxisItem]) -> None:
        """axes: one for "left" and one for "bottom"."""
        super().__init__()
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Expanding)
        self._axes = axes
        self._field = pg.ViewBox(parent=self, enableMenu=False)
        layout = QGraphicsGridLayout()
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addItem(self._field, 0, 1)
        for side, place in (("bottom", (1, 1)), ("left", (0, 0))):
            axis = axes[side]
            axis.linkToView(self._field)
            layout.addItem(axis, *place)
            # Over images; what is to be drawn over the axes lies higher.
            axis.setZValue(0.5)
            axis.setFlag(QGraphicsItem.GraphicsItemFlag.ItemNegativeZStacksBehindParent)
        layout.setRowStretchFactor(0, 100)
        layout.setColumnStretchFactor(1, 100)
        self.setLayout(layout)

    def getViewBox(self) -> pg.ViewBox:
        """Return the field between the axes."""
        return self._field

    def close_parts(self) -> None:
        """Take it apart in order; the scene would do it in any."""
        for axis in self._axes.values():
            axis.close()
        self.scene().removeItem(self._field)
        self._field = None


class AxesView(UnlockedView):
    """Shows an `AxesItem` as large as itself."""

    def __init__(self, axes: Mapping[str, pg.AxisItem], parent: QWidget | None = None) -> None:
        """axes: one for "left" and one for "bottom"."""
        # Asked for before there is one, while the view is made.
        self.plotItem: AxesItem | None = None
        super().__init__(parent)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Expanding)
        self.enableMouse(False)
        self._sides = axes
        self.plotItem = AxesItem(axes)
        self.setCentralItem(self.plotItem)

    def getPlotItem(self) -> AxesItem:
        """Return what is shown."""
        assert self.plotItem is not None  # noqa: S101 - until it is closed
        return self.plotItem

    def getAxis(self, side: str) -> pg.AxisItem:
        """Return the axis at a side, "left" or "bottom"."""
        return self._sides[side]

    def addItem(self, item: QGraphicsObject, *, ignoreBounds: bool = False) -> None:  # noqa: N803
        """Draw something between the axes."""
        self.getPlotItem().getViewBox().addItem(item, ignoreBounds=ignoreBounds)

    def removeItem(self, item: QGraphicsObject) -> None:
        """Draw something no longer."""
        self.getPlotItem().getViewBox().removeItem(item)

    def show_ranges(self, x: Range, y: Range) -> None:
        """Let the axes show ranges."""
        field = self.getPlotItem().getViewBox()
        field.setRange(xRange=x, yRange=y, padding=0, update=False)
        # What moves with them would be put there by the painting, which then comes twice.
        self.scene().prepareForPaint()

    def close(self) -> None:
        """Take it apart, for good."""
        if self.plotItem is not None:
            self.plotItem.close_parts()
            self.plotItem = None
            self.setParent(None)
        super().close()
