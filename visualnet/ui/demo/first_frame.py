"""Time from the start of a new process to the first whole picture on the screen."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from visualnet.errors import VisualNetError


class Paintings(QObject):
    """Calls painted(perf_counter()) when the window has painted what changed and handed it on.

    An event filter of the window; take it off with `window.removeEventFilter`.
    """

    def __init__(self, window: QWidget, painted: Callable[[float], None]) -> None:
        super().__init__()
        self.seconds = 0.0
        """That all paintings took together."""
        self._painted = painted
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._window or event.type() != QEvent.Type.UpdateRequest:
            return False
        # Passed on from here, so that the time after it can be told.
        watched.removeEventFilter(self)
        begun = perf_counter()
        QCoreApplication.sendEvent(watched, event)
        now = perf_counter()
        self.seconds += now - begun
        watched.installEventFilter(self)
        self._painted(now)
        return True


_TIMEOUT_SECONDS = 60
_CHILD = (
    "import gc, sys; gc.disable(); sys.path.append(sys.argv[3]); "
    "from visualnet.ui.demo.first_frame import show; show(float(sys.argv[1]))"
)


def cold_start_ms(size: tuple[int, int]) -> float:
    """Start the window in a process of its own, and return milliseconds to its first picture.

    From before the interpreter starts until neurons and all drawn connections have been painted
    and handed to the screen.
    """
    shape = f"{size[0]}x{size[1]}"
    # The package may stand in the present folder, from which -P keeps Python.
    package = str(Path(__file__).resolve().parents[2])
    command = [sys.executable, "-P", "-c", _CHILD, str(time.time()), shape, package]
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter, with our own text
            command, capture_output=True, text=True, timeout=_TIMEOUT_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise VisualNetError(
            "The window showed no picture within {timeout_seconds} seconds.",
            timeout_seconds=_TIMEOUT_SECONDS,
        ) from error
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise VisualNetError("The window did not start in a process of its own: {last}", last=last)
    return float(done.stdout)


def show(started: float) -> None:
    """Open the window as `visualnet` does, print the milliseconds since `started`, and leave."""
    from PySide6.QtWidgets import QApplication

    from visualnet.models.bundled import FIRST_MODEL
    from visualnet.ui.app import build_window
    from visualnet.ui.session.preferences import Preferences

    app = QApplication(["visualnet"])
    window = build_window(FIRST_MODEL, Preferences(None))
    width, _, height = sys.argv[2].partition("x")
    window.resize(int(width), int(height))
    canvas = window.application.picture.view.canvas
    pictures: list[object] = []
    shown: list[float] = []
    canvas.frame_shown.connect(pictures.append)

    def note(_when: float) -> None:
        if pictures and not shown:
            shown.append((time.time() - started) * 1000)
            app.quit()

    paintings = Paintings(window, note)
    window.show()
    app.exec()
    window.removeEventFilter(paintings)
    sys.stdout.write(f"{shown[0]:.1f}\n")
    window.close()
