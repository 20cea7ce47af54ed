"""Dots of the plane, a point of the data each: a few painted at once, many made in a thread."""

from dataclasses import dataclass
from functools import cached_property, partial
from math import ceil, isqrt

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPen

from visualnet.arrays import LabelArray
from visualnet.data.plane.painted import DataPoints
from visualnet.features import PointArray
from visualnet.insight.plane import PlanePoint
from visualnet.ui.jobs.newest_job import NewestJob
from visualnet.ui.look.class_colours import class_colours
from visualnet.ui.look.theme import Theme
from visualnet.ui.window.context import Context

_RADIUS = 3.0
"""Of a dot, and half the side of a square to test with, in pixels; both have an edge of 1."""

_QUICK = 1000
"""So many dots are painted in 10 ms (November 2026)."""

_FINE = 3
"""Cells a pixel, each way, in which many dots are placed."""

_TRAIN_EDGE, _TEST_EDGE, _FIRST_CLASS = 1, 2, 3
"""What a cell shows, 0 for nothing."""

Places = npt.NDArray[np.float64]
"""(points, 2), in shares of the plane: across from the left, down from the top."""

_Cells = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Dots:
    """Points of the data that are shown.

    points: (points, columns). labels: (points,). axes: the columns across and up. low, high: ends
    of the plane, a number a column.
    """

    points: PointArray
    labels: LabelArray
    axes: tuple[int, int]
    low: tuple[float, ...]
    high: tuple[float, ...]

    @cached_property
    def places(self) -> Places:
        """Where all of them are; takes a while where they are many."""
        return self._places_of(self.points)

    def place(self, number: int) -> Places:
        """Return where one of them is, (2,)."""
        (place,) = self._places_of(self.points[number : number + 1])
        return np.asarray(place)

    def _places_of(self, points: PointArray) -> Places:
        places = np.empty((len(points), 2))
        for side, axis in enumerate(self.axes):
            low, high = self.low[axis], self.high[axis]
            places[:, side] = (points[:, axis] - low) / (high - low)
        np.subtract(1, places[:, 1], out=places[:, 1])
        return places


def dots_of(data: DataPoints, point: PlanePoint) -> Dots:
    """Return the points of some data on the plane through a point."""
    return Dots(data.points, data.labels, point.axes, point.low, point.high)


@dataclass(frozen=True)
class DotLook:
    """What a picture of dots shows.

    train: points that are learnt from. test: others to test with, below. classes: how many. side:
    of the plane in pixels. ratio: of the screen's pixels to these.
    """

    train: Dots | None
    test: Dots | None
    classes: int
    theme: Theme
    side: float
    ratio: float

    @property
    def pixels(self) -> int:
        """The side of the picture."""
        return max(1, round(self.side * self.ratio))

    @property
    def is_quick(self) -> bool:
        """Whether `painted_dots` takes no time that anyone sees."""
        return sum(len(dots.labels) for dots in (self.train, self.test) if dots) <= _QUICK


class DotMaker(QObject):
    """Makes pictures of many dots in a thread, of the newest look that was asked for."""

    made = Signal(object, object)  # DotLook, QImage

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._job = NewestJob(context.jobs, 0, context.tell, self)

    @Slot(object)
    def make(self, look: DotLook) -> None:
        """Begin with it as soon as its turn comes."""
        self._job.offer(partial(dot_picture, look), partial(self.made.emit, look))

    def close(self) -> None:
        """Drop what is still under way."""
        self._job.forget()


def painted_dots(look: DotLook) -> QImage:
    """Return a picture of dots, painted one by one: some 10 µs each."""
    image = QImage(look.pixels, look.pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(look.ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours = class_colours(look.theme, look.classes)
    for dots, is_test in ((look.test, True), (look.train, False)):
        if dots is None:
            continue
        painter.setPen(QPen(look.theme.text if is_test else look.theme.background, 1))
        places = (dots.places * look.side).tolist()
        for (x, y), label in zip(places, dots.labels.tolist(), strict=True):
            painter.setBrush(colours[label])
            if is_test:
                painter.drawRect(QRectF(x - _RADIUS, y - _RADIUS, 2 * _RADIUS, 2 * _RADIUS))
            else:
                painter.drawEllipse(QPointF(x, y), _RADIUS, _RADIUS)
    painter.end()
    return image


def dot_picture(look: DotLook) -> QImage:
    """Return the same picture, however many dots there are: in cells smaller than pixels."""
    fine = max(1, round(_FINE / look.ratio))
    size = look.pixels * fine
    shown = np.zeros((size, size), np.int32)
    for dots, edge in ((look.test, _TEST_EDGE), (look.train, _TRAIN_EDGE)):
        if dots is not None and len(dots.labels):
            _show_dots(shown, dots, edge, size / look.side)
    colours = [look.theme.background, look.theme.text, *class_colours(look.theme, look.classes)]
    channels = [(each.blue(), each.green(), each.red(), 255) for each in colours]
    table = np.array([(0, 0, 0, 0), *channels], np.float32)
    parts = table[shown].reshape(look.pixels, fine, look.pixels, fine, 4)
    rows = np.rint(parts.mean(axis=(1, 3))).astype(np.uint8)
    form = QImage.Format.Format_ARGB32_Premultiplied
    image = QImage(rows.data, look.pixels, look.pixels, 4 * look.pixels, form).copy()
    image.setDevicePixelRatio(look.ratio)
    return image


def _show_dots(shown: _Cells, dots: Dots, edge: int, unit: float) -> None:
    """Set what cells show where these dots are. unit: cells a pixel."""
    size, room = len(shown), ceil((_RADIUS + 0.5) * unit)
    across, down = np.floor(np.clip(dots.places, -1, 2) * size).astype(np.int64).T + room
    whole = size + 2 * room
    seen = (across >= 0) & (across < whole) & (down >= 0) & (down < whole)
    numbers = np.zeros((whole, whole), np.int32)
    # Of dots in one cell the last is on top.
    numbers[down[seen], across[seen]] = np.flatnonzero(seen) + 1
    is_square = edge == _TEST_EDGE
    outer, inner = (
        _spread(numbers, (_RADIUS + more) * unit, is_square=is_square)[room:-room, room:-room]
        for more in (0.5, -0.5)
    )
    shown[outer > 0] = edge
    is_filled = (outer > 0) & (inner == outer)
    shown[is_filled] = _FIRST_CLASS + dots.labels[inner[is_filled] - 1].astype(np.int32)


def _spread(numbers: _Cells, radius: float, *, is_square: bool) -> _Cells:
    """Return the largest number in a disc around each cell, or in a square."""
    reach, height = int(radius), len(numbers)
    widths = [reach if is_square else isqrt(int(radius**2 - y**2)) for y in range(reach + 1)]
    largest, runs = numbers.copy(), numbers.copy()
    for width in range(reach + 1):
        if width:
            np.maximum(runs[:, width:], numbers[:, :-width], out=runs[:, width:])
            np.maximum(runs[:, :-width], numbers[:, width:], out=runs[:, :-width])
        for y in (y for y, each in enumerate(widths) if each == width):
            np.maximum(largest[y:], runs[: height - y], out=largest[y:])
            np.maximum(largest[: height - y], runs[y:], out=largest[: height - y])
    return largest
