"""Inspector: a neuron, a connection or a layer in numbers and pictures.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import Group, Panel, PanelDock


def _build(context: Context) -> PanelDock:
    from visualnet.ui.panels.inspector.dock import InspectorDock

    return InspectorDock(context)


def _title() -> str:
    return QCoreApplication.translate("Panels", "Inspector")


def _purpose() -> str:
    return QCoreApplication.translate("Panels", "The numbers of one neuron, connection or layer.")


PANEL = Panel("inspector", _title, "Alt+9", _build, group=Group.LOOK_INSIDE, purpose=_purpose)
