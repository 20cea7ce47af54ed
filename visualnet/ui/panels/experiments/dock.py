"""Experiments beside the window: started, watched, stopped."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from visualnet.paths import user_state_dir
from visualnet.ui.look.theme import Theme
from visualnet.ui.panels.experiments.panel import ExperimentsPanel
from visualnet.ui.panels.experiments.runner import SweepRunner
from visualnet.ui.window.context import Workplace
from visualnet.ui.window.file_dialogs import write_table


class ExperimentsDock(QObject):
    """Connects the experiments panel with the processes that do the work."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place = place
        self.panel = ExperimentsPanel()
        self.runner = SweepRunner(user_state_dir() / "experiments", self)
        self.panel.start_requested.connect(self.runner.start)
        self.panel.stop_requested.connect(self.runner.stop)
        self.panel.save_requested.connect(self._save)
        self.runner.result_ready.connect(self.panel.add_result)
        self.runner.ended.connect(self.panel.finish)
        place.session.config_changed.connect(self.panel.set_base)
        self.panel.set_base(place.session.config)

    def apply_theme(self, theme: Theme) -> None:
        """Take on a theme's colours."""
        self.panel.apply_theme(theme)

    def close(self) -> None:
        """Stop what runs; does not wait."""
        self.runner.close()

    @Slot(str)
    def _save(self, text: str) -> None:
        def write(path: Path) -> None:
            write_table(path, text)

        self._place.ask_save(self.tr("Save the results"), "experiment", (".csv",), write)
