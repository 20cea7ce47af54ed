"""Evaluation: confusion matrix, scores by class, mistakes, calibration.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import Group, Panel, PanelDock


def _build(context: Context) -> PanelDock:
    from visualnet.ui.panels.evaluation.dock import EvaluationDock

    return EvaluationDock(context)


def _title() -> str:
    return QCoreApplication.translate("Panels", "Evaluation")


def _purpose() -> str:
    return QCoreApplication.translate(
        "Panels", "The accuracy, the confusion matrix, and the mistakes."
    )


PANEL = Panel("evaluation", _title, "Alt+6", _build, group=Group.MEASURE, purpose=_purpose)
