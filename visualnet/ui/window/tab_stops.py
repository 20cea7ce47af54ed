"""Tab order: the Tab key passes over what lies behind another panel."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QSlider,
    QWidget,
)

_FIELDS = (QAbstractSpinBox, QComboBox, QLineEdit, QSlider)


def focus_next(window: QWidget, is_forward: bool) -> bool:
    """Focus the next widget of a window that can be seen or scrolled to; False where there is none.

    Qt calls it for the Tab key, and where it takes the focus from a widget that is disabled or
    hidden: then no field gets it, which would take the keys that were meant for another.
    """
    start = window.focusWidget() or window
    is_asked_for = start.isEnabled() and start.isVisible()
    widget = _after(start, is_forward)
    while not _is_stop(widget, window) or (not is_asked_for and isinstance(widget, _FIELDS)):
        if widget is start:
            return False
        widget = _after(widget, is_forward)
    reasons = Qt.FocusReason
    by_key = reasons.TabFocusReason if is_forward else reasons.BacktabFocusReason
    widget.setFocus(by_key if is_asked_for else reasons.OtherFocusReason)
    for area in _areas_around(widget):
        area.ensureWidgetVisible(widget)
    return True


def _after(widget: QWidget, is_forward: bool) -> QWidget:
    # The chain is a circle.
    return (widget.nextInFocusChain() if is_forward else widget.previousInFocusChain()) or widget


def _is_stop(widget: QWidget, window: QWidget) -> bool:
    if not (
        widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget.isVisible()
        and widget.window() is window
        and widget.focusProxy() is None
        and not widget.size().isEmpty()
    ):
        return False
    return _is_in_sight([widget, *_areas_around(widget)][-1])


def _is_in_sight(widget: QWidget) -> bool:
    """Tell whether any of a widget is in the window: a panel behind a tab stands outside of it."""
    part, parent = widget.rect(), widget.parentWidget()
    while parent is not None and not widget.isWindow():
        part = part.translated(widget.pos()).intersected(parent.rect())
        widget, parent = parent, parent.parentWidget()
    return not part.isEmpty()


def _areas_around(widget: QWidget) -> list[QScrollArea]:
    """Return the areas that can scroll to a widget, the innermost first."""
    areas, parent = [], widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            areas.append(parent)
        parent = parent.parentWidget()
    return areas
