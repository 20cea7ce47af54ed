"""The panel: a step of learning of what is in the pad."""

from PySide6.QtWidgets import QWidget

from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.panels.step_through.view import StepView


class StepThroughPanel(StepView):
    """Shows one step of learning of what is in the pad."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self.setObjectName("stepThroughPanel")
        self.setAccessibleName(self.tr("Step through"))
