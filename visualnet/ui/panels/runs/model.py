"""The rows of the table of runs."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from visualnet.number_text import bare_percent_text, count_text, decimal_text
from visualnet.plain_text import one_line
from visualnet.training.runs import MAX_NAME, RunRecord
from visualnet.ui.session.setting_text import difference_text

SHOWN, NAME, TEST, VALIDATION, EPOCHS, SECONDS, NETWORK, DIFFERENCES = range(8)

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NUMBERS = (TEST, VALIDATION, EPOCHS, SECONDS)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NO_INDEX = QModelIndex()


class RunsModel(QAbstractTableModel):
    """A row per run, by number. Rows are changed in place, so that a selection stays."""

    rename_requested = Signal(int, str)
    """A run's number, and the name that was typed."""
    check_toggled = Signal(int, bool)
    """A run's number, and whether its curves are asked for."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._records: list[RunRecord] = []
        self._current = 0
        self._colours: dict[int, QColor] = {}
        self._titles = (
            "",
            self.tr("name"),
            self.tr("test %"),
            self.tr("valid. %"),
            self.tr("epochs"),
            self.tr("seconds"),
            self.tr("network"),
            self.tr("not as by default"),
        )

    @property
    def records(self) -> list[RunRecord]:
        """The runs of the rows."""
        return list(self._records)

    @property
    def current(self) -> int:
        """The number of the run that is open, 0 for none."""
        return self._current

    def show_runs(self, records: Sequence[RunRecord], current: int) -> None:
        """Show these runs, which rise by number."""
        kept = {record.number for record in records}
        for row in reversed(range(len(self._records))):
            if self._records[row].number not in kept:
                self.beginRemoveRows(_NO_INDEX, row, row)
                del self._records[row]
                self.endRemoveRows()
        before, self._current = self._current, current
        for row, record in enumerate(records):
            if row == len(self._records) or self._records[row].number != record.number:
                self.beginInsertRows(_NO_INDEX, row, row)
                self._records.insert(row, record)
                self.endInsertRows()
            elif self._records[row] is not record:
                self._change(row, record)
            elif before != current and record.number in (before, current):
                self.dataChanged.emit(self.index(row, 0), self.index(row, DIFFERENCES))

    def show_colours(self, colours: dict[int, QColor]) -> None:
        """Mark the runs whose curves are shown. colours: by a run's number."""
        is_new = colours != self._colours
        self._colours = dict(colours)
        if is_new and self._records:
            last = self.index(len(self._records) - 1, SHOWN)
            self.dataChanged.emit(self.index(0, SHOWN), last)

    def _change(self, row: int, record: RunRecord) -> None:
        is_renamed = record.name != self._records[row].name
        self._records[row] = record
        # Telling of the name as well would take away what is being typed into it.
        self.dataChanged.emit(self.index(row, TEST), self.index(row, DIFFERENCES))
        if is_renamed:
            self.dataChanged.emit(self.index(row, NAME), self.index(row, NAME))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self._titles[section]
        if orientation == Qt.Orientation.Horizontal and role == _Role.TextAlignmentRole:
            return _RIGHT if section in _NUMBERS else _LEFT
        if orientation == Qt.Orientation.Horizontal and role == _Role.ToolTipRole:
            return self.tr("Show curves in the charts") if section == SHOWN else None
        return super().headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == NAME:
            flags |= Qt.ItemFlag.ItemIsEditable
        if index.column() == SHOWN and self._records[index.row()].number != self._current:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        record, column = self._records[index.row()], index.column()
        if column == SHOWN:
            return self._sign(record, role)
        if role == _Role.DisplayRole or (role == _Role.EditRole and column == NAME):
            return self._text(record, column)
        if role == _Role.TextAlignmentRole and column in _NUMBERS:
            return _RIGHT
        if role == _Role.FontRole and record.number == self._current:
            font = QFont()
            font.setBold(True)
            return font
        if role == _Role.ToolTipRole:
            return self._explanation(record)
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        number = self._records[index.row()].number
        if index.column() == SHOWN and role == _Role.CheckStateRole:
            self.check_toggled.emit(number, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        name = one_line(str(value))[:MAX_NAME]
        if index.column() != NAME or not name or name == self._records[index.row()].name:
            return False
        self.rename_requested.emit(number, name)
        return True

    def _sign(self, record: RunRecord, role: int) -> Any:
        is_current = record.number == self._current
        if role == _Role.DecorationRole:
            return self._colours.get(record.number)
        if role == _Role.CheckStateRole and not is_current:
            is_shown = record.number in self._colours
            return Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            if is_current:
                return self.tr("The run that is open; its curves are always shown")
            return self.tr("Show the curves of {0} in the charts").format(record.name)
        return None

    def _text(self, record: RunRecord, column: int) -> str:
        figures = record.figures
        if column == NAME:
            return record.name
        if column == TEST:
            return bare_percent_text(figures.test_accuracy, 2)
        if column == VALIDATION:
            return bare_percent_text(figures.validation_accuracy, 2)
        if column == EPOCHS:
            return decimal_text(figures.epochs_done, 1)
        if column == SECONDS:
            return decimal_text(figures.seconds, 1)
        return record.shape_text if column == NETWORK else difference_text(record.config)

    def _explanation(self, record: RunRecord) -> str:
        settings = difference_text(record.config) or self.tr("the default settings")
        lines = [
            f"{record.name}: {record.shape_text}, {settings}",
            self.tr("begun {0}").format(f"{record.started:%Y-%m-%d %H:%M}"),
        ]
        if record.end:
            lines.append(record.end)
        if record.log.kept is not None:
            epoch = count_text(round(record.log.kept.epochs_done))
            lines.append(self.tr("The weights are those of epoch {0}, the best.").format(epoch))
        if record.parameters is None:
            lines.append(self.tr("Its weights are not in the file that it came from."))
        return "\n".join(lines)
