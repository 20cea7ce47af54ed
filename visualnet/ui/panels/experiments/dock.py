"""Connection of the experiments panel with the sweep that it starts and stops."""

from pathlib import Path

from PySide6.QtCore import Slot

from visualnet.paths import user_state_dir
from visualnet.ui.panels.experiments.panel import ExperimentsPanel
from visualnet.ui.panels.experiments.runner import SweepRunner
from visualnet.ui.window.context import Context
from visualnet.ui.window.file_dialogs import write_table
from visualnet.ui.window.panel import PanelDock


class ExperimentsDock(PanelDock):
    """Connects the experiments panel with the processes that do the work."""

    panel: ExperimentsPanel

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.panel = ExperimentsPanel()
        self.runner = SweepRunner(user_state_dir() / "experiments", self)
        self.panel.start_requested.connect(self.runner.start)
        self.panel.stop_requested.connect(self.runner.stop)
        self.panel.save_requested.connect(self._save)
        self.runner.result_ready.connect(self.panel.add_result)
        self.runner.ended.connect(self.panel.finish)
        context.session.config_changed.connect(self.panel.set_base)
        self.panel.set_base(context.session.config)

    def open(self, *what: object) -> None:
        """Choose the experiment of this name; it is not started."""
        for name in what:
            self.panel.choose(str(name))

    def close(self) -> None:
        """Stop what runs; does not wait."""
        self.runner.close()

    @Slot(str)
    def _save(self, text: str) -> None:
        def write(path: Path) -> None:
            write_table(path, text)

        self.context.ask_save(self.tr("Save the results"), "experiment", (".csv",), write)
