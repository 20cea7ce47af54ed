"""Room over the picture for what is said and shown beside the neurons, with nothing zoomed."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QRegion

from visualnet.scene.layout import TITLE_HEIGHT, Layout


@dataclass(frozen=True, slots=True, eq=False)
class Rooms:
    """What is free beside a layout, in pixels. scale: pixels a unit. height: of the view."""

    layout: Layout
    scale: float
    height: float

    @property
    def at_input(self) -> tuple[QRectF, QRectF]:
        """What is free over and under the input, left of the first neurons."""
        right, top, bottom = (edge * self.scale for edge in self.layout.edges_at_input)
        return QRectF(0, 0, right, top), QRectF(0, bottom, right, self.height - bottom)

    @property
    def at_outputs(self) -> tuple[QRectF, QRectF]:
        """What is free over and under the outputs and their names, right of all other neurons."""
        layout, scale = self.layout, self.scale
        outputs, radius = layout.positions[-1][:, 1], layout.radii[-1]
        left = scale * (float(layout.positions[-2][:, 0].max()) + layout.radii[-2])
        top, bottom = (
            scale * float(each) for each in (outputs.min() - radius, outputs.max() + radius)
        )
        width = scale * layout.width - left
        return QRectF(left, 0, width, top), QRectF(left, bottom, width, self.height - bottom)

    def barest_corner(self, size: QSize) -> QPoint:
        """Return where something of a size covers least of the neurons and the input.

        Of corners alike the first is taken, at the top left.
        """
        layout, scale = self.layout, self.scale
        wide, high = size.width() / scale, size.height() / scale
        right, bottom = max(0.0, layout.width - wide), max(0.0, layout.height - TITLE_HEIGHT - high)
        corners = [(x, y) for x in (0.0, right) for y in (0.0, bottom)]
        rects = _rects(layout)
        x, y = min(corners, key=lambda corner: _covered(rects, corner[0], corner[1], wide, high))
        return QPoint(round(x * scale), round(y * scale))

    def are_covered_by(self, region: QRegion) -> bool:
        """Tell whether a region hides some of the neurons, the input, or their names."""
        ends = (_rects(self.layout) * self.scale).tolist()
        rects = (QRectF(QPointF(*rect[:2]), QPointF(*rect[2:])).toRect() for rect in ends)
        return any(map(region.intersects, rects))


def _rects(layout: Layout) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Return the ends of what is to be seen, with the names at both sides: (parts, 4)."""
    x, y, side = layout.input_rect
    parts = []
    for layer, (centres, radius) in enumerate(zip(layout.positions, layout.radii, strict=True)):
        if layer or layout.has_tiles:
            parts.append(np.concatenate([centres - radius, centres + radius], axis=1))
        else:
            parts.append(np.array([[x, y, x + side, y + side]]))
    if layout.has_tiles:
        parts[0][:, 0] = 0.0
    parts[-1][:, 2] = layout.width
    return np.concatenate(parts, dtype=np.float64)


def _covered(
    rects: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    x: float,
    y: float,
    width: float,
    height: float,
) -> float:
    """Return how much of them a rectangle covers."""
    across = np.minimum(rects[:, 2], x + width) - np.maximum(rects[:, 0], x)
    down = np.minimum(rects[:, 3], y + height) - np.maximum(rects[:, 1], y)
    return float((np.maximum(across, 0) * np.maximum(down, 0)).sum())
