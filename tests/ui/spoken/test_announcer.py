"""Announcements: at most one a second, the newest of news, all errors."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.listening import listener
from visualnet.ui.spoken.announcer import announce

__all__ = ["listener"]


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_of_news_the_newest_is_said_at_most_once_a_second(listener, window):
    for digit in "1234":
        announce(window, digit)
    assert listener.announcements == [("1", False)]
    listener.pass_second()
    listener.pass_second()
    assert listener.announcements == [("1", False), ("4", False)]


def test_of_each_kind_of_widget_the_newest_waits(qtbot, listener, window):
    label = QLabel(window)
    for widget, text in ((window, "1"), (label, "over"), (window, "2"), (window, "3")):
        announce(widget, text)
    for _ in range(4):
        listener.pass_second()
    assert [text for text, _ in listener.announcements] == ["1", "over", "3"]


def test_errors_are_all_said_first_and_interrupt(listener, window):
    for text, is_error in (("a", False), ("e", True), ("b", False), ("f", True), ("f", True)):
        announce(window, text, is_error=is_error)
    for _ in range(4):
        listener.pass_second()
    assert listener.announcements == [("a", False), ("e", True), ("f", True), ("b", False)]


def test_nothing_is_kept_while_nobody_listens(listener, window):
    QAccessible.setActive(False)
    announce(window, "unheard", is_error=True)
    QAccessible.setActive(True)
    listener.pass_second()
    announce(window, "heard")
    assert listener.announcements == [("heard", False)]
