"""StageView: what every view of a stage is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from visualnet.insight.one_step.formulas import StageText
from visualnet.scene.parts import Part
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.look.translation import Texts, translated
from visualnet.ui.panels.step_through.source import Step
from visualnet.ui.widgets.copying.copyable import Copyable, text_data

_tr = Texts("StepThrough")


class StageView(QWidget):
    """Fills the panel below the row of stages; one of a kind, made when it is first needed."""

    part_pointed = Signal(object)  # Part | None
    """A part of the network that something in the view stands for is pointed at, or no longer."""
    part_chosen = Signal(object)  # Part
    """By the user: the formula is to be about this neuron or connection."""
    jobs: Jobs | None = None
    """For what takes longer than a frame; without them, all is done at once."""

    def show_step(self, step: Step, stage: str) -> None:
        """Show a stage, by its id, of a step that has the numbers that it needs."""
        raise NotImplementedError

    def point_at(self, part: Part | None) -> None:
        """Light what stands for a part of the network that is pointed at elsewhere."""

    def said(self) -> StageText | None:
        """Return what the stage that is shown says at its place; None before a step is shown."""
        return None

    def copies(self) -> Sequence[Copyable]:
        """Return what the stage says as text and as LaTeX."""
        return _copies_of(self.said())

    def choose(self, part: Part) -> None:
        """Be about a part that was chosen elsewhere."""


def _copies_of(text: StageText | None) -> Sequence[Copyable]:
    """Return the forms in which what a stage says can be copied; none where it says nothing."""
    if text is None:
        return ()
    return (
        Copyable(
            _tr("Copy as text"),
            _tr("Copied the formula and its numbers as text."),
            lambda: text_data(text.as_text(translated)),
        ),
        Copyable(
            _tr("Copy as LaTeX"),
            _tr("Copied the formula and its numbers as LaTeX."),
            lambda: text_data(text.as_latex(translated)),
        ),
    )
