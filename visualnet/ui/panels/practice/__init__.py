"""Practice: asks for digits in random order, and keeps score of the network's answers.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from visualnet.ui.window.panel import Group, Panel, dock_in

PANEL = Panel(
    "practice",
    "Practice",
    "Draw the digits asked for; the network keeps score.",
    "Alt+Shift+4",
    Group.PRACTISE,
    dock_in(__name__, "PracticeDock"),
    needs_images=True,
)
