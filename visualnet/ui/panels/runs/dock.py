"""Connection of the list of runs with the session and the charts' overlays."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Slot

from visualnet.data.datasets import Dataset
from visualnet.data.plane.points import are_points
from visualnet.errors import VisualNetError
from visualnet.features import Features
from visualnet.training.absent_data import DataIdentity
from visualnet.training.config import TrainingConfig
from visualnet.training.loading import is_same_data, load_dataset_of, without_refused
from visualnet.training.run_table import runs_as_csv
from visualnet.training.runs import RunRecord
from visualnet.ui.panels.runs.panel import RunsPanel
from visualnet.ui.session.new_runs import data_or_absent
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.session.run_names import run_names
from visualnet.ui.session.undo import ValueCommand
from visualnet.ui.window.context import Context
from visualnet.ui.window.file_dialogs import write_table
from visualnet.ui.window.panel import PanelDock


class RunsDock(PanelDock[RunsPanel]):
    """Connects the runs panel."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, RunsPanel())
        log = self._log = context.run_log
        self._asked = 0
        context.preferences.bind(
            Preferences.runs_order, self.panel.table.set_order, self.panel.table.order_changed
        )
        self.panel.overlays_changed.connect(log.show_overlays)
        self.panel.rename_requested.connect(self._rename)
        self.panel.open_requested.connect(self._open)
        self.panel.compare_requested.connect(self._compare)
        self.panel.remove_requested.connect(self._remove)
        self.panel.export_requested.connect(self._export)
        context.menus.add(self.panel.table, self.panel.menu_entries)
        log.changed.connect(self._show_runs)
        self._show_runs()

    def open(self, *what: object) -> None:
        """Go back to a run; what: its number."""
        for number in what:
            if isinstance(number, int):
                self._open(number)

    @Slot()
    def _show_runs(self) -> None:
        self.panel.show_runs(self._log.history.records, self._log.current)

    @Slot(int, str)
    def _rename(self, number: int, name: str) -> None:
        history = self._log.history
        before = history.record(number).name
        self._log.rename(number, name)
        # The log cleans names, so the new one is read back.
        after = history.record(number).name
        text = self.tr("rename {0} to {1}").format(before, after)
        rename = partial(self._log.rename, number)
        self.context.session.undo_stack.add(ValueCommand(rename, before, after, text))

    @Slot(int)
    def _open(self, number: int) -> None:
        record, session = self._log.history.record(number), self.context.session
        self._asked += 1
        config, note = without_refused(record.config)
        if note:
            self.context.say(note, "runs")
        show = partial(self._show_record, self._asked, record, config)
        if session.matching_dataset is not None and is_same_data(config, session.config):
            show(session.matching_dataset)
        else:
            # A run whose data are missing can still be shown and saved.
            identity = self._identity_of(record)
            load = partial(_data_of, config, record.classes, identity, record.features)
            self.context.jobs.submit(load, show, self.context.tell)

    def _identity_of(self, record: RunRecord) -> DataIdentity | None:
        """Return the identity of a run's data, where it is that of the open run's that are away."""
        absent, config = self.context.session.absent_data, self.context.session.config
        is_known = absent is not None and is_same_data(record.config, config)
        return absent.identity if absent is not None and is_known else None

    def _show_record(
        self, asked: int, record: RunRecord, config: TrainingConfig, dataset: Dataset
    ) -> None:
        if asked != self._asked:
            return
        try:
            network = record.network()
            name = run_names(self._log.history.records)[record.number]
            shown = network, config, name, dataset, record.classes
            self.context.session.open_network(*shown, record.learnt)
        except VisualNetError as error:
            self.context.tell(error)

    @Slot(int, int)
    def _compare(self, one: int, other: int) -> None:
        # Imported here: its plots take a tenth of a second to load.
        from visualnet.ui.panels.runs.comparison import RunComparison

        history, context = self._log.history, self.context
        names = run_names(history.records)
        a, b = (replace(history.record(n), name=names[n]) for n in (one, other))
        comparison = RunComparison(a, b, context.jobs, context.window)
        context.menus.serve(comparison)
        comparison.show()

    @Slot(object)
    def _remove(self, numbers: list[int]) -> None:
        history = self._log.history
        removed: list[RunRecord] = []

        def set_listed(are_listed: bool) -> None:
            if are_listed:
                for record in removed:
                    history.restore(record)
            else:
                removed[:] = [history.remove(number) for number in numbers]
            self._log.changed.emit()

        set_listed(False)
        command = ValueCommand(set_listed, True, False, self.tr("remove runs"))
        self.context.session.undo_stack.add(command)

    @Slot()
    def _export(self) -> None:
        save = partial(write_table, text=runs_as_csv(self._log.history.records))
        self.context.ask_save(self.tr("Export the list of runs"), "runs", (".csv",), save)


def _data_of(
    config: TrainingConfig,
    classes: tuple[str, ...],
    identity: DataIdentity | None,
    features: Features | None,
) -> Dataset:
    """Return the data of a run. features: of its network, None where they are not known."""
    if features is None and are_points(config.dataset):
        # A run of an older file: as its data are read by themselves.
        features = load_dataset_of(config).features
    return data_or_absent(config, classes, identity, features=features)
