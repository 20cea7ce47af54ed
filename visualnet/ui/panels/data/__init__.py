"""Data: the images of the data set, and their number in each class.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import Group, Panel, PanelDock


def _build(context: Context) -> PanelDock:
    from visualnet.ui.panels.data.dock import DataDock

    return DataDock(context)


def _title() -> str:
    return QCoreApplication.translate("Panels", "Data")


def _purpose() -> str:
    return QCoreApplication.translate("Panels", "The images that the network learns from.")


PANEL = Panel("data", _title, "Alt+4", _build, group=Group.TRAIN, purpose=_purpose)
