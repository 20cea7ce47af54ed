"""Why: which pixels speak for one class and against another.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import Group, Panel, PanelDock


def _build(context: Context) -> PanelDock:
    from visualnet.ui.panels.why.dock import WhyDock

    return WhyDock(context)


def _title() -> str:
    return QCoreApplication.translate("Panels", "Why")


def _purpose() -> str:
    return QCoreApplication.translate("Panels", "The pixels that decide the answer.")


PANEL = Panel("why", _title, "Alt+Shift+1", _build, group=Group.LOOK_INSIDE, purpose=_purpose)
