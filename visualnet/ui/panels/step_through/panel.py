"""The panel: a step of learning of what is in the pad."""

from PySide6.QtWidgets import QWidget

from visualnet.ui.panels.step_through.view import StepView


class StepThroughPanel(StepView):
    """Shows one step of learning of what is in the pad."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stepThroughPanel")
        self.setAccessibleName(self.tr("Step through"))
