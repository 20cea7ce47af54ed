"""Charts: loss, accuracy, learning rate, gradients and layers over the steps.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from visualnet.ui.window.panel import Group, Panel, dock_in

PANEL = Panel(
    "charts",
    "Charts",
    "How loss and accuracy change during training.",
    "Alt+2",
    Group.TRAIN,
    dock_in(__name__, "ChartsDock"),
    is_first=True,
    is_presented=True,
)
