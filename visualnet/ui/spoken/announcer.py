"""Announcements to screen readers: what happened, at most one a second."""

from collections import deque

import shiboken6
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from visualnet.ui.spoken import changes

_Politeness = QAccessible.AnnouncementPoliteness


class Announcer:
    """Says one thing a second: errors first, all of them; of each kind of widget the newest."""

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
        if not is_error:
            self._news[type(widget)] = widget, text
        elif text not in [waiting for _widget, waiting in self._errors]:
            self._errors.append((widget, text))
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
        """Say what waits, if anything does."""
        if self._errors:
            (widget, text), is_error = self._errors.popleft(), True
        elif self._news:
            (widget, text), is_error = self._news.pop(next(iter(self._news))), False
        else:
            return
        if self._timer is not None:
            self._timer.start(changes.PAUSE_MS)
        if shiboken6.isValid(widget):
            event = QAccessibleAnnouncementEvent(widget.window(), text)
            event.setPoliteness(_Politeness.Assertive if is_error else _Politeness.Polite)
            changes.send(event)


VOICE = Announcer()
"""One for the whole program: whoever listens has one pair of ears."""

announce = VOICE.announce
