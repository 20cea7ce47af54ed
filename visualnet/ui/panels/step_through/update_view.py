"""The last two stages: the update of all weights, and the same input again with the new ones."""

from functools import partial

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QWidget

from visualnet.insight.one_step import at_rate
from visualnet.insight.one_step.formulas import StageText, again_text, update_text
from visualnet.number_text import number_text
from visualnet.scene.parts import Part
from visualnet.settings_table import SETTINGS
from visualnet.training.config import TrainingConfig
from visualnet.ui.jobs.newest_job import NewestJob
from visualnet.ui.look.translation import said_of
from visualnet.ui.panels.step_through.again_columns import AgainColumns
from visualnet.ui.panels.step_through.figure_rows import FigureRows
from visualnet.ui.panels.step_through.nudge_view import NudgeView
from visualnet.ui.panels.step_through.rate_chart import RateChart
from visualnet.ui.panels.step_through.side_by_side import SideBySide
from visualnet.ui.panels.step_through.source import Step
from visualnet.ui.panels.step_through.stage_view import StageView
from visualnet.ui.panels.step_through.update_words import (
    collected_name,
    held_text,
    letters_text,
    outcome_text,
    rule_text,
)
from visualnet.ui.panels.step_through.updates import Course, Updates, updates_of
from visualnet.ui.panels.step_through.whole_label import WholeLabel
from visualnet.ui.widgets.build import STRETCH, button, column, label, marked, row
from visualnet.ui.widgets.choice_row import ChoiceRow
from visualnet.ui.widgets.setting_controls import NumberSetting
from visualnet.ui.widgets.upright_scroll_area import UprightScrollArea

_PAUSE_MS = 60
_PLAIN, _COLLECTED = range(2)


