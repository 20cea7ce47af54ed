"""Augmentation: random shifts, turns and bends of the training images, with a preview.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import Group, Panel, PanelDock


def _build(context: Context) -> PanelDock:
    from visualnet.ui.panels.augmentation.dock import AugmentationDock

    return AugmentationDock(context)


def _title() -> str:
    return QCoreApplication.translate("Panels", "Augmentation")


def _purpose() -> str:
    return QCoreApplication.translate(
        "Panels", "Shift, turn and bend training images, so that more is learnt."
    )


PANEL = Panel("augmentation", _title, "Alt+5", _build, group=Group.TRAIN, purpose=_purpose)
