"""Experiments: sweeps over settings and seeds, in processes beside the window.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from collections.abc import Iterator
from functools import partial

from visualnet.ui.window.context import Context, Find
from visualnet.ui.window.panel import Group, Panel, dock_in


def _finds(context: Context) -> Iterator[Find]:
    from visualnet.training.sweeps.experiments import EXPERIMENTS

    for name, experiment in EXPERIMENTS.items():
        choose = partial(context.open_panel, "experiments", name)
        yield Find(experiment.title, "", "", choose, tip=experiment.shows)


PANEL = Panel(
    "experiments",
    "Experiments",
    "Train with different settings, and compare the results.",
    "Alt+8",
    Group.MEASURE,
    dock_in(__name__, "ExperimentsDock"),
    finds=_finds,
)
