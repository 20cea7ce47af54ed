"""Panel of all runs: table, details, buttons."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from visualnet.training.runs import RunRecord
from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.look.theme import Theme, current_theme, follow_theme
from visualnet.ui.panels.runs.table import RunsTable
from visualnet.ui.widgets.build import button, column, muted
from visualnet.ui.window.acts.context_menus import Act, Entries

_PAUSE_MS = 300


class RunsPanel(QWidget):
    """A table of runs, all that is known of the selected one, and a row of buttons.

    The curves of at most five runs are asked for besides those of the open one, a colour each; a
    sixth takes the place of the first.
    """

    overlays_changed = Signal(object)  # Overlays
    """The curves to show over those of the open run."""
    rename_requested = Signal(int, str)
    open_requested = Signal(int)
    """The number of a run whose weights are to be gone back to."""
    compare_requested = Signal(int, int)
    """The numbers of two runs."""
    remove_requested = Signal(object)  # list[int]
    """The numbers of runs."""
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runsPanel")
        self.setProperty("term", "run")
        self.setAccessibleName(self.tr("Runs"))
        self._overlaid: list[int] = []
        self._places: dict[int, int] = {}
        self._told: list[tuple[str, QColor, int, object]] = []
        self.table = self._table = RunsTable()
        self._model = self._table.runs
        self._updates = Throttle(_PAUSE_MS, self._show_now, self)
        self._hint = muted(name="runDetails", textFormat=Qt.TextFormat.PlainText)
        self._hint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._make_buttons()
        buttons = QGridLayout()
        buttons.setSpacing(6)
        for place, each in enumerate((self._open, self._compare, self._remove, self._export)):
            buttons.addWidget(each, place // 2, place % 2)
        column((self._table, 1), self._hint, buttons, on=self, gap=8, edges=(10, 8, 10, 10))
        self._connect()
        self._show_what_can_be_done()
        follow_theme(self._show_overlays)

    def show_runs(self, records: Sequence[RunRecord], current: int) -> None:
        """Show these runs, which rise by number; figures alone are shown a few times a second.

        current: the number of the open run, 0 for none.
        """
        numbers = [record.number for record in records]
        shown = [record.number for record in self._model.records]
        if numbers == shown and current == self._model.current:
            self._updates.offer(list(records), current)
        else:
            self._updates.pass_on(list(records), current)

    def selected(self) -> list[int]:
        """Return the numbers of the selected runs, rising."""
        return self._table.selected()

    def menu_entries(self, _place: QPoint | None) -> Entries:
        buttons = (
            (self._open, self._ask_open),
            (self._compare, self._ask_compare),
            (self._remove, self._ask_remove),
        )
        *acts, remove = (
            Act(each.text(), act, act.__name__, each.toolTip(), each.isEnabled())
            for each, act in buttons
        )
        rename = Act(
            self.tr("Rename"),
            self._table.rename_current,
            "renameRun",
            is_enabled=len(self.selected()) == 1,
        )
        export = Act(self._export.text(), self.export_requested.emit, "exportRuns")
        by = self.tr("Sort by")
        return [*acts, "race", rename, remove, None, (by, self._table.sort_entries()), None, export]

    def _make_buttons(self) -> None:
        made = partial(button, narrow=True)
        self._open = made(self.tr("Open"), self.tr("Go back to this run's weights"), self._ask_open)
        tip = self.tr("Compare settings, curves and weights of two runs")
        self._compare = made(self.tr("Compare"), tip, self._ask_compare)
        tip = self.tr("Remove the selected runs (Delete)")
        self._remove = made(self.tr("Remove"), tip, self._ask_remove)
        tip = self.tr("Save this list with all settings and figures")
        self._export = made(self.tr("Export CSV…"), tip, self.export_requested)

    def _connect(self) -> None:
        self._model.rename_requested.connect(self.rename_requested)
        self._model.check_toggled.connect(self._toggle_overlay)
        self._table.selectionModel().selectionChanged.connect(self._show_what_can_be_done)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._ask_remove)

    def _show_now(self, records: list[RunRecord], current: int) -> None:
        self._model.show_runs(records, current)
        self._table.fit_columns()
        present = {record.number for record in records}
        self._overlaid = [number for number in self._overlaid if number in present]
        self._show_overlays()
        self._show_what_can_be_done()

    @Slot(int, bool)
    def _toggle_overlay(self, number: int, is_shown: bool) -> None:
        if number in self._overlaid:
            self._overlaid.remove(number)
        if is_shown:
            self._overlaid = [*self._overlaid, number][-len(run_colours(current_theme())) :]
        self._show_overlays()

    def _show_overlays(self) -> None:
        """Give each run that is overlaid a colour and mark, which it keeps; tell what changed."""
        colours = run_colours(current_theme())
        self._places = {n: place for n, place in self._places.items() if n in self._overlaid}
        for number in self._overlaid:
            if number not in self._places:
                # A run keeps its colour when it is shown again, unless another run has it.
                wanted = ((number - 1 + k) % len(colours) for k in range(len(colours)))
                taken = set(self._places.values())
                self._places[number] = next(place for place in wanted if place not in taken)
        given = {number: colours[place] for number, place in self._places.items()}
        current = self._model.current
        self._model.show_colours({**given, current: current_theme().series_train})
        overlays = [
            (
                self._model.name_of(record.number),
                given[record.number],
                self._places[record.number],
                record.log,
            )
            for record in self._model.records
            if record.number in given and record.number != current
        ]
        if overlays != self._told:
            self._told = list(overlays)
            self.overlays_changed.emit(overlays)

    @Slot()
    def _show_what_can_be_done(self) -> None:
        chosen = self.selected()
        record = self._record(chosen[0]) if len(chosen) == 1 else None
        is_current = self._model.current in chosen
        has_weights = record is not None and record.parameters is not None
        self._open.setEnabled(has_weights and not is_current)
        self._compare.setEnabled(len(chosen) == 2)
        self._remove.setEnabled(bool(chosen) and not is_current)
        self._export.setEnabled(bool(self._model.records))
        self._hint.setText(self._details(record))

    def _details(self, record: RunRecord | None) -> str:
        if record is not None:
            return self._model.explanation(record.number)
        if self._model.records:
            return self.tr("Select a run to see all about it, or two to compare them.")
        return self.tr("Every training is listed here.")

    def _record(self, number: int) -> RunRecord | None:
        return next((r for r in self._model.records if r.number == number), None)

    @Slot()
    def _ask_open(self) -> None:
        self.open_requested.emit(self.selected()[0])

    @Slot()
    def _ask_compare(self) -> None:
        self.compare_requested.emit(*self.selected())

    @Slot()
    def _ask_remove(self) -> None:
        if self._remove.isEnabled():
            self.remove_requested.emit(self.selected())


def run_colours(theme: Theme) -> tuple[QColor, ...]:
    """Return colours for curves of runs, none of them one of the open run's own curves."""
    return theme.negative, theme.success, theme.text, theme.error, theme.text_muted
