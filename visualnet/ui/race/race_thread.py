"""The thread that advances a race."""

from visualnet.training.racing.race import Race, RaceState
from visualnet.training.snapshots import Newest
from visualnet.ui.session.training_thread import ControlledThread


class RaceThread(ControlledThread):
    """Advances a race until it is ended or over; while it runs, it alone owns the race's trainers.

    Of the control only play, pause, pace and stop may be used. error: what it failed of, None where
    it did not; a side that diverges is no failure of the race.
    """

    def __init__(self, race: Race, examples_per_second: float | None = None) -> None:
        super().__init__(examples_per_second)
        self.race = race
        self.outbox: Newest[RaceState] = Newest()
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.race.run(self.control, self.outbox)
        except Exception as error:  # noqa: BLE001 - told in the GUI thread
            self.error = error
        finally:
            self.control.end()
