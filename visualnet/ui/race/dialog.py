"""Dialog on which two runs are to race."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from visualnet.training.runs import RunRecord
from visualnet.ui.widgets.build import fill_dialog, form, marked, muted
from visualnet.ui.widgets.eliding_combo_box import ElidingComboBox, combo_box


class RaceDialog(QDialog):
    """Two fields, A and B, with the listed runs; one cannot race itself."""

    chosen = Signal(object, object)  # RunRecord, RunRecord

    def __init__(
        self,
        records: Iterable[RunRecord],
        names: Mapping[int, str],
        current: int,
        parent: QWidget | None,
    ) -> None:
        """records: two or more. names: theirs, by number. current: the open one, 0 for none."""
        super().__init__(parent)
        self._records = {record.number: record for record in records}
        names = {number: names[number] for number in sorted(self._records)}
        self.setObjectName("raceDialog")
        self.setWindowTitle(self.tr("Race two runs"))
        self.a = _made_field(names, "raceA", self.tr("The first run"), self.tr("Run A"))
        self.b = _made_field(names, "raceB", self.tr("The second run"), self.tr("Run B"))
        numbers = list(names)
        first = numbers.index(current) if current in numbers else len(numbers) - 1
        self.a.setCurrentIndex(first)
        self.b.setCurrentIndex(first - 1 if first else 1)
        rows = QWidget()
        fields = form(12, 8, on=rows)
        fields.addRow(self.tr("A"), self.a)
        fields.addRow(self.tr("B"), self.b)
        words = muted(
            self.tr(
                "Both are trained again from their beginning, always at the same number of "
                "examples. A run and its fork start at the step where they part."
            )
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = buttons.addButton(
            self.tr("Start race"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        marked(self.start, "raceStart", self.tr("Pause the training and start the race"))
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        fill_dialog(self, words, rows, buttons=buttons)
        self.finished.connect(self.deleteLater)
        for field in (self.a, self.b):
            field.currentIndexChanged.connect(self._show_whether_two)

    @Slot()
    def _show_whether_two(self) -> None:
        self.start.setEnabled(self.a.currentData() != self.b.currentData())

    @Slot()
    def _accept(self) -> None:
        chosen = (self._records[field.currentData()] for field in (self.a, self.b))
        self.chosen.emit(*chosen)
        self.accept()


def _made_field(names: Mapping[int, str], name: str, tip: str, spoken: str) -> ElidingComboBox:
    entries = [(each, number) for number, each in names.items()]
    return combo_box(entries, name, tip, spoken)
