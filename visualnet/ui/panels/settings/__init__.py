"""Settings: those of the open run, and the draft of a new network's.

May import `pad`, `picture`, `finding`, `window` and below, no other panel. Start reading at
`dock.py`.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context, Find
from visualnet.ui.window.panel import Group, Panel, dock_in


def _finds(context: Context) -> Iterator[Find]:
    from visualnet.nn.activations import ACTIVATIONS
    from visualnet.nn.initializers import INITIALIZERS
    from visualnet.nn.optimizers import OPTIMIZERS
    from visualnet.training.recipes import RECIPES
    from visualnet.ui.panels.settings.groups import setting_groups
    from visualnet.ui.panels.settings.preset_choice import preset_texts, preset_title
    from visualnet.ui.session.setting_text import value_text

    named: dict[str, Iterable[str]] = {
        "activation": ACTIVATIONS,
        "optimizer": OPTIMIZERS,
        "initial_weights": INITIALIZERS,
    }
    go = partial(context.open_panel, "settings")
    for group in setting_groups():
        for row in group.rows:
            show = partial(go, "setting", row.name)
            yield Find(row.title, group.title, "", show, tip=row.tip)
            for value in named.get(row.name, ()):
                yield Find(value_text(value), row.title, "", show, tip=row.tip)
    preset = QCoreApplication.translate("Panels", "Preset")
    for name in RECIPES:
        tip = " ".join(preset_texts(name))
        yield Find(preset_title(name), preset, "", partial(go, "preset", name), tip=tip)


PANEL = Panel(
    "settings",
    "Settings",
    "The network's layers, and how it is trained.",
    "Alt+3",
    Group.TRAIN,
    dock_in(__name__, "SettingsDock"),
    icon="settings",
    finds=_finds,
)
