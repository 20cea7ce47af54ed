"""Settings: those of the open run, and the draft of a new network's.

May import `pad`, `picture`, `finding`, `window` and below, no other panel. Start reading at
`dock.py`.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context, Find
from visualnet.ui.window.panel import Group, Panel, PanelDock


def _build(context: Context) -> PanelDock:
    from visualnet.ui.panels.settings.dock import SettingsDock

    return SettingsDock(context)


def _title() -> str:
    return QCoreApplication.translate("Panels", "Settings")


def _purpose() -> str:
    return QCoreApplication.translate("Panels", "The network's layers, and how it is trained.")


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
    _title,
    "Alt+3",
    _build,
    group=Group.TRAIN,
    purpose=_purpose,
    icon="settings",
    finds=_finds,
)
