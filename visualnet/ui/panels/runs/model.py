"""Table model of the runs."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from visualnet.nn.network import parameter_count
from visualnet.number_text import bare_percent_text, count_text, decimal_text, percent_text
from visualnet.plain_text import one_line
from visualnet.training.config import TrainingConfig
from visualnet.training.runs import MAX_NAME, RunRecord, unnamed
from visualnet.ui.look.translation import translated
from visualnet.ui.session.run_names import run_names
from visualnet.ui.session.setting_text import difference_text

SHOWN, NAME, TEST, VALIDATION, EPOCHS, SECONDS, NETWORK, DIFFERENCES = range(8)

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NUMBERS = (TEST, VALIDATION, EPOCHS, SECONDS)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NO_INDEX = QModelIndex()

SORT_ROLE = _Role.UserRole
"""What rows are sorted by: numbers of figures, text of words."""


class RunsModel(QAbstractTableModel):
    """A row per run, by number. Rows are changed in place, so that a selection stays."""

    rename_requested = Signal(int, str)
    """A run's number, and the name that was typed."""
    check_toggled = Signal(int, bool)
    """A run's number, and whether its curves are asked for."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._records: list[RunRecord] = []
        self._names: dict[int, str] = {}
        self._named: list[tuple[int, str, TrainingConfig]] = []
        self._changed: dict[int, tuple[TrainingConfig, str]] = {}
        self.current = 0
        """The number of the run that is open, 0 for none."""
        self._colours: dict[int, QColor] = {}
        self.titles = (
            self.tr("run"),
            self.tr("name"),
            self.tr("test %"),
            self.tr("valid. %"),
            self.tr("epochs"),
            self.tr("seconds"),
            self.tr("network"),
            self.tr("changed settings"),
        )
        self._title_tips = (
            self.tr("Run: its number. Tick it to show its curves in the charts."),
            self.tr("Name: the settings in which the runs differ, until you rename it"),
            self.tr("Test accuracy: correct answers on examples never trained on"),
            self.tr("Validation accuracy: correct answers on examples kept for checking"),
            self.tr("Epochs: passes over all training examples so far"),
            self.tr("Seconds spent training"),
            self.tr("Network: neurons in each layer, from input to output"),
            self.tr("Changed settings: those that differ from the defaults"),
        )

    @property
    def records(self) -> list[RunRecord]:
        return list(self._records)

    def show_runs(self, records: Sequence[RunRecord], current: int) -> None:
        """Show these runs, which rise by number."""
        kept = {record.number for record in records}
        for row in reversed(range(len(self._records))):
            if self._records[row].number not in kept:
                self.beginRemoveRows(_NO_INDEX, row, row)
                del self._records[row]
                self.endRemoveRows()
        before, self.current = self.current, current
        for row, record in enumerate(records):
            if row == len(self._records) or self._records[row].number != record.number:
                self.beginInsertRows(_NO_INDEX, row, row)
                self._records.insert(row, record)
                self.endInsertRows()
            elif self._records[row] is not record:
                self._change(row, record)
            elif before != current and record.number in (before, current):
                self.dataChanged.emit(self.index(row, 0), self.index(row, DIFFERENCES))
        self._name_runs()

    def name_of(self, number: int) -> str:
        return self._names[number]

    def explanation(self, number: int) -> str:
        """Return all that is known of a run, a line for each thing."""
        return self._explanation(next(r for r in self._records if r.number == number))

    def _name_runs(self) -> None:
        """Name all runs by what differs; only if something did change, as it takes a while."""
        named = [(record.number, record.name, record.config) for record in self._records]
        if named == self._named:
            return
        before, self._named, self._names = self._names, named, run_names(self._records)
        rows = [
            row
            for row, record in enumerate(self._records)
            if self._names[record.number] != before.get(record.number)
        ]
        if rows:
            self.dataChanged.emit(self.index(rows[0], NAME), self.index(rows[-1], NAME))

    def show_colours(self, colours: dict[int, QColor]) -> None:
        """Mark the runs whose curves are shown. colours: by a run's number."""
        is_new = colours != self._colours
        self._colours = dict(colours)
        if is_new and self._records:
            last = self.index(len(self._records) - 1, SHOWN)
            self.dataChanged.emit(self.index(0, SHOWN), last)

    def _change(self, row: int, record: RunRecord) -> None:
        self._records[row] = record
        # Changing the name cell would discard what is being typed into it.
        self.dataChanged.emit(self.index(row, TEST), self.index(row, DIFFERENCES))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self.titles[section]
        if orientation == Qt.Orientation.Horizontal and role == _Role.TextAlignmentRole:
            return _RIGHT if section in _NUMBERS else _LEFT
        if orientation == Qt.Orientation.Horizontal and role == _Role.ToolTipRole:
            return self._title_tips[section]
        return super().headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == NAME:
            flags |= Qt.ItemFlag.ItemIsEditable
        if index.column() == SHOWN and self._records[index.row()].number != self.current:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        record, column = self._records[index.row()], index.column()
        if role == SORT_ROLE:
            return self._sort_key(record, column)
        if column == SHOWN:
            return self._sign(record, role)
        if role == _Role.DisplayRole or (role == _Role.EditRole and column == NAME):
            return self._text(record, column)
        if role == _Role.TextAlignmentRole and column in _NUMBERS:
            return _RIGHT
        if role == _Role.FontRole and record.number == self.current:
            font = QFont()
            font.setBold(True)
            return font
        if role == _Role.ToolTipRole:
            return self._explanation(record)
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        record = self._records[index.row()]
        number = record.number
        if index.column() == SHOWN and role == _Role.CheckStateRole:
            self.check_toggled.emit(number, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        # An empty name stands for the one made from the settings.
        name = one_line(str(value))[:MAX_NAME] or unnamed(number)
        if index.column() != NAME or name in (record.name, self._names.get(number)):
            return False
        self.rename_requested.emit(number, name)
        return True

    def _sign(self, record: RunRecord, role: int) -> Any:
        is_current = record.number == self.current
        if role == _Role.DecorationRole:
            return self._colours.get(record.number)
        if role == _Role.DisplayRole:
            return count_text(record.number)
        if role == _Role.CheckStateRole and not is_current:
            is_shown = record.number in self._colours
            return Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            if is_current:
                return self.tr("The open run: its curves are always shown")
            return self.tr("Show the curves of {0} in the charts").format(self._name(record))
        return None

    def _text(self, record: RunRecord, column: int) -> str:
        figures = record.figures
        if column == NAME:
            return self._name(record)
        if column == TEST:
            return bare_percent_text(figures.test_accuracy, 2)
        if column == VALIDATION:
            return bare_percent_text(figures.validation_accuracy, 2)
        if column == EPOCHS:
            return decimal_text(figures.epochs_done, 1)
        if column == SECONDS:
            return decimal_text(figures.seconds, 1)
        return record.shape_text if column == NETWORK else self._changed_settings(record)

    def _name(self, record: RunRecord) -> str:
        return self._names.get(record.number, record.name)

    def _changed_settings(self, record: RunRecord) -> str:
        """Return them in words; kept, as sorting asks for them again and again."""
        config, text = self._changed.get(record.number, (None, ""))
        if config is not record.config:
            text = difference_text(record.config, record.columns)
            self._changed[record.number] = record.config, text
        return text

    def _sort_key(self, record: RunRecord, column: int) -> float | str:
        figures = record.figures
        if column in (NAME, DIFFERENCES):
            return self._text(record, column)
        if column == NETWORK:
            return parameter_count(record.layer_sizes)
        number = {
            SHOWN: record.number,
            TEST: figures.test_accuracy,
            VALIDATION: figures.validation_accuracy,
            EPOCHS: figures.epochs_done,
            SECONDS: figures.seconds,
        }[column]
        return -1.0 if number is None else float(number)

    def _explanation(self, record: RunRecord) -> str:
        figures = record.figures
        settings = self._changed_settings(record) or self.tr("none")
        lines = [
            self._name(record),
            self.tr(
                "Test {0}, validation {1}, {2} epochs, {3} s", "", round(figures.epochs_done)
            ).format(
                percent_text(figures.test_accuracy, 2),
                percent_text(figures.validation_accuracy, 2),
                decimal_text(figures.epochs_done, 1),
                decimal_text(figures.seconds, 1),
            ),
            self.tr("Network {0}, started {1}").format(
                record.shape_text, f"{record.started:%Y-%m-%d %H:%M}"
            ),
            self.tr("Changed settings: {0}").format(settings),
        ]
        if record.parent is not None:
            number, step = record.parent
            told = self.tr("Goes on from {0} at step {1}.")
            name = self._names.get(number) or self.tr("a run that was removed")
            lines.append(told.format(name, count_text(step)))
        if record.end:
            lines.append(translated(record.end))
        if record.log.kept is not None:
            epoch = count_text(round(record.log.kept.epochs_done))
            lines.append(self.tr("Its weights are from epoch {0}, the best.").format(epoch))
        if record.parameters is None:
            lines.append(self.tr("Its weights are not in the project file."))
        return "\n".join(lines)
