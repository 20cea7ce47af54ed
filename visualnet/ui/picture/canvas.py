"""The network's picture with mouse, clicks and keys: hover, choose, walk, inspect."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from visualnet.scene.layout import neuron_at
from visualnet.scene.parts import Connection, Lit, Neuron, Pair, Part
from visualnet.scene.picking import ConnectionPicker
from visualnet.scene.selection import Selection
from visualnet.scene.values import connection_values
from visualnet.ui.picture.graphics_view import PictureView
from visualnet.ui.picture.legends.rooms import Rooms
from visualnet.ui.picture.modes import Mode, value_source
from visualnet.ui.picture.pointing import Pointing
from visualnet.ui.picture.shown import ShownPicture
from visualnet.ui.picture.tracer import ShownTrace, Tracer
from visualnet.ui.picture.words import told_text
from visualnet.ui.session.frame import Frame

_REST_MS = 40
"""The mouse must rest for so long on a connection: on its way it crosses hundreds."""

_REACH = 4.0
"""How far from its middle line a connection answers, in logical pixels."""


class NetworkCanvas(PictureView):
    """A picture whose neurons and connections can be hovered, chosen and asked for.

    A click chooses, with Ctrl one more or one less; arrows walk from neuron to neuron, with Shift
    they keep those passed; Enter asks. A double click on a neuron asks, elsewhere it shows all.
    """

    spoken_role = QAccessible.Role.Canvas
    focus_changed = Signal(object)  # Part | None
    """The part looked at."""
    traced = Signal()
    """`trace` may be another."""
    inspect_requested = Signal(object)  # Part
    """A part to look into: Enter on the one looked at, or a double click on a neuron."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._focus: Part | None = None
        # Keyed by the selection: its picture of a hundred megabytes must not be kept alive.
        self._picker: tuple[Selection, ConnectionPicker] | None = None
        self._pressed_at: QPointF | None = None
        self._mouse_at = QPointF()
        self.pointing = Pointing(self)
        self.pointing.changed.connect(self._point)
        self._sizes: tuple[int, ...] = ()
        self._pairs: tuple[Pair, ...] = ()
        self._is_tracing = False
        self._tracer = Tracer(self)
        self._tracer.traced.connect(self._show_pointing)
        # First, because a network of another shape may not have the part pointed at.
        self.laid_out.connect(self._keep_pointing)
        self.laid_out.connect(self._point)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._hover_connection)

    @property
    def focus(self) -> Part | None:
        """The part looked at: under the mouse, else the one chosen last."""
        return self.pointing.focus

    @property
    def chosen(self) -> tuple[Part, ...]:
        """The parts chosen by click or key, in their order."""
        return self.pointing.chosen

    @property
    def trace(self) -> ShownTrace | None:
        trace = self._tracer.trace if self._is_tracing else None
        is_of_this = trace and self._layout and trace.layer_sizes == self._layout.layer_sizes
        return trace if is_of_this else None

    @property
    def rooms(self) -> Rooms | None:
        """What is free beside the neurons; None before there are any."""
        layout = self._layout
        return None if layout is None else Rooms(layout, self._text_scale, self.height())

    def spoken_value(self) -> str:
        return told_text(self.frame, self._classes, self.pointing.spoken)

    def let_go(self) -> bool:
        """Look at nothing; False where nothing was chosen."""
        was_chosen = bool(self.pointing.chosen)
        self.pointing.clear()
        return was_chosen

    def set_tracing(self, is_on: bool) -> None:
        """Show the strongest paths to what is looked at, else to the answer, or no paths."""
        self._is_tracing = is_on
        self._trace_now()
        self._show_pointing()

    def light_pairs(self, layers: Sequence[int]) -> None:
        """Dim all connections but those that begin in some layers; none: all are as usual.

        What is pointed at or traced goes before.
        """
        self._pairs = tuple(map(Pair, layers))
        self._show_pointing()

    def write_reading(self, frame: Frame, classes: Sequence[str]) -> None:
        """Write the probabilities of a frame beside the outputs, with the image if one is made."""
        self._item.show_reading(frame, classes, with_image=self._maker.is_rendering)

    def show_frame(self, frame: Frame) -> None:
        super().show_frame(frame)
        self._trace_now()

    def set_mode(self, mode: Mode) -> None:
        """Choose what the connections' colours show; weights are traced whatever the input."""
        super().set_mode(mode)
        self._trace_now()

    def shown_picture(self) -> ShownPicture | None:
        shown = super().shown_picture()
        return None if shown is None else replace(shown, trace=self.trace)

    def _trace_now(self) -> None:
        frame = self.frame
        if not self._is_tracing or frame is None or not self.isVisible():
            self._tracer.forget()
            return
        looked_at = self.pointing.marked
        neurons = tuple(p for p in looked_at if not isinstance(p, Connection) and p[0] > 0)
        if not neurons and frame.answer is not None:
            outputs = len(frame.network.layer_sizes) - 1
            neurons = tuple((outputs, each) for each in frame.tied or (frame.answer,))
        self._tracer.follow(frame, neurons, self.mode is Mode.WEIGHT)

    @Slot()
    def _keep_pointing(self) -> None:
        """Keep choice and zoom in a view of another size, not in a network of another shape."""
        assert self._layout is not None  # noqa: S101 - it was just made
        if self._layout.layer_sizes != self._sizes:
            self._sizes = self._layout.layer_sizes
            self._part = None
            self.pointing.clear()
        # The mouse points at something else now.
        self.pointing.hover(None)

    def close_jobs(self) -> None:
        self._rest.stop()
        self._tracer.close()
        super().close_jobs()

    def position_of(self, neuron: Neuron) -> QPointF:
        """Return where a neuron is, in pixels of this widget."""
        assert self._layout is not None  # noqa: S101 - a neuron is only known with a layout
        layer, index = neuron
        x, y = self._layout.positions[layer][index].tolist()
        return QPointF(self.mapFromScene(self._box.mapViewToScene(QPointF(x, y))))

    def place_of(self, part: Part) -> QPointF:
        """Return where a part is, in pixels of this widget: of a connection, its middle."""
        if not isinstance(part, Connection):
            return self.position_of(part)
        start = self.position_of((part.layer, part.source))
        return (start + self.position_of((part.layer + 1, part.target))) / 2

    def menu_place(self) -> QPoint:
        """Return where the part chosen last is, else the middle."""
        return self.place_of(self.chosen[-1]).toPoint() if self.chosen else self.rect().center()

    def part_at(self, position: QPointF) -> Part | None:
        """Return the neuron, else the connection, at a place in pixels of this widget."""
        return self._neuron_at(position) or self._connection_at(position)

    def _point_at(self, position: QPointF) -> QPointF:
        return QPointF(self._box.mapSceneToView(self.mapToScene(position.toPoint())))

    def _neuron_at(self, position: QPointF) -> Neuron | None:
        if self._layout is None:
            return None
        point = self._point_at(position)
        return neuron_at(self._layout, point.x(), point.y())

    def _connection_at(self, position: QPointF) -> Connection | None:
        picture, frame = self.picture, self.frame
        if picture is None or frame is None or picture.request.layout is not self._layout:
            return None
        if self._picker is None or self._picker[0] is not picture.selection:
            self._picker = (picture.selection, ConnectionPicker(self._layout, picture.selection))
        values = np.zeros(picture.selection.drawn, np.float32)
        if (source := value_source(self.mode, frame)) is not None:
            connection_values(source, picture.selection, values)
        point = self._point_at(position)
        reach = _REACH * self.devicePixelRatioF() / self._scale()
        return self._picker[1].at(point.x(), point.y(), reach, values)

    @Slot()
    def _hover_connection(self) -> None:
        self.pointing.hover(self._connection_at(self._mouse_at))

    @Slot()
    def _point(self) -> None:
        self._trace_now()
        self._show_pointing()

    @Slot()
    def _show_pointing(self) -> None:
        trace = self.trace
        self._item.trace.show_trace(trace)
        standing_out: tuple[Lit, ...] = self.pointing.standing_out or self._pairs
        if trace:
            standing_out = trace.connections
        self.mark(self.pointing.marked, standing_out)
        self.traced.emit()
        if self.focus != self._focus:
            self._focus = self.focus
            self.focus_changed.emit(self.focus)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() != Qt.MouseButton.NoButton:
            return
        self._mouse_at = event.position()
        neuron = self._neuron_at(event.position())
        if neuron is not None:
            self._rest.stop()
            self.pointing.hover(neuron)
            return
        if not isinstance(self.pointing.hovered, Connection):
            self.pointing.hover(None)
        self._rest.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed_at = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed_at = self._pressed_at, None
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if (event.position() - pressed).manhattanLength() < QApplication.startDragDistance():
            self._click(event.position(), event.modifiers())

    def _click(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        part = self.part_at(position)
        if not modifiers & Qt.KeyboardModifier.ControlModifier:
            self.pointing.choose(part)
        elif part is not None:
            self.pointing.toggle(part)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        neuron = self._neuron_at(event.position())
        if neuron is not None and neuron[0] > 0:
            self.inspect_requested.emit(neuron)
        else:
            self.reset_zoom()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self._rest.stop()
        self.pointing.hover(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = event.key()
        if key in moves and self._layout is not None:
            add = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.pointing.walk(self._layout.layer_sizes, *moves[Qt.Key(key)], add=add)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.focus is not None:
            self.inspect_requested.emit(self.focus)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key == Qt.Key.Key_0:
            self.reset_zoom()
        else:
            event.ignore()
