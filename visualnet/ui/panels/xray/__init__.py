"""X-ray: the preprocessing of a drawing, stage by stage.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import Group, Panel, PanelDock


def _build(context: Context) -> PanelDock:
    from visualnet.ui.panels.xray.dock import XrayDock

    return XrayDock(context)


def _title() -> str:
    return QCoreApplication.translate("Panels", "X-ray")


def _purpose() -> str:
    return QCoreApplication.translate(
        "Panels", "How a drawing is prepared before the network sees it."
    )


PANEL = Panel("xray", _title, "Alt+Shift+5", _build, group=Group.LOOK_INSIDE, purpose=_purpose)
