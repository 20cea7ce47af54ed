"""Announcements: at most one a second, the newest of news, all errors."""

import pytest
import shiboken6
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget

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


def test_an_error_is_said_though_its_notice_has_gone(listener, window):
    for text in "abc":
        notice = QLabel(window)
        announce(notice, text, is_error=True)
        shiboken6.delete(notice)
    for _ in range(2):
        listener.pass_second()
    assert listener.announcements == [("a", True), ("b", True), ("c", True)]


def test_an_error_of_a_window_that_has_gone_is_said_by_another(listener, window):
    window.show()
    dialog = QWidget()
    announce(window, "before", is_error=True)
    announce(dialog, "of the dialog", is_error=True)
    shiboken6.delete(dialog)
    listener.pass_second()
    assert listener.announcements[1:] == [("of the dialog", True)]


def test_what_no_window_can_say_makes_no_pause(listener, monkeypatch):
    monkeypatch.setattr(QApplication, "topLevelWidgets", list)
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)
    first, second = QWidget(), QWidget()
    for window, text in ((first, "a"), (first, "b"), (second, "c")):
        announce(window, text, is_error=True)
    shiboken6.delete(first)
    listener.pass_second()
    assert [text for text, _ in listener.announcements] == ["a", "c"]
    shiboken6.delete(second)
