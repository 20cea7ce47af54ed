"""Break it: weights edited by hand, and their effect on the accuracy.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from visualnet.ui.window.panel import Group, Panel, dock_in

PANEL = Panel(
    "edits",
    "Break it",
    "Change weights by hand, and see what breaks.",
    "Alt+0",
    Group.LOOK_INSIDE,
    dock_in(__name__, "EditsDock"),
)
