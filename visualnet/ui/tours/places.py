"""Places of a lesson's parts in the window: a panel is opened first, then the rect is found."""

from collections.abc import Callable
from itertools import takewhile

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QScrollArea, QToolBar, QWidget

from visualnet.tours.parts import NamedPart
from visualnet.ui.panels.settings.panel import SettingsPanel
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.plane.view import PlaneView
from visualnet.ui.timeline.feature import TimelineFeature
from visualnet.ui.tours.live_window import LiveWindow
from visualnet.ui.tours.names import part_of
from visualnet.ui.widgets.around import outwards

Place = tuple[QWidget, QRect]
"""A widget, and a part of it in its own pixels."""

_RADIUS = 13
"""Pixels around the middle of a neuron at ordinary text size."""


class Places:
    """Finds parts in one window."""

    def __init__(self, live: LiveWindow) -> None:
        self._live = live

    def open(self, part: NamedPart) -> None:
        """Bring what a part stands in to the front, and into sight."""
        context = self._live.context
        opened = _PANELS.get(part.kind)
        if part.kind == "panel":
            self._open_dock(part.name)
        elif part.kind == "stage" and self._live.example is not None:
            # The stages are those of the worked example, which is open already.
            return
        elif part.kind == "setting":
            context.open_panel("settings", "setting", part.name)
        elif part.kind == "strip":
            context.preferences.has_timeline = True
        elif opened is not None:
            self._open_dock(opened)
        place = self.find(part)
        if place is None:
            return
        for each in outwards(place[0].parentWidget()):
            if isinstance(each, QScrollArea):
                each.ensureWidgetVisible(place[0])

    def _open_dock(self, key: str) -> None:
        dock = self._live.context.window.docks[f"{key}Dock"]
        if not dock.is_in_front:
            dock.bring_to_front()

    def find(self, part: NamedPart) -> Place | None:
        """Return where a part is; None where the window has none such, or it is hidden."""
        place = _FINDERS[part.kind](self._live, part)
        if place is None or not place[0].isVisible():
            return None
        return place

    def rect_in_window(self, part: NamedPart) -> QRect:
        """Return what is seen of a part, in pixels of the main window; empty for nothing."""
        place, window = self.find(part), self._live.context.window
        if place is None or place[0].window() is not window:
            return QRect()
        widget, rect = place
        seen = QRect(widget.mapTo(window, rect.topLeft()), rect.size())
        for each in takewhile(lambda each: each is not window, outwards(widget)):
            seen = seen.intersected(QRect(each.mapTo(window, QPoint()), each.size()))
        return seen


def _named(name: str) -> Callable[[LiveWindow, NamedPart], Place | None]:
    def find(live: LiveWindow, _part: NamedPart) -> Place | None:
        widget = live.context.window.findChild(QWidget, name)
        return None if widget is None else (widget, widget.rect())

    return find


def _of_network(live: LiveWindow, part: NamedPart) -> Place | None:
    session, canvas = live.context.session, live.context.shared(NetworkView).canvas
    found = part_of(part, session.network.layer_sizes, session.classes)
    if found is None:
        return None
    middle = canvas.place_of(found).toPoint()
    return canvas, QRect(middle.x() - _RADIUS, middle.y() - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)


def _button(live: LiveWindow, part: NamedPart) -> Place | None:
    window = live.context.window
    action = live.context.actions[part.name]
    seen = [
        each
        for each in action.associatedObjects()
        if isinstance(each, QWidget) and each is not window and each.isVisible()
    ]
    for each in seen:
        if not isinstance(each, QToolBar):
            return each, each.rect()
        widget = each.widgetForAction(action)
        if widget is not None and widget.isVisible():
            return widget, widget.rect()
    bar = window.menuBar()
    for head in bar.actions():
        menu = head.menu()
        if isinstance(menu, QMenu) and action in _all_actions(menu):
            return bar, bar.actionGeometry(head)
    return None


def _all_actions(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for each in menu.actions():
        inner = each.menu()
        found += _all_actions(inner) if isinstance(inner, QMenu) else [each]
    return found


def _panel(live: LiveWindow, part: NamedPart) -> Place | None:
    dock = live.context.window.docks[f"{part.name}Dock"]
    return (dock, dock.rect()) if dock.is_in_front else None


def _setting(live: LiveWindow, part: NamedPart) -> Place | None:
    panel = live.context.window.docks["settingsDock"].panel
    if not isinstance(panel, SettingsPanel) or part.name not in panel.form.names:
        return None
    control = panel.form.control(part.name)
    return control, control.rect()


def _strip(live: LiveWindow, part: NamedPart) -> Place | None:
    strip = live.context.shared(TimelineFeature).strip
    if not part.numbers:
        return strip, strip.rect()
    x = round(strip.axis().x_of(part.numbers[0]))
    return strip, QRect(x - _RADIUS, 0, 2 * _RADIUS, strip.height())


def _stage(live: LiveWindow, part: NamedPart) -> Place | None:
    view = live.step_view
    if view is None:
        return None
    number = view.number_of(part.name)
    return None if number is None else (view.row, view.row.part_rect(number).toAlignedRect())


def _point(live: LiveWindow, part: NamedPart) -> Place | None:
    """Return where a point of those that are learnt from is; the first is 1."""
    view = live.context.window.findChild(PlaneView)
    middle = None if view is None else view.place_of_dot(part.numbers[0] - 1)
    if view is None or middle is None:
        return None
    x, y = middle
    return view, QRect(round(x) - _RADIUS, round(y) - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)


_PANELS = {
    **dict.fromkeys(("pad", "seen", "bars", "plane", "point"), "drawing"),
    "stage": "stepThrough",
}
"""What is opened for a part."""
_FINDERS: dict[str, Callable[[LiveWindow, NamedPart], Place | None]] = {
    "pad": _named("drawingPad"),
    "seen": _named("seenImage"),
    "bars": _named("predictionBars"),
    "picture": _named("networkView"),
    "neuron": _of_network,
    "input": _of_network,
    "connection": _of_network,
    "button": _button,
    "panel": _panel,
    "setting": _setting,
    "strip": _strip,
    "stage": _stage,
    "plane": _named("plane"),
    "point": _point,
}
