"""One stage of a drawing's way to the network: its picture, its switch, and what is read then."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from visualnet.arrays import PixelArray
from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.ui.look.pixels import ink_image
from visualnet.ui.widgets.copying.images import SeenPicture

_LEAST = 3
_BAR = 20
_SHARE = 0.25
"""Of the row's width; a picture that is smaller than that grows, by whole pixels of the image."""


class _StagePicture(SeenPicture, QWidget):
    """Ink of any size, as large as it fits; few pixels are shown as pixels."""

    spoken_role = QAccessible.Role.Graphic

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._image: QImage | None = None
        self._side, self._room = _LEAST * FIELD_SIDE, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_ink(self, ink: PixelArray | None) -> None:
        self._image = None if ink is None else ink_image(ink)
        self.update()

    def fit(self, width: int) -> None:
        """Be as large as suits a row of this width."""
        # What a scroll bar takes must not matter: the bar may come and go with the rows' height.
        if abs(width - self._room) > _BAR:
            self._room = width
            self._side = max(_LEAST, int(_SHARE * width) // FIELD_SIDE) * FIELD_SIDE
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        square = QRectF(0, 0, self._side, self._side)
        if self._image is None:
            painter.setPen(self.palette().mid().color())
            painter.drawRect(square.adjusted(0, 0, -1, -1))
        else:
            is_large = self._image.width() > self._side
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_large)
            painter.drawImage(square, self._image)
        painter.end()


class StageRow(QWidget):
    """Shows one stage."""

    switched = Signal()
    """The user switched it on or off."""

    def __init__(
        self, name: str, title: str, why: str, can_switch: bool, parent: QWidget | None = None
    ) -> None:
        """title: its name. why: what it is good for, a sentence. can_switch: it can be left out."""
        super().__init__(parent)
        self._picture = _StagePicture(self.tr("The drawing after this stage: {0}").format(title))
        self._switch = self._made_switch(name, title) if can_switch else None
        self._reading = QLabel()
        self._reading.setObjectName(f"{name}Reading")
        self._reading.setProperty("role", "value")
        self._reading.setWordWrap(True)
        self._reading.setAccessibleName(self.tr("Read after this stage: {0}").format(title))
        self._reading.setToolTip(
            self.tr("The network's reading if the drawing is shrunk right after this stage")
        )
        reason = QLabel(why)
        reason.setProperty("role", "muted")
        reason.setWordWrap(True)
        self._lay_out(title, reason)

    @property
    def is_on(self) -> bool:
        """Whether the stage takes part."""
        return self._switch is None or self._switch.isChecked()

    def set_on(self, is_on: bool) -> None:
        """Let it take part, or not; emits nothing."""
        if self._switch is not None:
            self._switch.setChecked(is_on)

    def show_reading(self, ink: PixelArray | None, words: str) -> None:
        """Show the drawing, (h, w) uint8, as it leaves the stage, and what is read."""
        self._picture.show_ink(ink)
        self._reading.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the picture grow with the row."""
        super().resizeEvent(event)
        self._picture.fit(self.width())

    def _made_switch(self, name: str, title: str) -> QCheckBox:
        switch = QCheckBox(title)
        switch.setObjectName(f"{name}Switch")
        switch.setChecked(True)
        switch.setToolTip(self.tr("Leave this stage out, only here in X-ray"))
        switch.clicked.connect(self._tell)
        return switch

    def _lay_out(self, title: str, reason: QLabel) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._switch or QLabel(title))
        words.addWidget(self._reading)
        words.addWidget(reason, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.addWidget(self._picture, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(words, 0, 1)
        grid.setColumnStretch(1, 1)

    @Slot()
    def _tell(self) -> None:
        self.switched.emit()
