"""Changes of names and descriptions, told to screen readers at most once a second."""

import sys
import weakref

import shiboken6
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleValueChangeEvent
from PySide6.QtWidgets import QWidget

PAUSE_MS = 1000
"""Between two changes of one text, and between two announcements."""

_EVENTS = {
    QAccessible.Text.Name: QAccessible.Event.NameChanged,
    QAccessible.Text.Description: QAccessible.Event.DescriptionChanged,
}

_PLATFORMS_OF_VALUES = ("win32", "darwin")
"""Where a change of the value is told too: Windows knows of no change of a description."""

_Texts = dict[QAccessible.Text, str]

_told: "weakref.WeakKeyDictionary[QWidget, _Texts]" = weakref.WeakKeyDictionary()
"""What each widget has told of itself, of what was asked for."""

timers: list[QTimer] = []


def keep_told(widget: QWidget, kind: QAccessible.Text, text: str) -> str:
    """Note what a screen reader was told, to tell it of changes from then on; returns the text."""
    if kind in _EVENTS:
        _told.setdefault(widget, {}).setdefault(kind, text)
        if not timers or not shiboken6.isValid(timers[0]):
            timers[:] = [QTimer(QCoreApplication.instance(), interval=PAUSE_MS)]
            timers[0].timeout.connect(tell_changes)
        if not timers[0].isActive():
            timers[0].start(PAUSE_MS)
    return text


def tell_changes() -> None:
    """Tell of all texts in sight that have changed since they were last told."""
    if not QAccessible.isActive():
        timers[0].stop()
        return
    for widget in list(_told):
        if not shiboken6.isValid(widget):
            _told.pop(widget, None)
        elif widget.isVisible():
            tell_change(widget)


def tell_change(widget: QWidget) -> None:
    """Tell at once where a text has changed, as where someone walks by the arrow keys."""
    if not QAccessible.isActive():
        return
    interface = QAccessible.queryAccessibleInterface(widget)
    told = _told.setdefault(widget, {})
    for kind, event in _EVENTS.items():
        before, text = told.get(kind), interface.text(kind)
        told[kind] = text
        if before is not None and text != before:
            send(QAccessibleEvent(widget, event))
            # On Linux Qt warns of a value that is no number.
            if sys.platform in _PLATFORMS_OF_VALUES:
                value = interface.text(QAccessible.Text.Value)
                if value:
                    send(QAccessibleValueChangeEvent(widget, value))


def send(event: QAccessibleEvent) -> None:
    """Hand an event to the screen reader. All of the program's own go through here."""
    QAccessible.updateAccessibility(event)
