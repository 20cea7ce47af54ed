"""Graphics view of the network: layout, zoom, and the making of its picture."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from visualnet.arrays import FloatArray
from visualnet.insight.contributions import Contributions
from visualnet.scene.arrays import ColourArray
from visualnet.scene.layout import Layout, make_layout
from visualnet.scene.parts import Lit, Part
from visualnet.ui.jobs.feed import Feed
from visualnet.ui.look.fonts import application_font
from visualnet.ui.look.theme import current_scale, current_theme, follow_theme
from visualnet.ui.picture.connection_image import (
    ConnectionPicture,
    PictureRequest,
    RenderedImage,
    RenderRequest,
)
from visualnet.ui.picture.image_maker import PictureMaker, RasterBuilder
from visualnet.ui.picture.modes import Mode
from visualnet.ui.picture.network_item import NetworkItem, connection_colours
from visualnet.ui.picture.shown import ShownPicture
from visualnet.ui.picture.tiles.painting import name_width
from visualnet.ui.picture.words import label_width
from visualnet.ui.picture.zoom_view import ZoomView
from visualnet.ui.session.frame import Frame

_DASH = 7.0
"""Length of a dash, in logical pixels."""


class PictureView(ZoomView):
    """Shows frames, whose pictures a PictureMaker makes in threads of its own.

    A frame's neurons are painted together with its connections, when those are ready; a frame that
    comes meanwhile waits, and a newer one takes its place.
    """

    laid_out = Signal()
    """Neurons have other places than before."""
    selection_changed = Signal(object)  # Selection
    """Of the connections that are drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame_shown = Feed[Frame]()
        """Frames whose picture was handed to the window for painting."""
        self._item = NetworkItem()
        self._box.addItem(self._item, ignoreBounds=True)
        self._text_scale = current_scale()
        self.mode = Mode.FLOW
        """What the connections' colours show."""
        self._share, self._is_dashed = 1.0, False
        self._table: ColourArray
        self._layout: Layout | None = None
        self._classes: Sequence[str] = ()
        self.frame: Frame | None = None
        """The newest frame."""
        self._explanation: Contributions | None = None
        self._step_gradient: tuple[FloatArray, ...] | None = None
        self._parts: tuple[Lit, ...] = ()
        self._marked: tuple[Part, ...] = ()
        self._shown: RenderedImage | None = None
        self._maker = PictureMaker(self._take_image, self)
        self._builder = RasterBuilder(self._maker, self._picture_request, self)
        self._builder.picture_changed.connect(self._take_picture)
        self.came_to_light.connect(self._draw_left_out)
        self._box.sigRangeChanged.connect(self._on_range_changed)
        self._draw_anew()
        follow_theme(self._draw_anew)

    @property
    def shown_scales(self) -> tuple[float, ...] | None:
        """The scales of the image shown, see RenderedImage; None before one of this mode is."""
        return self._shown.scales if self._shown and self._shown.mode is self.mode else None

    @property
    def is_complete(self) -> bool:
        """Whether the connections of what is seen are drawn, not those of an older view."""
        return self.shows_newest_picture and self._builder.is_settled

    @property
    def shows_newest_picture(self) -> bool:
        """Whether an image of the newest raster is shown, if not yet with all its light."""
        return self._shown is not None and self._shown.picture is self.picture

    @property
    def has_rings(self) -> bool:
        """Whether neurons are drawn large enough for the ring of their bias."""
        return self._item.has_rings

    @property
    def is_settled(self) -> bool:
        """Whether no other image is to come of what is shown."""
        return self._maker.is_settled and self._builder.is_settled

    @property
    def picture(self) -> ConnectionPicture | None:
        """The raster of the connections, None before there is one."""
        return self._builder.picture

    @property
    def picture_bytes(self) -> int:
        """Memory that the picture's raster and images take; 0 before there is one."""
        return 0 if self.picture is None else self.picture.nbytes

    def set_classes(self, classes: Sequence[str]) -> None:
        """Set the names of the outputs, and make room for them."""
        before, self._classes = self._classes, classes
        font = application_font()
        if label_width(font, before) == label_width(font, classes):
            self._render()
        else:
            self._lay_out()

    def set_mode(self, mode: Mode) -> None:
        """Choose what the connections' colours show."""
        self.mode = mode
        # Where not all connections can be drawn, others are the strongest in another mode.
        self._builder.settle()
        self._render()

    def set_share(self, share: float) -> None:
        """Dim all but the largest values of each pair of layers; share: of them, above 0 to 1."""
        self._share = share
        self._render()

    def set_dashed(self, is_dashed: bool) -> None:
        """Draw negative connections in dashes, or all of them whole."""
        self._is_dashed = is_dashed
        self._builder.settle()

    def mark(self, marked: tuple[Part, ...], standing_out: tuple[Lit, ...]) -> None:
        """Draw a mark around some parts; where any stand out, all others are dimmed for them."""
        self._marked = marked
        self._item.set_marked(marked)
        if standing_out != self._parts:
            self._parts = standing_out
            self._render()

    def show_pulse(self, share: float, is_forward: bool) -> None:
        """Show a pulse so far on its way through the layers, 0 to 1; backwards from the outputs."""
        self._item.pulse.show_pulse(share, is_forward)

    def hide_pulse(self) -> None:
        self._item.pulse.hide()

    def _draw_anew(self) -> None:
        """Take on the theme, and how much larger than usual labels are."""
        # The view's own scale makes the labels larger, together with the neurons.
        if current_scale() != self._text_scale:
            self._text_scale = current_scale()
            self._lay_out()
        self._table = connection_colours(current_theme())
        self.setBackground(current_theme().background)
        self._item.draw_anew()
        self._render()

    def show_frame(self, frame: Frame) -> None:
        """Show a frame as soon as its picture is made."""
        before = self.frame
        is_new_shape = before is None or _shape_of(before) != _shape_of(frame)
        frame = frame.with_explanation(self._explanation)
        self.frame = frame.with_step_gradient(self._step_gradient)
        if is_new_shape:
            self._lay_out()
        self._render()

    def set_explanation(self, explanation: Contributions | None) -> None:
        """Let frames from now on, and the newest, hold what speaks for and against an answer."""
        self._explanation = explanation
        if self.frame is not None:
            self.frame = self.frame.with_explanation(explanation)
            if self.mode is Mode.CONTRIBUTION:
                self._render()

    def set_step_gradient(self, gradient: tuple[FloatArray, ...] | None) -> None:
        """Let frames from now on, and the newest, hold the gradient of the step stepped through."""
        self._step_gradient = gradient
        if self.frame is not None:
            self.frame = self.frame.with_step_gradient(gradient)
            if self.mode is Mode.STEP_GRADIENT:
                self._render()

    def close_jobs(self) -> None:
        """Let no picture come any more."""
        self._builder.stop()
        self._maker.close()

    def shown_picture(self) -> ShownPicture | None:
        """Return what is shown as values that any thread can draw; None before there is any."""
        if self.frame is None or self._layout is None:
            return None
        seen = self._box.viewRect()
        is_whole = seen.width() > 0.999 * self._layout.width
        return ShownPicture(
            frame=self.frame,
            classes=self._classes,
            mode=self.mode,
            share=self._share,
            is_dashed=self._is_dashed,
            parts=self._parts,
            marked=self._marked,
            theme=current_theme(),
            table=self._table,
            size=(self._layout.width, self._layout.height),
            seen=None if is_whole else (seen.x(), seen.y(), seen.width(), seen.height()),
        )

    def _lay_out(self) -> None:
        if self.frame is None or self.width() < 2 or self.height() < 2:
            return
        sizes = self.frame.network.layer_sizes
        size = (self.width() / self._text_scale, self.height() / self._text_scale)
        labels = label_width(application_font(), self._classes)
        rooms = labels, name_width(self.frame.probe.input_names)
        self._layout = make_layout(sizes, *size, self.frame.probe.shape, *rooms)
        self.laid_out.emit()
        self.set_whole(self._layout.width, self._layout.height)
        self._item.set_layout(self._layout, self._scale())
        self._builder.settle()

    @Slot()
    def _on_range_changed(self) -> None:
        if self._layout is not None:
            self._item.set_layout(self._layout, self._scale())
            self._builder.settle()

    def _picture_request(self) -> PictureRequest | None:
        """Return what a raster of what is seen is built of; None where nothing is."""
        if self._layout is None or self.frame is None or not self.isVisible():
            return None
        seen = self._box.viewRect()
        ratio = self.devicePixelRatioF()
        return PictureRequest(
            layout=self._layout,
            frame=self.frame,
            mode=self.mode,
            rect=(seen.x(), seen.y(), seen.width(), seen.height()),
            pixel_width=max(1, round(self.width() * ratio)),
            pixel_height=max(1, round(self.height() * ratio)),
            dash=_DASH * ratio if self._is_dashed else 0.0,
        )

    @Slot(object)
    def _take_picture(self, picture: ConnectionPicture) -> None:
        self.selection_changed.emit(picture.selection)
        self._render()

    def _render(self) -> None:
        """Have an image of the newest frame made, now or when the one being made is done."""
        if self.frame is None or not self.is_seen:
            return
        frame, picture = self.frame, self.picture
        if picture is None or frame.network.layer_sizes != picture.request.layout.layer_sizes:
            # Neurons and input do not wait for the first raster of a network.
            self._show_image(frame, None)
            return
        request = RenderRequest(picture, frame, self.mode, self._share, self._parts, self._table)
        self._maker.render(request)

    def _take_image(self, frame: Frame, image: RenderedImage) -> None:
        # The image may be of a network of another shape, left meanwhile.
        is_of_this = self._layout is not None and (
            frame.network.layer_sizes == self._layout.layer_sizes
        )
        if image.picture is self.picture and is_of_this:
            self._show_image(frame, image)
            self._shown = image
            self.frame_shown.emit(frame)

    def _show_image(self, frame: Frame, image: RenderedImage | None) -> None:
        self._item.show_frame(frame, image)
        # Updating the whole view is cheaper than updating each item.
        self.viewport().update()

    @Slot()
    def _draw_left_out(self) -> None:
        """Draw what was left out while the window was covered or minimised."""
        self._builder.settle()
        self._render()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is not None and hasattr(self, "frame"):
            self._lay_out()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.DevicePixelRatioChange):
            self._builder.settle()
        return bool(super().event(event))


def _shape_of(frame: Frame) -> object:
    return frame.network.layer_sizes, frame.probe.input_names
