"""Rows of the command palette: what was found, the best first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from visualnet.ui.finding.matching import Name, fold, ranked
from visualnet.ui.window.context import Find

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Row:
    """One find; letters: places in its text that were typed."""

    kind: str
    find: Find
    name: Name
    letters: frozenset[int] = frozenset()

    @property
    def key(self) -> str:
        """What stays the same of a find from one opening of the palette to the next."""
        return "\n".join((self.kind, self.find.detail, self.find.text))

    def sentence(self) -> str:
        """Return all that the row shows, for who hears it."""
        find = self.find
        return ", ".join(filter(None, (find.text, self.kind, find.detail, find.keys)))


def row_of(kind: str, find: Find) -> Row:
    """Return the row of a find, ready to be compared with what is typed."""
    around = " ".join((kind, find.detail, find.keys, find.tip, find.words))
    return Row(kind, find, Name(fold(find.text), fold(around)))


class RowModel(QAbstractListModel):
    """The rows that fit what was typed; all of them while nothing is."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[Row] = []
        self._shown: Sequence[Row] = ()
        self._last: Mapping[str, int] = {}

    def clear(self, last: Sequence[str] = ()) -> None:
        """Forget all rows; last: keys of those that come first while nothing is typed."""
        self._all = []
        self._last = {key: place for place, key in enumerate(last)}
        self.show_matching("")

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows that can be found too; all are shown then."""
        self._all += rows
        self.show_matching("")

    def show_matching(self, text: str) -> None:
        """Leave the rows that fit this, the best first."""
        self.beginResetModel()
        if text.strip():
            found = ranked(text, (row.name for row in self._all))
            self._shown = [
                replace(self._all[number], letters=match.letters) for number, match in found
            ]
        else:
            self._shown = sorted(
                self._all, key=lambda row: self._last.get(row.key, len(self._last))
            )
        self.endResetModel()

    def row(self, number: int) -> Row:
        """Return a row that is shown now."""
        return self._shown[number]

    def is_first_of_kind(self, number: int) -> bool:
        """Whether the row above is of another kind, or there is none."""
        return number == 0 or self._shown[number - 1].kind != self._shown[number].kind

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return row.sentence()
        return row.find.tip if role == _Role.ToolTipRole else None
