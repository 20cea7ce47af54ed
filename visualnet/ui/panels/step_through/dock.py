"""Connection of the step-through panel with the pad, the run and the network's picture."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Slot

from visualnet.arrays import FloatArray
from visualnet.errors import VisualNetError
from visualnet.nn.learning_step import LearningStep
from visualnet.nn.network import Network, as_inputs
from visualnet.ui.jobs.newest_job import NewestJob
from visualnet.ui.panels.step_through.export.step_menu import StepMenu
from visualnet.ui.panels.step_through.panel import StepThroughPanel
from visualnet.ui.panels.step_through.picture_link import PictureLink
from visualnet.ui.panels.step_through.source import Step, StepSource, step_of
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.session.frame import Frame, Probe, ProbeSource
from visualnet.ui.session.open_run import State
from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import PanelDock

_PAUSE_MS = 60
_PACE_MS = 250
"""Numbers that change faster cannot be followed."""


class StepThroughDock(PanelDock[StepThroughPanel]):
    """Connects the panel."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, StepThroughPanel(context.jobs))
        self._frame: Frame | None = None
        self._label: _Label | None = None
        self._asked: int | None = None
        """A class chosen before there was a frame that it is of; the next one gets it."""
        self._steps = NewestJob(context.jobs, _PAUSE_MS, context.tell, self)
        self._menu = StepMenu(context, self.panel)
        self.panel.label_chosen.connect(self._choose_label)
        self._link = PictureLink(self.panel, context.shared(NetworkView))
        self.follow_frames(self._show_frame, _PACE_MS)
        self.follow_runs(self._forget)
        # At rest no frame comes by itself, but the rate of the step is another.
        context.session.config_changed.connect(context.frames.request)

    def open(self, *what: object) -> None:
        """Save a worksheet of what is shown, where that is asked for."""
        if "worksheet" in what:
            self._menu.save_next_worksheet()
            # At rest no frame would come by itself.
            self.context.frames.request()

    @Slot()
    def _forget(self) -> None:
        self._frame = self._asked = None
        self._steps.forget()

    def _show_step(self, step: Step) -> None:
        self.panel.show_step(step)
        self._link.show_step()
        self._menu.end_waiting()

    def _show_frame(self, frame: Frame) -> None:
        self._frame = frame
        if self._label is not None and not self._label.is_of(frame.probe):
            self._label = None
        asked, self._asked = self._asked, None
        if asked is not None and asked < len(self.context.session.classes):
            self._label = _Label(frame.probe, self.context.session.classes[asked])
        self._steps.offer(partial(step_of, self._source_of(frame)), self._show_step)

    @Slot(object)
    def _choose_label(self, label: int | None) -> None:
        self._label, self._asked = None, label
        if self._frame is not None:
            self._show_frame(self._frame)

    def _source_of(self, frame: Frame) -> StepSource:
        session = self.context.session
        run, past = session.run, session.past
        is_nothing = frame.probe.source is ProbeSource.NOTHING
        return StepSource(
            network=frame.network,
            classes=session.classes,
            inputs=None if is_nothing else as_inputs(frame.probe.image.reshape(-1)),
            features=None if frame.probe.point is None else frame.probe.point.features,
            label=None if is_nothing else self._label_of(frame),
            config=session.config,
            learning_rate=0.0 if run is None else session.config.rate_at(run.shown.epochs_done),
            held=None if run is None else run.held,
            updater=None if past is None else past.point.updater,
            ask_updater=None if run is None or past is not None else run.ask_checkpoint,
            apply=None if run is None else partial(self._apply, frame.network),
            is_past=past is not None,
            run_id=frame.run_id,
            step=frame.progress.step,
            is_edited=run is not None and run.was_edited,
        )

    def _apply(self, network: Network, parameters: FloatArray, learning_rate: float) -> None:
        """Take over a step that was worked out for this network, unless it has learnt since."""
        session, topic = self.context.session, "step"
        refusal = ""
        if session.state is State.RUNNING:
            refusal = self.tr("Pause the training to apply a step.")
        elif session.network.parameters is not network.parameters:
            refusal = self.tr("The weights have changed since. Try again.")
        if refusal:
            self.context.say_error(refusal, topic)
        else:
            self.context.take_back(topic)
            try:
                session.edit(LearningStep(parameters, learning_rate))
            except VisualNetError as error:
                self.context.tell(error, topic)

    def _label_of(self, frame: Frame) -> int | None:
        """Return the label that the user gave this input, else the true one."""
        chosen, classes = self._label, self.context.session.classes
        if chosen is None or not chosen.is_of(frame.probe) or chosen.name not in classes:
            return frame.probe.label
        return classes.index(chosen.name)


@dataclass(frozen=True, slots=True, eq=False)
class _Label:
    """A class that the user gave an input; of a drawing it stays while more is drawn."""

    probe: Probe
    name: str

    def is_of(self, probe: Probe) -> bool:
        is_drawn = probe.source is self.probe.source is ProbeSource.DRAWING
        return is_drawn or probe.image is self.probe.image
