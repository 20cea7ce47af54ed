"""Settings: those of the open run, and the draft of a new network's.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import Group, Panel, PanelDock


def _build(context: Context) -> PanelDock:
    from visualnet.ui.panels.settings.dock import SettingsDock

    return SettingsDock(context)


def _title() -> str:
    return QCoreApplication.translate("Panels", "Settings")


def _purpose() -> str:
    return QCoreApplication.translate("Panels", "The network's layers, and how it is trained.")


PANEL = Panel(
    "settings", _title, "Alt+3", _build, group=Group.TRAIN, purpose=_purpose, is_first=True
)
