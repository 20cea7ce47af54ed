"""Practice: a class to draw, what the drawing was read as, and the score."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QPushButton, QScrollArea, QWidget

from visualnet.number_text import count_text, percent_text
from visualnet.training.teaching.practice import Practice
from visualnet.ui.look.style_properties import set_style_property
from visualnet.ui.panels.practice.score_columns import ScoreColumns
from visualnet.ui.widgets.around import around
from visualnet.ui.widgets.build import STRETCH, button, caption, column, label, marked, row


class PracticePanel(QWidget):
    """Shows a practice; whoever reads the drawings counts them."""

    begin_requested = Signal()
    """Begin, or end what goes on."""
    done_requested = Signal()
    """The drawing is complete."""
    skip_requested = Signal()
    """Ask for another class."""
    teach_requested = Signal()
    """The last drawing was as asked, though it was read otherwise."""
    reset_requested = Signal()
    """Count from nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("practicePanel")
        self.setAccessibleName(self.tr("Practice"))
        self._asked = label("", "big-digit", "practiceAsked", wraps=True)
        self._asked.setAccessibleName(self.tr("Class to draw"))
        self._last = label("", "", "practiceLast", wraps=True)
        self._total = label("", "value", "practiceTotal")
        self._columns = ScoreColumns()
        self.automatic = marked(
            QCheckBox(self.tr("Continue after a pause")),
            "practiceAutomatic",
            self.tr("Count a drawing 1.5 seconds after its last stroke"),
            checked=True,
        )
        self._make_buttons()
        column(
            caption(self.tr("DRAW")),
            self._asked,
            row(self._begin, self._done, self._skip, STRETCH, gap=6),
            self.automatic,
            self._last,
            self._total,
            self._columns,
            row(self._teach, self._reset, STRETCH, gap=6),
            STRETCH,
            on=self,
            gap=10,
            edges=(16, 12, 16, 10),
        )

    @property
    def is_automatic(self) -> bool:
        """Whether a drawing counts by itself after a pause."""
        return self.automatic.isChecked()

    def _make_buttons(self) -> None:
        self._begin = self._added("practiceBegin", "", "", "", self.begin_requested)
        self._done = self._added(
            "practiceDone",
            self.tr("Done"),
            self.tr("Count the drawing"),
            "F8",
            self.done_requested,
        )
        self._skip = self._added(
            "practiceSkip",
            self.tr("Skip"),
            self.tr("Ask for another one; this one does not count"),
            "F9",
            self.skip_requested,
        )
        self._teach = self._added(
            "practiceTeach",
            self.tr("Teach it"),
            self.tr("The last drawing was correct: add it to My digits"),
            "",
            self.teach_requested,
        )
        self._reset = self._added(
            "practiceReset",
            self.tr("Reset score"),
            self.tr("Set the score back to 0; can be undone"),
            "",
            self.reset_requested,
        )

    def _added(
        self, name: str, text: str, tip: str, keys: str, signal: SignalInstance
    ) -> QPushButton:
        made = button(text, f"{tip} ({keys})" if keys else tip, signal, name)
        if keys:
            # A button's own shortcut would wait for its animation.
            QShortcut(QKeySequence(keys), self).activated.connect(made.click)
        return made

    def show_practice(self, practice: Practice, is_going: bool, can_teach: bool) -> None:
        """Show what is asked for and the score; is_going: drawings are counted."""
        names = practice.classes
        self._set_asked(names[practice.asked] if is_going else "", names)
        self._begin.setText(self.tr("End") if is_going else self.tr("Begin"))
        self._begin.setToolTip(
            self.tr("Stop asking; the score stays")
            if is_going
            else self.tr("Ask for one class after another, at random")
        )
        self._done.setEnabled(is_going)
        self._skip.setEnabled(is_going)
        self._teach.setEnabled(can_teach)
        right, drawn = int(practice.right.sum()), int(practice.drawn.sum())
        self._reset.setEnabled(bool(drawn))
        if drawn:
            share = self.tr("{0} of {1} read correctly, {2}")
            self._total.setText(
                share.format(count_text(right), count_text(drawn), percent_text(right / drawn, 0))
            )
        else:
            self._total.setText(self.tr("Nothing drawn yet"))
        asked = practice.asked if is_going else None
        self._columns.show_score(names, practice.right.tolist(), practice.drawn.tolist(), asked)

    def say(self, sentence: str) -> None:
        """Say how the last drawing was read."""
        self._last.setText(sentence)

    def _set_asked(self, name: str, names: Sequence[str]) -> None:
        if name and name != self._asked.text():
            # The button pressed may stand below all that a low dock shows. Once all is laid out:
            QTimer.singleShot(0, self, self._bring_asked)
        self._asked.setText(name or "–")
        role = "big-digit" if max(map(len, names)) <= 2 else "big-word"
        if role != self._asked.property("role"):
            set_style_property(self._asked, "role", role)

    @Slot()
    def _bring_asked(self) -> None:
        """Scroll to what is asked."""
        area = around(self, QScrollArea)
        if area is not None:
            area.ensureWidgetVisible(self._asked, 0, 0)
