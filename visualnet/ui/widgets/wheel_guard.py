"""The wheel changes a field only where the user put the focus, and never turns a page of tabs."""

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QTabBar, QWidget

Field = TypeVar("Field", bound=QWidget)

_BY_HAND = {
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
}
_COMES_BACK = {
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
}
"""Whether the field was chosen stays as it was before."""
_CHOSEN = "chosenByHand"
"""Property of a field: whether the user clicked it, or went to it by key."""


def guard_wheel(field: Field) -> Field:
    """Return a spin box, combo box or slider that passes the wheel on until the user chose it."""
    guard = _guard()
    # The wheel itself does not bring the focus.
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(guard)
    for editor in field.findChildren(QLineEdit):
        editor.installEventFilter(guard)
    return field


def guard_tabs(tabs: QTabBar) -> None:
    """Let the wheel over tabs turn no page: that is not what people scroll for."""
    tabs.installEventFilter(_guard())


def _guard() -> "_WheelGuard":
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("There is no application yet.")
    return app.findChild(_WheelGuard) or _WheelGuard(app)


class _WheelGuard(QObject):
    """Sees the events of all guarded fields, and of the line edits in them."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Wheel and isinstance(watched, QWidget):
            field = _field_of(watched)
            if isinstance(field, QTabBar) or not (field.hasFocus() and field.property(_CHOSEN)):
                # The next one below the mouse gets it: the area that scrolls.
                event.ignore()
                return True
        elif kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            if event.reason() not in _COMES_BACK:
                watched.setProperty(_CHOSEN, event.reason() in _BY_HAND)
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress):
            _field_of(watched).setProperty(_CHOSEN, True)
        return False


def _field_of(watched: QObject) -> QWidget:
    field = watched.parent() if isinstance(watched, QLineEdit) else watched
    assert isinstance(field, QWidget)  # noqa: S101
    return field
