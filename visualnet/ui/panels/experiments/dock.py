"""Connection of the experiments panel with the sweep that it starts and stops."""

from functools import partial

from PySide6.QtCore import Slot

from visualnet.paths import user_state_dir
from visualnet.training.config import TrainingConfig
from visualnet.training.sweeps.experiment_record import ExperimentRecord
from visualnet.training.sweeps.sweep import SweepResult
from visualnet.ui.panels.experiments.panel import ExperimentsPanel
from visualnet.ui.panels.experiments.runner import SweepRequest, SweepRunner
from visualnet.ui.panels.experiments.table import SweepTable
from visualnet.ui.window.context import Context
from visualnet.ui.window.file_dialogs import write_table
from visualnet.ui.window.panel import PanelDock


class ExperimentsDock(PanelDock[ExperimentsPanel]):
    """Connects the experiments panel with the processes that do the work."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, ExperimentsPanel())
        self._log = context.experiments
        self._is_left = False
        self.runner = SweepRunner(user_state_dir() / "experiments", self)
        self.panel.start_requested.connect(self._start)
        self.panel.stop_requested.connect(self.runner.stop)
        self.panel.save_requested.connect(self._save)
        context.menus.add(self.panel, lambda _place: self.panel.menu_entries())
        for table in self.panel.findChildren(SweepTable):
            context.menus.add(table, lambda _place: self.panel.menu_entries())
        self.runner.result_ready.connect(self._add)
        self.runner.ended.connect(self._end)
        self._log.replaced.connect(self._show_record)
        context.session.config_changed.connect(self._set_base)
        self._set_base(context.session.config)
        self._show_record()

    def open(self, *what: object) -> None:
        """Choose the experiment of this name; it is not started."""
        for name in what:
            self.panel.choose(str(name))

    def close(self) -> None:
        """Stop what runs; does not wait."""
        self.runner.close()

    @Slot(object)
    def _set_base(self, config: TrainingConfig) -> None:
        features = self.context.session.features
        self.panel.set_base(config, () if features is None else features.columns)

    @Slot(object)
    def _start(self, request: SweepRequest) -> None:
        self._log.begin(ExperimentRecord(request.name, request.sweep))
        self.runner.start(request)

    @Slot()
    def _show_record(self) -> None:
        """Show the experiment of the project; one that goes on belongs to the project before."""
        if self.panel.is_running:
            self._is_left = True
            self.runner.stop()
            words = self.tr("The experiment was stopped. Press Start to continue.")
            self.context.say(words, "experiments")
        self.panel.show_record(self._log.record)

    @Slot(object)
    def _add(self, result: SweepResult) -> None:
        # Results may still be on their way when another project has been opened.
        if not self._is_left:
            self.panel.add_result(result)
            self._log.add(result)

    @Slot(str)
    def _end(self, problem: str) -> None:
        is_left, self._is_left = self._is_left, False
        self.panel.finish("" if is_left else problem)

    @Slot(str)
    def _save(self, text: str) -> None:
        save = partial(write_table, text=text)
        self.context.ask_save(self.tr("Save the results"), "experiment", (".csv",), save)
