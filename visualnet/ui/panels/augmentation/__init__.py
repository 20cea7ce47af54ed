"""Augmentation: random shifts, turns and bends of the training images, with a preview.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context, Find
from visualnet.ui.window.panel import Group, Panel, PanelDock


def _build(context: Context) -> PanelDock:
    from visualnet.ui.panels.augmentation.dock import AugmentationDock

    return AugmentationDock(context)


def _title() -> str:
    return QCoreApplication.translate("Panels", "Augmentation")


def _purpose() -> str:
    return QCoreApplication.translate(
        "Panels", "Shift, turn and bend training images, to learn more from them."
    )


def _finds(context: Context) -> Iterator[Find]:
    from visualnet.ui.panels.augmentation.strengths import strength_rows

    for row in strength_rows():
        reveal = partial(context.open_panel, "augmentation", row.name)
        yield Find(row.title, "", "", reveal, tip=row.tip)


PANEL = Panel(
    "augmentation",
    _title,
    "Alt+5",
    _build,
    group=Group.TRAIN,
    purpose=_purpose,
    finds=_finds,
)
