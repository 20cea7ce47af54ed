"""Charts: loss, accuracy, learning rate, gradients and layers over the steps.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import Group, Panel, PanelDock


def _build(context: Context) -> PanelDock:
    from visualnet.ui.panels.charts.dock import ChartsDock

    return ChartsDock(context)


def _title() -> str:
    return QCoreApplication.translate("Panels", "Charts")


def _purpose() -> str:
    return QCoreApplication.translate("Panels", "How loss and accuracy change during training.")


PANEL = Panel(
    "charts",
    _title,
    "Alt+2",
    _build,
    group=Group.TRAIN,
    purpose=_purpose,
    is_first=True,
    is_presented=True,
)
