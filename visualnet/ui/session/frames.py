"""Frame maker: one frame for each tick, from the run and the pad, and readings at a slower pace."""

from dataclasses import replace
from itertools import zip_longest
from math import nan
from time import perf_counter

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from visualnet.arrays import InputArray, LabelArray
from visualnet.data.class_matching import place_of
from visualnet.insight.doubt import Doubts
from visualnet.insight.likeness import Forms
from visualnet.insight.neuron_marks import NO_MARKS, NeuronMarks, find_marks
from visualnet.nn.network import ForwardPass
from visualnet.nn.temperature import read_at
from visualnet.training.snapshots import Snapshot
from visualnet.ui.jobs.feed import Feed
from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.session.clock import FRAME_MS
from visualnet.ui.session.frame import Frame, Probe, ProbeSource, Reading, answer_of
from visualnet.ui.session.open_run import State
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.session.pad_state import PadState
from visualnet.ui.session.rate_meter import RateMeter
from visualnet.ui.session.session import Session

_READING_MS = 120
"""While it learns, numbers change faster than they can be read, and each repaint holds up the
training: bars and read-outs keep a pace of their own; the picture does not wait."""

_AFTER_PICTURE_MS = 10
"""While it learns, so long after a frame its picture is made: what else there is to show is not
worked out meanwhile, for it would take Python's lock from the threads that make the picture."""

_REST_MS = 3 * FRAME_MS
"""Least time between two of those: nothing of it is shown anew more often."""

_STEPS_SECONDS = 0.3
"""Of steps, over which their time is measured: how long one takes varies."""


def probe_of(pad: PadState, classes: tuple[str, ...]) -> Probe:
    """Return what is in the pad as the input of a network with these classes."""
    content, point = pad.content, pad.plane.point
    if point is not None:
        return Probe(point.inputs, pad.plane.label, ProbeSource.POINT, point)
    if content.is_empty:
        return Probe(PadContent().seen(pad.brush), None, ProbeSource.NOTHING)
    source = ProbeSource.DRAWING if content.image is None else ProbeSource.TEST_IMAGE
    label = None if content.label is None else place_of(content.label, classes)
    return Probe(pad.image(), label, source)


