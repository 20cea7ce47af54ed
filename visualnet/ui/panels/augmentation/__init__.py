"""Augmentation: random shifts, turns and bends of the training images, with a preview.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import Panel, PanelDock


def _build(context: Context) -> PanelDock:
    from visualnet.ui.panels.augmentation.dock import AugmentationDock

    return AugmentationDock(context)


def _title() -> str:
    return QCoreApplication.translate("Panels", "Augmentation")


PANEL = Panel("augmentation", _title, "Alt+5", _build)
