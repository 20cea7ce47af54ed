"""Map: the test images as the network sees them, on a plane.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import Group, Panel, PanelDock


def _build(context: Context) -> PanelDock:
    from visualnet.ui.panels.map.dock import MapDock

    return MapDock(context)


def _title() -> str:
    return QCoreApplication.translate("Panels", "Map")


def _purpose() -> str:
    return QCoreApplication.translate(
        "Panels", "Images that look alike to the network, close together."
    )


PANEL = Panel("map", _title, "Alt+Shift+2", _build, group=Group.LOOK_INSIDE, purpose=_purpose)
