"""Evaluation: confusion matrix, scores by class, mistakes, calibration.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from visualnet.ui.window.panel import Group, Panel, dock_in

PANEL = Panel(
    "evaluation",
    "Evaluation",
    "The accuracy, the confusion matrix, and the mistakes.",
    "Alt+6",
    Group.MEASURE,
    dock_in(__name__, "EvaluationDock"),
)
