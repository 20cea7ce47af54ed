"""The map itself: images as letters or dots, the drawing among them, and the one looked at."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontInfo,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.arrays import FloatArray, IndexArray
from visualnet.ui.look.class_colours import class_colours
from visualnet.ui.look.rings import draw_ring
from visualnet.ui.look.theme import current_theme, follow_theme
from visualnet.ui.panels.map.card import paint_card, paint_input_mark
from visualnet.ui.panels.map.copied_map import CopiedMap
from visualnet.ui.panels.map.dots import DotsPicture, dot_cover, letter_covers, letter_font
from visualnet.ui.panels.map.letters import class_letters
from visualnet.ui.panels.map.points import MapPoints
from visualnet.ui.panels.map.walking import DIRECTIONS, nearest_that_way

_RADIUS, _LETTER_RADIUS = 3.0, 6.0
_NEAR = 12.0  # pixels around a dot in which the mouse means it
_MARGIN = 10.0
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MapView(CopiedMap):
    """Shows a map; both axes have the same scale, which follows the points without jumping.

    letters: what stands for each class where points are letters.
    Drawn anew in 4 ms with 2,000 letters in 330×400 pixels, in 7 in 3,600×1,900 (2026-11).
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Map"))
        self.setToolTip(self.tr("Each mark is an image; click one to put it into the pad"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        # The picture covers it: nothing is filled below.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.letters: list[str] = []
        self._is_lettered = True
        self._dots: QImage | None = None
        self._picture = DotsPicture()
        self._places: FloatArray = np.zeros((0, 2), np.float32)
        self._visible: IndexArray = np.zeros(0, np.int64)
        follow_theme(self.draw_anew)

    @property
    def colours(self) -> list[QColor]:
        """The colour of each class."""
        return class_colours(current_theme(), len(self._classes))

    def set_lettered(self, is_lettered: bool) -> None:
        """Show points as letters of their classes, or as dots, which colour alone tells apart."""
        self._is_lettered = is_lettered
        self.draw_anew()

    def set_classes(self, names: Sequence[str]) -> None:
        """Set the names of the classes, all shown, and take away the map."""
        self._classes = names
        self.letters = class_letters(names)
        self._hidden = set()
        self._points = None
        self.point_at(None)
        self.draw_anew()

    def set_shown_classes(self, shown: set[int]) -> None:
        """Show the points of these classes alone."""
        self._hidden = set(range(len(self._classes))) - shown
        if self._pointed is not None and int(self._labels[self._pointed]) in self._hidden:
            self.point_at(None)
        self.draw_anew()

    def show_points(self, points: MapPoints, *, is_other: bool) -> None:
        """Show a map; emits nothing. is_other: not a later state of the one shown before."""
        before, self._points = self._points, points
        sample = points.request.sample
        self._labels = sample.split.labels[sample.positions]
        if before is None or before.request.sample is not sample:
            self.point_at(None)
        self.room.make_room(points.places, at_once=is_other or before is None)
        if is_other:
            self.reset_zoom()
        self.draw_anew()

    def place_of(self, number: int) -> QPointF:
        """Return where a point is in the widget."""
        self._laid_out()
        return QPointF(*self._places[number].tolist())

    def sizeHint(self) -> QSize:
        return QSize(24, 28) * QFontInfo(self.font()).pixelSize()

    def minimumSizeHint(self) -> QSize:
        return QSize(14, 14) * QFontInfo(self.font()).pixelSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(0, 0, self._laid_out())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_drawing(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._pointed is not None and self._points is not None:
            place = self.place_of(self._pointed)
            painter.setPen(QPen(current_theme().text, 2))
            painter.drawEllipse(place, self._radius + 3, self._radius + 3)
            image = self._points.request.sample.images[self._pointed]
            text = self.meaning(self._pointed)
            paint_card(painter, QRectF(self.rect()), place, image, text)
        if self.hasFocus():
            draw_ring(painter, QRectF(self.rect()))
        painter.end()

    def _paint_drawing(self, painter: QPainter) -> None:
        """Mark the drawing by a cross in a ring; beyond the edge, at the edge."""
        points = self._points
        if points is None or points.drawing is None or points.drawing_answer is None:
            return
        x, y = self.room.on_screen(points.drawing[None])[0].tolist()
        place = QPointF(
            min(max(x, _MARGIN), self.width() - _MARGIN),
            min(max(y, _MARGIN), self.height() - _MARGIN),
        )
        answer = points.drawing_answer
        letter = self.letters[answer] if self._is_lettered else ""
        painter.setFont(letter_font(self.font()))
        colour, ring = self.colours[answer], self._radius + 3
        paint_input_mark(painter, place, ring, colour, letter)

    @property
    def _radius(self) -> float:
        return _LETTER_RADIUS if self._is_lettered else _RADIUS

    def _covers(self, ratio: float) -> list[FloatArray]:
        if self._is_lettered and self.letters:
            font = letter_font(self.font()).toString()
            return letter_covers(tuple(self.letters), font, ratio)
        return [dot_cover(_RADIUS * ratio)] * max(1, len(self._classes))

    def draw_anew(self) -> None:
        self._dots = None
        self.update()

    def _laid_out(self) -> QImage:
        """Return the image of the dots, made if need be, and know where they are."""
        if self._dots is None:
            ratio = self.devicePixelRatioF()
            places: FloatArray = np.zeros((0, 2), np.float32)
            if self._points is not None:
                places = self.room.on_screen(self._points.places)
            self._places = places
            is_shown = np.isin(self._labels[: len(places)], list(self._hidden), invert=True)
            self._visible = np.flatnonzero(is_shown & self.room.is_inside(places))
            size = (QSize(self.size()) * ratio).expandedTo(QSize(32, 32))
            self._dots = self._picture.draw(
                places[self._visible] * ratio,
                self._labels[self._visible],
                self._covers(ratio),
                self.colours or [current_theme().text],
                current_theme().background,
                size,
            )
            self._dots.setDevicePixelRatio(ratio)
        return self._dots

    def event(self, event: QEvent) -> bool:
        """Draw sharply, in the size of the text; the card says what a tool tip would cover."""
        if event.type() in (QEvent.Type.DevicePixelRatioChange, QEvent.Type.FontChange):
            self.draw_anew()
        if event.type() == QEvent.Type.ToolTip and self._pointed is not None:
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at the point under the mouse, or drag."""
        super().mouseMoveEvent(event)
        self.point_at(self.point_near(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self.point_at(None)
        super().leaveEvent(event)

    def choose_near(self, spot: QPointF) -> None:
        number = self.point_near(spot)
        if number is not None:
            self.point_at(number)
            self.point_chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from point to point, and choose one; or zoom."""
        key = event.key()
        if self.press_zoom_key(event):
            return
        if key in _CHOOSING and self._pointed is not None:
            self.point_chosen.emit(self._pointed)
        elif key in DIRECTIONS and len(self._visible):
            self._walk(DIRECTIONS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and len(self._visible):
            self.point_at(int(self._visible[0 if key == Qt.Key.Key_Home else -1]))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.point_at(None)
        super().focusOutEvent(event)

    def _walk(self, direction: tuple[float, float]) -> None:
        """Go to the nearest point within 45 degrees of a direction; at first, to the middle."""
        self._laid_out()
        here = None if self._pointed is None else self._places[self._pointed]
        found = nearest_that_way(self._places[self._visible], here, direction)
        if found is not None:
            self.point_at(int(self._visible[found]))

    def point_near(self, spot: QPointF) -> int | None:
        self._laid_out()
        if not len(self._visible):
            return None
        away = self._places[self._visible] - [spot.x(), spot.y()]
        distances = np.hypot(away[:, 0], away[:, 1])
        nearest = int(distances.argmin())
        return int(self._visible[nearest]) if distances[nearest] <= _NEAR else None
