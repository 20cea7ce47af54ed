"""Practice: asks for digits in random order, and keeps score of the network's answers.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import Panel, PanelDock


def _build(context: Context) -> PanelDock:
    from visualnet.ui.panels.practice.dock import PracticeDock

    return PracticeDock(context)


def _title() -> str:
    return QCoreApplication.translate("Panels", "Practice")


PANEL = Panel("practice", _title, "Alt+Shift+4", _build)
