"""Record of the experiment of the open project."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from visualnet.training.sweeps.experiment_record import ExperimentRecord
    from visualnet.training.sweeps.sweep import SweepResult


class ExperimentLog(QObject):
    """Holds what was asked for last, and what came of it so far."""

    changed = Signal()
    """There is another record, or another result in it."""
    replaced = Signal()
    """The record is that of another project: a panel is to show it from its beginning."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.record: ExperimentRecord | None = None

    def begin(self, record: "ExperimentRecord") -> None:
        """Keep an experiment that begins, in place of the one before."""
        self.record = record
        self.changed.emit()

    def add(self, result: "SweepResult") -> None:
        """Keep the result of one run of it."""
        if self.record is not None:
            self.record = replace(self.record, results=(*self.record.results, result))
            self.changed.emit()

    def take(self, record: "ExperimentRecord | None") -> None:
        """Go over to another project's experiment, None where it has none."""
        if record is not self.record:
            self.record = record
            self.replaced.emit()
            self.changed.emit()
