"""Many images of the network's input, side by side."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFontInfo,
    QFontMetrics,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from visualnet.arrays import IndexArray, PixelArray
from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.errors import ShapeError
from visualnet.number_text import count_text
from visualnet.ui.look.fonts import TEXT_PIXELS
from visualnet.ui.spoken.changes import tell_change
from visualnet.ui.widgets.copying.copyable import Copyable
from visualnet.ui.widgets.copying.dragging import DragStart, drag_image
from visualnet.ui.widgets.copying.images import image_copies
from visualnet.ui.widgets.walked_view import Walked

_PIXEL = 2  # of the screen for each of an image, at ordinary text size
_GAP = 3
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class ImageGrid(Walked, QAbstractScrollArea):
    """Images of 28×28 pixels in rows, each with a tool tip and, if wanted, a caption below.

    Only what is in sight is painted: 30 images with captions in 1 ms, the 200 that a large window
    holds in 3 ms (2026-11).
    """

    spoken_role = QAccessible.Role.List
    is_chosen = keeps_part = True

    image_chosen = Signal(int)
    """The position of an image that was clicked, or chosen by Enter or Space; arrows, Home, End and
    the page keys move."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(self.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Images"))
        self.setToolTip(self.tr("Click an image, or choose one with arrows and Enter"))
        self._images: PixelArray = np.zeros((0, FIELD_SIDE, FIELD_SIDE), np.uint8)
        self._positions: IndexArray = np.zeros(0, np.int64)
        self._tool_tips: Sequence[str] = ()
        self._captions: Sequence[str] = ()
        self._drag = DragStart()
        self._measure()

    def show_images(
        self,
        images: PixelArray,
        positions: IndexArray,
        tool_tips: Sequence[str],
        captions: Sequence[str] = (),
    ) -> None:
        """Show the images at these positions, in this order; emits nothing.

        images: (examples, 28, 28) uint8, not copied. positions: (shown,). tool_tips: one for each
        that is shown, spoken too. captions: as many, short, or none.
        Raises ShapeError where these do not fit together.
        """
        if images.shape[1:] != (FIELD_SIDE, FIELD_SIDE) or images.dtype != np.uint8:
            raise ShapeError(
                "The images to show are {dtype} of shape {shape}; give uint8 of shape "
                "(examples, {field_side}, {field_side}).",
                dtype=images.dtype,
                shape=images.shape,
                field_side=FIELD_SIDE,
            )
        if len(tool_tips) != len(positions) or len(captions) not in (0, len(positions)):
            raise ShapeError(
                "{position_count} images do not go with {tool_tip_count} tool tips and "
                "{caption_count} captions.",
                position_count=len(positions),
                tool_tip_count=len(tool_tips),
                caption_count=len(captions),
            )
        if images is not self._images or not np.array_equal(positions, self._positions):
            # A button that was pressed over another image chooses none of these.
            self._drag = DragStart()
        self._images, self._positions = images, positions
        self._tool_tips, self._captions = tool_tips, captions
        self._number = None
        self._measure()
        self.verticalScrollBar().setValue(0)

    @property
    def current(self) -> int | None:
        """The position of the image that the keyboard is at or was clicked last, None if none."""
        return int(self._positions[self._here()]) if len(self._positions) else None

    def shown_image(self, place: QPoint | None = None) -> PixelArray | None:
        """Return the image at a place, where the keyboard is from now on, else the one it is at."""
        number = None if place is None else self.part_at(place.toPointF())
        if number is not None:
            self._walk_to(number)
        is_none = self.current is None or (place is not None and number is None)
        return None if is_none else self._images[self.current]

    def image_name(self) -> str:
        """Return what the image is that the keyboard is at."""
        return self._tool_tips[self._here()] if len(self._positions) else ""

    def put_image(self, pixels: PixelArray) -> bool:
        """Choose the image that the keyboard is at; False where it is no longer this one."""
        position = self.current
        if position is None or not np.array_equal(self._images[position], pixels):
            return False
        self.image_chosen.emit(position)
        return True

    def copies(self) -> Sequence[Copyable]:
        """Return the image that the keyboard is at, as picture and as numbers."""
        return image_copies(self)

    def menu_place(self) -> QPoint:
        """Return where the image is that the keyboard is at."""
        return self.tile_rect(self._here()).center()

    def show_words(self, tool_tips: Sequence[str], captions: Sequence[str]) -> None:
        """Say something else about the images that are shown, as many words as before."""
        if (tool_tips, captions) != (self._tool_tips, self._captions):
            self._tool_tips, self._captions = tool_tips, captions
            self.viewport().update()

    def tile_rect(self, number: int) -> QRect:
        """Return where in the viewport image `number` of those shown, from 0, is."""
        row, column = divmod(number, self._columns)
        top = _GAP + row * self._row_height - self.verticalScrollBar().value()
        return QRect(_GAP + column * (self._side + _GAP), top, self._side, self._side)

    def sizeHint(self) -> QSize:
        return QSize(5 * (self._side + _GAP) + _GAP, 3 * self._row_height + _GAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * (self._side + _GAP) + _GAP, self._row_height + _GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the images that are in sight, their captions and the ring around the current."""
        painter = QPainter(self.viewport())
        numbers = self._in_sight(event.rect())
        # One image for all of them: Qt is asked for as little as can be.
        chosen = self._images[self._positions[numbers.start : numbers.stop]]
        width, height = FIELD_SIDE, FIELD_SIDE * len(chosen)
        grey = QImage.Format.Format_Grayscale8
        strip = QImage(chosen.tobytes(), width, height, width, grey)
        for place, number in enumerate(numbers):
            source = QRect(0, place * FIELD_SIDE, FIELD_SIDE, FIELD_SIDE)
            painter.drawImage(self.tile_rect(number), strip, source)
        self._paint_captions(painter, numbers)
        self.paint_ring(painter)
        painter.end()

    def _paint_captions(self, painter: QPainter, numbers: range) -> None:
        if not self._captions:
            return
        painter.setPen(self.palette().placeholderText().color())
        metrics = QFontMetrics(self.font())
        for number in numbers:
            tile = self.tile_rect(number)
            box = QRect(tile.left(), tile.bottom() + 2, tile.width(), metrics.height())
            text = metrics.elidedText(
                self._captions[number], Qt.TextElideMode.ElideRight, tile.width()
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, text)

    def _in_sight(self, part: QRect) -> range:
        top = part.top() + self.verticalScrollBar().value() - _GAP
        bottom = part.bottom() + self.verticalScrollBar().value() - _GAP
        first, last = (y // self._row_height for y in (top, bottom))
        columns, count = self._columns, len(self._positions)
        return range(max(0, first * columns), max(0, min(count, (last + 1) * columns)))

    def _measure(self) -> None:
        pixels = QFontInfo(self.font()).pixelSize()
        self._side = FIELD_SIDE * max(1, round(_PIXEL * pixels / TEXT_PIXELS))
        caption = QFontMetrics(self.font()).height() + 4 if self._captions else 0
        self._row_height = self._side + caption + _GAP
        height, pitch = self.viewport().height(), self._side + _GAP
        self._columns = max(1, (self.viewport().width() - _GAP) // pitch)
        rows = -(-len(self._positions) // self._columns)
        bar = self.verticalScrollBar()
        bar.setPageStep(height)
        bar.setSingleStep(self._row_height // 2)
        bar.setRange(0, max(0, rows * self._row_height + _GAP - height))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the image under the mouse, to choose it or to drag it out of the window."""
        number = self.part_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number is not None:
            self._walk_to(number)
            self._drag.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag.moves_away(event):
            drag_image(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag.ends_click(event) and self.current is not None:
            self.image_chosen.emit(self.current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Scroll to where the keyboard is, if a key led here."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEY and self.part_count():
            self._show_part(self._here())

    def part_count(self) -> int:
        return len(self._positions)

    def part_rect(self, number: int) -> QRectF:
        return QRectF(self.tile_rect(number)).adjusted(-2, -2, 2, 2)

    def part_words(self, number: int) -> str:
        return self._tool_tips[number]

    def part_at(self, point: QPointF) -> int | None:
        row = int(point.y() + self.verticalScrollBar().value() - _GAP) // self._row_height
        number = row * self._columns + int(point.x() - _GAP) // (self._side + _GAP)
        is_there = 0 <= number < len(self._positions)
        return number if is_there and self.tile_rect(number).contains(point.toPoint()) else None

    def row_length(self) -> int:
        return self._columns

    def choose_part(self, number: int) -> None:
        self.image_chosen.emit(int(self._positions[number]))

    def _part_by_key(self, key: int) -> int | None:
        rows = max(1, self.viewport().height() // self._row_height)
        steps = {Qt.Key.Key_PageUp.value: -rows, Qt.Key.Key_PageDown.value: rows}
        if key not in steps:
            return super()._part_by_key(key)
        number = self._here() + steps[key] * self._columns
        return min(max(number, 0), len(self._positions) - 1)

    def _walk_to(self, number: int) -> None:
        self._point_at(number)
        self._show_part(number)

    def _show_part(self, number: int) -> None:
        tile, bar = self.tile_rect(number), self.verticalScrollBar()
        hidden_below = tile.top() + self._row_height - self.viewport().height()
        if tile.top() < _GAP:
            bar.setValue(bar.value() + tile.top() - _GAP)
        elif hidden_below > 0:
            bar.setValue(bar.value() + hidden_below)

    def _tell(self) -> None:
        tell_change(self)
        self._repaint_ring()

    def spoken_value(self) -> str:
        """Return what the image is that the keyboard is at, and how many there are."""
        if not len(self._positions):
            return self.tr("No images.")
        count, number = len(self._positions), self._here()
        place = self.tr("{0} of {1}").format(count_text(number + 1), count_text(count))
        return f"{self._tool_tips[number]}, {place}"
