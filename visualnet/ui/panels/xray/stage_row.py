"""One stage of a drawing's way to the network: its picture, its switch, and what is read then."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy, QWidget

from visualnet.arrays import PixelArray
from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.ui.look.pixels import ink_image
from visualnet.ui.widgets.build import column, label, marked, muted, row
from visualnet.ui.widgets.copying.images import FramedPicture

_LEAST = 3
_BAR = 20
_SHARE = 0.25
"""Of the row's width; a picture that is smaller than that grows, by whole pixels of the image."""


class _StagePicture(FramedPicture):
    """Ink of any size, as large as it fits; few pixels are shown as pixels."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
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

    def square(self) -> QRectF:
        return QRectF(0, 0, self._side, self._side)


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
        self._reading = label("", "value", f"{name}Reading", wraps=True)
        self._reading.setAccessibleName(self.tr("Read after this stage: {0}").format(title))
        self._reading.setToolTip(
            self.tr("The network's reading if the drawing is shrunk right after this stage")
        )
        words = column(self._switch or QLabel(title), self._reading, (muted(why), 1), gap=2)
        row((self._picture, 0, Qt.AlignmentFlag.AlignTop), (words, 1), on=self, gap=12)

    @property
    def is_on(self) -> bool:
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
        super().resizeEvent(event)
        self._picture.fit(self.width())

    def _made_switch(self, name: str, title: str) -> QCheckBox:
        tip = self.tr("Leave this stage out, only here in X-ray")
        switch = marked(QCheckBox(title), f"{name}Switch", tip, checked=True)
        switch.clicked.connect(self.switched)
        return switch
