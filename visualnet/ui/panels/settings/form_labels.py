"""Labels of the settings form: before a field, and over a section that folds."""

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleStateChangeEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QToolButton

from visualnet.ui.spoken.changes import send

PENDING = "•"


class RowLabel(QLabel):
    """Keeps the room of the mark, so that the fields stand still when it comes and goes.

    It asks for the width of the whole column: Qt puts a field below its own label where the two
    have no room, but beside it leaves the field what the widest label leaves.
    """

    def __init__(self, text: str, column: Collection["RowLabel"]) -> None:
        """column: all labels of the form."""
        super().__init__(text)
        self._column = column
        # The gap before the field, which Qt forgets as it looks for the room of both.
        self.setContentsMargins(0, 0, 6, 0)

    def sizeHint(self) -> QSize:
        return self._with_mark(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        shown = (each.sizeHint().width() for each in self._column if not each.isHidden())
        widest = max(shown, default=0)
        own = self._with_mark(super().minimumSizeHint())
        return own.expandedTo(QSize(widest, 0))

    def _with_mark(self, size: QSize) -> QSize:
        if self.text().endswith(PENDING):
            return size
        return size + QSize(self.fontMetrics().horizontalAdvance(f" {PENDING}"), 0)


_FOLDS = {Qt.Key.Key_Left.value: False, Qt.Key.Key_Right.value: True}
"""Keys of a heading, and whether the rows under it are shown then."""


class SectionTitle(QToolButton):
    """A heading that shows and hides the rows under it; with the focus, so do → and ←."""

    spoken_role = QAccessible.Role.Button
    spoken_expands = True

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.toggled.connect(self._tell_fold)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold and unfold as in a tree: Qt would go to another button."""
        is_open = _FOLDS.get(event.key())
        if is_open is None:
            super().keyPressEvent(event)
        else:
            self.setChecked(is_open)

    @Slot()
    def _tell_fold(self) -> None:
        if QAccessible.isActive():
            changed = QAccessible.State()
            changed.expanded = changed.collapsed = True
            send(QAccessibleStateChangeEvent(self, changed))
