"""The raster of the connections, built anew once the view is still or others are stronger."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from visualnet.ui.picture.connection_image import ConnectionPicture, PictureRequest
from visualnet.ui.picture.image_maker import PictureMaker

_SETTLE_MS = 80
"""A raster is built when size and zoom have been still for so long."""

_RESELECT_MS = 2000
"""Where not all connections are drawn, the strongest are chosen anew this often while learning."""

_LEAST_OVERLAP = 0.95
"""While it learns, so many of the strongest must be drawn; building anew takes 0.3 s of a core."""


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
        self._reselect.timeout.connect(self._build)
        maker.picture_built.connect(self._take_picture)

    @property
    def is_settled(self) -> bool:
        """Whether no raster is being built or about to be."""
        return not (self._maker.is_building or self._settle.isActive())

    @Slot()
    def settle(self) -> None:
        """Build a raster once nothing has changed for a moment; the first one at once."""
        self._settle.start(0 if self.picture is None else _SETTLE_MS)

    def stop(self) -> None:
        """Build no more."""
        self._settle.stop()
        self._reselect.stop()

    @Slot()
    def _build(self) -> None:
        """Ask for a raster of what is seen, unless there is one, or one is being built."""
        request = self._request()
        if request is None:
            return
        if self._maker.is_building:
            self._settle.start(_SETTLE_MS)
        elif not self._is_built(request):
            # When the network stands still, the strongest are drawn to the last one.
            network = request.frame.network
            is_moving = network is not self._chosen_for
            self._chosen_for = network
            self._maker.build(request, self.picture, _LEAST_OVERLAP if is_moving else 1.0)

    def _is_built(self, request: PictureRequest) -> bool:
        if self.picture is None:
            return False
        built, selection = self.picture.request, self.picture.selection
        is_whole = selection.drawn == selection.total
        is_same_choice = (built.frame.network, built.mode) == (request.frame.network, request.mode)
        return built.has_view_of(request) and (is_whole or is_same_choice)

    @Slot(object)
    def _take_picture(self, picture: ConnectionPicture) -> None:
        request = self._request()
        if request is None or picture.request.layout is not request.layout:
            self.settle()
            return
        self.picture = picture
        if picture.selection.drawn < picture.selection.total:
            self._reselect.start()
        else:
            self._reselect.stop()
        self.picture_changed.emit(picture)
