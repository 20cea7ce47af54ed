"""The drawings that the user taught, with what the network makes of them, and the lesson."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QWidget

from visualnet.arrays import LabelArray
from visualnet.data.dataset import Split
from visualnet.number_text import count_text
from visualnet.training.teaching.lesson_report import LessonReport
from visualnet.ui.look.translation import plural
from visualnet.ui.panels.my_digits.lesson_view import LessonView
from visualnet.ui.panels.my_digits.lessons import Stage
from visualnet.ui.widgets.build import STRETCH, button, caption, column, muted, row
from visualnet.ui.widgets.image_grid import ImageGrid
from visualnet.ui.widgets.upright_scroll_area import scrolled_page


class MyDigitsPanel(QWidget):
    """Shows drawings and a lesson's report; whoever owns the network does what is asked for."""

    drawing_chosen = Signal(int)
    """The position of one, to be put into the pad."""
    deletion_requested = Signal(int)
    """The position of one."""
    import_requested = Signal()
    export_requested = Signal()
    learn_requested = Signal()
    stop_requested = Signal()
    return_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("myDigitsPanel")
        self.setAccessibleName(self.tr("My digits"))
        self._names: Sequence[str] = ()
        self._labels: LabelArray = np.zeros(0, np.uint8)
        self._others = 0
        self._stage, self._can_learn = Stage.NONE, False
        self._grid = ImageGrid()
        self._grid.setAccessibleName(self.tr("My digits"))
        self._grid.setToolTip(
            self.tr("Click or Enter puts a drawing into the pad; Delete deletes it")
        )
        self._grid.image_chosen.connect(self.drawing_chosen)
        self._note = muted("", "myDigitsNote")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 1000)
        self._progress.setAccessibleName(self.tr("Progress of learning"))
        self._report = LessonView()
        self._scroll = scrolled_page(
            self.tr("What changed"),
            caption(self.tr("WHAT CHANGED")),
            self._report,
            STRETCH,
            gap=8,
            edges=(0, 0, 6, 0),
        )
        self._make_buttons()
        column(
            row(self._import, self._export, self._delete, STRETCH, gap=6),
            (self._grid, 1),
            self._note,
            row(self._learn, self._return, STRETCH, gap=6),
            self._progress,
            (self._scroll, 3),
            on=self,
            gap=8,
            edges=(12, 10, 10, 8),
        )
        self.show_stage(Stage.NONE)
        self._scroll.hide()

    def _make_buttons(self) -> None:
        self._import = button(
            self.tr("Import…"),
            self.tr("Add a stroke file with labels"),
            self.import_requested,
            "importMyDigits",
        )
        self._export = button(
            self.tr("Export…"),
            self.tr("Save all as a stroke file"),
            self.export_requested,
            "exportMyDigits",
        )
        self._delete = button(
            self.tr("Delete"),
            self.tr("Delete the chosen one (Del)"),
            self._request_deletion,
            "deleteMyDigit",
        )
        # The grid keeps the focus, and so its ring around the one that is meant.
        self._delete.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._grid)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._request_deletion)
        self._learn = button("", "", self._press_learn, "learnMyDigits", primary=True)
        self._return = button(
            self.tr("Go back"),
            self.tr("Restore the network from before learning; can be undone"),
            self.return_requested,
            "returnFromLesson",
        )

    def show_drawings(self, taught: Split, classes: Sequence[str], others: int) -> None:
        """Show drawings of these classes, the newest first; others: how many have another label."""
        self._names, self._labels, self._others = classes, taught.labels, others
        positions = np.arange(len(taught))[::-1]
        words = self._words(None)
        self._grid.show_images(taught.images, positions, words[0], words[1])
        self._show_note(None)
        self._export.setEnabled(bool(len(taught) or others))
        self._delete.setEnabled(bool(len(taught)))
        self._enable_learn()

    def show_answers(self, answers: LabelArray) -> None:
        """Show what the network reads, (drawings,), in the order of `show_drawings`."""
        if len(answers) == len(self._labels):
            self._grid.show_words(*self._words(answers))
            self._show_note(answers)

    def set_can_learn(self, can_learn: bool) -> None:
        """Offer lessons, or not, for want of a data set."""
        self._can_learn = can_learn
        self._enable_learn()

    def show_stage(self, stage: Stage, share: float = 0.0) -> None:
        """Show where the lesson is; share: of it done, 0 to 1."""
        self._stage = stage
        is_learning = stage is Stage.LEARNING
        self._learn.setText(self.tr("Stop learning") if is_learning else self.tr("Learn"))
        self._learn.setToolTip(
            self.tr("Stop here and keep what was learned")
            if is_learning
            else self.tr("Train on them, mixed with older examples; can be undone")
        )
        self._return.setEnabled(stage in (Stage.LEARNING, Stage.DONE))
        self._progress.setVisible(stage in (Stage.PREPARED, Stage.LEARNING))
        # Without an end the bar would say how much is done.
        self._progress.setMaximum(1000 if is_learning else 0)
        self._progress.setValue(round(share * 1000))
        self._enable_learn()

    def show_report(self, report: LessonReport, classes: Sequence[str]) -> None:
        """Show what the lesson has brought."""
        self._report.show_report(report, classes)
        self._scroll.show()

    def show_no_report(self) -> None:
        """Take the report away: it is of another network."""
        self._scroll.hide()

    def _enable_learn(self) -> None:
        is_learning = self._stage is Stage.LEARNING
        is_ready = self._stage is not Stage.PREPARED and bool(len(self._labels))
        self._learn.setEnabled(is_learning or (is_ready and self._can_learn))

    def _words(self, answers: LabelArray | None) -> tuple[list[str], list[str]]:
        """Return tool tips and captions, the newest first."""
        tips, captions = [], []
        for position in reversed(range(len(self._labels))):
            name = self._names[self._labels[position]]
            tip, caption = self.tr("{0}, not read yet").format(name), name
            if answers is not None:
                answer = self._names[answers[position]]
                tip = self.tr("{0}, read as {1}").format(name, answer)
                caption = name if answer == name else f"{name} ≠ {answer}"
            tips.append(tip)
            captions.append(caption)
        return tips, captions

    def _show_note(self, answers: LabelArray | None) -> None:
        count = len(self._labels)
        if not count:
            text = self.tr(
                "If a drawing is misread, press Teach and name its digit. It is saved here "
                "for training."
            )
        elif answers is None:
            text = plural(count, self.tr("1 drawing"), self.tr("{0} drawings", "", count))
        else:
            right = int((answers == self._labels).sum())
            one = self.tr("{1} of 1 drawing is read correctly")
            many = self.tr("{1} of {0} drawings are read correctly", "", count)
            text = plural(count, one, many, count_text(right))
        if self._others:
            text += "\n" + self.tr("Drawings of other classes: {0}.").format(
                count_text(self._others)
            )
        self._note.setText(text)

    @Slot()
    def _request_deletion(self) -> None:
        if self._grid.current is not None:
            self.deletion_requested.emit(self._grid.current)

    @Slot()
    def _press_learn(self) -> None:
        is_learning = self._stage is Stage.LEARNING
        (self.stop_requested if is_learning else self.learn_requested).emit()
