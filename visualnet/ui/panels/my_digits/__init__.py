"""My digits: the user's labelled drawings, and lessons that teach them.

May import `pad`, `picture`, `window` and below, no other panel. Start reading at `dock.py`.
"""

from PySide6.QtCore import QCoreApplication

from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import Group, Panel, PanelDock


def _build(context: Context) -> PanelDock:
    from visualnet.ui.panels.my_digits.dock import MyDigitsDock

    return MyDigitsDock(context)


def _title() -> str:
    return QCoreApplication.translate("Panels", "My digits")


def _purpose() -> str:
    return QCoreApplication.translate("Panels", "Your own drawings, and training on them.")


PANEL = Panel("myDigits", _title, "Alt+Shift+3", _build, group=Group.PRACTISE, purpose=_purpose)
