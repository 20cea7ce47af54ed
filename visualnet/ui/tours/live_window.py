"""The live window as lessons see it: its newest frame, and the views of one step of learning."""

from PySide6.QtCore import QObject, Slot

from visualnet.insight.one_step import Learning
from visualnet.insight.one_step.updating import Update, take_step
from visualnet.scene.parts import Part
from visualnet.tours.conditions import AskedFact
from visualnet.training.config import TrainingConfig
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
        panel = self.context.window.docks["stepThroughDock"]
        if panel.is_in_front and isinstance(panel.panel, StepView):
            return panel.panel
        example = self.example
        return None if example is None else example.step_view

    @property
    def example(self) -> WorkedExampleDialog | None:
        """The window of the worked example, where it is open."""
        return self.context.shared(WorkedExampleFeature).dialog

    @property
    def learning(self) -> Learning | None:
        """One step of learning, as it is seen; None where no view shows one."""
        view = self.step_view
        return view.step.learning if view is not None and view.step is not None else None

    def update(self) -> Update | None:
        """Return a plain step of learning at the rate that is chosen; None where none is shown."""
        view = self.step_view
        if view is None or view.step is None or view.step.learning is None:
            return None
        source = view.step.source
        rate = view.rate or rate_of(view.step)[0]
        config = source.config or TrainingConfig()
        return take_step(source.network, view.step.learning, config, rate, None, source.held)

    @Slot(object)
    def _keep_frame(self, frame: Frame) -> None:
        self.frame = frame

    @Slot()
    def _count_fork(self) -> None:
        self.forks += 1
