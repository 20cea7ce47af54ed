"""Runs: the list of all trainings, to compare and to go back to.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context, Find
from visualnet.ui.window.panel import Group, Panel, PanelDock


def _build(context: Context) -> PanelDock:
    from visualnet.ui.panels.runs.dock import RunsDock

    return RunsDock(context)


def _title() -> str:
    return QCoreApplication.translate("Panels", "Runs")


def _purpose() -> str:
    return QCoreApplication.translate(
        "Panels", "All trainings so far, to compare or to go back to."
    )


def _finds(context: Context) -> Iterable[Find]:
    from visualnet.ui.session.run_names import run_names

    detail = QCoreApplication.translate("Panels", "Open this run")
    for number, name in run_names(context.run_log.history.records).items():
        if number != context.run_log.current:
            yield Find(name, detail, "", partial(context.open_panel, "runs", number))


PANEL = Panel("runs", _title, "Alt+7", _build, group=Group.MEASURE, purpose=_purpose, finds=_finds)
