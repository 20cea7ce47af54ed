"""Runs: the list of all trainings, to compare and to go back to.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import Group, Panel, PanelDock


def _build(context: Context) -> PanelDock:
    from visualnet.ui.panels.runs.dock import RunsDock

    return RunsDock(context)


def _title() -> str:
    return QCoreApplication.translate("Panels", "Runs")


def _purpose() -> str:
    return QCoreApplication.translate(
        "Panels", "All trainings so far, to compare or to go back to."
    )


PANEL = Panel("runs", _title, "Alt+7", _build, group=Group.MEASURE, purpose=_purpose)