class FrameMaker(QObject):
    """Makes one frame for each tick at which something is new, and emits it once."""

    reading_ready = Signal(object)  # Frame
    """The same at a pace at which numbers can be read; another run and drawing come at once."""

    def __init__(self, session: Session, pad: PadState, parent: QObject) -> None:
        super().__init__(parent)
        self.frame_ready = Feed[Frame]()
        self.rest_due = Feed[Frame]()
        """The same for all but the picture: while it learns a little later, and not of each."""
        self._session, self._pad = session, pad
        self._is_stale = True
        self._prefers_pad = self._reads_pad_alone = False
        self._example: tuple[LabelArray, int, Probe] | None = None
        self._marks: tuple[tuple[object, ...], NeuronMarks] = ((), NO_MARKS)
        self._forms: Forms | None = None
        self._doubts = Doubts()
        self._rate = RateMeter()
        self._timed: tuple[int, int, float] | None = None
        self._newest: Frame | None = None
        self._rest_sent = 0.0
        self._rest = QTimer(self, singleShot=True)
        self._rest.setTimerType(Qt.TimerType.PreciseTimer)
        self._rest.timeout.connect(self._send_rest)
        self._readings = Throttle(_READING_MS, self._send_reading, self)
        self._probe_shown: object = None
        self._read: Probe | None = None
        self._run_shown = 0
        session.clock.tick.connect(self._on_tick)
        session.shown_changed.connect(self.request)
        session.state_changed.connect(self._rate.reset)
        # A run that ends or fails after its last state says so in another frame of it.
        session.state_changed.connect(self.request)
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

    @Slot(bool)
    def prefer_pad(self, is_preferred: bool) -> None:
        """Show what is in the pad while single examples are learnt, instead of the example."""
        self._prefers_pad = is_preferred
        self.request()

    def read_pad_alone(self, is_alone: bool) -> None:
        """Show no example while the pad is empty, nor instead of what is in it."""
        if is_alone is not self._reads_pad_alone:
            self._reads_pad_alone = is_alone
            self.request()

    @property
    def temperature(self) -> float:
        """What the last z are divided by before the softmax; 1 is as the network was trained.

        It is the run's: another network is shown at its own.
        """
        run = self._session.run
        return 1.0 if run is None else run.temperature

    @Slot()
    def forget_rate(self) -> None:
        """Measure the examples per second anew, as the pace is another."""
        self._rate.reset()

    def set_temperature(self, temperature: float) -> None:
        """Divide the last z by this before the softmax, for reading alone; above 0."""
        run = self._session.run
        if run is None:
            self._session.when_ready(lambda: self.set_temperature(temperature))
            return
        run.temperature = temperature
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
            self._time_steps(self._session.snapshot)
        if is_new or self._is_stale:
            self._is_stale = False
            self._newest = self._frame()
            self.frame_ready.emit(self._newest)
            if self._session.state is State.RUNNING and not self._is_other(self._newest):
                # Begun anew with each frame, it would never come where a frame takes long.
                if not self._rest.isActive():
                    since = round(1000 * (perf_counter() - self._rest_sent))
                    self._rest.start(max(_AFTER_PICTURE_MS, _REST_MS - since))
            else:
                self._send_rest()

    @Slot()
    def _send_rest(self) -> None:
        self._rest.stop()
        self._rest_sent = perf_counter()
        frame, self._newest = self._newest, None
        if frame is not None:
            self.rest_due.emit(frame)
            self._pace_reading(frame)

    def _time_steps(self, snapshot: Snapshot) -> None:
        """Have the clock beat as suits what a step of this run takes."""
        now = snapshot.run_id, snapshot.step, snapshot.training_seconds
        then = self._timed
        if then is None or then[0] != now[0] or now[1] < then[1]:
            self._timed = now
        elif now[2] - then[2] >= _STEPS_SECONDS and now[1] > then[1]:
            self._timed = now
            self._session.clock.follow((now[2] - then[2]) / (now[1] - then[1]))

    def _is_other(self, frame: Frame) -> bool:
        """Tell whether it shows another input, or another run: its reading is waited for."""
        # Whoever learns example by example has time to read each of them.
        is_single = frame.probe.source.is_of_pad or frame.progress.is_by_example
        is_other = is_single and frame.probe.image is not self._probe_shown
        return is_other or frame.run_id != self._run_shown

    def _pace_reading(self, frame: Frame) -> None:
        if self._is_other(frame):
            self._probe_shown, self._run_shown = frame.probe.image, frame.run_id
            self._readings.pass_on(frame)
        else:
            self._readings.offer(frame)

    def _send_reading(self, frame: Frame) -> None:
        # It may have waited while its run was left, whose classes may have been others.
        if frame.run_id == self._session.run_id:
            self._read = frame.probe
            self.reading_ready.emit(frame)

    def _frame(self) -> Frame:
        session, run = self._session, self._session.run
        is_running = session.state is State.RUNNING
        progress = session.progress(self._rate.examples_per_second if is_running else nan)
        if self._reads_pad_alone:
            progress = replace(progress, is_by_example=False)
        probe = self._probe(is_by_example=progress.is_by_example)
        forward = self._forward(probe.image)
        is_something = probe.source is not ProbeSource.NOTHING
        reading = self._reading(probe.image, forward) if is_something else None
        return Frame(
            run_id=session.run_id,
            network=session.network,
            probe=probe,
            forward=forward,
            answer=reading.answer if reading else None,
            doubt=reading.doubt if reading else None,
            progress=progress,
            gradient=run.shown.gradient if run else None,
            first_parameters=run.trainer.first_parameters if run else None,
            marked_parameters=run.marked_parameters if run else None,
            pad=reading if probe.source.is_of_pad else self._pad_reading(),
            marks=self._found_marks().without_active(forward),
        )

    def _found_marks(self) -> NeuronMarks:
        """Return which neurons are silenced, frozen or dead, looked for where that may be new."""
        run = self._session.run
        if run is None:
            return NO_MARKS
        held = run.held
        # Which neurons were dead at some step nobody looked for.
        looked = run.trainer.log.latest_diagnostics if run.past is None else None
        key = (run, held, looked)
        if any(now is not before for now, before in zip_longest(key, self._marks[0])):
            dead = [layer.dead_neurons for layer in looked.layers] if looked else []
            self._marks = key, find_marks(self._session.network, held, dead)
        return self._marks[1]

    def _forward(self, image: InputArray) -> ForwardPass:
        return read_at(self._session.network, image, self.temperature)

    def _reading(self, image: InputArray, forward: ForwardPass) -> Reading | None:
        """Return what an image is read as; None where it is blank, or the answer no number."""
        answer, answers = answer_of(image, forward), forward.probabilities[0]
        if answer is None:
            return None
        return Reading(
            answer, float(answers[answer]), self._doubts.doubt(image, answers, self._forms)
        )

    def _pad_reading(self) -> Reading | None:
        if self._pad.is_empty:
            return None
        image = self._pad.image()
        return self._reading(image, self._forward(image))

    def _probe(self, *, is_by_example: bool) -> Probe:
        """Return the input to be shown.

        What is in the pad, else the example in training; by single examples the other way round.
        """
        example = None if self._reads_pad_alone else self._example_probe()
        if not self._pad.is_empty:
            is_first = is_by_example and not self._prefers_pad
            if example is not None and is_first:
                return example
        elif example is not None:
            return example
        return probe_of(self._pad, self._session.classes)

    def _example_probe(self) -> Probe | None:
        """Return the example in training, the same object as long as it is the same.

        While whole batches are learnt it stays until it can be read.
        """
        run = self._session.run
        if run is None or run.snapshot.example is None:
            return None
        train, example = run.trainer.dataset.train, run.snapshot.example
        kept = self._example if self._example and self._example[0] is train.labels else None
        is_fast = self._session.state is State.RUNNING and not run.snapshot.is_by_example
        is_read = self._readings.is_open and kept is not None and kept[2] is self._read
        if kept is None or is_read or not is_fast:
            image: InputArray | None = run.snapshot.example_image
            if image is None:
                image = self._pad.plane.example_inputs(train.inputs[example])
            if kept is None or kept[1] != example or not np.array_equal(kept[2].image, image):
                label = int(train.labels[example]) if run.fits_data else None
                point = self._pad.plane.example_point(image)
                kept = train.labels, example, Probe(image, label, ProbeSource.TRAINING, point)
        self._example = kept
        return kept[2]
