"""Playing a run from one step to its end, at an even pace along the timeline."""

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot

from visualnet.ui.timeline.axis import Axis
from visualnet.ui.timeline.content import Timeline
from visualnet.ui.timeline.strip import TimelineStrip

PLAY_MS = 10_000
"""How long the whole run takes."""

_BEAT_MS = 33


class Player(QObject):
    """Tells which step is due, at most thirty times a second, until the last or until stopped.

    It keeps to the clock: what takes longer to show is shown in fewer steps.
    """

    step_due = Signal(int)
    ended = Signal()
    """Emitted at the last step, and when it is stopped before."""

    def __init__(self, parent: QObject | None = None, play_ms: int = PLAY_MS) -> None:
        """play_ms: how long the whole run takes."""
        super().__init__(parent)
        self._play_ms = play_ms
        self._axis = Axis(0, 0.0, 1.0)
        self._begun_at, self._step = 0.0, -1
        self._clock = QElapsedTimer()
        self._beat = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._tell_step)

    @property
    def is_playing(self) -> bool:
        """Whether steps come by themselves."""
        return self._beat.isActive()

    def stop_by(self, strip: TimelineStrip) -> None:
        """Stop as soon as the strip is used otherwise."""
        for used in (strip.step_dragged, strip.step_chosen, strip.fork_asked, strip.now_asked):
            used.connect(self.stop)

    def show_timeline(self, timeline: Timeline) -> None:
        """Say what is played, from the next beginning on."""
        if not self.is_playing:
            self._axis = Axis(timeline.last_step, 0.0, 1.0)

    def begin(self, from_step: int | None) -> None:
        """Play on from a step; from the first where that is the last, or None: now."""
        self.stop()
        is_at_end = from_step is None or from_step >= self._axis.last_step
        self._begun_at = 0.0 if is_at_end else self._axis.part_of(from_step or 0)
        self._step = -1
        self._clock.start()
        self._beat.start()
        self._tell_step()

    @Slot()
    def stop(self) -> None:
        """Stand still; nothing where it does not play."""
        if self.is_playing:
            self._beat.stop()
            self.ended.emit()

    @Slot()
    def _tell_step(self) -> None:
        part = min(1.0, self._begun_at + self._clock.elapsed() / self._play_ms)
        step = self._axis.step_on_the_way(part)
        if step != self._step:
            self._step = step
            self.step_due.emit(step)
        if step >= self._axis.last_step:
            self.stop()
