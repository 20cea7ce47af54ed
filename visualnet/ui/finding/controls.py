"""Controls in sight, such as sliders, choices and boxes, as what the command palette finds."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QComboBox, QSlider, QWidget

from visualnet.ui.widgets.around import around
from visualnet.ui.widgets.setting_controls import SettingControl
from visualnet.ui.window.context import Context, Find
from visualnet.ui.window.dock import Dock

_KINDS = (QSlider, QComboBox, QAbstractSpinBox, QCheckBox)


def control_finds(context: Context) -> Iterator[Find]:
    """Yield what a hand can set in the toolbar, the picture and the panels in front.

    Not what the panels list themselves, whether they are open or not.
    """
    window = context.window
    for kind in _KINDS:
        for control in window.findChildren(kind):
            if not _is_offered(control, window):
                continue
            words = control.text() if isinstance(control, QCheckBox) else control.accessibleName()
            name = words.split(":")[0].replace("&", "")
            if name:
                go = partial(control.setFocus, Qt.FocusReason.ShortcutFocusReason)
                name = name[:1].upper() + name[1:]
                dock = around(control, Dock)
                place = "" if dock is None else dock.windowTitle()
                yield Find(name, place, "", go, tip=control.toolTip())


def _is_offered(control: QWidget, window: QWidget) -> bool:
    is_here = control.isVisible() and control.isEnabled() and control.window() is window
    if around(control, SettingControl) is not None:
        return False
    return is_here and control.focusPolicy() != Qt.FocusPolicy.NoFocus
