"""Break it: weights edited by hand, and their effect on the accuracy.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import Group, Panel, PanelDock


def _build(context: Context) -> PanelDock:
    from visualnet.ui.panels.edits.dock import EditsDock

    return EditsDock(context)


def _title() -> str:
    return QCoreApplication.translate("Panels", "Break it")


def _purpose() -> str:
    return QCoreApplication.translate("Panels", "Change weights by hand, and see what breaks.")


PANEL = Panel("edits", _title, "Alt+0", _build, group=Group.LOOK_INSIDE, purpose=_purpose)
