"""Cost of removing a neuron: accuracy without it, in all and for each class."""

from collections.abc import Sequence
from math import isnan

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from visualnet.insight.ablation import Ablation
from visualnet.number_text import number_text, percent_text, points_text
from visualnet.ui.panels.inspector.labels import caption, words
from visualnet.ui.panels.inspector.signed_bars import SignedBars, SignedRow
from visualnet.ui.widgets.build import column, marked
from visualnet.ui.widgets.eliding_combo_box import combo_box


class AblationView(QWidget):
    """A sentence for all test images and a bar for each class, in percentage points."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ablations: Sequence[Ablation] = ()
        self._classes: Sequence[str] = ()
        self._words = words(name="ablationWords")
        self._which = combo_box(
            ((self.tr("activation held at 0"), 0), (self.tr("activation held at its mean"), 1)),
            name="ablationKind",
            tip=self.tr("At its mean the neuron gives no information but keeps its level"),
            spoken=self.tr("How the neuron is removed"),
        )
        self.classes = marked(
            SignedBars(),
            tip=self.tr("Accuracy of each class without this neuron"),
            spoken=self.tr("Accuracy lost or gained per class"),
        )
        heading = caption(self.tr("ACCURACY WITHOUT IT"))
        column(heading, self._which, self._words, self.classes, on=self, gap=4)
        self._which.currentIndexChanged.connect(self._show_ablation)

    def show_ablations(self, silenced: Ablation, at_mean: Ablation, classes: Sequence[str]) -> None:
        """Show what was measured with the activation at 0, and at its mean."""
        self._ablations, self._classes = (silenced, at_mean), classes
        self._show_ablation()

    @Slot()
    def _show_ablation(self) -> None:
        if not self._ablations:
            return
        shown = self._ablations[self._which.currentData()]
        before, after = shown.accuracy_before, shown.accuracy_after
        text = self.tr("{0} → {1} test accuracy: {2} percentage points, activation held at {3}")
        change, value = points_text(after - before, 2), number_text(shown.value)
        shares = percent_text(before, 2), percent_text(after, 2)
        self._words.setText(text.format(*shares, change, value))
        recalls = shown.recalls_before.tolist(), shown.recalls_after.tolist()
        rows = zip(self._classes, *recalls, strict=True)
        self.classes.show_rows([self._row(name, old, new) for name, old, new in rows])

    def _row(self, name: str, before: float, after: float) -> SignedRow:
        change = after - before
        if isnan(change):
            return SignedRow(name, change, "–", self.tr("{0}: no test examples").format(name))
        return SignedRow(
            name,
            change,
            points_text(change, 2),
            self.tr("{0}: {1} correct with it, {2} without").format(
                name, percent_text(before, 2), percent_text(after, 2)
            ),
        )
