"""Legend of the neurons: what fill and ring mean, in their colours."""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from visualnet.ui.look.theme import current_theme, follow_theme
from visualnet.ui.look.translation import Texts
from visualnet.ui.picture.legends.term_label import TermLabel
from visualnet.ui.picture.network_item import RING_LEVELS, bare_fills, neuron_ramps
from visualnet.ui.session.frame import Frame

_tr = Texts("NeuronLegend")

_SIDE, _STEP, _RING = 11.0, 14.0, 2.0
"""Size, distance and ring of the discs, in logical pixels."""

_BOUNDED, _BELOW_ZERO = ("sigmoid", "softmax", "tanh"), ("tanh", "leaky_relu", "gelu", "identity")


@dataclass(frozen=True, slots=True)
class NeuronKey:
    """What decides how neurons are coloured.

    has_minus: whether activations can be below 0. is_bounded: whether bright is always the same
    value, 1; else it is the largest of the layer. has_rings: whether neurons are drawn large enough
    for the ring of their bias. are_tiles: whether each is a square that shows all of the plane.
    """

    has_minus: bool
    is_bounded: bool
    has_rings: bool
    are_tiles: bool = False


def neuron_key(frame: Frame, has_rings: bool) -> NeuronKey:
    """Return how the neurons of a frame are coloured; see `network_item.fill_levels`."""
    functions: Collection[str] = {*frame.network.activations, frame.network.output}
    return NeuronKey(
        has_minus=any(each in _BELOW_ZERO for each in functions),
        is_bounded=all(each in _BOUNDED for each in functions),
        has_rings=has_rings,
        are_tiles=frame.probe.point is not None,
    )


def fill_text(key: NeuronKey) -> str:
    """Return what the fill means."""
    if key.are_tiles:
        return _tr("tile: activation by place")
    if not key.is_bounded:
        return _tr("fill: activation (by layer)")
    return _tr("fill: activation −1 to 1") if key.has_minus else _tr("fill: activation 0 to 1")


class NeuronLegend(QWidget):
    """Discs from little to much, and rings from minus to plus, each with a word."""

    asked = Signal(str)
    """A word was clicked: the term."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("neuronLegend")
        self._key: NeuronKey | None = None
        self._discs, self._rings = QLabel(), QLabel()
        self._fill, self._ring = TermLabel("fill"), TermLabel("ring")
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(5)
        rows.setVerticalSpacing(1)
        for row, (discs, word) in enumerate(((self._discs, self._fill), (self._rings, self._ring))):
            rows.addWidget(discs, row, 0)
            rows.addWidget(word, row, 1)
        rows.setColumnStretch(1, 1)
        for word in (self._fill, self._ring):
            word.setProperty("role", "muted")
            word.asked.connect(self.asked)
        self.hide()
        follow_theme(self._draw)

    def show_key(self, key: NeuronKey) -> None:
        """Say how neurons are coloured; does nothing where it says so already."""
        if key == self._key:
            return
        self._key = key
        self._fill.setText(fill_text(key))
        ring = _tr("edge: bias, − to +") if key.are_tiles else _tr("ring: bias, − to +")
        self._ring.setText(ring)
        for part in (self._rings, self._ring):
            part.setVisible(key.has_rings)
        self.show()
        self._draw()

    def _draw(self) -> None:
        if self._key is None:
            return
        fills, rings = neuron_ramps(current_theme())
        if not self._key.has_rings:
            fills = bare_fills(current_theme())
        # Levels as in `fill_levels`.
        least, off, edge = 1, 128, rings[RING_LEVELS // 2] if self._key.has_rings else None
        levels = (least, off, 255) if self._key.has_minus else (off, (off + 255) // 2, 255)
        discs = [(fills[level], edge) for level in levels]
        ends = [(fills[off], rings[level]) for level in (0, RING_LEVELS // 2, RING_LEVELS - 1)]
        self._discs.setPixmap(self._painted(discs))
        self._rings.setPixmap(self._painted(ends))

    def _painted(self, discs: list[tuple[int, int | None]]) -> QPixmap:
        """Return discs side by side. discs: the colours of their fills and rings."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(_STEP * len(discs) * ratio), round((_SIDE + 1) * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (fill, ring) in enumerate(discs):
            inset = 0.0 if ring is None else _RING / 2
            place = QRectF(number * _STEP, 0.0, _SIDE, _SIDE)
            painter.setBrush(QColor.fromRgb(int(fill)))
            painter.setPen(
                Qt.PenStyle.NoPen if ring is None else QPen(QColor.fromRgb(int(ring)), _RING)
            )
            place.adjust(inset, inset, -inset, -inset)
            if self._key is not None and self._key.are_tiles:
                painter.drawRect(place)
            else:
                painter.drawEllipse(place)
        painter.end()
        return pixmap
