"""StepView: the row of stages, and below it the view of the one that is shown."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontInfo, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QStackedWidget, QWidget

from visualnet.scene.parts import Part
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.panels.step_through.formula_view import FormulaView
from visualnet.ui.panels.step_through.source import Step
from visualnet.ui.panels.step_through.stage_row import StageRow
from visualnet.ui.panels.step_through.stage_view import StageView
from visualnet.ui.panels.step_through.stage_views import STAGE_VIEWS
from visualnet.ui.panels.step_through.stages import (
    long_title,
    short_title,
    stage_of,
    stages_of,
)
from visualnet.ui.panels.step_through.step_head import StepHead
from visualnet.ui.panels.step_through.update_view import UpdateView
from visualnet.ui.panels.step_through.updates import rate_of
from visualnet.ui.widgets.build import column, muted, row
from visualnet.ui.widgets.copying.copyable import Copyable

_LINES, _LEAST = 13, 13
"""Times the height of letters: how high the panel opens, and how narrow it can be."""


class _Stack(QStackedWidget):
    """Needs only the room of the page that is shown."""

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return super().minimumSizeHint() if shown is None else shown.minimumSizeHint()

    def sizeHint(self) -> QSize:
        shown = self.currentWidget()
        return super().sizeHint() if shown is None else shown.sizeHint()


class StepView(QWidget):
    """One step of learning, stage by stage; shows any `Step`, wherever it is from.

    `show_step` takes the newest numbers; the stage that is shown stays as long as the network has
    it. The key with the name of a class chooses it as the label.
    """

    stage_changed = Signal(str)
    """Another stage is shown; its id."""
    label_chosen = Signal(object)  # int | None
    """By the user: the number of the right class."""
    part_pointed = Signal(object)  # Part | None
    """See `StageView`."""
    part_chosen = Signal(object)  # Part

    def __init__(self, jobs: Jobs | None = None, parent: QWidget | None = None) -> None:
        """jobs: see `StageView.jobs`."""
        super().__init__(parent)
        self._jobs = jobs
        self.row = StageRow()
        self._step: Step | None = None
        self._names: tuple[str, ...] = ()
        self._stage = "pixels"
        self._views: dict[Callable[[], StageView], StageView] = {}
        self._stack = _Stack()
        self._missing: QLabel = muted(textFormat=Qt.TextFormat.PlainText)
        self._missing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._missing)
        self.row.stage_chosen.connect(self._choose_number)
        self.head = StepHead()
        self.head.label_chosen.connect(self.label_chosen)
        self._top = row(self.row, (self.head, 1), gap=12)
        column(self._top, (self._stack, 1), on=self, gap=6, edges=(8, 2, 8, 4))
        self.setFocusProxy(self.row)

    @property
    def stage(self) -> str:
        """The id of the stage that is shown."""
        return self._stage

    @property
    def step(self) -> Step | None:
        """What is shown; None before the first."""
        return self._step

    @property
    def rate(self) -> float:
        """The learning rate of the step: the one chosen in its update, else the one in force."""
        step = self._step
        if step is None:
            return 0.0
        for view in self._views.values():
            chosen = view.chosen_rate(step.source.run_id) if isinstance(view, UpdateView) else None
            if chosen is not None:
                return chosen
        return rate_of(step)[0]

    def stage_copies(self) -> Sequence[Copyable]:
        """Return what the stage that is shown says, as text and as LaTeX; none before a step."""
        shown = self._stack.currentWidget()
        return shown.copies() if isinstance(shown, StageView) else ()

    def number_of(self, stage: str) -> int | None:
        """Return the place of a stage in the row, from 0; None where the network has none such."""
        return self._names.index(stage) if stage in self._names else None

    def show_stage(self, stage: str) -> None:
        """Show another stage, by its id, one of the network that is shown."""
        if stage in self._names and stage != self._stage:
            self._stage = stage
            self.part_pointed.emit(None)
            self._refresh()
            self.stage_changed.emit(stage)

    def show_step(self, step: Step) -> None:
        """Show other numbers of a step, perhaps of another network."""
        self._step = step
        self.head.show_source(step.source)
        network = step.source.network
        names = stages_of(len(network.weights))
        if self._stage not in names:
            self._stage = names[0]
        self._names = names
        self.row.set_stages(
            [short_title(name, network) for name in names],
            [long_title(name, network) for name in names],
        )
        is_known = [self._is_known(step, name) for name in names]
        self.row.set_usable(is_known.index(False) if False in is_known else len(names))
        self._refresh()

    def point_at(self, part: Part | None) -> None:
        """Light what stands for a part of the network, in the view that is shown."""
        shown = self._stack.currentWidget()
        if isinstance(shown, StageView):
            shown.point_at(part)

    def choose(self, part: Part) -> None:
        """Let the formula be about a neuron or connection."""
        shown = self._stack.currentWidget()
        if isinstance(shown, StageView):
            shown.choose(part)

    def sizeHint(self) -> QSize:
        """Return room for the stages, the formula in two lines of numbers, and its words."""
        return QSize(60, _LINES) * QFontInfo(self.font()).pixelSize()

    def minimumSizeHint(self) -> QSize:
        """Return room for the stages and for what is shown, in as many lines as there are now."""
        least = _LEAST * QFontInfo(self.font()).pixelSize()
        layout = self.layout()
        assert layout is not None  # noqa: S101 - it was made with one
        return QSize(least, layout.minimumHeightForWidth(max(self.width(), least)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what stands beside the stages below them where the panel is narrow."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        needed = self.row.sizeHint().width() + self.head.sizeHint().width()
        self._top.setDirection(
            QBoxLayout.Direction.TopToBottom
            if needed > self.width()
            else QBoxLayout.Direction.LeftToRight
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the label by its key, see `_class_of_key`."""
        number = _class_of_key(event.text(), self._step.source.classes if self._step else ())
        if number is None:
            super().keyPressEvent(event)
        else:
            self.label_chosen.emit(number)

    @Slot(int)
    def _choose_number(self, number: int) -> None:
        self.show_stage(self._names[number])

    @staticmethod
    def _is_known(step: Step, name: str) -> bool:
        needs_label = stage_of(name, len(step.source.network.weights)).needs_label
        return (step.learning if needs_label else step.reading) is not None

    def _refresh(self) -> None:
        step = self._step
        if step is None:
            return
        self.row.show_stage(self._names.index(self._stage))
        if not self._is_known(step, self._stage):
            self._missing.setText(self._what_is_missing(step))
            self._show_page(self._missing)
            return
        view = self._view_of(stage_of(self._stage, len(step.source.network.weights)).kind)
        view.show_step(step, self._stage)
        self._show_page(view)

    def _show_page(self, page: QWidget) -> None:
        if page is not self._stack.currentWidget():
            self._stack.setCurrentWidget(page)
            # Another page needs another room.
            self._stack.updateGeometry()

    def _what_is_missing(self, step: Step) -> str:
        if step.reading is None:
            return self.tr("Draw something, or load a test image: there is nothing to read yet.")
        if tuple(step.source.classes) == tuple("0123456789"):
            return self.tr("Which digit is it? Press its key, 0 to 9, or choose it above.")
        return self.tr("Which class is it? Choose it above.")

    def _view_of(self, kind: str) -> StageView:
        make: Callable[[], StageView] = STAGE_VIEWS.get(kind, FormulaView)
        if make not in self._views:
            made = self._views[make] = make()
            made.jobs = self._jobs
            made.part_pointed.connect(self.part_pointed)
            made.part_chosen.connect(self.part_chosen)
            self._stack.addWidget(made)
        return self._views[make]


def _class_of_key(key: str, classes: Sequence[str]) -> int | None:
    """Return the class that a key is for: the one named so, a letter in either case.

    Where no name is a single sign, digits are places. None where the key is for none.
    """
    for names in (list(classes), [name.casefold() for name in classes]):
        if names.count(key) == 1:
            return names.index(key)
    is_place = len(key) == 1 and key in "0123456789" and all(len(name) > 1 for name in classes)
    return int(key) if is_place and int(key) < len(classes) else None
