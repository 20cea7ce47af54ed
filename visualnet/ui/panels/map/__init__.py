"""Map: the test images as the network sees them, on a plane.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from visualnet.ui.window.panel import Group, Panel, dock_in

PANEL = Panel(
    "map",
    "Map",
    "Images that look alike to the network, close together.",
    "Alt+Shift+2",
    Group.LOOK_INSIDE,
    dock_in(__name__, "MapDock"),
    needs_images=True,
)
