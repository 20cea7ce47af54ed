"""Throttle: at most one call per pause, and always the newest."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

_NEARLY_MS = 12


class Throttle(QObject):
    """Passes calls on, at most one per pause; of those that come sooner, the newest, at its end.

    So the last state is always shown. Belongs to the GUI thread.
    """

    def __init__(self, pause_ms: int, call: Callable[..., None], parent: QObject) -> None:
        super().__init__(parent)
        self._call = call
        self._waiting: tuple[Any, ...] | None = None
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.timeout.connect(self._end_pause)

    @property
    def is_waiting(self) -> bool:
        """Whether something is still to be passed on."""
        return self._waiting is not None

    @property
    def is_open(self) -> bool:
        """Whether what is offered now is passed on at once."""
        return not self._pause.isActive() or self._pause.remainingTime() <= _NEARLY_MS

    def offer(self, *arguments: Any) -> None:
        """Pass these arguments on, now or at the end of the pause.

        A call less than 12 ms early is passed on at once, to be painted with this frame.
        """
        if self.is_open:
            self.pass_on(*arguments)
        else:
            self._waiting = arguments

    def pass_on(self, *arguments: Any) -> None:
        """Pass these arguments on now, whatever the pause."""
        self._waiting = None
        self._pause.start()
        self._call(*arguments)

    @Slot()
    def _end_pause(self) -> None:
        if self._waiting is not None:
            self.pass_on(*self._waiting)
