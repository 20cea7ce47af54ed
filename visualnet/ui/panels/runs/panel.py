"""The list of all runs: their figures, which curves are shown, and what to do with them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from visualnet.training.runs import RunRecord
from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.look.theme import Theme, load_theme
from visualnet.ui.panels.runs.model import DIFFERENCES, NAME, NETWORK, SHOWN, TEST, RunsModel

_PAUSE_MS = 300
_SCROLLED = Qt.ScrollBarPolicy.ScrollBarAsNeeded
_UNSCROLLED = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class RunsPanel(QWidget):
    """A table of runs over a row of buttons.

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
        self.setAccessibleName(self.tr("Runs"))
        self._theme = load_theme("dark")
        self._overlaid: list[int] = []
        self._places: dict[int, int] = {}
        self._told: list[tuple[str, QColor, int, object]] = []
        self._model = RunsModel(self)
        self._updates = Throttle(_PAUSE_MS, self._show_now, self)
        self._table = self._made_table()
        self._hint = QLabel(self.tr("Every training is listed here."))
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._make_buttons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._hint)
        layout.addLayout(self._button_grid())
        self._connect()
        self._show_what_can_be_done()

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

    def apply_theme(self, theme: Theme) -> None:
        """Take on a theme's colours; the curves are told anew in them."""
        self._theme = theme
        self._show_overlays()

    def selected(self) -> list[int]:
        """Return the numbers of the selected runs, rising."""
        records = self._model.records
        rows = self._table.selectionModel().selectedRows()
        return sorted(records[index.row()].number for index in rows)

    def _made_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setObjectName("runsTable")
        table.setAccessibleName(self.tr("Table of runs"))
        table.setToolTip(self.tr("Double-click a name, or press F2, to change it"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # Of nothing but titles there is nothing to see beyond the edge.
        table.setHorizontalScrollBarPolicy(_UNSCROLLED)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(DIFFERENCES, QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(28)
        # What tells runs apart comes first: a narrow panel shows no more at once.
        for place, column in enumerate((SHOWN, NAME, TEST, DIFFERENCES, NETWORK)):
            header.moveSection(header.visualIndex(column), place)
        header.setHighlightSections(False)
        header.resizeSection(NAME, header.fontMetrics().averageCharWidth() * 14)
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the changed settings what room the other columns leave."""
        super().resizeEvent(event)
        header = self._table.horizontalHeader()
        others = header.length() - header.sectionSize(DIFFERENCES)
        least = header.fontMetrics().averageCharWidth() * 20
        room = self._table.viewport().width() - others
        header.resizeSection(DIFFERENCES, max(least, room))

    def _make_buttons(self) -> None:
        self._open = _button(
            self.tr("Open"), self.tr("Go back to the weights of the selected run; can be undone")
        )
        self._compare = _button(
            self.tr("Compare"), self.tr("Compare the two selected runs, settings and weights")
        )
        self._remove = _button(
            self.tr("Remove"), self.tr("Take the selected runs out of the list (Delete)")
        )
        self._export = _button(
            self.tr("Export CSV…"), self.tr("Save the list, with all settings and figures")
        )

    def _button_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, button in enumerate((self._open, self._compare, self._remove, self._export)):
            grid.addWidget(button, place // 2, place % 2)
        return grid

    def _connect(self) -> None:
        self._model.rename_requested.connect(self.rename_requested)
        self._model.check_toggled.connect(self._toggle_overlay)
        self._table.selectionModel().selectionChanged.connect(self._show_what_can_be_done)
        self._open.clicked.connect(self._ask_open)
        self._compare.clicked.connect(self._ask_compare)
        self._remove.clicked.connect(self._ask_remove)
        self._export.clicked.connect(self.export_requested)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._ask_remove)

    def _show_now(self, records: list[RunRecord], current: int) -> None:
        self._model.show_runs(records, current)
        self._hint.setVisible(not records)
        self._table.setHorizontalScrollBarPolicy(_SCROLLED if records else _UNSCROLLED)
        present = {record.number for record in records}
        self._overlaid = [number for number in self._overlaid if number in present]
        self._show_overlays()
        self._show_what_can_be_done()

    @Slot(int, bool)
    def _toggle_overlay(self, number: int, is_shown: bool) -> None:
        if number in self._overlaid:
            self._overlaid.remove(number)
        if is_shown:
            self._overlaid = [*self._overlaid, number][-len(run_colours(self._theme)) :]
        self._show_overlays()

    def _show_overlays(self) -> None:
        """Give each run that is overlaid a colour and mark, which it keeps; tell what changed."""
        colours = run_colours(self._theme)
        self._places = {n: place for n, place in self._places.items() if n in self._overlaid}
        for number in self._overlaid:
            if number not in self._places:
                # The same each time it is shown, unless another run has that one.
                wanted = ((number - 1 + k) % len(colours) for k in range(len(colours)))
                taken = set(self._places.values())
                self._places[number] = next(place for place in wanted if place not in taken)
        given = {number: colours[place] for number, place in self._places.items()}
        current = self._model.current
        self._model.show_colours({**given, current: self._theme.series_train})
        overlays = [
            (record.name, given[record.number], self._places[record.number], record.log)
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
        self._open.setEnabled(
            record is not None and record.parameters is not None and not is_current
        )
        self._compare.setEnabled(len(chosen) == 2)
        self._remove.setEnabled(bool(chosen) and not is_current)
        self._export.setEnabled(bool(self._model.records))

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
    return (
        theme.negative,
        theme.success,
        theme.text,
        theme.error,
        theme.text_muted,
    )


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setProperty("narrow", True)
    return button
