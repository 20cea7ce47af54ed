"""X-ray: the preprocessing of a drawing, stage by stage.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from visualnet.ui.window.panel import Group, Panel, dock_in

PANEL = Panel(
    "xray",
    "X-ray",
    "How a drawing is prepared before the network sees it.",
    "Alt+Shift+5",
    Group.LOOK_INSIDE,
    dock_in(__name__, "XrayDock"),
    needs_images=True,
)
