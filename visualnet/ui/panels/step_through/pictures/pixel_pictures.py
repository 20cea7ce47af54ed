"""Pictures of 28×28 cells side by side: the input, or what each neuron's weights are to change by.

All are coloured by one scale, so that neurons that learn more look brighter.
"""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QEvent, QMarginsF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.insight.one_step import Array64
from visualnet.scene.arrays import ColourArray
from visualnet.scene.colours import activation_colours, colour_ramp
from visualnet.ui.look.pixels import colours_image, rgb_of
from visualnet.ui.look.theme import current_theme, follow_theme
from visualnet.ui.widgets.copying.figures import Figure, Table, exact
from visualnet.ui.widgets.walked_view import PointedView

_GAP = 4
_STRIP = 0.14  # of the height of a picture
_LEAST = 28
_SMALLEST = 24  # pixels of a picture where there are many
_LARGEST = 12 * FIELD_SIDE

Pixel = tuple[int, int | None]
"""(picture, position of the pixel); None for the strip below the picture."""


class PixelPictures(Figure, PointedView):
    """Pictures in rows, as large as they fit; each with a number below its corner.

    The keyboard walks from picture to picture; a click chooses the pixel of a picture.
    16 pictures are coloured in 0.3 ms, and painted in 0.3 (2026-11).
    """

    spoken_role = QAccessible.Role.List
    is_chosen = True
    is_told_by_tip = False
    ring_margins = QMarginsF(2, 2, 2, 2)

    pixel_pointed = Signal(object)  # Pixel | None
    """Under the mouse, or of the picture that the keyboard is at."""
    pixel_chosen = Signal(int, object)  # picture, int | None
    """Picture and pixel, by the user."""

    def __init__(
        self, describe: Callable[[int, int | None], str], parent: QWidget | None = None
    ) -> None:
        """describe(picture, pixel): words for one cell."""
        super().__init__(parent)
        self.setObjectName("stepPictures")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setToolTip(self.tr("Click a pixel to see how its number is worked out"))
        self._describe = describe
        self._values: Array64 = np.zeros((0, FIELD_SIDE * FIELD_SIDE))
        self._names: Sequence[str] = ()
        self._images: list[QImage] = []
        self._grid_for: tuple[float, ...] = ()
        self._kept_grid = 1, 4.0
        self._strip_colours: list[QColor] = []
        self._chosen: Pixel | None = None
        self._lit: Pixel | None = None
        self._pointed: Pixel | None = None
        self._is_ink = False
        self._strips: Array64 | None = None
        self._measure()
        follow_theme(self._draw)

    def show_values(
        self,
        values: Array64,
        names: Sequence[str],
        chosen: Pixel | None,
        *,
        strips: Array64 | None = None,
        is_ink: bool = False,
    ) -> None:
        """Show pictures, (pictures, 784); emits nothing. names: of the pictures, short.

        chosen: what the formula is about. strips: a number more of each picture, (pictures,), below
        it. is_ink: 0 is black and 1 is white, else colours of signs.
        """
        if len(values) != len(self._values):
            self._number = None
        is_same = values is self._values and is_ink == self._is_ink
        self._strips = strips
        self._values, self._names, self._chosen = values, names, chosen
        self._is_ink = is_ink
        if not is_same:
            self._draw()
        self.update()

    def light(self, pixel: Pixel | None) -> None:
        """Bring a pixel out that is pointed at elsewhere."""
        if pixel != self._lit:
            self._lit = pixel
            self.update()

    def numbers(self) -> Table:
        rows = [
            [name, *map(exact, row)] for name, row in zip(self._names, self._values, strict=True)
        ]
        return [["", *map(str, range(self._values.shape[1]))], *rows]

    def has_numbers(self) -> bool:
        return bool(len(self._values))

    def row_length(self) -> int:
        return self._grid()[0]

    def part_count(self) -> int:
        return len(self._values)

    def part_rect(self, number: int) -> QRectF:
        columns, side = self._grid()
        row, column = divmod(number, columns)
        pitch = side * (1 + self._strip_share) + _GAP
        return QRectF(2 + column * (side + _GAP), 2 + row * pitch, side, side)

    def strip_rect(self, number: int) -> QRectF:
        """Return where the strip below a picture is."""
        box = self.part_rect(number)
        return QRectF(
            box.left(), box.bottom() + 1, box.width(), self._strip_share * box.height() - 1
        )

    @property
    def _strip_share(self) -> float:
        return 0.0 if self._strips is None else _STRIP

    def part_words(self, number: int) -> str:
        return self._describe(number, int(np.abs(self._values[number]).argmax()))

    def choose_part(self, number: int) -> None:
        """Choose the strongest pixel of a picture, by a key."""
        self.pixel_chosen.emit(number, self._strongest(number))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the very pixel that is clicked."""
        pixel = self._pixel_at(event.position())
        if pixel is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            self._number = pixel[0]
            self.pixel_chosen.emit(*pixel)

    def spoken_whole(self) -> str:
        return ", ".join(map(self.part_words, range(min(len(self._values), 16))))

    def sizeHint(self) -> QSize:
        return QSize(round(26 * self._line), round(5 * self._line))

    def minimumSizeHint(self) -> QSize:
        return QSize(3 * _LEAST, round(5 * self._line))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_pixel(self._pixel_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_pixel(None)

    def _point_pixel(self, pixel: Pixel | None) -> None:
        if pixel != self._pointed:
            self._pointed = pixel
            self._say("" if pixel is None else self._describe(*pixel))
            self.pixel_pointed.emit(pixel)
            self.update()

    def _tell(self) -> None:
        super()._tell()
        number = self.number
        self._pointed = None if number is None else (number, self._strongest(number))
        self.pixel_pointed.emit(self._pointed)

    def _strongest(self, number: int) -> int:
        return int(np.abs(self._values[number]).argmax())

    def _pixel_at(self, point: QPointF) -> Pixel | None:
        number = self.part_at(point)
        if number is None:
            strips = range(len(self._values)) if self._strips is not None else ()
            below = next((k for k in strips if self.strip_rect(k).contains(point)), None)
            return None if below is None else (below, None)
        box = self.part_rect(number)
        away = (point - box.topLeft()) * (FIELD_SIDE / box.width())
        row, column = (min(int(each), FIELD_SIDE - 1) for each in (away.y(), away.x()))
        return number, row * FIELD_SIDE + column

    def _grid(self) -> tuple[int, float]:
        """Return how many pictures stand in a row, and how large each is."""
        key = self.width(), self.height(), len(self._values), self._strip_share
        if key != self._grid_for:
            self._grid_for, self._kept_grid = key, _grid_of(*key)
        return self._kept_grid

    @np.errstate(over="ignore", invalid="ignore")
    def _draw(self) -> None:
        theme = current_theme()
        scale = float(np.abs(self._values).max()) if self._values.size else 0.0
        if self._strips is not None:
            scale = max(scale, float(np.abs(self._strips).max()))
        if self._is_ink:
            ramp = colour_ramp([(0, 0, 0), (255, 255, 255)])
            levels = activation_colours(self._values.astype(np.float32))
        else:
            stops = (theme.negative, theme.background, theme.positive)
            ramp = colour_ramp([rgb_of(colour) for colour in stops])
            levels = activation_colours(self._values.astype(np.float32), -(scale or 1), scale or 1)
            self._draw_strips(ramp, scale)
        packed = ramp[levels].reshape(-1, FIELD_SIDE, FIELD_SIDE)
        self._images = [colours_image(each) for each in packed]
        self.update()

    def _draw_strips(self, ramp: ColourArray, scale: float) -> None:
        strips = np.zeros(0) if self._strips is None else self._strips
        levels = activation_colours(strips.astype(np.float32), -scale, scale)
        self._strip_colours = [QColor.fromRgb(int(packed)) for packed in ramp[levels]]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pictures, their numbers, and the pixel that is looked at."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setFont(self._font)
        lit = self._lit or self._pointed
        for number, image in enumerate(self._images):
            box = self.part_rect(number)
            painter.drawImage(box, image)
            is_chosen = self._chosen is not None and self._chosen[0] == number
            painter.setPen(QPen(theme.text if is_chosen else theme.border_strong, 1))
            painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))
            if self._strips is not None:
                painter.fillRect(self.strip_rect(number), self._strip_colours[number])
                painter.drawRect(self.strip_rect(number).adjusted(-0.5, 0, 0.5, 0.5))
            if len(self._images) > 1 and box.width() > 2 * self._line:
                corner = box.adjusted(3, 1, 0, 0)
                place = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
                painter.drawText(corner, place, self._names[number])
        for pixel, colour in ((self._chosen, theme.text), (lit, theme.focus)):
            if pixel is not None and pixel[0] < len(self._images):
                painter.setPen(QPen(colour, 1.5))
                painter.drawRect(self._cell_rect(pixel).adjusted(-1.5, -1.5, 1.5, 1.5))
        self.paint_ring(painter)
        painter.end()

    def _cell_rect(self, pixel: Pixel) -> QRectF:
        number, position = pixel
        if position is None:
            return self.strip_rect(number)
        box = self.part_rect(number)
        side = box.width() / FIELD_SIDE
        row, column = divmod(position, FIELD_SIDE)
        return QRectF(box.left() + column * side, box.top() + row * side, side, side)


def capacity(room: QSize) -> int:
    """Return how many pictures with strips can be told apart where there is this room."""
    across = (room.width() - 4 + _GAP) // (_SMALLEST + _GAP)
    down = (room.height() - 4 + _GAP) // (_SMALLEST * (1 + _STRIP) + _GAP)
    return max(1, across) * max(1, int(down))


def _grid_of(width: int, height: int, count: int, strip_share: float) -> tuple[int, float]:
    """Return in how many columns so many pictures are largest, and their side, in pixels."""
    count = max(1, count)
    best = 1, 4.0
    for rows in range(1, count + 1):
        columns = -(-count // rows)
        side = min(
            (width - _GAP * (columns - 1) - 4) / columns,
            (height - _GAP * (rows - 1) - 4) / rows / (1 + strip_share),
            float(_LARGEST),
        )
        if side > best[1]:
            best = columns, side
    return best
