"""Throttle: at most one call per pause, and always the newest."""

from collections.abc import Callable
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from visualnet.ui.jobs.hand import Hand

_NEARLY_MS = 12

_HELD_MS, _LONGEST_HELD_SECONDS = 50, 2.0
"""How often it is looked whether a hand has come to rest, and how long that is waited for."""


class Throttle(QObject):
    """Passes calls on, at most one per pause; of those that come sooner, the newest, at its end.

    So the last state is always shown. Belongs to the GUI thread.
    """

    def __init__(
        self,
        pause_ms: int,
        call: Callable[..., None],
        parent: QObject,
        hand: Hand | None = None,
    ) -> None:
        """hand: whose strokes are waited for, two seconds at most."""
        super().__init__(parent)
        self._call, self._pause_ms = call, pause_ms
        self._hand, self._held_since = hand, float("inf")
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
        if not self.is_open:
            self._waiting = arguments
        elif self._is_held():
            self._waiting = arguments
            self._pause.start(_HELD_MS)
        else:
            self.pass_on(*arguments)

    def pass_on(self, *arguments: Any) -> None:
        """Pass these arguments on now, whatever the pause."""
        self._waiting, self._held_since = None, float("inf")
        self._pause.start(self._pause_ms)
        self._call(*arguments)

    def _is_held(self) -> bool:
        if self._hand is None or not self._hand.is_busy:
            return False
        now = monotonic()
        self._held_since = min(self._held_since, now)
        return now - self._held_since < _LONGEST_HELD_SECONDS

    @Slot()
    def _end_pause(self) -> None:
        if self._waiting is not None:
            self.offer(*self._waiting)
