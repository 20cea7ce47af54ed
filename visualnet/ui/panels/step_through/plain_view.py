"""A stage in words, where it has no view of its own."""

from PySide6.QtWidgets import QLabel, QWidget

from visualnet.ui.panels.step_through.source import Step
from visualnet.ui.panels.step_through.stage_view import StageView
from visualnet.ui.panels.step_through.stages import long_title
from visualnet.ui.widgets.build import STRETCH, column, muted


class PlainView(StageView):
    """Says what the stage is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: QLabel = muted()
        column(self._words, STRETCH, on=self)

    def show_step(self, step: Step, stage: str) -> None:
        self._words.setText(long_title(stage, step.source.network))
