"""Two threads for the network's picture: one builds rasters, one makes images of them."""

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


class PictureMaker(QObject):
    """Builds one picture and makes one image at a time; of the images that wait, the newest.

    An image whose scales still depend on what was shown before is made again, until they do not:
    so the last image of a frame is always the same.
    """

    picture_built = Signal(object)  # ConnectionPicture
    image_made = Signal(object, object)  # Frame, RenderedImage

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(2, "picture", self)
        self.is_rendering = False
        self._waiting: RenderRequest | None = None
        self._newest: RenderRequest | None = None
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._render_again)
        self.is_building = False

    @property
    def is_settled(self) -> bool:
        """Whether no image is being made or about to be."""
        return not (self.is_rendering or self._settle.isActive())

    def build(
        self, request: PictureRequest, present: ConnectionPicture | None, least_overlap: float
    ) -> None:
        """Build a picture, or keep the present one, see `picture_for`; not while one is built."""
        self.is_building = True
        self._jobs.submit(
            lambda: picture_for(request, present, least_overlap),
            self._take_picture,
            self._fail_build,
        )

    def render(self, request: RenderRequest) -> None:
        """Have an image made, now or when the one being made is done."""
        if self.is_rendering:
            self._waiting = request
            return
        self._settle.stop()
        self.is_rendering, self._waiting, self._newest = True, None, request
        self._jobs.submit(
            lambda: (request.frame, request.picture.render(request)),
            self._take_image,
            self._fail_image,
        )

    def close(self) -> None:
        """Let nothing come any more."""
        self._settle.stop()
        self._jobs.close()

    def _take_picture(self, picture: ConnectionPicture) -> None:
        self.is_building = False
        self.picture_built.emit(picture)

    def _fail_build(self, error: Exception) -> None:
        self.is_building = False
        raise error

    def _take_image(self, answer: tuple[Frame, RenderedImage]) -> None:
        self.is_rendering = False
        self.image_made.emit(*answer)
        # What hears of the image may have asked for another already.
        if self.is_rendering:
            return
        if self._waiting is not None:
            self.render(self._waiting)
        elif not answer[1].is_settled:
            self._settle.start()

    @Slot()
    def _render_again(self) -> None:
        if self._newest is not None and not self.is_rendering:
            self.render(self._newest)

    def _fail_image(self, error: Exception) -> None:
        self.is_rendering = False
        raise error
