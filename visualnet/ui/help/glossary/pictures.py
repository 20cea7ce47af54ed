"""Small drawings of glossary entries: an activation function with the present z, bars, discs."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFontInfo, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from visualnet.nn.activations import ACTIVATIONS
from visualnet.number_text import number_text
from visualnet.ui.help.glossary.live import Live
from visualnet.ui.look.theme import Theme, current_theme
from visualnet.ui.picture.network_item import RING_LEVELS, neuron_ramps

_REACH = 5.0
"""A curve is drawn from minus to plus this z, or as far as the present z lies."""
_FARTHEST = 60.0

_DISCS = 5
_MOST_BARS = 40


class EntryPicture(QWidget):
    """The drawing of the entry that is read; hidden where it has none."""

    spoken_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("glossaryPicture")
        self._live: Live | None = None
        self._key = ""
        self.hide()

    def sizeHint(self) -> QSize:
        """Return the size of a few lines of text."""
        pixels = QFontInfo(self.font()).pixelSize()
        return QSize(14 * pixels, (8 if SHAPES.get(self._key) is not _paint_discs else 3) * pixels)

    def minimumSizeHint(self) -> QSize:
        """Return the same: what is smaller says nothing."""
        return self.sizeHint()

    def show_entry(self, key: str, live: Live | None) -> None:
        """Draw what belongs to an entry, as it is now."""
        self._key, self._live = key, live
        has_any = live is not None and key in SHAPES
        if has_any and live is not None:
            self.setAccessibleName(self.tr("Drawing"))
            self.setAccessibleDescription(_told(key, live))
        self.setVisible(has_any)
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._live is None or self._key not in SHAPES:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(7, 7, -7, -7)
        SHAPES[self._key](painter, room, current_theme(), self._live, self._key)
        painter.end()


def _function_of(key: str, live: Live) -> str:
    """Return the activation function that an entry draws: its own, else that of the neuron."""
    own = key if key in ACTIVATIONS else {"saturated": "sigmoid", "dead": "relu"}.get(key, "")
    used = live.function_of(live.neuron[0])
    return own or (used if used in ACTIVATIONS else "sigmoid")


def _told(key: str, live: Live) -> str:
    """Return in words what a drawing shows, for who does not see it."""
    if SHAPES[key] is not _paint_curve:
        return ""
    layer, index = live.neuron
    z = float(live.frame.forward.pre_activations[layer - 1][0, index])
    return f"z = {number_text(z)}"


def _paint_curve(painter: QPainter, room: QRectF, theme: Theme, live: Live, key: str) -> None:
    """Paint a function over z, and on it the neuron that is looked at, where it uses it."""
    function = _function_of(key, live)
    layer, index = live.neuron
    forward = live.frame.forward
    each = forward.pre_activations[layer - 1], forward.activations[layer - 1]
    present = [float(np.nan_to_num(values[0, index])) for values in each]
    is_used = live.function_of(layer) == function
    reach = min(max(_REACH, 1.1 * abs(present[0])), _FARTHEST) if is_used else _REACH
    z = np.linspace(-reach, reach, 161, dtype=np.float32)
    a = np.empty_like(z)
    ACTIVATIONS[function].apply(z, a)
    low, high = min(float(a.min()), 0.0), max(float(a.max()), 0.5)

    def place(x: float, y: float) -> QPointF:
        across = (min(max(x, -reach), reach) + reach) / (2 * reach)
        up = (min(max(y, low), high) - low) / (high - low)
        return QPointF(room.left() + across * room.width(), room.bottom() - up * room.height())

    painter.setPen(QPen(theme.border_strong, 1))
    painter.drawLine(place(-reach, 0), place(reach, 0))
    painter.drawLine(place(0, low), place(0, high))
    painter.setPen(QPen(theme.text, 2))
    curve = zip(z.tolist(), a.tolist(), strict=True)
    painter.drawPolyline(QPolygonF([place(*pair) for pair in curve]))
    if is_used:
        painter.setPen(QPen(theme.background, 2))
        painter.setBrush(theme.accent)
        painter.drawEllipse(place(*present), 5, 5)


def _paint_bars(painter: QPainter, room: QRectF, theme: Theme, live: Live, _key: str) -> None:
    """Paint the present probabilities, one bar a class."""
    values = np.nan_to_num(live.frame.forward.probabilities[0])[:_MOST_BARS].tolist()
    answer = live.frame.marked_answer
    step = room.width() / len(values)
    painter.setPen(Qt.PenStyle.NoPen)
    is_text = step > 10 and len(values) == len(live.classes)
    line = painter.fontMetrics().height() if is_text else 0.0
    for k, value in enumerate(values):
        height = max(1.0, value * (room.height() - line))
        bar = QRectF(
            room.left() + k * step + 1, room.bottom() - line - height, max(1.0, step - 2), height
        )
        painter.fillRect(bar, theme.accent if k == answer else theme.border_strong)
        if is_text:
            below = QRectF(bar.left(), room.bottom() - line, bar.width(), line)
            painter.setPen(theme.text_muted)
            name = painter.fontMetrics().elidedText(
                live.classes[k], Qt.TextElideMode.ElideRight, int(step)
            )
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)


def _paint_discs(painter: QPainter, room: QRectF, theme: Theme, live: Live, key: str) -> None:
    """Paint neurons from little to much: their fills, or their rings."""
    fills, rings = neuron_ramps(theme)
    has_minus = live.function_of(live.neuron[0]) not in ("sigmoid", "softmax", "relu")
    radius = min(room.height(), room.width() / _DISCS) / 2 - 4
    for k in range(_DISCS):
        share = k / (_DISCS - 1)
        centre = QPointF(room.left() + (k + 0.5) * room.width() / _DISCS, room.center().y())
        if key == "fill":
            level = round(255 * share) if has_minus else 128 + round(127 * share)
            fill, ring = fills[level], rings[RING_LEVELS // 2]
        else:
            fill, ring = fills[128], rings[round((RING_LEVELS - 1) * share)]
        painter.setBrush(QColor.fromRgb(int(fill)))
        painter.setPen(QPen(QColor.fromRgb(int(ring)), 3))
        painter.drawEllipse(centre, radius, radius)
        if key != "fill" and k % 2 == 0:
            within = QRectF(0, 0, 2 * radius, 2 * radius)
            within.moveCenter(centre)
            painter.setPen(theme.text)
            painter.drawText(within, Qt.AlignmentFlag.AlignCenter, "−0+"[k // 2])


_Paint = Callable[[QPainter, QRectF, Theme, Live, str], None]

SHAPES: Mapping[str, _Paint] = MappingProxyType({
    **dict.fromkeys(
        ("sigma", "z", "activation", "sigmoid", "tanh", "relu", "leaky_relu", "gelu",
         "saturated", "dead"),
        _paint_curve,
    ),
    **dict.fromkeys(("softmax", "probability", "output"), _paint_bars),
    **dict.fromkeys(("fill", "ring", "bias"), _paint_discs),
})  # fmt: skip
