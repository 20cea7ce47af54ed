"""Announcement of the reading to screen readers when the pen rests."""

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAccessible

from visualnet.ui.pad.panel import DrawPanel
from visualnet.ui.session.frames import FrameMaker
from visualnet.ui.session.pad_state import PadState
from visualnet.ui.spoken.announcer import announce

_REST_MS = 600
"""Within a digit the pen is lifted for less."""


class ReadingVoice(QObject):
    """Announces what is read once the content of the pad has stayed the same for a moment."""

    def __init__(
        self, panel: DrawPanel, pad: PadState, frames: FrameMaker, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._panel, self._pad, self._frames = panel, pad, frames
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._announce_reading)
        pad.changed.connect(self._await_rest)

    @Slot()
    def _await_rest(self) -> None:
        if QAccessible.isActive():
            self._rest.start()

    @Slot()
    def _announce_reading(self) -> None:
        if self._frames.is_waiting:
            self._rest.start()
        elif self._pad.content.is_empty:
            announce(self._panel, self.tr("The pad is empty."))
        else:
            announce(self._panel, self._panel.pad_reading())
