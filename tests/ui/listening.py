"""What a screen reader hears, through Qt's accessibility interfaces."""

import contextlib
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from visualnet.ui.spoken import announcer, changes
from visualnet.ui.spoken.interfaces import install_interfaces, plain_text

_LONG = 10**7


def told(widget, kind=QAccessible.Text.Name):
    """One of the texts of a widget: by default its name."""
    return _interface(widget).text(kind)


def description(widget):
    return told(widget, QAccessible.Text.Description)


def role(widget):
    return _interface(widget).role()


def _interface(widget):
    install_interfaces()
    return QAccessible.queryAccessibleInterface(widget)


def without_name(root):
    """The visible widgets inside that take the focus and have no name; also of spin boxes etc."""
    return [
        widget
        for widget in [root, *root.findChildren(QWidget)]
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and not told(widget).strip()
    ]


def hiding_value(root):
    """The visible labels inside whose name does not hold the text that they show."""
    return [
        label
        for label in [root, *root.findChildren(QLabel)]
        if isinstance(label, QLabel)
        and label.isVisible()
        and plain_text(label).strip()
        and plain_text(label) not in told(label)
    ]


@dataclass
class Listener:
    """The events that a screen reader got; the seconds between them pass by `pass_second`."""

    events: list = field(default_factory=list)

    @property
    def announcements(self):
        """(text, whether it interrupts) of each."""
        return [event[2:] for event in self.events if event[0] == QAccessible.Event.Announcement]

    def changed(self, widget):
        """What of a widget has changed: Name, Description, in the order told."""
        kinds = QAccessible.Event
        names = {kinds.NameChanged: "Name", kinds.DescriptionChanged: "Description"}
        return [names[kind] for kind, thing, *_ in self.events if thing is widget and kind in names]

    def hears(self, text):
        """Let a second pass, and say whether something was announced that begins so."""
        self.pass_second()
        return any(heard.startswith(text) for heard, _ in self.announcements)

    def pass_second(self):
        """Let a second pass for the voice."""
        changes.tell_changes()
        announcer.VOICE.say_next()

    def hear(self, event):
        more = ()
        if event.type() == QAccessible.Event.Announcement:
            is_assertive = event.politeness() == QAccessible.AnnouncementPoliteness.Assertive
            more = event.message(), is_assertive
        self.events.append((event.type(), event.object(), *more))


@contextlib.contextmanager
def listening():
    """A screen reader that runs; no second passes by itself."""
    heard = Listener()
    install_interfaces()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(changes, "PAUSE_MS", _LONG)
        patch.setattr(changes, "send", heard.hear)
        announcer.VOICE.fall_silent()
        for timer in changes.timers:
            timer.stop()
        QAccessible.setActive(True)
        try:
            yield heard
        finally:
            QAccessible.setActive(False)
            announcer.VOICE.fall_silent()


@pytest.fixture
def listener():
    with listening() as heard:
        yield heard
