"""The live window as lessons see it: its newest frame, and the views of one step of learning."""

import numpy as np
from PySide6.QtCore import QObject, Slot

from visualnet.data.drawing.labelled_strokes import LabelledDrawing
from visualnet.insight.one_step import Learning
from visualnet.insight.one_step.updating import Update, take_step
from visualnet.scene.parts import Part
from visualnet.tours.conditions import AskedFact
from visualnet.training.config import TrainingConfig
from visualnet.ui.panels.step_through.source import Step
from visualnet.ui.panels.step_through.updates import rate_of
from visualnet.ui.panels.step_through.view import StepView
from visualnet.ui.session.frame import Frame
from visualnet.ui.tours.costs import NeuronCosts
from visualnet.ui.tours.names import part_of
from visualnet.ui.window.context import Context
from visualnet.ui.worked_example.dialog import WorkedExampleDialog
from visualnet.ui.worked_example.feature import WorkedExampleFeature


class LiveWindow(QObject):
    """What lessons ask about: everything is of the step and the drawing that are shown."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self.context = context
        self.frame: Frame | None = None
        self.forks = 0
        self.taught: list[LabelledDrawing] = []
        """What acts, not the user, have put into My digits; it goes with the lesson."""
        self.costs = NeuronCosts(context, self)
        context.frames.frame_ready.connect(self._keep_frame)
        context.session.forked.connect(self._count_fork)
        context.frames.request()

    def part(self, fact: AskedFact) -> Part | None:
        """Return the part that a fact asks about, of the network that is shown."""
        session = self.context.session
        if fact.part is None:
            return None
        return part_of(fact.part, session.network.layer_sizes, session.classes)

    @property
    def step_view(self) -> StepView | None:
        """The view of one step of learning: of the panel that is seen, else the worked example."""
        if self.context.window.docks["stepThroughDock"].is_in_front:
            return self.step_panel
        example = self.example
        return None if example is None else example.step_view

    @property
    def step_panel(self) -> StepView | None:
        """The panel of one step of learning, None while it was never seen."""
        panel = self.context.window.docks["stepThroughDock"].panel
        return panel if isinstance(panel, StepView) else None

    @property
    def example(self) -> WorkedExampleDialog | None:
        """The window of the worked example, where it is open."""
        return self.context.shared(WorkedExampleFeature).dialog

    @property
    def one_step(self) -> Step | None:
        """One step of learning, as it is seen; None where no view shows one of what is there."""
        view, session = self.step_view, self.context.session
        step = None if view is None else view.step
        if step is None or view is not self.step_panel:
            return step
        # It is worked out in a thread, and may be of what was there before.
        source, frame = step.source, self.frame
        is_of_run = (source.run_id, source.config) == (session.run_id, session.config)
        is_of_weights = source.network.parameters is session.network.parameters
        is_of_input = frame is not None and (
            source.inputs is None or np.array_equal(source.inputs, frame.forward.inputs[0])
        )
        return step if is_of_run and is_of_weights and is_of_input else None

    @property
    def learning(self) -> Learning | None:
        """The same with its label; None where it has none."""
        return None if self.one_step is None else self.one_step.learning

    def update(self) -> Update | None:
        """Return a plain step of learning at the rate that is chosen; None where none is shown."""
        view, step = self.step_view, self.one_step
        if view is None or step is None or step.learning is None:
            return None
        source = step.source
        rate = view.rate or rate_of(step)[0]
        config = source.config or TrainingConfig()
        return take_step(source.network, step.learning, config, rate, None, source.held)

    @Slot(object)
    def _keep_frame(self, frame: Frame) -> None:
        self.frame = frame

    @Slot()
    def _count_fork(self) -> None:
        self.forks += 1
