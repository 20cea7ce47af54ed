"""Step through: one step of learning, stage by stage, from the pixels to the changed weights.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `view.py`, which
shows a `Step`; `dock.py` makes it of what is in the pad.
"""

from PySide6.QtCore import Qt

from visualnet.ui.window.panel import Group, Panel, dock_in

PANEL = Panel(
    "stepThrough",
    "Step through",
    "One step of learning, in every number.",
    "F4",
    Group.LOOK_INSIDE,
    dock_in(__name__, "StepThroughDock"),
    area=Qt.DockWidgetArea.BottomDockWidgetArea,
)
