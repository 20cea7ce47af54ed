"""Lessons: the list of them, how far each came, and one's own files.

May import `window` and below, no other panel. What a lesson does in the window is in `ui/tours`,
which fills the `shelf.py` that this panel shows. Start reading there.
"""

from visualnet.ui.window.panel import Group, Panel, dock_in

PANEL = Panel(
    "lessons",
    "Lessons",
    "Learn how networks learn, step by step: guess, do, see.",
    "Alt+Shift+6",
    Group.PRACTISE,
    dock_in(__name__, "LessonsDock"),
)
