"""Augmentation: random shifts, turns and bends of the training images, with a preview.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from collections.abc import Iterator
from functools import partial

from visualnet.ui.window.context import Context, Find
from visualnet.ui.window.panel import Group, Panel, dock_in


def _finds(context: Context) -> Iterator[Find]:
    from visualnet.settings_table import SETTINGS
    from visualnet.ui.session.setting_text import tip_of

    for name, row in SETTINGS.items():
        if name.startswith("augment_"):
            reveal = partial(context.open_panel, "augmentation", name.removeprefix("augment_"))
            tip = tip_of(row)
            yield Find(tip.split(":")[0], "", "", reveal, tip=tip)


PANEL = Panel(
    "augmentation",
    "Augmentation",
    "Shift, turn and bend training images, to learn more from them.",
    "Alt+5",
    Group.TRAIN,
    dock_in(__name__, "AugmentationDock"),
    needs_images=True,
    finds=_finds,
)
