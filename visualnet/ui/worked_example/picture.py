"""The picture of a network so small that every weight stands beside its connection."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.insight.one_step import Reading
from visualnet.nn.network import Network
from visualnet.number_text import decimal_text, number_text
from visualnet.scene.parts import Connection, Part
from visualnet.ui.look.theme import current_theme
from visualnet.ui.widgets.walked_view import WalkedView

_LINES = 13.0
"""Of text, so high."""
_RADIUS, _ALONG = 1.45, 0.3
"""Of a neuron, in lines; and where on a connection its weight stands, from the source on."""
_WIDEST = 4.0


class SmallPicture(WalkedView):
    """Neurons with their activation and bias, connections with their weight; keys walk them.

    A click, Enter or Space chooses one. What is pointed at elsewhere is lit.
    """

    spoken_role = QAccessible.Role.List
    is_chosen = keeps_part = True

    part_pointed = Signal(object)  # Part | None
    part_chosen = Signal(object)  # Part

    def __init__(self, input_names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("smallPicture")
        self.setAccessibleName(self.tr("Network"))
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._names = input_names
        self._network: Network | None = None
        self._reading: Reading | None = None
        self._parts: list[Part] = []
        self._lit: Part | None = None
        self._picked: Part | None = None
        self._measure()

    def show_network(self, network: Network, reading: Reading) -> None:
        """Show a network and what it makes of its input; all of one shape."""
        self._network, self._reading = network, reading
        sizes = network.layer_sizes
        self._parts = [(layer, k) for layer, size in enumerate(sizes) for k in range(size)]
        self._parts += [
            Connection(layer, source, target)
            for layer, (fan_in, fan_out) in enumerate(pairwise(sizes))
            for source in range(fan_in)
            for target in range(fan_out)
        ]
        self.update()

    def light(self, part: Part | None) -> None:
        """Light a part that is pointed at elsewhere; None for none."""
        self._lit = part
        self.update()

    def pick(self, part: Part | None) -> None:
        """Mark a part as chosen; emits nothing."""
        self._picked = part
        self.update()

    def part_count(self) -> int:
        return len(self._parts)

    def part_rect(self, number: int) -> QRectF:
        part, line = self._parts[number], self._line
        if isinstance(part, Connection):
            wide = self._metrics.horizontalAdvance(self._weight_text(part)) + 6
            centre = self._middle_of(part)
            return QRectF(centre.x() - wide / 2, centre.y() - line / 2, wide, line)
        radius = _RADIUS * line
        centre = self._place_of(part)
        return QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)

    def part_words(self, number: int) -> str:
        part = self._parts[number]
        if isinstance(part, Connection):
            ends = (part.layer, part.source), (part.layer + 1, part.target)
            names = map(self.name_of, ends)
            return self.tr("weight from {0} to {1}: {2}").format(*names, self._weight_text(part))
        value = number_text(self._activation(part), 6)
        if not part[0]:
            return self.tr("{0} = {1}").format(self.name_of(part), value)
        bias = number_text(self._bias(part), 6)
        return self.tr("{0}: activation {1}, bias {2}").format(self.name_of(part), value, bias)

    def spoken_value(self) -> str:
        number = self.number
        return "" if number is None else self.part_words(number)

    def choose_part(self, number: int) -> None:
        self.part_chosen.emit(self._parts[number])

    def name_of(self, part: tuple[int, int]) -> str:
        """Return what a neuron is called."""
        layer, index = part
        if layer == 0:
            return self._names[index]
        if self._network is not None and layer == len(self._network.weights):
            return self.tr("class {0}").format(index)
        return self.tr("neuron {0}").format(index + 1)

    def sizeHint(self) -> QSize:
        return QSize(round(2.2 * _LINES * self._line), round(_LINES * self._line))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(1.6 * _LINES * self._line), round(_LINES * self._line))

    def _tell(self) -> None:
        super()._tell()
        number = self.number
        self.part_pointed.emit(None if number is None else self._parts[number])

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        for part in self._parts:
            if isinstance(part, Connection):
                self._paint_connection(painter, part)
        for number, part in enumerate(self._parts):
            box = self.part_rect(number)
            if isinstance(part, Connection):
                painter.fillRect(box, current_theme().background)
                painter.setPen(self._text_colour(part))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._weight_text(part))
            else:
                self._paint_neuron(painter, part, box)
        self.paint_ring(painter)
        painter.end()

    def _paint_connection(self, painter: QPainter, part: Connection) -> None:
        theme, weight = current_theme(), self._weight(part)
        colour = theme.positive if weight > 0 else theme.negative if weight else theme.border_strong
        width = min(0.6 + 1.6 * abs(weight), _WIDEST) + (2.0 if part == self._lit else 0.0)
        start = self._place_of((part.layer, part.source))
        painter.setPen(QPen(colour, width))
        painter.drawLine(start, self._place_of((part.layer + 1, part.target)))

    def _paint_neuron(self, painter: QPainter, part: tuple[int, int], box: QRectF) -> None:
        theme, value = current_theme(), self._activation(part)
        share = min(max(value, 0.0), 1.0)
        fill = _between(theme.neuron_off, theme.neuron_on, share)
        ring = theme.accent if part in (self._lit, self._picked) else theme.border_strong
        painter.setPen(QPen(ring, 3 if part in (self._lit, self._picked) else 1))
        painter.setBrush(fill)
        painter.drawEllipse(box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        is_light = fill.lightness() > 128
        painter.setPen(QColor("black") if is_light else QColor("white"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, decimal_text(value, 3))
        text = self.name_of(part)
        if part[0]:
            text = self.tr("{0}, b = {1}").format(text, number_text(self._bias(part), 4))
        below = QRectF(box.center().x() - 5 * self._line, box.bottom() + 1, 10 * self._line, 0)
        below.setHeight(self._line)
        painter.setPen(self._text_colour(part))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)

    def _text_colour(self, part: Part) -> QColor:
        theme = current_theme()
        return theme.accent if part in (self._lit, self._picked) else theme.text

    def _place_of(self, neuron: tuple[int, int]) -> QPointF:
        assert self._network is not None  # noqa: S101 - there would be no part
        layer, index = neuron
        sizes = self._network.layer_sizes
        edge = 3.2 * self._line
        across = (self.width() - 2 * edge) * layer / (len(sizes) - 1)
        return QPointF(edge + across, self.height() * (index + 0.5) / sizes[layer] - self._line / 2)

    def _middle_of(self, part: Connection) -> QPointF:
        start = self._place_of((part.layer, part.source))
        end = self._place_of((part.layer + 1, part.target))
        return start + (end - start) * _ALONG

    def _weight(self, part: Connection) -> float:
        assert self._network is not None  # noqa: S101 - there would be no part
        return float(self._network.weights[part.layer][part.source, part.target])

    def _weight_text(self, part: Connection) -> str:
        return number_text(self._weight(part), 3)

    def _bias(self, part: tuple[int, int]) -> float:
        assert self._network is not None  # noqa: S101 - there would be no part
        return float(self._network.biases[part[0] - 1][part[1]])

    def _activation(self, part: tuple[int, int]) -> float:
        assert self._reading is not None  # noqa: S101 - comes with the network
        layer, index = part
        values = self._reading.inputs if layer == 0 else self._reading.a[layer - 1]
        return float(values[index])


def _between(low: QColor, high: QColor, share: float) -> QColor:
    """Return a colour between two."""
    pairs = (
        (low.red(), high.red()),
        (low.green(), high.green()),
        (low.blue(), high.blue()),
    )
    return QColor(*(round(a + share * (b - a)) for a, b in pairs))
