"""The class that the network reads, large, and how sure it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from visualnet.ui.prediction_bars import percent_text

_LETTERS = {"big-digit": 2, "big-word": 10}
"""The longest name of a class that has room in each size of the text; others are set smaller."""


class PredictionReadout(QWidget):
    """A caption, the answer in `predictionLabel`, and a line with its probability and the truth."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        caption = QLabel(self.tr("READS"))
        caption.setProperty("role", "caption")
        self._answer = QLabel()
        self._answer.setObjectName("predictionLabel")
        self._answer.setAccessibleName(self.tr("Class read"))
        self._answer.setToolTip(self.tr("The class with the largest probability"))
        self._answer.setTextFormat(Qt.TextFormat.PlainText)
        self._answer.setWordWrap(True)
        # A long name is not to make the dock wider.
        self._answer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._answer.setProperty("role", "big-digit")
        self._sureness = QLabel()
        self._sureness.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(caption)
        layout.addWidget(self._answer, 1)
        layout.addWidget(self._sureness)

    def set_classes(self, names: Sequence[str]) -> None:
        """Set the names of all classes: the longest decides how large they are written."""
        longest = max(map(len, names), default=0)
        role = next((role for role, room in _LETTERS.items() if longest <= room), "title")
        if role != self._answer.property("role"):
            self._answer.setProperty("role", role)
            # A style sheet looks at properties only when it is applied.
            self._answer.style().unpolish(self._answer)
            self._answer.style().polish(self._answer)

    def show_prediction(
        self, answer: str | None, probability: float = 0.0, truth: str | None = None
    ) -> None:
        """Show the class read and its probability, 0 to 1; None for nothing.

        truth: the right class where it is known; it is named where the answer is another.
        """
        self._answer.setText(answer or "")
        if answer is None:
            self._sureness.setText("")
        elif truth is None or truth == answer:
            right = self.tr(", right") if truth is not None else ""
            self._sureness.setText(self.tr("{0} % sure").format(percent_text(probability)) + right)
        else:
            self._sureness.setText(self.tr("wrong: it is a {0}").format(truth))
