"""Timing of the pulse that travels through the picture.

There is one where states follow each other slowly enough to be seen, and none at full speed.
"""

from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QStyle

from visualnet.ui.picture.graphics_view import PictureView
from visualnet.ui.picture.modes import Mode
from visualnet.ui.session.frame import Frame, ProbeSource

LONGEST = 0.9
"""Seconds of a pulse; less where the next state comes sooner."""

_SOONEST = 0.24
"""Seconds between two states; what comes faster is not followed."""

_BEAT_MS = 30
_DELAY_MS = 90
"""A state that comes after a rest may be the first of many: so long a pulse waits to see."""

_FORWARD = {
    Mode.FLOW: True,
    Mode.WEIGHT: True,
    Mode.GRADIENT: False,
    Mode.STEP_GRADIENT: False,
}
"""Which way the pulse goes; where a mode shows what has come about over time, there is none."""


def system_reduces_motion() -> bool:
    """Tell whether the desktop asks for no animations, as far as Qt tells."""
    style = QApplication.style()
    return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0


class Motion(QObject):
    """Follows the frames of a view; its timer runs while a pulse is on its way, and only then."""

    def __init__(self, view: PictureView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._is_reduced = False
        self._state: tuple[object, object] | None = None
        self._came_at = -1e9
        self._is_walking = False
        self._begun_at, self._seconds, self._is_forward = 0.0, LONGEST, True
        self._beat = QTimer(self, interval=_BEAT_MS)
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._move_pulse)
        self._delay = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._delay.timeout.connect(self._begin_pulse)
        view.frame_shown.connect(self._take_frame)

    @property
    def is_moving(self) -> bool:
        """Whether a pulse is on its way."""
        return self._beat.isActive()

    def set_reduced(self, is_reduced: bool) -> None:
        """Let no pulse travel, or let them again."""
        self._is_reduced = is_reduced
        if is_reduced:
            self._end_pulse()

    @Slot(object)
    def _take_frame(self, frame: Frame) -> None:
        # While a digit is drawn, its image changes with every move of the mouse.
        is_drawn = frame.probe.source in (ProbeSource.DRAWING, ProbeSource.NOTHING)
        # The same weights can come again, at the end of a step and by examples of one batch.
        weights = frame.run_id, frame.progress.step, frame.progress.revision
        state = (weights, None if is_drawn else frame.probe.image)
        before, self._state = self._state, state
        if before is None or (before[0] == state[0] and before[1] is state[1]):
            return
        now = perf_counter()
        gap, self._came_at = now - self._came_at, now
        was_walking, self._is_walking = self._is_walking, gap >= _SOONEST
        if self._is_reduced or not self._is_walking or self._view.mode not in _FORWARD:
            self._end_pulse()
            return
        self._seconds = min(LONGEST, 0.85 * gap)
        if was_walking and gap < 3 * LONGEST:
            self._begin_pulse()
        else:
            self._delay.start()

    @Slot()
    def _begin_pulse(self) -> None:
        forward = _FORWARD.get(self._view.mode)
        if forward is None:
            return
        self._is_forward = forward
        self._begun_at = perf_counter()
        self._beat.start()
        self._move_pulse()

    @Slot()
    def _move_pulse(self) -> None:
        share = (perf_counter() - self._begun_at) / self._seconds
        if share >= 1.0 or self._view.mode not in _FORWARD:
            self._end_pulse()
        else:
            self._view.show_pulse(share, self._is_forward)

    def _end_pulse(self) -> None:
        self._delay.stop()
        if self._beat.isActive():
            self._beat.stop()
            self._view.hide_pulse()
