"""The list of the runs of one project, and which of them are in a file."""

from collections.abc import Iterable

from visualnet.training.runs import RunHistory, RunRecord
from visualnet.ui.session.open_run import SavedState


class RunList:
    """Kept whole while another project is shown, for as long as undo can bring it back.

    history: the runs. is_given_up: whether the user agreed that what is in no file may be lost.
    """

    def __init__(self, records: Iterable[RunRecord] = (), run_id: int = 0, number: int = 0) -> None:
        """number: of the run with that id, 0 where it is not listed."""
        self.history = RunHistory()
        self.history.take(records)
        self.is_given_up = False
        self._numbers = {run_id: number} if number else {}
        self._saved: dict[int, SavedState] = {}
        self._withdrawn: dict[int, RunRecord] = {}

    def number_of(self, run_id: int) -> int:
        """Return the number of a run, 0 where it was never listed."""
        return self._numbers.get(run_id, 0)

    def record_of(self, run_id: int) -> RunRecord | None:
        """Return what is listed of a run, None where it is not, or no longer."""
        number = self.number_of(run_id)
        return next((each for each in self.history.records if each.number == number), None)

    def note_number(self, run_id: int, number: int) -> None:
        """Remember under which number a run was listed."""
        self._numbers[run_id] = number

    def withdraw(self, run_id: int) -> None:
        """List a run no more, until it is put back; nothing where it is not listed."""
        record = self.record_of(run_id)
        if record is not None:
            self._withdrawn[run_id] = self.history.remove(record.number)

    def put_back(self, run_id: int) -> None:
        """List a run again that was withdrawn, under its number; nothing where it was not."""
        record = self._withdrawn.pop(run_id, None)
        if record is not None:
            self.history.restore(record)

    def note_saved(self, records: Iterable[RunRecord]) -> None:
        """Remember that these are in a file, with the weights that they have now."""
        self._saved |= {record.number: record.weights_state for record in records}

    def unsaved(self) -> list[RunRecord]:
        """Return the runs whose weights are there, but in no file."""
        return [
            record
            for record in self.history.records
            if record.parameters is not None
            and self._saved.get(record.number) != record.weights_state
        ]
