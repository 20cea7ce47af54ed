"""Presentation mode: a full screen for a class, and the way back to exactly what was before."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QScrollBar, QWidget
from shiboken6 import Shiboken

from visualnet.projects.window_layout import WindowLayout
from visualnet.ui.window.layout import layout_of, restore_docks, restore_state
from visualnet.ui.window.main_window import MainWindow
from visualnet.ui.window.screen_fit import resize_docks

_DESIGN_SIZE = (1366, 768)
_DESIGN_SCALE = 1.5
"""The screen, in logical pixels, that this scale of all type is for; others have it in proportion.
"""

_MOST_SCALE = 1.65
"""The largest on that screen at which nothing that a class reads is cut, for text of any size."""

_SCALES = (1.3, 4.0)
"""On the smallest screens and on the largest, for ordinary text."""

_RETRY_MS, _MOST_TRIES = 20, 12
"""Docks that are not yet as before are put back again, ever later: type shrinks bit by bit."""

_PATIENCE_MS = 400
"""A desktop that has not given the window its place back in this time is asked for it."""


@dataclass(frozen=True, slots=True, eq=False)
class _Before:
    """What stood there before.

    docks: by Qt, which also knows where each hidden dock belongs; `layout` says whether all is
    there again. scrolled: (bar, value) of each scroll bar in a dock.
    """

    layout: WindowLayout
    docks: QByteArray
    geometry: QRect
    state: Qt.WindowState
    has_status_bar: bool
    focus: QWidget | None
    scrolled: tuple[tuple[QScrollBar, int], ...]


class Presentation(QObject):
    """Enters and leaves the mode; the docks that it shows are those added as `is_presented`."""

    def __init__(self, window: MainWindow, set_scale: Callable[[float, float], None]) -> None:
        """set_scale: makes all type larger by this factor, but no larger than that scale."""
        super().__init__(window)
        self._window, self._set_scale = window, set_scale
        self._before: _Before | None = None
        self._tries = 0
        self._hint = self.tr(
            "Presentation mode: Esc leaves, Page Down advances, B trains or pauses."
        )
        # Both give way to events of the window, of which each may bring another size.
        self._settling = QTimer(self, singleShot=True)
        self._settling.timeout.connect(self._settle)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._insist)

    @property
    def is_on(self) -> bool:
        """Whether the window is presented."""
        return self._window.is_presented

    def enter(self) -> None:
        """Show what a class needs on the full screen of the window."""
        if self.is_on:
            return
        window = self._window
        # Not yet all back from the last time: that is still what was before.
        if self._before is None:
            self._before = self._noted()
            window.installEventFilter(self)
        window.held_layout = self._before.layout
        self._patience.stop()
        window.is_presented = True
        window.statusBar().hide()
        window.showFullScreen()
        self._set_scale(*self._scales())
        window.presentation_changed.emit(True)
        window.actions_.set_remote_keys(True)
        self.arrange()
        window.notices.clear_news()
        window.notices.is_brief = True
        window.notices.say(self._hint)

    def leave_presentation(self) -> bool:
        """Put everything back as it was before; returns whether there was anything to leave."""
        before = self._before
        if not self.is_on or before is None:
            return False
        window = self._window
        window.is_presented = False
        window.notices.take_back(self._hint)
        window.notices.is_brief = False
        window.actions_.set_remote_keys(False)
        window.presentation_changed.emit(False)
        window.statusBar().setVisible(before.has_status_bar)
        window.setWindowState(before.state)
        self._set_scale(1.0, math.inf)
        self._tries = 0
        self._settling.start(0)
        self._patience.start()
        return True

    def forget_before(self) -> None:
        """Put nothing more back of what was before: another arrangement was asked for."""
        if not self.is_on:
            self._patience.stop()
            self._forget()

    def _forget(self) -> None:
        self._settling.stop()
        self._window.removeEventFilter(self)
        self._before = self._window.held_layout = None

    def arrange(self) -> None:
        """Give the docks of the mode their places, and hide the others."""
        restore_docks(self._window, self._window.docks, self._window.presented_layout())
        self._window.show_dock_titles()
        self._settling.start(0)

    def _noted(self) -> _Before:
        window = self._window
        bars = [bar for dock in window.docks.values() for bar in dock.findChildren(QScrollBar)]
        return _Before(
            layout=layout_of(window, window.docks),
            docks=window.saveState(),
            geometry=window.geometry(),
            state=window.windowState() & ~Qt.WindowState.WindowFullScreen,
            has_status_bar=not window.statusBar().isHidden(),
            focus=window.focusWidget(),
            scrolled=tuple((bar, bar.value()) for bar in bars),
        )

    def _scales(self) -> tuple[float, float]:
        """Return the scale for ordinary text, and the largest for text of any size."""
        screen = self._window.screen().size()
        room = min(screen.width() / _DESIGN_SIZE[0], screen.height() / _DESIGN_SIZE[1])
        scale = min(max(_DESIGN_SCALE * room, _SCALES[0]), _SCALES[1])
        return scale, max(scale, _MOST_SCALE * room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.WindowStateChange)
        if watched is self._window and event.type() in kinds and self._before is not None:
            self._settling.start(0)
        return False

    def _settle(self) -> None:
        """Let the docks follow the size that the window has now."""
        before, window = self._before, self._window
        if self.is_on:
            resize_docks(window, window.docks, window.presented_layout())
        elif before is not None and (self._tries or window.geometry() == before.geometry):
            self._patience.stop()
            self._restore_docks(before)
            self._tries += 1
            if layout_of(window, window.docks) == before.layout or self._tries > _MOST_TRIES:
                # The panels get the sizes of their docks only now.
                QTimer.singleShot(0, self, self._finish)
            else:
                self._settling.start(_RETRY_MS * self._tries)

    def _insist(self) -> None:
        """Ask once more for the place that the window had, and go on with what comes of it."""
        if self.is_on or self._before is None:
            return
        self._window.setWindowState(self._before.state)
        if not self._before.state & Qt.WindowState.WindowMaximized:
            self._window.setGeometry(self._before.geometry)
        self._tries = 1
        self._settling.start(_RETRY_MS)

    def _restore_docks(self, before: _Before) -> None:
        window = self._window
        restore_state(window, window.docks, before.docks)
        window.note_sizes(before.layout)
        self._place_floating(before)
        window.show_dock_titles()
        layout = window.layout()
        if layout is not None:
            layout.activate()

    def _place_floating(self, before: _Before) -> None:
        if self.is_on:
            return
        for place in before.layout.docks:
            dock, rect = self._window.docks[place.name], QRect(*place.rect)
            if place.is_floating and dock.isFloating() and dock.geometry() != rect:
                dock.setGeometry(rect)

    def _finish(self) -> None:
        """Put back what is scrolled and the focus: nothing else is missing."""
        before = self._before
        if self.is_on or before is None:
            return
        self._forget()
        # A desktop may put a window that is shown again somewhere else, some events later.
        QTimer.singleShot(_PATIENCE_MS, self, lambda: self._place_floating(before))
        for dock in self._window.docks.values():
            dock.show_whether_in_front()
        for bar, value in before.scrolled:
            if Shiboken.isValid(bar):
                bar.setValue(value)
        if before.focus is not None and Shiboken.isValid(before.focus):
            before.focus.setFocus()
