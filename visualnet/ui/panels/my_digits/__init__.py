"""My digits: the user's labelled drawings, and lessons that teach them.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from visualnet.ui.window.panel import Group, Panel, dock_in

PANEL = Panel(
    "myDigits",
    "My digits",
    "Your own drawings, and training on them.",
    "Alt+Shift+3",
    Group.PRACTISE,
    dock_in(__name__, "MyDigitsDock"),
    needs_images=True,
)
