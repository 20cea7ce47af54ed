"""Data: the images of the data set, and their number in each class.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from visualnet.ui.window.panel import Group, Panel, dock_in

PANEL = Panel(
    "data",
    "Data",
    "The images that the network learns from.",
    "Alt+4",
    Group.TRAIN,
    dock_in(__name__, "DataDock"),
    needs_images=True,
)
