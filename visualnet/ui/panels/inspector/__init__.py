"""Inspector: a neuron, a connection or a layer in numbers and pictures.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from visualnet.ui.window.panel import Group, Panel, dock_in

PANEL = Panel(
    "inspector",
    "Inspector",
    "The numbers of one neuron, connection or layer.",
    "Alt+9",
    Group.LOOK_INSIDE,
    dock_in(__name__, "InspectorDock"),
)
