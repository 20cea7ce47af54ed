"""Texts that widgets paint from Python, with the place of each."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget


@dataclass
class _Words:
    """One text that was painted. rect: where it stands, in the widget; room: where it may."""

    text: str
    rect: QRectF
    room: QRectF | None


@dataclass
class PaintedWords:
    """Texts that widgets painted by hand, since they were cleared."""

    of: dict[int, list[_Words]] = field(default_factory=dict)

    def read(self, widget: QWidget) -> list[_Words]:
        """Return what a widget paints now."""
        self.of.pop(id(widget), None)
        widget.repaint()
        return self.of.pop(id(widget), [])

    def add(self, painter: QPainter, arguments: tuple[Any, ...]) -> None:
        """Note a call of `QPainter.drawText`."""
        device = painter.device()
        if not isinstance(device, QWidget):
            return
        words = _words(painter, arguments)
        if words is not None and words.text.strip():
            self.of.setdefault(id(device), []).append(words)


def _words(painter: QPainter, arguments: tuple[Any, ...]) -> _Words | None:
    move = painter.transform().mapRect
    first, *rest = arguments
    if isinstance(first, (QRect, QRectF)):
        room = QRectF(first)
        if len(rest) < 2 or not isinstance(rest[1], str):
            return None
        flags, text = int(rest[0]), rest[1]
        rect = painter.boundingRect(room, flags | Qt.TextFlag.TextDontClip.value, text)
        is_clipped = not flags & Qt.TextFlag.TextDontClip.value
        return _Words(text, move(rect), move(room) if is_clipped else None)
    if isinstance(first, (int, float)):
        first = QPointF(first, rest.pop(0))
    if len(rest) != 1 or not isinstance(rest[0], str):
        return None
    metrics = QFontMetricsF(painter.font())
    place = QPointF(first)
    rect = metrics.tightBoundingRect(rest[0]).translated(place)
    return _Words(rest[0], move(rect), None)


@contextmanager
def noting_painted_words() -> Iterator[PaintedWords]:
    """Note each text that is painted from Python."""
    words, draw = PaintedWords(), QPainter.drawText

    def noted(painter: QPainter, *arguments: Any) -> Any:
        words.add(painter, arguments)
        return draw(painter, *arguments)

    QPainter.drawText = noted  # type: ignore[method-assign, assignment]
    yield words
    QPainter.drawText = draw  # type: ignore[method-assign]
