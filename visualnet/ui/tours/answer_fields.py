"""Fields in which the questions of lessons are answered: choices, a number, a part, a curve."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from visualnet.number_text import count_text
from visualnet.tours.lesson import Question
from visualnet.ui.tours.answers import is_share
from visualnet.ui.tours.curve_field import CurveField
from visualnet.ui.tours.names import part_words
from visualnet.ui.widgets.build import button, column, label, muted, row
from visualnet.ui.widgets.number_fields import DecimalField


class AnswerField(QWidget):
    """Base of all: says what was answered."""

    answered = Signal(object)  # Guess

    @property
    def first(self) -> QWidget | None:
        """What takes the focus; None where the answer is chosen elsewhere."""
        return None

    def choose(self, number: int) -> bool:
        """Answer by the key of a number, from 1; False where that is no answer here."""
        del number
        return False

    def refresh(self) -> None:
        """Show what the window has now."""


class ChoiceField(AnswerField):
    """One button for each choice, its key before it."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._buttons: list[QPushButton] = []
        made = []
        for number, text in enumerate(question.choices, 1):
            tip = self.tr("Answer {0}, or press the key {0}").format(number)
            each = button(
                text,
                tip,
                partial(self.answered.emit, number),
                f"lessonChoice{number}",
            )
            each.setAccessibleName(self.tr("{0}: {1}").format(number, text))
            self._buttons.append(each)
            # Beside the button: a choice may be a number itself.
            made.append(row(muted(count_text(number), wraps=False), (each, 1), gap=8))
        column(*made, on=self, gap=6)

    @property
    def first(self) -> QWidget | None:
        return self._buttons[0]

    def choose(self, number: int) -> bool:
        if not 1 <= number <= len(self._buttons):
            return False
        self.answered.emit(number)
        return True


class NumberField(AnswerField):
    """A number, with a button that answers it."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._is_share = is_share(question)
        self._field = field = DecimalField()
        field.setObjectName("lessonNumber")
        field.setDecimals(1 if self._is_share else 4)
        field.setRange(0 if self._is_share else -1e6, 100 if self._is_share else 1e6)
        if self._is_share:
            field.setSuffix(self.tr(" %"))
        field.setAccessibleName(self.tr("Your answer"))
        field.setToolTip(self.tr("Your answer, a number"))
        tip = self.tr("Answer with this number")
        self._button = button(self.tr("Answer"), tip, self._answer, "lessonAnswer")
        row((field, 1), self._button, on=self, gap=8)

    @property
    def first(self) -> QWidget | None:
        return self._field

    @Slot()
    def _answer(self) -> None:
        if self._field.typing.take():
            value = self._field.value()
            self.answered.emit(value / 100 if self._is_share else value)


class PartField(AnswerField):
    """A part of the network's picture, chosen there."""

    def __init__(self, chosen: Callable[[], str]) -> None:
        """chosen: returns the name of the part that is chosen in the picture, or none."""
        super().__init__()
        self._chosen = chosen
        self._part = label("", name="lessonPart")
        tip = self.tr("Answer with the part that is chosen in the picture")
        self._button = button(self.tr("Answer"), tip, self._answer, "lessonAnswer")
        words = muted(self.tr("Click it in the picture, or walk there with the arrow keys."))
        column(words, row((self._part, 1), self._button, gap=8), on=self, gap=6)
        self.refresh()

    def refresh(self) -> None:
        name = self._chosen()
        self._part.setText(self.tr("nothing chosen yet") if name == "none" else part_words(name))
        self._button.setEnabled(name != "none")

    @Slot()
    def _answer(self) -> None:
        self.answered.emit(self._chosen())


class DrawnField(AnswerField):
    """A curve, drawn."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._curve = CurveField()
        is_loss = question.curve == "loss"
        name = self.tr("loss over the steps") if is_loss else self.tr("accuracy over the steps")
        self._curve.setAccessibleName(name)
        tip = self.tr("Answer with this curve")
        self._button = button(self.tr("Answer"), tip, self._answer, "lessonAnswer")
        self._button.setEnabled(False)
        self._curve.changed.connect(lambda: self._button.setEnabled(True))
        column(
            muted(self.tr("Drag to draw the {0}, from the first to the last.").format(name)),
            self._curve,
            row(self._button, gap=0),
            on=self,
            gap=6,
        )
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def first(self) -> QWidget | None:
        return self._curve

    @Slot()
    def _answer(self) -> None:
        self.answered.emit(self._curve.points)


def field_of(question: Question, chosen: Callable[[], str]) -> AnswerField:
    """Return the field of a question. chosen: see `PartField`."""
    if question.choices:
        return ChoiceField(question)
    if question.part is not None:
        return PartField(chosen)
    if question.curve:
        return DrawnField(question)
    return NumberField(question)
