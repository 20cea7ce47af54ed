"""Runs: the list of all trainings, to compare and to go back to.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context, Find
from visualnet.ui.window.panel import Group, Panel, dock_in


def _finds(context: Context) -> Iterable[Find]:
    from visualnet.ui.session.run_names import run_names

    detail = QCoreApplication.translate("Panels", "Open this run")
    for number, name in run_names(context.run_log.history.records).items():
        if number != context.run_log.current:
            yield Find(name, detail, "", partial(context.open_panel, "runs", number))


PANEL = Panel(
    "runs",
    "Runs",
    "All trainings so far, to compare or to go back to.",
    "Alt+7",
    Group.MEASURE,
    dock_in(__name__, "RunsDock"),
    finds=_finds,
)
