"""A window with a race in it."""

from visualnet.training.config import TrainingConfig
from visualnet.ui.session.new_runs import run_of_settings

CONFIG = TrainingConfig(hidden=(8,), batch_size=50, epochs=None)


class Racing:
    """A window with a race in it."""

    def __init__(self, desk, dataset):
        self.desk, self.dataset = desk, dataset
        self.context = desk.application.context
        self.feature = desk.application.race

    def run(self, **settings):
        return run_of_settings(CONFIG.changed(**settings), self.dataset)

    def begin(self, a, b, examples=1):
        self.feature.begin(a, b)
        self.desk.wait(lambda: self.feature.is_going_on)
        self.desk.wait(lambda: self.feature._state.examples >= examples)
        return self.feature.view

    def pause(self):
        if self.feature._thread.control.is_playing:
            self.feature.view.play.click()
        self.desk.wait(lambda: self.feature._thread.control.is_settled)
        self.desk.wait(lambda: not self.feature._clock._beat.isActive())

    def end(self):
        self.feature.view.end.click()
        self.desk.wait(lambda: not self.feature.is_going_on)

    @property
    def records(self):
        return self.context.run_log.history.records
