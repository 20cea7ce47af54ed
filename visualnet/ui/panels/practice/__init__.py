"""Practice: asks for digits in random order, and keeps score of the network's answers.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import Group, Panel, PanelDock


def _build(context: Context) -> PanelDock:
    from visualnet.ui.panels.practice.dock import PracticeDock

    return PracticeDock(context)


def _title() -> str:
    return QCoreApplication.translate("Panels", "Practice")


def _purpose() -> str:
    return QCoreApplication.translate(
        "Panels", "Draw the digits asked for; the network keeps score."
    )


PANEL = Panel("practice", _title, "Alt+Shift+4", _build, group=Group.PRACTISE, purpose=_purpose)
