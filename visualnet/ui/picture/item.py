"""Base of the graphics items of the network's picture."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsRectItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from visualnet.scene.layout import Layout
from visualnet.ui.look.theme import Theme, current_theme

_KEPT_NOT = QGraphicsItem.CacheMode.NoCache


class PictureItem(QGraphicsRectItem):
    """Paints a part of a layout, and nothing before it has a layout.

    Qt keeps what is painted until `update`, unless is_cached is False. It knows where the item is:
    an item that tells it by a method in Python is asked several times for each painting, and each
    time takes Python's lock from the training.
    """

    def __init__(self, parent: QGraphicsItem | None = None, *, is_cached: bool = True) -> None:
        super().__init__(parent)
        # Else it would be larger by half a pen at each side.
        self.setPen(Qt.PenStyle.NoPen)
        if is_cached:
            self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self._layout: Layout | None = None
        self._scale = 1.0

    def set_layout(self, layout: Layout, scale: float) -> None:
        """Stand where a layout has it. scale: device pixels per layout unit."""
        before, self._layout, self._scale = self._layout, layout, scale
        if before is not None and before.layer_sizes != layout.layer_sizes:
            self.forget_network()
        self.place()
        if layout is not before and self.cacheMode() != _KEPT_NOT:
            # Of what was painted in another size Qt keeps a part where the item grows.
            kept = self.cacheMode()
            self.setCacheMode(_KEPT_NOT)
            self.setCacheMode(kept)
        self.update()

    def forget_network(self) -> None:
        """Drop what is of a network of another shape."""

    def place(self) -> None:
        """Tell Qt where the item is now."""
        self.setRect(QRectF() if self._layout is None else self.area(self._layout))

    def area(self, layout: Layout) -> QRectF:
        """Return the part of a layout that is painted."""
        return QRectF(0, 0, layout.width, layout.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        if self._layout is not None:
            self.draw(painter, self._layout, current_theme(), option.exposedRect)

    def draw(self, painter: QPainter, layout: Layout, theme: Theme, seen: QRectF) -> None:
        """Paint it. seen: the part that is to be painted, where the item asks Qt for it."""
        raise NotImplementedError
