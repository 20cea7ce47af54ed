"""Experiments: the same training with other settings and seeds, and what came of it."""

import os
from collections.abc import Sequence
from time import perf_counter

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QWidget

from visualnet.errors import SettingError
from visualnet.number_text import count_text
from visualnet.plain_text import as_csv
from visualnet.training.config import TrainingConfig
from visualnet.training.sweeps.experiment_record import ExperimentRecord
from visualnet.training.sweeps.one_run import FIGURES
from visualnet.training.sweeps.report import duration
from visualnet.training.sweeps.sweep import Sweep, SweepResult
from visualnet.training.sweeps.variations import setting_as_text
from visualnet.ui.look.style_properties import set_style_property
from visualnet.ui.look.translation import plural, translated
from visualnet.ui.panels.experiments.form import ExperimentForm
from visualnet.ui.panels.experiments.results import ExperimentResults
from visualnet.ui.panels.experiments.runner import SweepRequest
from visualnet.ui.widgets.build import STRETCH, button, column, label, marked, row
from visualnet.ui.widgets.number_fields import WholeField, take_typed
from visualnet.ui.window.acts.context_menus import Act, Entries


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
        self.setProperty("term", "sweep")
        self.setAccessibleName(self.tr("Experiments"))
        self._sweep: Sweep | None = None
        self._base_data, self._base_columns = "", tuple[str, ...]()
        self._found = 0
        self._began = 0.0
        self.is_running = False
        """From a start until `finish`."""
        self._form = ExperimentForm()
        self._shown = ExperimentResults()
        self._make_controls()
        column(
            self._form,
            self._options_row(),
            self._afresh,
            row(self._start, self._stop, self._save, gap=6),
            self._progress,
            self._status,
            (self._shown, 1),
            on=self,
            gap=6,
            edges=(10, 8, 10, 10),
        )
        self._form.changed.connect(self._show_what_is_asked)
        self._show_what_is_asked()

    def set_base(self, config: TrainingConfig, columns: Sequence[str] = ()) -> None:
        """Set the settings that an experiment of one's own starts from.

        columns: of the points that are learnt from.
        """
        self._base_data, self._base_columns = config.dataset, tuple(columns)
        self._form.set_base(config, has_points=bool(columns))

    def choose(self, name: str) -> None:
        """Choose a built-in experiment by its name, as if by hand."""
        self._form.choose(name)

    @Slot(object)
    def add_result(self, result: SweepResult) -> None:
        """Show the result of one run."""
        sweep = self._sweep
        assert sweep is not None  # noqa: S101 - results come after a start
        self._shown.add(result)
        self._found += result.was_found
        self._progress.setValue(len(self._shown.results))
        self._status.setText(self._progress_text(len(sweep.configs)))
        self._save.setEnabled(True)

    def show_record(self, record: ExperimentRecord | None) -> None:
        """Show an experiment of a project as far as it came, None for none."""
        self._sweep = None if record is None else record.sweep
        name, results = ("", ()) if record is None else (record.name, record.results)
        self._begin_results(name)
        for result in results:
            self._shown.add(result)
        self._found = len(results)
        if record is not None:
            self._form.show_sweep(name, record.sweep)
        self._progress.setRange(0, len(record.sweep.configs) if record else 1)
        self._progress.setValue(len(results))
        if not self.is_running:
            self._show_what_is_asked()
            if results and self._start.isEnabled():
                self._say_how_far()

    @Slot(str)
    def finish(self, problem: str) -> None:
        """Say that the sweep is over. problem: a sentence where it went wrong, else empty."""
        self.is_running = False
        if problem:
            self._say(problem, is_error=True)
        else:
            self._say_how_far()
        self._show_buttons(can_start=True)

    def _say_how_far(self) -> None:
        total = len(self._sweep.configs) if self._sweep else 0
        done = len(self._shown.results)
        if done < total:
            one = self.tr("{1} of 1 run is done. Press Start to go on.")
            many = self.tr("{1} of {0} runs are done. Press Start to go on.", "", total)
            self._say(plural(total, one, many, count_text(done)))
        else:
            self._say(self.tr("All runs are done."))

    def menu_entries(self) -> Entries:
        """Return what the buttons do, for the menu of the panel and of its table."""
        return [
            Act(button.text(), button.click, button.objectName(), button.toolTip(), is_enabled)
            for button in (self._start, self._stop, self._save)
            for is_enabled in [button.isEnabled()]
        ]

    def _make_controls(self) -> None:
        cores = os.cpu_count() or 1
        self._processes = marked(
            WholeField(),
            "sweepProcesses",
            self.tr("How many runs train at the same time"),
            self.tr("Runs at a time"),
            minimumWidth=64,
        )
        self._processes.setRange(1, cores)
        # One core is left for the window and the training in it.
        self._processes.setValue(max(1, cores - 1))
        self._afresh = QCheckBox(self.tr("Ignore saved results"))
        self._afresh.setToolTip(self.tr("Do all runs again, also those done earlier"))
        self._start = button(
            self.tr("Start"),
            self.tr("Train all runs; finished ones are not repeated"),
            self._ask_start,
            "startSweep",
            primary=True,
            narrow=True,
        )
        self._stop = button(
            self.tr("Stop"),
            self.tr("Stop the runs in progress; finished ones are kept"),
            self._ask_stop,
            "stopSweep",
            narrow=True,
        )
        self._save = button(
            self.tr("Save CSV…"),
            self.tr("Save these results as a table"),
            self._ask_save,
            "saveSweep",
            narrow=True,
        )
        # Before the first it is −1, which would be told.
        self._progress = marked(
            QProgressBar(), spoken=self.tr("Runs done"), value=0, textVisible=False
        )
        self._status = label(name="sweepStatus", wraps=True)

    def _options_row(self) -> QHBoxLayout:
        text = label(self.tr("runs at a time"))
        text.setBuddy(self._processes)
        return row(text, self._processes, STRETCH, gap=4)

    @Slot()
    def _show_what_is_asked(self) -> None:
        if self.is_running:
            return
        try:
            sweep = self._form.sweep()
        except SettingError as error:
            self._say(translated(error), is_error=True)
            self._show_buttons(can_start=False)
            return
        runs = len(sweep.configs)
        self._say(plural(runs, self.tr("1 run"), self.tr("{0} runs", "", runs)))
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
        request = SweepRequest(self._sweep, self._processes.value(), is_afresh, self._form.name)
        self.start_requested.emit(request)

    @Slot()
    def _ask_stop(self) -> None:
        self._stop.setEnabled(False)
        self._say(self.tr("Stopping…"))
        self.stop_requested.emit()

    @Slot()
    def _ask_save(self) -> None:
        if self._sweep is not None:
            self.save_requested.emit(results_as_csv(self._sweep, self._shown.results))

    def _begin(self, sweep: Sweep) -> None:
        self._sweep, self._found = sweep, 0
        self._began = perf_counter()
        self.is_running = True
        self._begin_results(self._form.name)
        self._progress.setRange(0, len(sweep.configs))
        self._progress.setValue(0)
        self._say(self._progress_text(len(sweep.configs)))
        self._show_buttons(can_start=False)

    def _begin_results(self, name: str) -> None:
        sweep, columns = self._sweep, self._base_columns
        if sweep is not None and {config.dataset for config in sweep.configs} != {self._base_data}:
            columns = ()
        self._shown.begin(sweep, name, columns)

    def _progress_text(self, total: int) -> str:
        done = len(self._shown.results)
        one, many = self.tr("{1} of 1 run"), self.tr("{1} of {0} runs", "", total)
        text = plural(total, one, many, count_text(done))
        if self._found:
            text += self.tr(", {0} saved earlier").format(self._found)
        new = done - self._found
        if new and done < total:
            left = (perf_counter() - self._began) / new * (total - done)
            text += self.tr(", about {0} left").format(duration(left))
        return text

    def _say(self, sentence: str, *, is_error: bool = False) -> None:
        set_style_property(self._status, "role", "error" if is_error else "muted")
        self._status.setText(sentence)

    def _show_buttons(self, *, can_start: bool) -> None:
        self._start.setEnabled(can_start and not self.is_running)
        self._stop.setEnabled(self.is_running)
        self._save.setEnabled(bool(self._shown.results))
        self._form.setEnabled(not self.is_running)
        self._processes.setEnabled(not self.is_running)
        self._afresh.setEnabled(not self.is_running)


def results_as_csv(sweep: Sweep, results: list[SweepResult]) -> str:
    """Return results as a results file has them: a line each, accuracies 0 to 1."""
    rows: list[list[object]] = [[*sweep.varied, "seed", *FIGURES]]
    for result in results:
        settings = [setting_as_text(result.config, name) for name in (*sweep.varied, "seed")]
        rows.append([*settings, *(result.figures[name] for name in FIGURES)])
    return as_csv(rows)
