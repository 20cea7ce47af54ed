"""When the window has really been painted: for measurements."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget


class Paintings(QObject):
    """Calls painted(perf_counter()) when the window has painted what changed and handed it on.

    An event filter of the window; take it off with `window.removeEventFilter`.
    """

    def __init__(self, window: QWidget, painted: Callable[[float], None]) -> None:
        super().__init__()
        self._painted = painted
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._window or event.type() != QEvent.Type.UpdateRequest:
            return False
        # Passed on from here, so that the time after it can be told.
        watched.removeEventFilter(self)
        QCoreApplication.sendEvent(watched, event)
        watched.installEventFilter(self)
        self._painted(perf_counter())
        return True
