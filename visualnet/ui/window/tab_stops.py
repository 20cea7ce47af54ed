"""Order in which Tab and F6 go through a window: as the picture shows it, and only what is seen."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDockWidget,
    QLineEdit,
    QScrollArea,
    QSlider,
    QTabBar,
    QWidget,
)

from visualnet.ui.widgets.around import around, outwards
from visualnet.ui.window.overlay import Overlay

_FIELDS = (QAbstractSpinBox, QComboBox, QLineEdit, QSlider)
_Place = TypeVar("_Place", bound=QWidget)
_Part = tuple[QWidget, list[QWidget]]
"""A widget, and the stops in it."""


def focus_next(window: QWidget, is_forward: bool) -> bool:
    """Focus the next widget of a window that can be seen or scrolled to; False where there is none.

    Qt calls it for the Tab key, and where it takes the focus from a widget that is disabled or
    hidden: then no field gets it, which would take the keys that were meant for another.
    """
    start = window.focusWidget() or window
    is_asked_for = start.isEnabled() and start.isVisible()
    reasons = Qt.FocusReason
    by_key = reasons.TabFocusReason if is_forward else reasons.BacktabFocusReason
    for widget in _others(stops_in(window, start), start, is_forward):
        if is_asked_for or not isinstance(widget, _FIELDS):
            _focus(widget, by_key if is_asked_for else reasons.OtherFocusReason)
            return True
    return False


def focus_pane(window: QWidget, is_forward: bool) -> None:
    """Focus the next pane: tool bar, dock in front, the middle, the messages that float over it.

    What had the focus there last gets it.
    """
    docks = [dock for dock in window.findChildren(QDockWidget) if dock.isFloating()]
    floating = [dock for dock in docks if dock.isVisible()]
    active = next((dock for dock in floating if dock.isActiveWindow()), window)
    start = active.focusWidget() or active
    messages = [overlay for overlay in window.findChildren(Overlay) if stops_in(overlay)]
    panes = [*(pane for pane, _ in _parts_in(window, start)), *messages, *floating]
    # A message stands in the middle as well.
    nearest = (*messages, *panes)
    current = next((pane for pane in nearest if pane is start or pane.isAncestorOf(start)), window)
    for pane in _others(panes, current, is_forward):
        if not isinstance(pane, (QTabBar, QAbstractButton)) and enter(pane):
            return


def enter(pane: QWidget) -> bool:
    """Focus what had the focus in a pane last, else what it begins with; False for nothing there.

    A panel begins with its focus proxy, else with its first stop.
    """
    panel = pane.widget() if isinstance(pane, QDockWidget) else None
    first = None if panel is None else panel.focusProxy()
    stops = [stop for stop in stops_in(pane) if around(stop, Overlay) in (None, pane)]
    # The buttons of a title are no content.
    stops = [stop for stop in stops if panel is None or panel.isAncestorOf(stop)]
    # Where a message had the focus last, what is covered by it knows its own.
    parts = pane.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    last = (pane.focusWidget(), *(part.focusWidget() for part in parts))
    for widget in (*last, first, *stops):
        if widget in stops:
            pane.activateWindow()
            _focus(widget, Qt.FocusReason.ShortcutFocusReason)
            return True
    return False


def is_in_sight(widget: QWidget) -> bool:
    """Whether some of a widget can be seen: not hidden, scrolled away, or behind another tab.

    Qt's own visible region leaves out what opaque widgets in it cover.
    """
    return widget.isVisible() and _is_in_sight(widget)


def stops_in(widget: QWidget, also: QWidget | None = None) -> list[QWidget]:
    """Return where Tab stops in a widget, from the top down, each row in the reading direction.

    also: stands in its place among them though it is no stop.
    """
    own = [widget] if widget is also or _is_stop(widget) else []
    return own + [stop for _, stops in _parts_in(widget, also) for stop in stops]


def _parts_in(widget: QWidget, also: QWidget | None) -> list[_Part]:
    """Return the direct children with stops in them, in the order in which one reads."""
    parts = []
    for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        is_asked_for = also is not None and (child is also or child.isAncestorOf(also))
        is_behind = isinstance(child, QDockWidget) and not is_in_sight(child)
        if not child.isWindow() and (is_asked_for or (child.isVisible() and not is_behind)):
            stops = stops_in(child, also)
            if stops:
                parts.append((child, stops))
    is_mirrored = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return _in_reading_order(parts, is_mirrored)


def _in_reading_order(parts: list[_Part], is_mirrored: bool) -> list[_Part]:
    """Cut between rows, then each row between columns, and so on, as one reads a page."""
    if len(parts) < 2:
        return parts
    pieces = _cut(parts, lambda rect: (rect.top(), rect.top() + rect.height()))
    if len(pieces) == 1:
        pieces = _cut(parts, lambda rect: (rect.left(), rect.left() + rect.width()))
        if is_mirrored:
            pieces.reverse()
    if len(pieces) == 1:
        # They stand one over another.
        return parts
    return [part for piece in pieces for part in _in_reading_order(piece, is_mirrored)]


def _cut(parts: list[_Part], extent: Callable[[QRect], tuple[int, int]]) -> list[list[_Part]]:
    """Cut wherever a straight line hits no part. extent: from where to where, along an axis."""
    pieces: list[list[_Part]] = []
    reached = 0
    for part in sorted(parts, key=lambda part: extent(part[0].geometry())):
        start, end = extent(part[0].geometry())
        if pieces and start < reached:
            pieces[-1].append(part)
            reached = max(reached, end)
        else:
            pieces.append([part])
            reached = end
    return pieces


def _others(places: Sequence[_Place], start: QWidget, is_forward: bool) -> list[_Place]:
    """Return all but one of a circle of widgets, beginning after it."""
    ordered = list(places if is_forward else reversed(places))
    number = ordered.index(start) if start in ordered else -1
    return ordered[number + 1 :] + ordered[: max(number, 0)]


def _focus(widget: QWidget, reason: Qt.FocusReason) -> None:
    widget.setFocus(reason)
    for area in _areas_around(widget):
        _bring_into_sight(widget, area)


def _bring_into_sight(widget: QWidget, area: QScrollArea) -> None:
    """Scroll as little as it takes; Qt's own would show the middle of what is too large."""
    seen, place = area.viewport().size(), widget.mapTo(area.viewport(), QPoint())
    down, across = area.verticalScrollBar(), area.horizontalScrollBar()
    down.setValue(down.value() + _way(place.y(), widget.height(), seen.height()))
    way = _way(place.x(), widget.width(), seen.width())
    across.setValue(across.value() + (-way if area.isRightToLeft() else way))


def _way(start: int, length: int, room: int) -> int:
    """Return how far to scroll for a part to be in a room; half a room of what is larger."""
    if length > room:
        return max(0, start - room // 2) + min(0, start + length - room // 2)
    return max(0, start + length - room) + min(0, start)


def _is_stop(widget: QWidget) -> bool:
    if not (
        widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget.isVisible()
        and widget.focusProxy() is None
        and not widget.size().isEmpty()
    ):
        return False
    return _is_in_sight([widget, *_areas_around(widget)][-1])


def _is_in_sight(widget: QWidget) -> bool:
    """Tell whether any of a widget is in the window, not cut off by what it stands in."""
    part, parent = widget.rect(), widget.parentWidget()
    while parent is not None and not widget.isWindow():
        part = part.translated(widget.pos()).intersected(parent.rect())
        widget, parent = parent, parent.parentWidget()
    return not part.isEmpty()


def _areas_around(widget: QWidget) -> list[QScrollArea]:
    """Return the areas that can scroll to a widget, the innermost first."""
    return [part for part in outwards(widget.parentWidget()) if isinstance(part, QScrollArea)]
