"""The real window at work by itself: for demonstrations and measurements.

Nothing of the user's is read or kept, no settings, drawings or results, and nothing is asked.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QObject,
    QPointF,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from visualnet.data.drawing.strokes import Point
from visualnet.models.bundled import FIRST_MODEL
from visualnet.paths import user_folders_within
from visualnet.ui.app import build_window
from visualnet.ui.launch import check_display
from visualnet.ui.look.theme import ThemeChoice
from visualnet.ui.memory import collecting_between_events
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.session.session import Session
from visualnet.ui.session.training_thread import end_all_threads
from visualnet.ui.window.main_window import MainWindow


@contextmanager
def rehearsal(
    size: tuple[int, int], theme: ThemeChoice, hidden: tuple[int, ...] | None
) -> Iterator[tuple[MainWindow, Session]]:
    """Give the window, shown at that size, with data loaded, and close it afterwards.

    hidden: hidden layers of a new network; None keeps the bundled one.
    Raises DisplayError where there is no screen.
    """
    check_display()
    app = QApplication.instance() or QApplication(["visualnet"])
    preferences = Preferences(None)
    preferences.theme = theme
    with TemporaryDirectory(prefix="visualnet-") as folder, user_folders_within(Path(folder)):
        yield from _shown(app, preferences, size, hidden)


def _shown(
    app: QCoreApplication,
    preferences: Preferences,
    size: tuple[int, int],
    hidden: tuple[int, ...] | None,
) -> Iterator[tuple[MainWindow, Session]]:
    window = build_window(FIRST_MODEL, preferences)
    application = window.application
    session = application.session
    application.never_ask()
    try:
        window.resize(*size)
        window.show()
        # The window manager, or a small screen, may have given it another size.
        window.resize(*size)
        wait_until(lambda: session.dataset is not None, 30)
        if hidden is not None:
            session.apply(session.config.changed(hidden=hidden))
        wait_until(lambda: window.application.picture.view.is_complete, 30)
        with collecting_between_events():
            yield window, session
    finally:
        window.close()
        end_all_threads()
        window.deleteLater()
        app.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def run_for(seconds: float) -> None:
    """Let the window live for so long."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def wait_for(signal: SignalInstance, seconds: float) -> None:
    """Let the window live until a signal is emitted, so long at most."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
    signal.disconnect(loop.quit)


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Let the window live until the condition holds; tells whether it came to hold in time."""
    loop = QEventLoop()
    poll = QTimer(interval=5)
    poll.timeout.connect(lambda: loop.quit() if condition() else None)
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    if not condition():
        poll.start()
        loop.exec()
        poll.stop()
    return condition()


class Pen(QObject):
    """Draws strokes into a widget as mouse events, one point per beat."""

    about_to_move = Signal(float)
    """The time, just before a mouse move is sent."""

    def __init__(self, target: QWidget, milliseconds: int) -> None:
        super().__init__(target)
        self._target = target
        self._points: Iterator[tuple[QEvent.Type, Point]] = iter(())
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_drawing(self) -> bool:
        """Whether there are points left."""
        return self._timer.isActive()

    def draw(self, strokes: list[list[Point]]) -> None:
        """Begin to draw; points in pixels of the target."""
        self._points = iter(
            [
                (kind, point)
                for stroke in strokes
                for kind, point in (
                    (QEvent.Type.MouseButtonPress, stroke[0]),
                    *((QEvent.Type.MouseMove, point) for point in stroke[1:]),
                    (QEvent.Type.MouseButtonRelease, stroke[-1]),
                )
            ]
        )
        self._timer.start()

    def _go_on(self) -> None:
        event = next(self._points, None)
        if event is None:
            self._timer.stop()
            return
        kind, (x, y) = event
        position = QPointF(x, y)
        button = Qt.MouseButton.LeftButton
        is_move = kind == QEvent.Type.MouseMove
        is_down = kind != QEvent.Type.MouseButtonRelease
        if is_move:
            self.about_to_move.emit(perf_counter())
        QApplication.sendEvent(
            self._target,
            QMouseEvent(
                kind,
                position,
                QPointF(self._target.mapToGlobal(position)),
                Qt.MouseButton.NoButton if is_move else button,
                button if is_down else Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
            ),
        )
