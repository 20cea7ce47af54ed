"""Strongest paths over the picture, and the note on them."""

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QLabel, QWidget

from visualnet.insight.neuron import layer_name
from visualnet.number_text import number_text, with_percent
from visualnet.scene.layout import Layout
from visualnet.scene.parts import Connection
from visualnet.ui.look.theme import Theme
from visualnet.ui.look.translation import plural, translated
from visualnet.ui.picture.item import PictureItem
from visualnet.ui.picture.tracer import ShownTrace

_THINNEST, _THICKEST = 1.2, 4.0
"""Width of the line of the weakest and of the strongest path, in layout units."""

_MARGIN = 8


class TraceItem(PictureItem):
    """Lines in the colour of their sign, as thick as their path is strong."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent, is_cached=False)
        self._trace: ShownTrace | None = None
        self.setVisible(False)

    def show_trace(self, trace: ShownTrace | None) -> None:
        self._trace = trace
        self.setVisible(trace is not None)
        self.update()

    def draw(self, painter: QPainter, layout: Layout, theme: Theme, _seen: QRectF) -> None:
        if self._trace is not None:
            paint_trace(painter, layout, theme, self._trace)


def paint_trace(painter: QPainter, layout: Layout, theme: Theme, trace: ShownTrace) -> None:
    """Paint traced paths; nothing where they are of a network of another shape."""
    if trace.layer_sizes != layout.layer_sizes:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # The strongest last, over the others.
    for line in sorted(trace.lines, key=lambda one: one.strength):
        colour = theme.positive if line.is_positive else theme.negative
        width = _THINNEST + (_THICKEST - _THINNEST) * line.strength
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(line_of(line.connection, layout))
        if line.connection.layer == 0:
            _paint_pixel(painter, layout, line.connection.source)


def _paint_pixel(painter: QPainter, layout: Layout, index: int) -> None:
    x, y = layout.positions[0][index].tolist()
    half = layout.cell / 2
    painter.drawRect(QRectF(x - half, y - half, layout.cell, layout.cell))


def line_of(connection: Connection, layout: Layout) -> QLineF:
    """Return a connection from rim to rim, or from the middle of its pixel."""
    layer = connection.layer
    start = QPointF(*layout.positions[layer][connection.source].tolist())
    end = QPointF(*layout.positions[layer + 1][connection.target].tolist())
    line = QLineF(start, end)
    length = max(line.length(), 1e-6)
    at_start = layout.radii[layer] if layer else 0.0
    return QLineF(
        line.pointAt(at_start / length), line.pointAt(1.0 - layout.radii[layer + 1] / length)
    )


class TraceNote(QLabel):
    """Stands at the bottom of its parent; hidden while nothing is traced."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("traceNote")
        # With a name its changes are told once a second, not each.
        self.setAccessibleName(self.tr("Paths"))
        self.setProperty("role", "muted")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setWordWrap(True)
        self._room = 0
        self.hide()

    def set_room(self, width: float) -> None:
        """Stay left of the first neurons, in several lines where there is little room.

        width: of what is free there, in logical pixels.
        """
        self._room = round(width)
        self.place()

    def show_trace(self, trace: ShownTrace | None) -> None:
        """Say how many paths there are, and what share of the neuron's value comes by them."""
        if trace is None:
            self.hide()
            return
        layer, index = trace.neurons[-1]
        layers = len(trace.layer_sizes)
        name = translated(layer_name(layer, layers))
        place = index if layer == layers - 1 else index + 1
        if len(trace.neurons) > 1:
            text = self.tr("{0} strongest paths to {1} neurons", "", len(trace.neurons)).format(
                trace.paths, len(trace.neurons)
            )
        else:
            text = plural(
                trace.paths,
                self.tr("Strongest path to {1} {2}: {3} of its positive sum"),
                self.tr("{0} strongest paths to {1} {2}: {3} of its positive sum", "", trace.paths),
                name,
                place,
                with_percent(number_text(trace.share * 100, 2)),
            )
        self.setText(text)
        self.place()
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.place()

    def place(self) -> None:
        """Stand at the bottom of the parent, which may have another size now."""
        width = min(self._room - 3 * _MARGIN, self.fontMetrics().horizontalAdvance(self.text()) + 2)
        self.resize(width, self.heightForWidth(width))
        parent = self.parentWidget()
        if parent is not None:
            # Above the titles of the layers.
            line = self.fontMetrics().height()
            self.move(2 * _MARGIN, parent.height() - line - self.height() - 3 * _MARGIN)
