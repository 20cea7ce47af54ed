"""Thousands of dots or letters as one image."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QImage, QPainter

from visualnet.nn.arrays import FloatArray, IndexArray, LabelArray
from visualnet.scene.arrays import ColourArray
from visualnet.scene.colours import pack_colours

_RING = 0.75
"""Width, in pixels of the screen, of the ring of background that keeps dots apart."""

_FAINT = 0.2
"""Pixels that a letter covers less have no ring around them."""


def dots_image(
    places: FloatArray,
    labels: LabelArray,
    covers: Sequence[FloatArray],
    colours: Sequence[QColor],
    background: QColor,
    size: QSize,
) -> QImage:
    """Return a picture of dots, each over the ones before.

    places: (points, 2), x and y of their centres in pixels of the image, where a dot must fit in;
    labels: (points,), numbers of their covers and colours. covers: as of `dot_cover`, all of one
    size. Each dot is a stamp, its places written by one NumPy assignment: 2,000 in 330×400 pixels
    take 1.3 ms, where pyqtgraph's ScatterPlotItem takes 11 and `QPainter.drawPoints` 9; as letters
    1.3, and 10,000 of them 9 (2026-11).
    """
    width, height = size.width(), size.height()
    pixels = np.full(width * height, background.rgb(), np.uint32)
    stamps, offsets = _stamps(covers, colours, background, width)
    corners = np.rint(places).astype(np.int64)
    middles = corners[:, 1] * width + corners[:, 0]
    pixels[middles[:, None] + offsets[labels]] = stamps[labels]
    # Copied, so that it owns its pixels.
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


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
    # What is next to a letter is background, which keeps letters apart.
    height, width = strip.shape
    padded = np.pad(strip, 1)
    near = [padded[y : y + height, x : x + width] for y in range(3) for x in range(3)]
    strip = np.where(np.max(near, axis=0) > _FAINT, strip, np.float32(-1.0))
    return np.split(strip, len(letters), axis=1)


def _stamps(
    covers: Sequence[FloatArray], colours: Sequence[QColor], background: QColor, width: int
) -> tuple[ColourArray, IndexArray]:
    """Return the colours of a dot of each class, and where its pixels lie, (classes, pixels) each.

    Offsets count from the centre in an image of that width.
    """
    reach = covers[0].shape[0] // 2
    rows, columns = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    places = (rows * width + columns).ravel()
    paper = _rgb(background)
    insides = [np.flatnonzero(cover >= 0) for cover in covers]
    # Stamps of fewer pixels write their first one again and again.
    longest = max(map(len, insides))
    insides = [
        np.append(inside, np.repeat(inside[:1], longest - len(inside))) for inside in insides
    ]
    stamps = [
        paper + cover.ravel()[inside, None] * (_rgb(colour) - paper)
        for cover, inside, colour in zip(covers, insides, colours, strict=True)
    ]
    return pack_colours(np.array(stamps)), np.array([places[inside] for inside in insides])


def _rgb(colour: QColor) -> FloatArray:
    return np.array([colour.red(), colour.green(), colour.blue()], np.float32)
