"""Roles and live texts, through Qt's accessibility interfaces."""

import gc
import sys
import weakref

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QGraphicsView, QLabel, QScrollArea, QWidget

from tests.ui.listening import description, hiding_value, listener, role, told, without_name

__all__ = ["listener"]


class Thermometer(QWidget):
    spoken_role = QAccessible.Role.Graphic
    degrees = 20

    def spoken_value(self):
        return f"{self.degrees} degrees"


@pytest.fixture
def view(qtbot):
    view = Thermometer()
    qtbot.addWidget(view)
    view.setAccessibleName("Outside")
    view.show()
    qtbot.waitExposed(view)
    return view


def test_a_view_tells_its_role_and_what_it_shows_now(view):
    assert role(view) == QAccessible.Role.Graphic
    assert told(view) == "Outside"
    assert description(view) == told(view, QAccessible.Text.Value) == "20 degrees"
    view.degrees = 21
    assert description(view) == "21 degrees"
    view.setAccessibleDescription("Arrows choose the room")
    assert description(view) == "21 degrees. Arrows choose the room"


def test_a_view_that_is_still_being_made_may_be_asked(qtbot):
    class Barometer(Thermometer):
        def __init__(self):
            super().__init__()
            self.early = description(self)
            self.pressure = 1013

        def spoken_value(self):
            return str(self.pressure)

    view = Barometer()
    qtbot.addWidget(view)
    assert (view.early, description(view)) == ("", "1013")


def test_a_change_is_told_once_a_second_and_nothing_where_nothing_changed(view, listener):
    description(view)
    for view.degrees in range(21, 40):
        pass
    assert listener.changed(view) == []
    listener.pass_second()
    assert listener.changed(view) == ["Description"]
    listener.pass_second()
    assert listener.changed(view) == ["Description"]


@pytest.mark.parametrize(("platform", "count"), [("linux", 0), ("darwin", 1), ("win32", 1)])
def test_a_change_of_the_value_is_told_only_where_readers_need_it(
    view, listener, monkeypatch, platform, count
):
    monkeypatch.setattr(sys, "platform", platform)
    description(view)
    view.degrees = 21
    listener.pass_second()
    assert listener.changed(view) == ["Description"]
    kinds = [event[0] for event in listener.events]
    assert kinds.count(QAccessible.Event.ValueChanged) == count


def test_what_nobody_asked_for_is_not_computed(view, listener, monkeypatch):
    monkeypatch.setattr(Thermometer, "spoken_value", lambda self: pytest.fail("computed"))
    listener.pass_second()


def test_a_label_tells_its_caption_and_its_text(qtbot, listener):
    label = QLabel("0.25")
    qtbot.addWidget(label)
    label.show()
    assert told(label) == "0.25"
    label.setAccessibleName("loss")
    assert told(label) == "loss: 0.25"
    label.setText("0.5")
    assert told(label) == "loss: 0.5"
    listener.pass_second()
    assert listener.changed(label) == ["Name"]
    label.setText("")
    assert told(label) == "loss"
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText("<b>7</b> read")
    assert told(label) == "loss: 7 read"
    assert hiding_value(label) == without_name(label) == []


@pytest.mark.parametrize("kind", [QScrollArea, QGraphicsView])
def test_a_scroll_bar_that_has_gone_may_be_asked_for(qtbot, kind):
    area = kind()
    qtbot.addWidget(area)
    assert role(area) == QAccessible.Role.Client
    assert QAccessible.queryAccessibleInterface(area).child(1000) is None


@pytest.mark.slow
@pytest.mark.parametrize("way", ["collected", "deleted", "deleted later"])
def test_interfaces_go_with_their_widgets(way, listener):
    left = []
    for number in range(1000):
        parent = QWidget()
        label = QLabel("0", parent)
        label.setAccessibleName("number")
        view = Thermometer(parent)
        view.setAccessibleName(str(number))
        interface = QAccessible.queryAccessibleInterface(view)
        assert interface.text(QAccessible.Text.Description) == "20 degrees"
        assert told(label) == "number: 0"
        left += map(weakref.ref, (parent, label, view))
        if way == "deleted":
            shiboken6.delete(parent)
        elif way == "deleted later":
            parent.deleteLater()
        del parent, label, view
        listener.pass_second()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [reference for reference in left if reference() is not None] == []
