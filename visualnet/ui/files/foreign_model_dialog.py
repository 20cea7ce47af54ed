"""Dialog on what a foreign model's file does not say, with the accuracy of each choice."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QWidget,
)

from visualnet.errors import SettingError, VisualNetError
from visualnet.insight.input_trials import Trial
from visualnet.models.document import ModelDocument
from visualnet.models.said_of_model import SaidOfModel, checked_said
from visualnet.number_text import count_text, percent_text
from visualnet.ui.files.foreign_model_fields import Choice, ForeignModelFields
from visualnet.ui.files.model_trials import ModelTrials, usual_classes
from visualnet.ui.jobs.newest_job import NewestJob
from visualnet.ui.look.fonts import dialog_size
from visualnet.ui.look.style_properties import set_style_property
from visualnet.ui.look.translation import translated
from visualnet.ui.spoken.announcer import announce
from visualnet.ui.widgets.build import button, column, fill_dialog, form, label, muted
from visualnet.ui.widgets.number_fields import take_typed
from visualnet.ui.widgets.shown_names import title_text
from visualnet.ui.widgets.upright_scroll_area import DialogArea


@dataclass(frozen=True, slots=True)
class _Measured:
    """What a job found. best: with its trial and that of what was assumed."""

    trials: ModelTrials | None
    best: tuple[SaidOfModel, Trial, Trial] | None = None
    trial: Trial | None = None
    accuracies: dict[Choice, float] | None = None


class ForeignModelDialog(QDialog):
    """Scale of the inputs, functions and classes, as far as the file leaves them open.

    Measured is in a thread; what is asked for last counts, and closing ends it.
    """

    chosen = Signal(object)  # SaidOfModel

    def __init__(
        self,
        document: ModelDocument,
        title: str,
        prepare: Callable[[], ModelTrials | None],
        classes: tuple[str, ...],
        job: NewestJob,
        parent: QWidget,
    ) -> None:
        """prepare: returns the images to try it on, in a thread; None where none fit.

        classes: of the data that are open, none where there are none yet.
        job: runs what is measured; it outlives the dialog.
        """
        super().__init__(parent)
        self.setObjectName("foreignModelDialog")
        self.setWindowTitle(title_text(self.tr("Open {0}").format(title)))
        self._document, self._title, self._job = document, title, job
        self._trials: ModelTrials | None = None
        self._asked = 0
        self._is_touched = False
        self._fields = ForeignModelFields(document, self)
        self._fields.offer_classes(usual_classes(document, classes))
        self._fields.changed.connect(self._note_change)
        self._make_texts()
        self._lay_out()
        self.finished.connect(self._stop_measuring)
        self._prepare(prepare)

    def _make_texts(self) -> None:
        text = self.tr("{0} does not describe its network completely. Fill in the rest.")
        self._intro = label(text.format(self._title), name="modelIntro", wraps=True)
        self._found = muted(name="modelFound", accessibleName=self.tr("Suggestion"))
        spoken = self.tr("Accuracy")
        self._reads = label(name="modelAccuracy", wraps=True, accessibleName=spoken)
        for each in (self._found, self._reads):
            # Whatever is told, nothing below moves.
            each.setMinimumHeight(2 * each.fontMetrics().lineSpacing())
            each.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._show_text(self._reads, "", self.tr("Measuring …"))

    def _lay_out(self) -> None:
        rows = form(14, 10, wraps=False)
        self._fields.add_to(rows)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        tip = self.tr("Open the network with these choices")
        self._open = button(self.tr("Open"), tip, name="openForeignModel", default=True)
        buttons.addButton(self._open, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setToolTip(self.tr("Keep the current network"))
        cancel.setAutoDefault(False)
        buttons.accepted.connect(self._accept_choice)
        buttons.rejected.connect(self.reject)
        contents = column(self._intro, self._found, rows, self._reads, gap=14)
        fill_dialog(self, DialogArea(contents), buttons=buttons)
        self.setMinimumWidth(dialog_size(520, 0).width())

    def _prepare(self, prepare: Callable[[], ModelTrials | None]) -> None:
        first, is_stopped = self._fields.said(), self._stop_of_next()

        def work() -> _Measured:
            try:
                trials = prepare()
            except VisualNetError:
                # Without data there is no accuracy; the model can be opened all the same.
                trials = None
            if trials is None:
                return _Measured(None)
            names = usual_classes(trials.document, trials.asked.own_classes)
            is_open = first.classes is not None and names
            assumed = replace(first, classes=names[0]) if is_open else first
            return _Measured(trials, trials.best(assumed, is_stopped))

        self._job.offer(work, self._take_first)

    def _take_first(self, found: _Measured) -> None:
        if self._asked < 0:
            return
        self._trials = found.trials
        if found.trials is None:
            self._show_text(
                self._reads, "", self.tr("The current data has no images to test it with.")
            )
            return
        if not self._is_touched:
            data = found.trials.asked.own_classes
            self._fields.offer_classes(usual_classes(self._document, data))
            if found.best is not None:
                self._fields.choose(found.best[0])
            self._tell_best(found.best)
        self._measure()

    def _tell_best(self, best: tuple[SaidOfModel, Trial, Trial] | None) -> None:
        if best is None:
            text = self.tr("No other common choice is clearly more accurate.")
        else:
            text = self.tr(
                "Chosen for you because it is clearly more accurate: {0} instead of {1}."
            ).format(percent_text(best[1].accuracy), percent_text(best[2].accuracy))
        self._found.setText(text)

    @Slot()
    def _note_change(self) -> None:
        self._is_touched = True
        self._measure()

    def _measure(self) -> None:
        """Try what is chosen, and each choice in its place; an older trial counts no more."""
        is_stopped, trials = self._stop_of_next(), self._trials
        said = self._checked()
        if said is None or trials is None:
            return
        choices = self._fields.choices(said)

        def work() -> _Measured:
            trial = trials.trial(said)
            return _Measured(trials, None, trial, trials.accuracies(choices, is_stopped))

        def show(found: _Measured) -> None:
            if not is_stopped():
                self._show_accuracy(found)

        self._job.offer(work, show)

    def _checked(self) -> SaidOfModel | None:
        """Return what is chosen; None, and the reason in sight, where it does not fit."""
        try:
            said = self._fields.said()
            checked_said(self._document, said, self._title)
        except SettingError as error:
            self._open.setEnabled(False)
            self._show_text(self._reads, "error", translated(error))
            return None
        self._open.setEnabled(True)
        return said

    def _show_accuracy(self, found: _Measured) -> None:
        trials = found.trials
        self._fields.show_accuracies(found.accuracies or {})
        if found.trial is None or trials is None:
            self._show_text(
                self._reads,
                "",
                self.tr("The current data has other classes: accuracy unknown."),
            )
            return
        count = len(found.trial.losses)
        if trials.are_validation:
            text = self.tr("Correct on {0} of {1} validation images of {2}.", "", count)
        else:
            text = self.tr("Correct on {0} of {1} training images of {2}.", "", count)
        self._show_text(
            self._reads,
            "success" if found.trial.accuracy > 0.5 else "warning",
            text.format(
                percent_text(found.trial.accuracy),
                count_text(count),
                trials.asked.title,
            ),
        )

    def _stop_of_next(self) -> Callable[[], bool]:
        """Return what tells whether something else is asked for since, or the dialog closed."""
        self._asked += 1
        mine = self._asked
        return lambda: mine != self._asked

    @Slot()
    def _accept_choice(self) -> None:
        said = self._checked() if take_typed(self) else None
        if said is not None:
            self.accept()
            self.chosen.emit(said)

    @Slot()
    def _stop_measuring(self) -> None:
        self._asked = -1
        self._job.forget()

    def _show_text(self, place: QLabel, role: str, text: str) -> None:
        set_style_property(place, "role", role)
        place.setText(text)
        # Whoever hears the window is on a field above.
        announce(self, text)
