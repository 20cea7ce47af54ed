"""Why: which pixels speak for one class and against another.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from visualnet.ui.window.panel import Group, Panel, dock_in

PANEL = Panel(
    "why",
    "Why",
    "The pixels that decide the answer.",
    "Alt+Shift+1",
    Group.LOOK_INSIDE,
    dock_in(__name__, "WhyDock"),
    needs_images=True,
)
