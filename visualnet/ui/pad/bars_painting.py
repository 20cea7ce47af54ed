"""Painting of probability bars and their scale."""

import math
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from visualnet.number_text import number_text, with_percent
from visualnet.ui.look.class_colours import class_colours, paint_class_dot
from visualnet.ui.look.theme import current_theme
from visualnet.ui.look.tick_labels import paint_labels

_DECADES = 4  # the scale goes from 0.01 % to 100 %
_LOG_TICKS = (0.0001, 0.001, 0.01, 0.1, 1.0)
_LINEAR_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


class Backdrop:
    """What stays the same below a picture: painted anew only where its state is another.

    While the pen moves the picture is painted with each move, and each call of Qt costs.
    """

    def __init__(self) -> None:
        self._state: object = None
        self._picture = QPixmap()

    def forget(self) -> None:
        """Paint it anew the next time, whatever its state."""
        self._state = None

    def draw(
        self, painter: QPainter, widget: QWidget, state: object, paint: Callable[[QPainter], None]
    ) -> None:
        """Draw it over all of a widget. state: all that `paint` goes by but size and colours."""
        ratio, palette = widget.devicePixelRatio(), widget.palette()
        whole = (state, widget.size(), ratio, palette.cacheKey())
        if whole != self._state:
            self._state = whole
            self._picture = QPixmap(widget.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(palette.window().color())
            own = QPainter(self._picture)
            paint(own)
            own.end()
        painter.drawPixmap(0, 0, self._picture)


def bar_length(probability: float, is_log: bool) -> float:
    """Return a bar's length, 0 to 1: the probability itself, or its place on a logarithmic scale.

    That goes from 0.01 % (0) to 100 % (1).
    """
    if not is_log:
        return min(1.0, max(0.0, probability))
    if probability <= 10**-_DECADES:
        return 0.0
    return min(1.0, 1 + math.log10(probability) / _DECADES)


def paint_ticks(
    painter: QPainter, palette: QPalette, font: QFont, track: QRectF, pitch: float, is_log: bool
) -> None:
    """Paint lines over all tracks and what they stand for below. pitch: height of a line."""
    painter.setPen(palette.dark().color())
    ticks = _LOG_TICKS if is_log else _LINEAR_TICKS
    xs = [track.left() + track.width() * bar_length(p, is_log) for p in ticks]
    for x in xs:
        painter.drawLine(QPointF(x, 0), QPointF(x, track.bottom() + 2))
    painter.setPen(palette.placeholderText().color())
    painter.setFont(font)
    texts = [number_text(probability * 100) for probability in ticks]
    texts[-1] = with_percent(texts[-1])
    box = QRectF(track.left(), track.bottom() + 2, track.width(), pitch - 2)
    paint_labels(painter, box, [bar_length(p, is_log) for p in ticks], texts)


def paint_tracks(painter: QPainter, palette: QPalette, tracks: Sequence[QRectF]) -> None:
    """Paint what the bars lie in."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.button())
    for track in tracks:
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)


def paint_bars(
    painter: QPainter,
    palette: QPalette,
    tracks: Sequence[QRectF],
    lengths: Sequence[float],
    answer: int | None,
    truth: int | None,
) -> None:
    """Paint a bar in each track, that of the answer in the accent colour, the truth in a ring.

    lengths: 0 to 1 each; none where nothing is read.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for number, (track, length) in enumerate(zip(tracks, lengths, strict=False)):
        if length > 0:
            painter.setBrush(palette.accent() if number == answer else palette.mid())
            bar = QRectF(track.left(), track.top(), length * track.width(), track.height())
            radius = min(bar.width(), bar.height()) / 2
            painter.drawRoundedRect(bar, radius, radius)
    if truth is not None:
        painter.setPen(QPen(palette.text().color(), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        outline = tracks[truth].adjusted(-1.5, -1.5, 1.5, 1.5)
        painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2)


def paint_dots(painter: QPainter, side: float, pitch: float, count: int) -> None:
    """Paint the dot of each class at the beginning of its line. pitch: height of a line."""
    for number, colour in enumerate(class_colours(current_theme(), count)):
        paint_class_dot(painter, QPointF(side / 2, (number + 0.5) * pitch), side, colour)


def paint_texts(
    painter: QPainter,
    palette: QPalette,
    fonts: tuple[QFont, QFont],
    line: QRectF,
    side: Qt.AlignmentFlag,
    texts: Iterable[str],
    answer: int | None,
) -> None:
    """Paint a text in each line, that of the answer bold. fonts: usual, bold. line: the first."""
    for number, text in enumerate(texts):
        if number in (0, answer, (answer or 0) + 1):
            is_answer = number == answer
            painter.setFont(fonts[is_answer])
            painter.setPen((palette.text() if is_answer else palette.placeholderText()).color())
        painter.drawText(line.translated(0, number * line.height()), side, text)
