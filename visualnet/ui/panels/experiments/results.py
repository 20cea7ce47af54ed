"""The results of an experiment: a chart over a table, a place for each setting."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from visualnet.training.config import TrainingConfig
from visualnet.training.sweeps.experiments import EXPERIMENTS, Experiment, PublishedRun
from visualnet.training.sweeps.sweep import Sweep, SweepResult
from visualnet.ui.panels.experiments.chart import SweepChart
from visualnet.ui.panels.experiments.table import SweepTable
from visualnet.ui.session.setting_text import (
    named_value_text,
    setting_label,
    setting_phrase,
)


class ExperimentResults(QSplitter):
    """Begins empty; results of one sweep are added as they come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.results: list[SweepResult] = []
        self._places: dict[TrainingConfig, int] = {}
        self._texts: list[tuple[str, float | None]] = []
        self._chart = SweepChart()
        self._table = SweepTable()
        for part in (self._chart, self._table):
            self.addWidget(part)
        self.setChildrenCollapsible(False)

    def begin(self, sweep: Sweep | None, name: str = "", columns: Sequence[str] = ()) -> None:
        """Take all results away, and make a place for each setting of a sweep, None for none.

        name: of the built-in experiment that it is, for what was published. columns: of the points
        that are learnt from.
        """
        configs = () if sweep is None else sweep.configs
        settings = list(dict.fromkeys(config.changed(seed=0) for config in configs))
        varied = () if sweep is None else sweep.varied
        self._places = {config: place for place, config in enumerate(settings)}
        self._texts = _texts(settings, varied, _published(name, settings), columns)
        self.results = []
        is_one = len(varied) == 1
        self._chart.begin(
            setting_label(varied[0]) if is_one else self.tr("setting") if varied else "",
            [
                named_value_text(varied[0], getattr(config, varied[0]), columns)
                if is_one
                else str(place + 1)
                for place, config in enumerate(settings)
            ],
            [published for _, published in self._texts],
        )
        self._table.clear_results()

    def add(self, result: SweepResult) -> None:
        """Show the result of one run."""
        place = self._places[result.config.changed(seed=0)]
        self.results.append(result)
        self._table.add(result, *self._texts[place])
        accuracy = result.figures["test_accuracy"]
        if accuracy is not None:
            self._chart.add(place, accuracy)


def _published(name: str, settings: list[TrainingConfig]) -> tuple[PublishedRun, ...]:
    """Return what was published for these settings; none where they are no built-in experiment's.

    A project may come from a version whose experiments were others.
    """
    if name not in EXPERIMENTS or not settings:
        return ()
    experiment: Experiment = EXPERIMENTS[name].changed(epochs=settings[0].epochs)
    same = [run.config.changed(seed=0) for run in experiment.runs] == settings
    return experiment.runs if same else ()


def _texts(
    settings: list[TrainingConfig],
    varied: tuple[str, ...],
    published: tuple[PublishedRun, ...],
    columns: Sequence[str],
) -> list[tuple[str, float | None]]:
    """Return the words for each place, and the accuracy published for it."""
    if published:
        is_one = len(varied) == 1
        return [
            (run.label if is_one else f"{place} · {run.label}", run.test_accuracy)
            for place, run in enumerate(published, 1)
        ]
    return [
        (", ".join(setting_phrase(name, getattr(config, name), columns) for name in varied), None)
        for config in settings
    ]
