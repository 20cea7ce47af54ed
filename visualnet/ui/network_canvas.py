"""The pyqtgraph view that the network is drawn in: layout, zoom, hover, and the image's making."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from visualnet.scene.colours import connection_table
from visualnet.scene.layout import Layout, make_layout, neuron_at
from visualnet.scene.selection import Selection
from visualnet.ui.fonts import application_font
from visualnet.ui.frame import Frame
from visualnet.ui.jobs import Jobs
from visualnet.ui.network_item import NetworkItem
from visualnet.ui.picture import (
    ConnectionPicture,
    Mode,
    Neuron,
    PictureRequest,
    RenderedImage,
    RenderRequest,
)
from visualnet.ui.theme import Theme

_SETTLE_MS = 80
"""A raster is built when size and zoom have been still for so long."""

_RESELECT_MS = 2000
"""Where not all connections are drawn, the strongest are chosen anew this often while learning."""

_MAX_ZOOM = 20.0
_ZOOM_STEP = 1.25


class NetworkCanvas(pg.GraphicsView):
    """Shows frames; two worker threads build rasters and make images.

    A frame's neurons are painted together with its connections, when those are ready; a frame that
    comes meanwhile waits, and a newer one takes its place.
    """

    focus_changed = Signal(object)
    """The neuron looked at, (layer, index), or None."""
    selection_changed = Signal(object)
    """The Selection of the connections that are drawn."""
    frame_shown = Signal(object)
    """A frame whose picture was handed to the window for painting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box = pg.ViewBox(invertY=True, lockAspect=True, enableMenu=False)
        self._box.setDefaultPadding(0)
        self.setCentralItem(self._box)
        self._item = NetworkItem()
        self._box.addItem(self._item, ignoreBounds=True)
        self._jobs = Jobs(2, "picture", self)
        self._text_scale = 1.0
        self._mode = Mode.FLOW
        self._layout: Layout | None = None
        self._classes: Sequence[str] = ()
        self._latest: Frame | None = None
        self._picture: ConnectionPicture | None = None
        self._shown_picture: ConnectionPicture | None = None
        self._is_rendering = False
        self._is_frame_waiting = False
        self._built: PictureRequest | None = None
        self._is_building = False
        self._hovered: Neuron | None = None
        self._chosen: Neuron | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._build)
        self._reselect = QTimer(self)
        self._reselect.setInterval(_RESELECT_MS)
        self._reselect.timeout.connect(self._build)
        self._box.sigRangeChanged.connect(self._on_range_changed)

    # What it shows

    @property
    def focus(self) -> Neuron | None:
        """The neuron looked at: under the mouse, else the one chosen by keyboard."""
        return self._hovered or self._chosen

    @property
    def frame(self) -> Frame | None:
        """The newest frame."""
        return self._latest

    @property
    def is_complete(self) -> bool:
        """Whether the connections of what is seen are drawn, not those of an older view."""
        return (
            self._picture is not None
            and self._shown_picture is self._picture
            and not (self._is_building or self._settle.isActive())
        )

    def set_classes(self, classes: Sequence[str]) -> None:
        """Set the names of the outputs, and make room for them."""
        self._classes = classes
        self._lay_out()

    def set_mode(self, mode: Mode) -> None:
        """Choose what the connections' colours show."""
        self._mode = mode
        self._render()

    def apply_theme(self, theme: Theme, text_scale: float) -> None:
        """Take on colours, the widget's font, and how much larger than usual labels are."""
        if text_scale != self._text_scale:
            self._text_scale = text_scale
            self._lay_out()
        additive = theme.background.lightness() < 128
        colours = (theme.background, theme.positive, theme.negative)
        background, positive, negative = (_rgb(colour) for colour in colours)
        self._table = connection_table(background, positive, negative, additive=additive)
        self.setBackground(theme.background)
        # The view's own scale makes the labels larger, together with the neurons.
        self._item.set_look(theme, application_font())
        self._render()

    def show_frame(self, frame: Frame) -> None:
        """Show a frame as soon as its picture is made."""
        is_new_shape = (
            self._latest is None or self._latest.network.layer_sizes != frame.network.layer_sizes
        )
        self._latest = frame
        if is_new_shape:
            self._lay_out()
        self._render()

    def close_jobs(self) -> None:
        """Let no picture come any more."""
        self._settle.stop()
        self._reselect.stop()
        self._jobs.close()

    # Layout, zoom and rasters

    def _lay_out(self) -> None:
        if self._latest is None or self.width() < 2 or self.height() < 2:
            return
        sizes = self._latest.network.layer_sizes
        size = (self.width() / self._text_scale, self.height() / self._text_scale)
        labels = label_width(application_font(), self._classes)
        self._layout = make_layout(sizes, *size, label_width=labels)
        self._set_focus(None, None)
        self.reset_zoom()
        self._item.set_layout(self._layout, self._scale())
        self._settle.start()

    @Slot()
    def reset_zoom(self) -> None:
        """Show the whole network."""
        if self._layout is None:
            return
        width, height = self._layout.width, self._layout.height
        self._box.setLimits(xMin=0, xMax=width, yMin=0, yMax=height, minXRange=width / _MAX_ZOOM)
        self._box.setRange(QRectF(0, 0, width, height), padding=0)

    def zoom(self, factor: float) -> None:
        """Make everything larger by a factor, around the middle."""
        self._box.scaleBy((1 / factor, 1 / factor))

    @Slot()
    def zoom_in(self) -> None:
        """Show the network larger."""
        self.zoom(_ZOOM_STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Show more of the network."""
        self.zoom(1 / _ZOOM_STEP)

    def _scale(self) -> float:
        """Return device pixels per layout unit."""
        shown = self._box.viewRect().width()
        return self.width() * self.devicePixelRatioF() / shown if shown else 1.0

    @Slot()
    def _on_range_changed(self) -> None:
        if self._layout is not None:
            self._item.set_layout(self._layout, self._scale())
            self._settle.start()

    @Slot()
    def _build(self) -> None:
        """Ask for a raster of what is seen, unless there is one, or one is being built."""
        if self._layout is None or self._latest is None or not self.isVisible():
            return
        if self._is_building:
            self._settle.start()
            return
        seen = self._box.viewRect()
        ratio = self.devicePixelRatioF()
        request = PictureRequest(
            layout=self._layout,
            network=self._latest.network,
            rect=(seen.x(), seen.y(), seen.width(), seen.height()),
            pixel_width=max(1, round(self.width() * ratio)),
            pixel_height=max(1, round(self.height() * ratio)),
        )
        if self._is_built(request):
            return
        self._is_building = True
        self._jobs.submit(
            lambda: ConnectionPicture(request), self._take_picture, self._fail_picture
        )

    def _is_built(self, request: PictureRequest) -> bool:
        built = self._built
        if built is None or self._picture is None:
            return False
        is_same_view = (built.layout, built.rect, built.pixel_width, built.pixel_height) == (
            request.layout,
            request.rect,
            request.pixel_width,
            request.pixel_height,
        )
        selection = self._picture.selection
        is_whole = selection.drawn == selection.total
        return is_same_view and (is_whole or built.network is request.network)

    def _take_picture(self, picture: ConnectionPicture) -> None:
        self._is_building = False
        if picture.request.layout is not self._layout:
            self._settle.start()
            return
        self._picture = picture
        self._built = picture.request
        selection: Selection = picture.selection
        if selection.drawn < selection.total:
            self._reselect.start()
        else:
            self._reselect.stop()
        self.selection_changed.emit(selection)
        self._render()

    def _fail_picture(self, error: Exception) -> None:
        self._is_building = False
        raise error

    # Images

    def _render(self) -> None:
        """Have an image of the newest frame made, now or when the one being made is done."""
        if self._latest is None or not self._is_seen():
            return
        frame, picture = self._latest, self._picture
        if picture is None or frame.network.layer_sizes != picture.request.layout.layer_sizes:
            # Neurons and input do not wait for the first raster of a network.
            self._item.show(frame, self._classes, None)
            return
        if self._is_rendering:
            self._is_frame_waiting = True
            return
        request = RenderRequest(
            picture, frame.network, frame.forward, self._mode, self.focus, self._table
        )
        self._is_rendering, self._is_frame_waiting = True, False
        self._jobs.submit(
            lambda: (frame, picture.render(request)), self._take_image, self._fail_image
        )

    def _take_image(self, answer: tuple[Frame, RenderedImage]) -> None:
        self._is_rendering = False
        frame, image = answer
        # A frame of a network of another shape, left meanwhile, has no place in this layout.
        is_of_this = self._layout is not None and (
            frame.network.layer_sizes == self._layout.layer_sizes
        )
        if image.picture is self._picture and is_of_this:
            self._item.show(frame, self._classes, image)
            self._shown_picture = image.picture
            self.frame_shown.emit(frame)
        if self._is_frame_waiting or image.picture is not self._picture:
            self._render()

    def _fail_image(self, error: Exception) -> None:
        self._is_rendering = False
        raise error

    def _is_seen(self) -> bool:
        """Tell whether painting serves anyone: not while minimised, hidden or covered."""
        window = self.window().windowHandle()
        return self.isVisible() and window is not None and window.isExposed()

    # Events

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is not None and hasattr(self, "_latest"):
            self._lay_out()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.DevicePixelRatioChange):
            self._settle.start()
        return bool(super().event(event))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.window().windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw what was left out while the window was covered or minimised."""
        if event.type() == QEvent.Type.Expose and self._is_seen():
            self._settle.start()
            self._render()
        return bool(super().eventFilter(watched, event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._set_focus(self._neuron_under(event.position()), self._chosen)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_zoom()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self._set_focus(None, self._chosen)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if event.key() in moves:
            self._walk(*moves[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self._set_focus(None, None)
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom_out()
        elif event.key() == Qt.Key.Key_0:
            self.reset_zoom()
        else:
            event.ignore()

    def position_of(self, neuron: Neuron) -> QPointF:
        """Return where a neuron is, in pixels of this widget."""
        assert self._layout is not None  # noqa: S101 - a neuron is only known with a layout
        layer, index = neuron
        x, y = self._layout.positions[layer][index].tolist()
        return QPointF(self.mapFromScene(self._box.mapViewToScene(QPointF(x, y))))

    def _neuron_under(self, position: QPointF) -> Neuron | None:
        if self._layout is None:
            return None
        point = self._box.mapSceneToView(self.mapToScene(position.toPoint()))
        return neuron_at(self._layout, point.x(), point.y())

    def _walk(self, layers: int, neurons: int) -> None:
        if self._layout is None:
            return
        sizes = self._layout.layer_sizes
        if self._chosen is None:
            self._set_focus(None, (1, 0))
            return
        layer, index = self._chosen
        moved = min(max(layer + layers, 0), len(sizes) - 1)
        if moved != layer:
            # The neuron at the same height of the next layer.
            index = round(index / max(1, sizes[layer] - 1) * (sizes[moved] - 1))
        self._set_focus(None, (moved, min(max(index + neurons, 0), sizes[moved] - 1)))

    def _set_focus(self, hovered: Neuron | None, chosen: Neuron | None) -> None:
        before = self.focus
        self._hovered, self._chosen = hovered, chosen
        if self.focus != before:
            self._item.set_focus(self.focus)
            self._render()
            self.focus_changed.emit(self.focus)


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
