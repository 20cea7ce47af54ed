"""The frame clock: the timer that says when the next frame is due."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

FRAME_MS, SLOWEST_MS = 19, 46
"""Least and most time between two ticks while a network learns."""

_STEPS_A_FRAME = 13
"""A wide network takes long for a step and changes little by it: as many frames of it as of a small
one would take half of its training, and show nothing more (784-512-256, two cores, 2026-11)."""


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

    @property
    def interval(self) -> int:
        """Milliseconds between two ticks."""
        return self._beat.interval()

    def follow(self, step_seconds: float) -> None:
        """Beat as often as there is something to see. step_seconds: what a step takes."""
        wanted = 1000 * _STEPS_A_FRAME * step_seconds
        interval = round(min(max(wanted, FRAME_MS), SLOWEST_MS))
        # A timer begins anew with each interval that it is given.
        if abs(interval - self._beat.interval()) > 1:
            self._beat.setInterval(interval)

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