class UpdateView(StageView):
    """Shows the step as the optimizer makes it, and what it does to the loss at any rate.

    A rate that the user chose stays until another run is shown. Both stages share it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work: NewestJob | None = None
        self._updates: Updates | None = None
        self._rate: float | None = None
        self._run_id = 0
        self._is_again = False
        controls = self._made_controls()
        self._chart = marked(RateChart(), term="learning_rate")
        self._nudge = marked(NudgeView(), term="gradient")
        self._again = marked(AgainColumns(), term="probability")
        self._outcome = QWidget()
        column(self._figures, self._rule, self._words, STRETCH, on=self._outcome, gap=2)
        self._fixed = [controls, self._outcome]
        shares = (controls, 1), (self._outcome, 1), (self._chart, 6), (self._nudge, 1)
        self._sections = SideBySide([*shares, (self._again, 5)])
        # A panel below the picture may be lower than they are below each other.
        scroll = UprightScrollArea()
        scroll.setWidget(self._sections)
        column(scroll, on=self)
        self._chart.rate_changed.connect(self._choose_rate)
        self._nudge.part_chosen.connect(self.part_chosen)

    def _made_controls(self) -> QWidget:
        self._ways = ChoiceRow(
            self.tr("What the step is made of"),
            (self.tr("This example alone"), collected_name("sgd")),
            (self.tr("A step that ignores all earlier gradients"), ""),
        )
        marked(self._ways, "updateWays", term="optimizer")
        self._ways.number_chosen.connect(self._refresh)
        numbers = SETTINGS["learning_rate"].numbers
        assert numbers is not None  # noqa: S101 - it is a number
        tip = self.tr("Learning rate: how far this step goes; the run's own stays as it is")
        self._field = marked(NumberSetting(tip, numbers), "updateRate", term="learning_rate")
        self._field.edited.connect(self._take_typed)
        self._rate_name = label("η")
        self._field.set_label(self._rate_name)
        tip = self.tr("Go back to the learning rate in force")
        self._own = button("↺", tip, self._use_own_rate, "ownRateButton", narrow=True)
        self._own.setAccessibleName(self.tr("Rate in force"))
        self._apply = button(self.tr("Apply"), call=self._apply_step, name="applyStepButton")
        # Few rows: the panel is low.
        loss = self.tr("The loss of this example, before the step and after it")
        predicted = self.tr("Gradient × step: how the loss would change if it were a straight line")
        actual = self.tr("How the loss of this example really changes")
        changes = (
            ("updatePredicted", self.tr("predicted"), predicted),
            ("updateActual", self.tr("actual"), actual),
        )
        self._figures = FigureRows(((("updateLoss", self.tr("loss"), loss),), changes))
        self._rule = marked(WholeLabel("updateRule"), term="optimizer")
        self._words = marked(WholeLabel("updateWords"), term="loss")
        made = QWidget()
        rate = row(self._rate_name, (self._field, 1), self._own, self._apply, gap=6)
        column(self._ways, rate, STRETCH, on=made, gap=3)
        return made

    @property
    def rate(self) -> float:
        """The learning rate of the step that is shown; 0 before the first."""
        if self._rate is not None:
            return self._rate
        return 0.0 if self._updates is None else self._updates.rate

    @property
    def course(self) -> Course | None:
        """The way of making the step that is shown; None before the first."""
        updates = self._updates
        if updates is None:
            return None
        is_plain = self._ways.number == _PLAIN or updates.collected is None
        return updates.plain if is_plain else updates.collected

    def chosen_rate(self, run_id: int) -> float | None:
        """Return the rate that the user chose for a run; None where it is the one in force."""
        return self._rate if run_id == self._run_id else None

    def sizeHint(self) -> QSize:
        """Return room for one row of sections; where there are more, they are scrolled."""
        return QSize(super().sizeHint().width(), self._again.minimumSizeHint().height())

    def said(self) -> StageText | None:
        course, place = self.course, self._nudge.place
        learning = None if course is None else course.step.learning
        if course is None or learning is None or place is None:
            return None
        source = course.step.source
        update = at_rate(source.network, learning, course.update, self.rate)
        if self._is_again:
            return again_text(update, names=source.names)
        config = source.config or TrainingConfig()
        return update_text(update, config, place, names=source.names)

    def show_step(self, step: Step, stage: str) -> None:
        self._is_again = stage == "again"
        shown = [self._again] if self._is_again else [self._chart, self._nudge]
        self._sections.show_only([*self._fixed, *shown])
        if step.source.run_id != self._run_id:
            self._run_id, self._rate = step.source.run_id, None
        self._ask(step)

    def choose(self, part: Part) -> None:
        self._nudge.choose(part)

    def _ask(self, step: Step) -> None:
        """Have a step worked out; at once where there are no jobs, or its numbers are few."""
        source, asked = step.source, None
        if self.jobs is not None and source.ask_updater is not None and source.step:
            asked = source.ask_updater()
        work = partial(updates_of, step, asked, self._rate or 0.0)
        if self.jobs is None:
            self._show_updates(work())
            return
        if self._work is None:
            self._work = NewestJob(self.jobs, _PAUSE_MS, self._show_error, self)
        self._work.offer(work, self._show_updates)

    def _show_error(self, error: Exception) -> None:
        self._words.setText(said_of(error))

    def _show_updates(self, updates: Updates) -> None:
        self._updates = updates
        source, rule = updates.plain.step.source, updates.plain.update.rule
        collected = self._ways.button(_COLLECTED)
        collected.setText(collected_name(rule))
        collected.setEnabled(updates.collected is not None)
        tip = self.tr("The step that the run's optimizer would make now, with this example alone")
        collected.setToolTip(updates.reason or tip)
        self._apply.setVisible(source.apply is not None)
        self._apply.setText(self.tr("Apply in a new run") if source.is_past else self.tr("Apply"))
        self._apply.setToolTip(
            self.tr("Start a new run here, with its weights changed by this step")
            if source.is_past
            else self.tr("Change all weights by this step; Undo takes it back")
        )
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        """Show what the step does at the rate that is chosen."""
        course, updates = self.course, self._updates
        if course is None or updates is None:
            return
        rate = self.rate
        outcome = course.outcome_at(rate)
        self._field.set_value(rate)
        self._own.setEnabled(rate != updates.rate)
        self._figures.show_figure(
            "updateLoss",
            self.tr("{0} → {1}").format(
                number_text(outcome.loss_before, 6), number_text(outcome.loss_after, 6)
            ),
        )
        predicted = number_text(outcome.predicted, 6, signed=True)
        self._figures.show_figure("updatePredicted", predicted)
        self._figures.show_figure("updateActual", number_text(outcome.change, 6, signed=True))
        self._rule.setText(rule_text(course))
        is_missing = self._ways.number == _COLLECTED and updates.collected is None
        reason = updates.reason if is_missing else ""
        learnt = outcome_text(course, outcome) or letters_text(course)
        words = (reason, learnt, held_text(course), updates.note)
        self._words.setText(" ".join(filter(None, words)))
        if not self._is_again:
            self._chart.show_curve(course.curve, outcome)
            self._nudge.show_update(course.step, course.update_at(outcome))
        else:
            source = course.step.source
            self._again.show_answers(source.classes, source.label or 0, *course.answers_at(rate))

    @Slot(float)
    def _choose_rate(self, rate: float) -> None:
        self._rate = rate
        self._refresh()

    @Slot()
    def _take_typed(self) -> None:
        self._choose_rate(float(self._field.value()))
        course = self.course
        if course is not None and self.rate > course.curve.last_rate:
            # The axis is to reach it.
            self._ask(course.step)

    @Slot()
    def _use_own_rate(self) -> None:
        self._rate = None
        self._refresh()

    @Slot()
    def _apply_step(self) -> None:
        course = self.course
        if course is not None and course.step.source.apply is not None:
            course.step.source.apply(course.parameters_at(self.rate), self.rate)
