"""The docks of the panels, each filled when it is first seen, so that the start stays quick."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from visualnet.ui.window.arranging.images_only import ImagesOnly
from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import Panel, PanelDock


class PanelDocks(QObject):
    """Makes a dock with its action for each panel, and keeps what connects those that were seen."""

    def __init__(self, context: Context, panels: Iterable[Panel]) -> None:
        super().__init__(context.window)
        self._context = context
        self._panels = {panel.key: panel for panel in panels}
        self._filled: dict[str, PanelDock[Any]] = {}
        for panel in self._panels.values():
            dock = context.window.add_dock(
                panel.dock_name,
                panel.title,
                area=panel.area,
                is_first=panel.is_first,
                is_presented=panel.is_presented,
            )
            context.actions.adopt(
                dock.toggleViewAction(),
                panel.dock_name,
                panel.purpose.rstrip("."),
                panel.shortcut,
            )
            if panel.finds is not None:
                context.add_finds(panel.title, partial(panel.finds, context))
            context.actions.set_icon(dock.toggleViewAction(), panel.icon or f"panel-{panel.key}")
            dock.fill = partial(self._fill, panel.key)
            dock.visibilityChanged.connect(partial(self._fill_seen, panel.key))
        context.open_panel = self.open

    def open(self, key: str, *what: object) -> None:
        """Bring a panel to the front, and let it show something, such as a neuron."""
        dock = self._context.window.docks[self._panels[key].dock_name]
        dock.bring_to_front()
        self._fill(key).open(*what)

    def close(self) -> None:
        """Stop what goes on in the panels; does not wait."""
        for dock in self._filled.values():
            dock.close()

    def _fill_seen(self, key: str, is_visible: bool) -> None:
        if is_visible:
            self._fill(key)

    def _fill(self, key: str) -> PanelDock[Any]:
        if key not in self._filled:
            made = self._filled[key] = self._panels[key].build(self._context)
            panel, widget = self._panels[key], made.panel
            if panel.needs_images:
                widget = ImagesOnly(widget, panel.title, self._context.session)
            self._context.window.docks[panel.dock_name].panel = widget
        return self._filled[key]
