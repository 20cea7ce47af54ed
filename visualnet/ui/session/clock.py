"""The frame clock: the timer that says when the next frame is due."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

FRAME_MS = 21
"""Time between two ticks: 48 a second leave the training most of its speed (2026-11)."""


class FrameClock(QObject):
    """The only heartbeat of the window; at rest it does not beat."""

    tick = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._beat = QTimer(self, interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self.tick)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.tick)

    @property
    def is_active(self) -> bool:
        """Whether a tick is due."""
        return self._beat.isActive() or self._soon.isActive()

    @Slot()
    def start(self) -> None:
        if not self._beat.isActive():
            self._beat.start()

    @Slot()
    def stop(self) -> None:
        self._beat.stop()

    @Slot()
    def request(self) -> None:
        """Tick once, as soon as the events that wait are dealt with."""
        self._soon.start()
