"""Undo in a field: its own while something is typed there, else the window's."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QLineEdit, QWidget

from visualnet.ui.session.undo import UndoStack

_FIELDS = (QAbstractSlider, QAbstractSpinBox, QLineEdit)


class FieldUndo(QObject):
    """Watches the field that has the focus.

    A line of text takes the keys of undo and redo for itself, even where it has nothing to take
    back; here it gives them up then, to the actions of the window. And a value that is typed, or a
    slider that is let go, ends a move of the stack, so that the next one is a step of its own.
    """

    def __init__(self, undo: QAction, redo: QAction, stack: UndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._undo, self._redo, self._stack = undo, redo, stack

    @Slot(QWidget, QWidget)
    def follow(self, left: QWidget | None, entered: QWidget | None) -> None:
        """Watch the widget that has the focus now, if it is a field."""
        # Whoever leaves a field and comes back begins another change.
        self._stack.end_move()
        if isinstance(left, _FIELDS):
            left.removeEventFilter(self)
        if isinstance(entered, _FIELDS):
            entered.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give up the keys of undo where they are of no use; end a move where it ends."""
        kind = event.type()
        if isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                # Before the value is taken, and after it was.
                self._stack.end_move()
            elif kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
                return self._takes_key(watched, event)
        elif kind == QEvent.Type.MouseButtonRelease and isinstance(watched, QAbstractSlider):
            self._stack.end_move()
        return False

    def _takes_key(self, field: QObject, event: QKeyEvent) -> bool:
        line = field.lineEdit() if isinstance(field, QAbstractSpinBox) else field
        keys = QKeySequence(event.keyCombination())
        is_undo, is_redo = (keys in action.shortcuts() for action in (self._undo, self._redo))
        if not isinstance(line, QLineEdit) or not (is_undo or is_redo):
            return False
        is_own = line.isUndoAvailable() if is_undo else line.isRedoAvailable()
        event.setAccepted(is_own)
        if is_own and event.type() == QEvent.Type.KeyPress:
            (line.undo if is_undo else line.redo)()
        return True
