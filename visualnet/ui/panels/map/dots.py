"""Thousands of dots or letters as one image."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QImage, QPainter

from visualnet.arrays import FloatArray, IndexArray, LabelArray
from visualnet.scene.arrays import ColourArray
from visualnet.scene.colours import pack_colours
from visualnet.ui.look.pixels import rgb_array

_RING = 0.75
"""Width, in pixels of the screen, of the ring of background that keeps dots apart."""

_FAINT = 0.2
"""Pixels that a letter covers less are no part of it."""

_BOX = 1.2
"""Pixels of background around a letter, fewer at its corners."""


class DotsPicture:
    """A picture of dots, each over the ones before, whose memory is used again.

    Each dot is a stamp, its places written by one NumPy assignment: 2,000 in 330×400 pixels take
    1.5 ms, where pyqtgraph's ScatterPlotItem takes 11 and `QPainter.drawPoints` 9. New memory for
    each picture would take longer than the dots where it is large (2026-11).
    """

    def __init__(self) -> None:
        self._pixels = np.zeros((0, 0), np.uint32)

    def draw(
        self,
        places: FloatArray,
        labels: LabelArray,
        covers: Sequence[FloatArray],
        colours: Sequence[QColor],
        background: QColor,
        size: QSize,
    ) -> QImage:
        """Return the picture, which is true until the next one is drawn.

        places: (points, 2), x and y of their centres in pixels of the image; dots at its edge are
        moved into it. labels: (points,), numbers of their covers and colours. covers: as of
        `dot_cover`, all of one size, which is less than the image's.
        """
        width, height = size.width(), size.height()
        if self._pixels.shape != (height, width):
            self._pixels = np.empty((height, width), np.uint32)
        self._pixels.fill(background.rgb())
        stamps, offsets = _stamps(covers, colours, background, width)
        reach = covers[0].shape[0] // 2
        inside = np.clip(places, reach, [width - 1 - reach, height - 1 - reach])
        columns, rows = np.rint(inside).astype(np.int64).T
        middles = rows * width + columns
        self._pixels.ravel()[middles[:, None] + offsets[labels]] = stamps[labels]
        return QImage(self._pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)


def dot_cover(radius: float) -> FloatArray:
    """Return how much of each pixel a round dot covers, 0 to 1, and below 0 beside it.

    radius: in pixels. Returns (side, side), the centre in the middle of an odd side.
    """
    reach = int(np.ceil(radius + _RING))
    rows, columns = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    distances = np.hypot(rows, columns)
    cover = np.clip(radius + 0.5 - distances, 0.0, 1.0)
    return np.where(distances <= radius + _RING, cover, -1.0).astype(np.float32)


def letter_font(font: QFont) -> QFont:
    """Return the font of letters in a map whose words have this one."""
    letters = QFont(font)
    letters.setPixelSize(max(9, round(QFontInfo(font).pixelSize() * 11 / 13)))
    letters.setWeight(QFont.Weight.DemiBold)
    return letters


@lru_cache(maxsize=4)
def letter_covers(letters: tuple[str, ...], font: str, ratio: float) -> list[FloatArray]:
    """Return covers, as `dot_cover` does, of letters.

    font: as `QFont.toString`. ratio: pixels for each of the font's.
    """
    face = QFont()
    face.fromString(font)
    metrics = QFontMetricsF(face)
    rooms = [metrics.tightBoundingRect(letter) for letter in letters]
    widest = max(max(room.width(), room.height()) for room in rooms)
    side = 2 * (int(np.ceil(widest * ratio / 2)) + 2) + 1
    image = QImage(side * len(letters), side, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.setFont(face)
    painter.setPen(Qt.GlobalColor.white)
    painter.scale(ratio, ratio)
    for number, (letter, room) in enumerate(zip(letters, rooms, strict=True)):
        middle = QPointF((number + 0.5) * side, 0.5 * side) / ratio
        painter.drawText(middle - room.center(), letter)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(side, image.bytesPerLine())
    strip = rows[:, : side * len(letters)].astype(np.float32) / 255
    # The one on top is whole, whatever lies below it.
    return [
        np.where(_rounded_box(cover > _FAINT), cover, np.float32(-1.0))
        for cover in np.split(strip, len(letters), axis=1)
    ]


def _rounded_box(ink: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Return the pixels of a box around ink and a pixel beside it, without its corners."""
    rows, columns = np.nonzero(ink)
    away = np.hypot(_beyond(rows, ink.shape[0])[:, None], _beyond(columns, ink.shape[1]))
    box: npt.NDArray[np.bool_] = away <= _BOX
    return box


def _beyond(inked: IndexArray, count: int) -> npt.NDArray[np.float64]:
    """Return how far each place, of so many, is beyond the first and last of those inked."""
    places = np.arange(count)
    # A sign of no width has no ink, and a corner for its box.
    first, last = (inked.min(), inked.max()) if len(inked) else (0, 0)
    return np.maximum(np.maximum(first - places, places - last), 0.0)


def _stamps(
    covers: Sequence[FloatArray], colours: Sequence[QColor], background: QColor, width: int
) -> tuple[ColourArray, IndexArray]:
    """Return the colours of a dot of each class, and where its pixels lie, (classes, pixels) each.

    Offsets count from the centre in an image of that width.
    """
    reach = covers[0].shape[0] // 2
    rows, columns = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    places = (rows * width + columns).ravel()
    paper = rgb_array(background)
    insides = [np.flatnonzero(cover >= 0) for cover in covers]
    # Stamps of fewer pixels write their first one again and again.
    longest = max(map(len, insides))
    insides = [
        np.append(inside, np.repeat(inside[:1], longest - len(inside))) for inside in insides
    ]
    stamps = [
        paper + cover.ravel()[inside, None] * (rgb_array(colour) - paper)
        for cover, inside, colour in zip(covers, insides, colours, strict=True)
    ]
    return pack_colours(np.array(stamps)), np.array([places[inside] for inside in insides])
