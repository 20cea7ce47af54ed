"""The making of frames from run and pad, and the pace of the numbers that are shown."""

from math import nan
from time import perf_counter

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from visualnet.insight.doubt import doubt
from visualnet.insight.likeness import Forms
from visualnet.nn.network import as_inputs
from visualnet.nn.temperature import at_temperature
from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.session.frame import Frame, Probe, ProbeSource
from visualnet.ui.session.open_run import State
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.session.pad_state import PadState
from visualnet.ui.session.session import Session

_READING_MS = 120
"""While it learns, numbers change faster than they can be read, and each repaint holds up the
training: bars and read-outs keep a pace of their own; the picture does not wait."""

_RATE_SECONDS = 1.0


class RateMeter:
    """Examples per second, from how many were seen at some moments."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Begin anew: the training stood still, or another one is watched."""
        self._then, self._seen = 0.0, 0
        self.examples_per_second = nan

    def measure(self, seen: int) -> None:
        """Take in that so many examples were seen by now."""
        now = perf_counter()
        if not self._seen or seen < self._seen:
            self._then, self._seen, self.examples_per_second = now, seen, nan
        elif now - self._then >= _RATE_SECONDS:
            self.examples_per_second = (seen - self._seen) / (now - self._then)
            self._then, self._seen = now, seen


class FrameMaker(QObject):
    """Makes one frame for each tick at which something is new, and emits it once."""

    frame_ready = Signal(object)  # Frame
    reading_ready = Signal(object)  # Frame
    """The same at a pace at which numbers can be read; another run and drawing come at once."""

    def __init__(self, session: Session, pad: PadState, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._pad = session, pad
        self._is_stale = True
        self._temperature = 1.0
        self._forms: Forms | None = None
        self._rate = RateMeter()
        self._readings = Throttle(_READING_MS, self._send_reading, self)
        self._probe_shown: object = None
        self._run_shown = 0
        session.clock.tick.connect(self._on_tick)
        session.shown_changed.connect(self.request)
        session.state_changed.connect(self._rate.reset)
        session.run_changed.connect(self._rate.reset)
        pad.changed.connect(self.request)

    @property
    def forms(self) -> Forms | None:
        """What images of the present classes look like; None while it is not known."""
        return self._forms

    @property
    def is_waiting(self) -> bool:
        """Whether a reading is still to come."""
        return self._readings.is_waiting

    @Slot()
    def request(self) -> None:
        """Make a frame of what is there now, as soon as the events that wait are dealt with."""
        self._is_stale = True
        self._session.clock.request()

    def set_temperature(self, temperature: float) -> None:
        """Divide the last z by this before the softmax, for reading alone; above 0."""
        self._temperature = temperature
        self.request()

    def set_forms(self, forms: Forms | None) -> None:
        """Set what images of the present classes look like, by which answers are doubted."""
        self._forms = forms
        self.request()

    @Slot()
    def _on_tick(self) -> None:
        is_new = self._session.take_newest()
        if is_new and self._session.snapshot is not None:
            self._rate.measure(self._session.snapshot.examples_seen)
        if is_new or self._is_stale:
            self._is_stale = False
            frame = self._frame()
            self.frame_ready.emit(frame)
            self._pace_reading(frame)

    def _pace_reading(self, frame: Frame) -> None:
        is_drawn = frame.probe.source in (ProbeSource.DRAWING, ProbeSource.TEST_IMAGE)
        is_other = is_drawn and frame.probe.image is not self._probe_shown
        if is_other or frame.run_id != self._run_shown:
            self._probe_shown, self._run_shown = frame.probe.image, frame.run_id
            self._readings.pass_on(frame)
        else:
            self._readings.offer(frame)

    def _send_reading(self, frame: Frame) -> None:
        # It may have waited while its run was left, whose classes may have been others.
        if frame.run_id == self._session.run_id:
            self.reading_ready.emit(frame)

    def _frame(self) -> Frame:
        session, probe = self._session, self._probe()
        network, run = session.network, session.run
        forward = network.forward(as_inputs(probe.image.reshape(1, -1)))
        if self._temperature != 1.0:
            forward = at_temperature(forward, self._temperature, network.output)
        answers = forward.probabilities[0]
        is_inked = probe.source is not ProbeSource.NOTHING and bool(probe.image.any())
        is_read = is_inked and bool(np.isfinite(answers).all())
        is_running = session.state is State.RUNNING
        return Frame(
            run_id=session.run_id,
            network=network,
            probe=probe,
            forward=forward,
            answer=int(answers.argmax()) if is_read else None,
            doubt=doubt(probe.image, answers, self._forms) if is_read else None,
            progress=session.progress(self._rate.examples_per_second if is_running else nan),
            gradient=run.snapshot.gradient if run else None,
            first_parameters=run.trainer.first_parameters if run else None,
            marked_parameters=run.marked_parameters if run else None,
        )

    def _probe(self) -> Probe:
        content, run = self._pad.content, self._session.run
        if not content.is_empty:
            source = ProbeSource.DRAWING if content.image is None else ProbeSource.TEST_IMAGE
            truth, classes = content.label, self._session.classes
            label = classes.index(truth) if truth in classes else None
            return Probe(self._pad.image(), label, source)
        example = run.snapshot.example if run else None
        if example is not None and run is not None:
            train = run.trainer.dataset.train
            return Probe(train.images[example], int(train.labels[example]), ProbeSource.TRAINING)
        return Probe(PadContent().seen(self._pad.brush), None, ProbeSource.NOTHING)
