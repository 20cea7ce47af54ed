"""Experiments: the same training with other settings and seeds, and what came of it."""

import os
from time import perf_counter

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from visualnet.errors import SettingError
from visualnet.number_text import count_text
from visualnet.plain_text import as_csv
from visualnet.training.config import TrainingConfig
from visualnet.training.sweeps.experiments import Experiment
from visualnet.training.sweeps.one_run import FIGURES
from visualnet.training.sweeps.report import duration
from visualnet.training.sweeps.sweep import Sweep, SweepResult
from visualnet.training.sweeps.variations import setting_as_text
from visualnet.ui.look.style_properties import set_style_property
from visualnet.ui.look.theme import Theme
from visualnet.ui.look.translation import translated
from visualnet.ui.panels.experiments.chart import SweepChart
from visualnet.ui.panels.experiments.form import ExperimentForm
from visualnet.ui.panels.experiments.runner import SweepRequest
from visualnet.ui.panels.experiments.table import SweepTable
from visualnet.ui.session.setting_text import setting_label, value_text
from visualnet.ui.widgets.number_fields import WholeField, take_typed


class ExperimentsPanel(QWidget):
    """A form, Start and Stop, and the results as they come: a chart over a table."""

    start_requested = Signal(object)  # SweepRequest
    """From then on results are awaited, until `finish`."""
    stop_requested = Signal()
    save_requested = Signal(str)
    """The results as the text of a CSV file, to be saved where the user says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("experimentsPanel")
        self.setAccessibleName(self.tr("Experiments"))
        self._sweep: Sweep | None = None
        self._experiment: Experiment | None = None
        self._places: dict[TrainingConfig, int] = {}
        self._results: list[SweepResult] = []
        self._found = 0
        self._began = 0.0
        self._is_running = False
        self._form = ExperimentForm()
        self._chart = SweepChart()
        self._table = SweepTable()
        self._make_controls()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 10)
        layout.setSpacing(6)
        layout.addWidget(self._form)
        layout.addLayout(self._options_row())
        layout.addLayout(self._buttons_row())
        layout.addWidget(self._progress)
        layout.addWidget(self._status)
        layout.addWidget(self._chart, 1)
        layout.addWidget(self._table, 1)
        self._connect()
        self._show_what_is_asked()

    def set_base(self, config: TrainingConfig) -> None:
        """Set the settings that an experiment of one's own starts from."""
        self._form.set_base(config)

    def choose(self, name: str) -> None:
        """Choose a built-in experiment by its name, as if by hand."""
        self._form.choose(name)

    @Slot(object)
    def add_result(self, result: SweepResult) -> None:
        """Show the result of one run."""
        sweep = self._sweep
        assert sweep is not None  # noqa: S101 - results come after a start
        place = self._places[result.config.changed(seed=0)]
        self._results.append(result)
        self._found += result.was_found
        self._table.add(result, *self._setting_of(place))
        accuracy = result.figures["test_accuracy"]
        if accuracy is not None:
            self._chart.add(place, accuracy)
        self._progress.setValue(len(self._results))
        self._status.setText(self._progress_text(len(sweep.configs)))
        self._save.setEnabled(True)

    @Slot(str)
    def finish(self, problem: str) -> None:
        """Say that the sweep is over. problem: a sentence where it went wrong, else empty."""
        total = len(self._sweep.configs) if self._sweep else 0
        done = len(self._results)
        self._is_running = False
        if problem:
            self._say(problem, is_error=True)
        elif done < total:
            self._say(self.tr("Stopped after {0} of {1} runs; Start goes on.").format(done, total))
        else:
            self._say(self.tr("All runs are done."))
        self._show_buttons(can_start=True)

    def apply_theme(self, theme: Theme) -> None:
        """Take on a theme's colours."""
        self._chart.apply_theme(theme)

    def _make_controls(self) -> None:
        cores = os.cpu_count() or 1
        self._processes = WholeField()
        self._processes.setObjectName("sweepProcesses")
        self._processes.setRange(1, cores)
        self._processes.setMinimumWidth(64)
        # One core is left for the window and the training in it.
        self._processes.setValue(max(1, cores - 1))
        self._processes.setToolTip(self.tr("Runs at a time, each in a process of its own"))
        self._processes.setAccessibleName(self.tr("Runs at a time"))
        self._afresh = QCheckBox(self.tr("all anew"))
        self._afresh.setToolTip(
            self.tr("Forget the results of this experiment that are kept from an earlier time")
        )
        self._make_buttons()
        self._progress = QProgressBar()
        # Before the first it is −1, which would be told.
        self._progress.setValue(0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Runs done"))
        self._status = QLabel()
        self._status.setObjectName("sweepStatus")
        self._status.setWordWrap(True)

    def _make_buttons(self) -> None:
        self._start = QPushButton(self.tr("Start"))
        self._start.setObjectName("startSweep")
        self._start.setProperty("primary", True)
        self._start.setToolTip(self.tr("Do all runs; those already done are not repeated"))
        self._stop = QPushButton(self.tr("Stop"))
        self._stop.setObjectName("stopSweep")
        self._stop.setToolTip(self.tr("Give up the runs going on; finished ones are kept"))
        self._save = QPushButton(self.tr("Save CSV…"))
        self._save.setObjectName("saveSweep")
        self._save.setToolTip(self.tr("Save all results as a table"))

    def _options_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        label = QLabel(self.tr("runs at a time"))
        label.setBuddy(self._processes)
        row.addWidget(label)
        row.addWidget(self._processes)
        row.addStretch(1)
        row.addWidget(self._afresh)
        return row

    def _buttons_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in (self._start, self._stop, self._save):
            button.setProperty("narrow", True)
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self._form.changed.connect(self._show_what_is_asked)
        self._start.clicked.connect(self._ask_start)
        self._stop.clicked.connect(self._ask_stop)
        self._save.clicked.connect(self._ask_save)

    @Slot()
    def _show_what_is_asked(self) -> None:
        if self._is_running:
            return
        try:
            sweep = self._form.sweep()
        except SettingError as error:
            self._say(translated(error), is_error=True)
            self._show_buttons(can_start=False)
            return
        self._say(self.tr("runs: {0}").format(count_text(len(sweep.configs))))
        self._show_buttons(can_start=True)

    @Slot()
    def _ask_start(self) -> None:
        if not take_typed(self):
            return
        try:
            # The settings that it starts from may have changed since the form was looked at.
            self._begin(self._form.sweep())
        except SettingError as error:
            self._say(translated(error), is_error=True)
            return
        assert self._sweep is not None  # noqa: S101 - just begun
        is_afresh = self._afresh.isChecked()
        self._afresh.setChecked(False)
        self.start_requested.emit(SweepRequest(self._sweep, self._processes.value(), is_afresh))

    @Slot()
    def _ask_stop(self) -> None:
        self._stop.setEnabled(False)
        self._say(self.tr("Stopping…"))
        self.stop_requested.emit()

    @Slot()
    def _ask_save(self) -> None:
        if self._sweep is not None:
            self.save_requested.emit(results_as_csv(self._sweep, self._results))

    def _begin(self, sweep: Sweep) -> None:
        self._sweep, self._experiment = sweep, self._form.experiment()
        settings = dict.fromkeys(config.changed(seed=0) for config in sweep.configs)
        self._places = {config: place for place, config in enumerate(settings)}
        self._results, self._found = [], 0
        self._began = perf_counter()
        self._is_running = True
        texts = [self._setting_of(place) for place in range(len(self._places))]
        is_one = len(sweep.varied) == 1
        self._chart.begin(
            setting_label(sweep.varied[0]) if is_one else self.tr("setting"),
            self._short_texts(sweep) if is_one else [str(k + 1) for k in range(len(texts))],
            [published for _, published in texts],
        )
        self._table.clear_results()
        self._progress.setRange(0, len(sweep.configs))
        self._progress.setValue(0)
        self._say(self._progress_text(len(sweep.configs)))
        self._show_buttons(can_start=False)

    def _short_texts(self, sweep: Sweep) -> list[str]:
        return [value_text(getattr(config, sweep.varied[0])) for config in self._places]

    def _setting_of(self, place: int) -> tuple[str, float | None]:
        """Return the words for a place, and the accuracy published for it."""
        assert self._sweep is not None  # noqa: S101 - places come with a sweep
        if self._experiment is not None:
            run = self._experiment.runs[place]
            words = run.label if len(self._sweep.varied) == 1 else f"{place + 1} · {run.label}"
            return words, run.test_accuracy
        config = list(self._places)[place]
        varied = self._sweep.varied[0]
        return f"{setting_label(varied)} {value_text(getattr(config, varied))}", None

    def _progress_text(self, total: int) -> str:
        done = len(self._results)
        text = self.tr("{0} of {1} runs").format(count_text(done), count_text(total))
        if self._found:
            text += self.tr(", {0} of them kept from before").format(self._found)
        new = done - self._found
        if new and done < total:
            left = (perf_counter() - self._began) / new * (total - done)
            text += self.tr(", about {0} left").format(duration(left))
        return text

    def _say(self, sentence: str, *, is_error: bool = False) -> None:
        set_style_property(self._status, "role", "error" if is_error else "muted")
        self._status.setText(sentence)

    def _show_buttons(self, *, can_start: bool) -> None:
        self._start.setEnabled(can_start and not self._is_running)
        self._stop.setEnabled(self._is_running)
        self._save.setEnabled(bool(self._results))
        self._form.setEnabled(not self._is_running)
        self._processes.setEnabled(not self._is_running)
        self._afresh.setEnabled(not self._is_running)


def results_as_csv(sweep: Sweep, results: list[SweepResult]) -> str:
    """Return results as a results file has them: a line each, accuracies 0 to 1."""
    rows: list[list[object]] = [[*sweep.varied, "seed", *FIGURES]]
    for result in results:
        settings = [setting_as_text(result.config, name) for name in (*sweep.varied, "seed")]
        rows.append([*settings, *(result.figures[name] for name in FIGURES)])
    return as_csv(rows)
