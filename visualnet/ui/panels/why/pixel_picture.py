"""One small image, each of its pixels a square that can be told from its neighbours."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QFontInfo, QHelpEvent, QImage
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.ui.look.fonts import TEXT_PIXELS
from visualnet.ui.widgets.copying.images import FramedPicture

_SHARE = 0.6
"""Of the width; a picture that is smaller than that grows."""


class PixelPicture(FramedPicture):
    """An image of 28×28 pixels as large as fits, in the middle; the mouse reads its pixels."""

    def __init__(self, name: str, pixel: int, parent: QWidget | None = None) -> None:
        """name: what it shows, spoken. pixel: wanted side of one, at ordinary text size."""
        super().__init__(name, parent)
        self._pixel = pixel
        self._meaning: Callable[[int, int], str] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_image(
        self, image: QImage | None, meaning: Callable[[int, int], str] | None = None
    ) -> None:
        """Show an image of 28×28 pixels. meaning: tells what (row, column) says, for a tool tip."""
        self._image, self._meaning = image, meaning
        self.update()

    def sizeHint(self) -> QSize:
        side = self._side()
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * FIELD_SIDE, 2 * FIELD_SIDE)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the square: what is wanted, more in a wide panel."""
        return min(width, max(self._side(), round(_SHARE * width)))

    def event(self, event: QEvent) -> bool:
        """Tell what the pixel under the mouse says."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            square = self.square()
            text = self.toolTip()
            if self._meaning is not None and square.contains(event.pos().toPointF()):
                away = (event.pos().toPointF() - square.topLeft()) * (FIELD_SIDE / square.width())
                last = FIELD_SIDE - 1
                text = self._meaning(min(last, int(away.y())), min(last, int(away.x())))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _side(self) -> int:
        scale = QFontInfo(self.font()).pixelSize() / TEXT_PIXELS
        return FIELD_SIDE * max(1, round(self._pixel * scale))

    def square(self) -> QRectF:
        ratio = self.devicePixelRatioF()
        room = min(self.width(), self.height())
        side = max(1, int(room * ratio) // FIELD_SIDE) * FIELD_SIDE / ratio
        left = int((self.width() - side) / 2 * ratio) / ratio
        return QRectF(left, int((self.height() - side) / 2 * ratio) / ratio, side, side)
