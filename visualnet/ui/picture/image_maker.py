"""Threads for the connections in the picture: one builds rasters, one makes images of them."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.picture.connection_image import (
    ConnectionPicture,
    PictureRequest,
    RenderedImage,
    RenderRequest,
    picture_for,
)
from visualnet.ui.session.frame import Frame

_SETTLE_MS = 40
"""While its scales are on their way, a frame that stays has another image made after so long."""

_STILL_MS = 80
"""A raster is built when size and zoom have been still for so long."""

_RESELECT_MS = 2000
"""Where not all connections are drawn, the strongest are chosen anew this often while learning."""

_LEAST_OVERLAP = 0.95
"""While it learns, so many of the strongest must be drawn; building anew takes 0.3 s of a core."""

_REST_PER_BUILD = 20.0
"""While it learns, or steps of the past are leafed through, choosing anew takes at most a twentieth
of a core's time: after a raster that took a second it rests for so many."""

_LONGEST_REST = 120.0
"""Seconds, after a raster that took longer, as when the machine slept in the midst of it."""


class PictureMaker(QObject):
    """Builds one picture and makes one image at a time; of the images that wait, the newest.

    An image whose scales still depend on what was shown before is made again, until they do not:
    so the last image of a frame is always the same.
    """

    picture_built = Signal(object)  # ConnectionPicture

    def __init__(
        self, take_image: Callable[[Frame, RenderedImage], None], parent: QObject | None = None
    ) -> None:
        """take_image: told each image that is made."""
        super().__init__(parent)
        self._tell_image = take_image
        self._jobs = Jobs(2, "picture", self)
        self.is_rendering = False
        self._waiting: RenderRequest | None = None
        self._newest: RenderRequest | None = None
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._render_again)
        self.is_building = False
        self._wanted: PictureRequest | None = None

    @property
    def is_settled(self) -> bool:
        """Whether no image is being made or about to be."""
        return not (self.is_rendering or self._settle.isActive())

    def build(
        self, request: PictureRequest, present: ConnectionPicture | None, least_overlap: float
    ) -> None:
        """Build a picture, or keep the present one, see `picture_for`; not while one is built."""
        self.is_building, self._wanted = True, request
        self._jobs.submit(
            lambda: picture_for(request, present, least_overlap, lambda: self._wanted is request),
            self._take_picture,
            self._fail_build,
        )

    def give_up(self, request: PictureRequest) -> None:
        """Leave out what is left of the picture being built, where it is of another view."""
        if self._wanted is not None and not self._wanted.has_view_of(request):
            self._wanted = None

    def render(self, request: RenderRequest) -> None:
        """Have an image made, now or when the one being made is done."""
        if self.is_rendering:
            self._waiting = request
            return
        self._settle.stop()
        self.is_rendering, self._waiting, self._newest = True, None, request
        self._jobs.submit(
            # An image that is overtaken does not wait for the whole of its crowd.
            lambda: (
                request.frame,
                request.picture.render(request, lambda: self._waiting is not None),
            ),
            self._take_image,
            self._fail_image,
        )

    def close(self) -> None:
        self._settle.stop()
        self._wanted = None
        self._jobs.close()

    def _take_picture(self, picture: ConnectionPicture) -> None:
        self.is_building = False
        self.picture_built.emit(picture)

    def _fail_build(self, error: Exception) -> None:
        self.is_building = False
        raise error

    def _take_image(self, answer: tuple[Frame, RenderedImage]) -> None:
        self.is_rendering = False
        try:
            self._tell_image(*answer)
        finally:
            self._go_on(answer[1])

    def _go_on(self, image: RenderedImage) -> None:
        """Have the next image made, after this one was told."""
        # Who is told may have asked for another image already.
        if self.is_rendering:
            return
        if self._waiting is not None:
            self.render(self._waiting)
        elif not image.is_settled:
            self._settle.start()

    @Slot()
    def _render_again(self) -> None:
        if self._newest is not None and not self.is_rendering:
            self.render(self._newest)

    def _fail_image(self, error: Exception) -> None:
        self.is_rendering = False
        raise error


class RasterBuilder(QObject):
    """Asks a PictureMaker for rasters, and keeps the newest."""

    picture_changed = Signal(object)  # ConnectionPicture

    def __init__(
        self, maker: PictureMaker, request: Callable[[], PictureRequest | None], parent: QObject
    ) -> None:
        """request: returns what is to be built now, None where nothing is seen."""
        super().__init__(parent)
        self._maker, self._request = maker, request
        self.picture: ConnectionPicture | None = None
        """The newest raster, None before there is one."""
        self._chosen_for: object = None
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self._build)
        self._reselect = QTimer(self, interval=_RESELECT_MS)
        self._reselect.timeout.connect(self._choose_anew)
        self._begun = self._rests_until = 0.0
        maker.picture_built.connect(self._take_picture)

    @property
    def is_settled(self) -> bool:
        """Whether no raster is being built or about to be."""
        return not (self._maker.is_building or self._settle.isActive())

    @Slot()
    def settle(self) -> None:
        """Build a raster once nothing has changed for a moment; the first one at once."""
        self._settle.start(0 if self.picture is None else _STILL_MS)

    def stop(self) -> None:
        self._settle.stop()
        self._reselect.stop()

    @Slot()
    def _choose_anew(self) -> None:
        """Have the strongest chosen anew, but not too often while they change."""
        request = self._request()
        if request is None:
            return
        if perf_counter() < self._rests_until and request.frame.network is not self._chosen_for:
            # Looked at again at the next tick: by then the network may be at rest.
            self._chosen_for = request.frame.network
        else:
            self._build()

    @Slot()
    def _build(self) -> None:
        """Ask for a raster of what is seen, unless there is one, or one is being built."""
        request = self._request()
        if request is None:
            return
        if self._maker.is_building:
            self._maker.give_up(request)
            self._settle.start(_STILL_MS)
        elif not self._is_built(request):
            # When the network is at rest, exactly the strongest are drawn.
            network = request.frame.network
            is_moving = network is not self._chosen_for
            self._chosen_for = network
            self._begun = perf_counter()
            self._maker.build(request, self.picture, _LEAST_OVERLAP if is_moving else 1.0)

    def _is_built(self, request: PictureRequest) -> bool:
        if self.picture is None:
            return False
        built, selection = self.picture.request, self.picture.selection
        is_whole, lacks_crowd = selection.drawn == selection.total, self.picture.needs_crowd
        is_same_choice = (built.frame.network, built.mode) == (request.frame.network, request.mode)
        return built.has_view_of(request) and (is_whole or is_same_choice) and not lacks_crowd

    @Slot(object)
    def _take_picture(self, picture: ConnectionPicture) -> None:
        now = perf_counter()
        self._rests_until = now + min(_REST_PER_BUILD * (now - self._begun), _LONGEST_REST)
        request = self._request()
        if request is None or picture.request.layout is not request.layout:
            self.settle()
            return
        self.picture = picture
        if picture.selection.drawn < picture.selection.total:
            self._reselect.start()
        else:
            self._reselect.stop()
        if picture.needs_crowd or picture.request.mode is not request.mode:
            # First what can be shown soon.
            self._settle.start(0)
        self.picture_changed.emit(picture)
