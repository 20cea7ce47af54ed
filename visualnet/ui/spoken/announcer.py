"""Announcements to screen readers: what happened, at most one a second."""

from collections import deque

import shiboken6
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from visualnet.ui.spoken import changes

_Politeness = QAccessible.AnnouncementPoliteness


class Announcer:
    """Says one thing a second: errors first, all of them; of each kind of widget the newest.

    A notice may go before its turn comes: it is the window that speaks.
    """

    def __init__(self) -> None:
        self._errors: deque[tuple[QWidget, str]] = deque()
        self._news: dict[type[QWidget], tuple[QWidget, str]] = {}
        self._timer: QTimer | None = None

    def announce(self, widget: QWidget, text: str, *, is_error: bool = False) -> None:
        """Say a text in the name of the window of a widget; nothing while nobody listens.

        is_error: it interrupts what is being spoken, and no newer text takes its place.
        """
        if not text or not QAccessible.isActive():
            return
        window = widget.window()
        if not is_error:
            self._news[type(widget)] = window, text
        elif text not in [waiting for _window, waiting in self._errors]:
            self._errors.append((window, text))
        if self._timer is None or not shiboken6.isValid(self._timer):
            self._timer = QTimer(QCoreApplication.instance(), singleShot=True)
            self._timer.timeout.connect(self.say_next)
        if not self._timer.isActive():
            self.say_next()

    def fall_silent(self) -> None:
        """Drop what waits."""
        self._errors.clear()
        self._news.clear()
        if self._timer is not None and shiboken6.isValid(self._timer):
            self._timer.stop()

    def say_next(self) -> None:
        """Say what waits, if anything does and there is a window to say it."""
        while self._errors or self._news:
            is_error = bool(self._errors)
            if is_error:
                window, text = self._errors.popleft()
            else:
                window, text = self._news.pop(next(iter(self._news)))
            speaker = window if shiboken6.isValid(window) else _window_in_sight()
            if speaker is not None:
                event = QAccessibleAnnouncementEvent(speaker, text)
                event.setPoliteness(_Politeness.Assertive if is_error else _Politeness.Polite)
                changes.send(event)
                if self._timer is not None:
                    self._timer.start(changes.PAUSE_MS)
                return


def _window_in_sight() -> QWidget | None:
    """Return a window to speak where that of a text has been closed for good."""
    shown = (window for window in QApplication.topLevelWidgets() if window.isVisible())
    return QApplication.activeWindow() or next(shown, None)


VOICE = Announcer()
"""One for the whole program: whoever listens has one pair of ears."""

announce = VOICE.announce
