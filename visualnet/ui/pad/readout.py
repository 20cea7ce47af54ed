"""Readout of the network's answer: the class, its probability, and whether it is doubtful."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.insight.doubt import is_doubtful
from visualnet.number_text import percent_text, probability_text, with_article
from visualnet.ui.look.style_properties import restyle
from visualnet.ui.session.frame import ProbeSource
from visualnet.ui.widgets.build import column, label, marked, row
from visualnet.ui.widgets.copying.copyable import Copyable, text_data
from visualnet.ui.widgets.eliding_label import ElidingLabel
from visualnet.ui.widgets.part_names import either_of

_LETTERS = {"big-digit": 2, "big-word": 10}
"""The longest name of a class that has room in each size of the text; others are set smaller."""

_LARGE_LETTERS = {"huge-digit": 1, "big-digit": 3, "big-word": 10}
"""The same in presentation mode."""


_LETTERS_OF_NUMBERS = 5
"""The longest number that is not set in the smallest size."""


class PredictionReadout(QWidget):
    """A caption, the answer in `predictionLabel`, and a line with its probability and the truth.

    A doubtful answer is greyed, with a question mark beside it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = label(self.tr("READ AS"), "caption", "readingCaption")
        self._answer = label("", name="predictionLabel", wraps=True, term="doubt")
        self._answer.setAccessibleName(self.tr("Read as"))
        self._answer.setTextFormat(Qt.TextFormat.PlainText)
        # A long name is not to make the dock wider.
        self._answer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._mark = label("?", name="doubtMark", term="doubt")
        self._mark.setAccessibleName(self.tr("This reading is doubtful"))
        self._mark.hide()
        self._is_doubtful = self._is_large = False
        self._is_huge = True
        self._longest, self._has_points = 1, False
        self._sureness = ElidingLabel()
        # With a name its changes are told once a second, not each.
        marked(self._sureness, spoken=self.tr("Certainty"), role="muted", term="probability")
        self._row = row(self._answer, self._mark, gap=6)
        self._row.addStretch(0)
        self._line = _Line(self._sureness)
        self._column = column(self._caption, (self._row, 1), self._line, on=self, gap=0)
        self._set_look("big-digit", False)
        self._explain(None)

    def add_button(self, button: QWidget) -> None:
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_source(self, source: ProbeSource) -> None:
        """Say whose reading it is."""
        text = {
            ProbeSource.DRAWING: self.tr("DRAWING READ AS"),
            ProbeSource.TEST_IMAGE: self.tr("IMAGE READ AS"),
            ProbeSource.TRAINING: self.tr("EXAMPLE READ AS"),
            ProbeSource.POINT: self.tr("POINT READ AS"),
        }.get(source, self.tr("READ AS"))
        if text != self._caption.text():
            self._caption.setText(text)

    def sentence(self) -> str:
        """Return the answer, how sure it is, and whether it is to be believed."""
        doubt = self._mark.accessibleName() if self._is_doubtful else ""
        return ", ".join(filter(None, (self._answer.text(), self._sureness.text(), doubt)))

    def copies(self) -> Sequence[Copyable]:
        sentence = self.sentence()
        said = self.tr("Copied the answer: {0}.").format(sentence)
        copyable = Copyable(self.tr("Copy answer"), said, lambda: text_data(sentence))
        return (copyable,) if sentence else ()

    @property
    def is_short(self) -> bool:
        """Whether the names of all classes have room beside something else."""
        return self._longest <= _LETTERS["big-digit"]

    def set_large(self, is_large: bool) -> None:
        """Write for people far away, or as usual."""
        self._is_large = is_large
        self._sureness.setProperty("role", "title" if is_large else "muted")
        restyle(self._sureness)
        self._caption.setWordWrap(is_large)
        self._sureness.setWordWrap(is_large)
        # Several lines are as high as the text needs.
        self._line.setVisible(not is_large)
        if is_large:
            self._column.addWidget(self._sureness)
        else:
            self._line.hold(self._sureness)
        self._set_look(self._role_for(len(self._answer.text())), self._is_doubtful)

    def set_huge(self, is_huge: bool) -> None:
        """Choose whether one digit, where all is large, is as high as a large pad beside it."""
        if is_huge is not self._is_huge:
            self._is_huge = is_huge
            self._set_look(self._role_for(len(self._answer.text())), self._is_doubtful)

    def set_classes(self, names: Sequence[str], *, has_points: bool = False) -> None:
        """Set the names of all classes: the longest decides how large they are written.

        has_points: whether they are of points, of which none is a 7.
        """
        self._has_points = has_points
        self._longest = max(map(len, names), default=0)
        self._set_look(self._role_for(0), self._is_doubtful)

    def _role_for(self, letters: int) -> str:
        # A number has only digits, which are wide, and cannot be parted between two lines.
        longest = max(self._longest, letters if letters <= _LETTERS_OF_NUMBERS else 99)
        letters_of = _LARGE_LETTERS if self._is_large else _LETTERS
        roles = (role for role, room in letters_of.items() if longest <= room)
        role = next(roles, "title")
        return "big-digit" if role == "huge-digit" and not self._is_huge else role

    def show_prediction(
        self,
        answer: str | None,
        probability: float = 0.0,
        truth: str | None = None,
        doubt: float | None = None,
        number: str | None = None,
        rival: tuple[str, float] | None = None,
    ) -> None:
        """Show the class read and its probability, 0 to 1; None for nothing.

        truth: the right class where it is known; it is named where the answer is another.
        doubt: 0 to 1, None where it was not measured. number: what stands there for the answer
        where it is the last of several digits. rival: the second class and its probability where
        that is a near tie.
        """
        self._answer.setText((number or answer or "") if answer else "")
        doubtful = answer is not None and doubt is not None and is_doubtful(doubt)
        self._mark.setVisible(doubtful)
        self._set_look(self._role_for(len(number or "")), doubtful)
        self._explain(doubt if answer is not None else None)
        if answer is None:
            self._sureness.setText("")
        elif truth is not None and truth != answer:
            if self._has_points:
                self._sureness.setText(self.tr("wrong: its class is {0}").format(truth))
            else:
                self._sureness.setText(self.tr("wrong: it is {0}").format(with_article(truth)))
        else:
            right = self.tr(", correct") if truth is not None else ""
            self._sureness.setText(self._sureness_text(answer, probability, rival) + right)
            if doubtful and truth is None and not is_doubtful(1 - probability):
                forms = (
                    self.tr("Not sure: this does not look like {0}"),
                    self.tr("Does not look like {0}"),
                    self.tr("Unlike {0}"),
                )
                name = with_article(answer)
                self._sureness.set_forms(*(form.format(name) for form in forms))

    def show_tie(self, names: Sequence[str], probability: float) -> None:
        """Show classes that are equally likely, and what each is; none of them is the answer."""
        self.show_prediction(None)
        self._mark.show()
        text = self.tr("{0}? {1} each").format(either_of(names), probability_text(probability))
        self._sureness.setText(text)

    def _sureness_text(
        self, answer: str, probability: float, rival: tuple[str, float] | None
    ) -> str:
        if rival is None:
            return self.tr("{0} sure").format(probability_text(probability))
        return self.tr("{0} or {1}? {2} to {3}").format(
            answer, rival[0], probability_text(probability), probability_text(rival[1])
        )

    def show_overflow(self) -> None:
        """Say that there is no answer, because sums in the network left the numbers behind."""
        self.show_prediction(None)
        self._sureness.setText(self.tr("no answer: numbers too large"))
        self._answer.setToolTip(
            self.tr(
                "This network's weights are so large that its answer is not a number.\nOpen "
                "another model or press New weights."
            )
        )

    def _set_look(self, role: str, doubtful: bool) -> None:
        if role == self._answer.property("role") and doubtful is self._is_doubtful:
            return
        self._is_doubtful = doubtful
        # The mark stands beside a digit, wherever the button is; a word has all the room.
        policy = QSizePolicy.Policy
        self._answer.setSizePolicy(
            policy.Preferred if self.is_short else policy.Ignored, policy.Preferred
        )
        self._row.setStretch(0, 0 if self.is_short else 1)
        self._row.setStretch(2, 1 if self.is_short else 0)
        mark_role = "big-digit" if role == "huge-digit" else role
        for part, its_role in ((self._answer, role), (self._mark, mark_role)):
            restyle(marked(part, role=its_role, doubtful=doubtful))

    def _explain(self, doubt: float | None) -> None:
        """Say how the doubt was measured, and what it came to."""
        text = self.tr("The class with the largest probability.")
        if doubt is not None:
            text += self.tr(
                "\n\nDoubt: {0} = 1 − probability × likeness.\nLikeness is 1 for a typical "
                "shape (like {1} of real ones), 0 for a shape unlike any.\nAbove {2} a “?” "
                "appears."
            ).format(percent_text(doubt, 0), percent_text(0.95, 0), percent_text(0.5, 0))
        if text != self._answer.toolTip():
            self._answer.setToolTip(text)
            self._mark.setToolTip(text)


class _Line(QWidget):
    """Holds a line of text: nothing around it is laid out again when the text changes.

    While one draws it does so with each move of the pen.
    """

    def __init__(self, text: QWidget) -> None:
        super().__init__()
        self.hold(text)
        self.setSizePolicy(text.sizePolicy())

    def hold(self, text: QWidget) -> None:
        self._label = text
        text.setParent(self)
        text.setGeometry(self.rect())
        text.show()

    def sizeHint(self) -> QSize:
        return self._label.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._label.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._label.setGeometry(self.rect())
