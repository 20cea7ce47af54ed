"""Experiments: sweeps over settings and seeds, in processes beside the window.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context, Find
from visualnet.ui.window.panel import Group, Panel, PanelDock


def _build(context: Context) -> PanelDock:
    from visualnet.ui.panels.experiments.dock import ExperimentsDock

    return ExperimentsDock(context)


def _title() -> str:
    return QCoreApplication.translate("Panels", "Experiments")


def _purpose() -> str:
    return QCoreApplication.translate(
        "Panels", "Train with different settings, and compare the results."
    )


def _finds(context: Context) -> Iterator[Find]:
    from visualnet.training.sweeps.experiments import EXPERIMENTS

    for name, experiment in EXPERIMENTS.items():
        choose = partial(context.open_panel, "experiments", name)
        yield Find(experiment.title, "", "", choose, tip=experiment.shows)


PANEL = Panel(
    "experiments",
    _title,
    "Alt+8",
    _build,
    group=Group.MEASURE,
    purpose=_purpose,
    finds=_finds,
)
