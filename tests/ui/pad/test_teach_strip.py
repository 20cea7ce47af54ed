"""The question what a drawing is: answered by one key, by a name, by a click."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from visualnet.data.class_names import PUBLISHED
from visualnet.ui.pad.teach_strip import TeachStrip
from visualnet.ui.window.overlay import Overlay


@pytest.fixture
def strip(qtbot):
    strip = TeachStrip()
    qtbot.addWidget(strip)
    strip.answers = []
    strip.answered.connect(strip.answers.append)
    strip.resize(700, 50)
    return strip


def ask(strip, classes):
    strip.set_classes(classes)
    strip.ask()


@pytest.mark.parametrize("digit", range(10))
def test_a_digit_is_told_by_its_key(strip, digit):
    ask(strip, "0123456789")
    QTest.keyClick(strip, str(digit))
    assert strip.answers == [digit]
    assert strip.isHidden()


def test_a_click_answers(strip):
    ask(strip, ("a", "b & c"))
    button = strip.findChildren(QPushButton)[1]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert strip.answers == [1]


def test_a_name_is_typed_until_it_can_be_no_other(strip):
    fashion = PUBLISHED["Fashion-MNIST"]
    ask(strip, fashion)
    QTest.keyClicks(strip, "s")
    assert strip.answers == []
    QTest.keyClicks(strip, "n")
    assert [fashion[answer] for answer in strip.answers] == ["Sneaker"]


def test_what_no_name_begins_with_is_passed_over_and_backspace_takes_back(strip):
    ask(strip, ("sandal", "shirt", "sneaker"))
    QTest.keyClicks(strip, "sx")
    assert strip.findChild(QLabel, "teachQuestion").text().endswith(" s")
    QTest.keyClick(strip, Qt.Key.Key_Backspace)
    assert not strip.findChild(QLabel, "teachQuestion").text().endswith(" s")
    QTest.keyClicks(strip, "sh")
    assert strip.answers == [1]


def test_large_and_small_letters_are_told_apart_where_both_are_there(strip):
    for typed, answer in (("A", 0), ("a", 1), ("B", 2)):
        ask(strip, ("A", "a", "b"))
        QTest.keyClicks(strip, typed)
        assert strip.answers.pop() == answer


def test_enter_answers_a_name_that_begins_another(strip):
    ask(strip, ("1", "10", "2"))
    QTest.keyClicks(strip, "1")
    assert strip.answers == []
    QTest.keyClick(strip, Qt.Key.Key_Return)
    assert strip.answers == [0]


def test_escape_gives_up(strip, qtbot):
    ask(strip, "0123456789")
    with qtbot.waitSignal(strip.closed):
        QTest.keyClick(strip, Qt.Key.Key_Escape)
    assert strip.answers == []
    assert strip.isHidden()


def test_other_classes_have_other_buttons(strip):
    ask(strip, "0123456789")
    strip.hide()
    ask(strip, ("yes", "no"))
    QTest.keyClicks(strip, "n")
    assert strip.answers == [1]
    texts = [strip._keys.itemAt(k).widget().text() for k in range(strip._keys.count())]
    assert texts[-2:] == ["yes", "no"]


def test_many_classes_can_be_scrolled_to(strip):
    ask(strip, [f"class {k:02}" for k in range(62)])
    strip.show()
    assert strip._scroll.horizontalScrollBar().maximum() > 0
    assert strip.height() < 100


def test_all_classes_have_room_where_the_free_part_of_the_picture_is_narrow(qtbot):
    picture = QWidget()
    qtbot.addWidget(picture)
    picture.resize(1000, 600)
    overlay, strip = Overlay(picture), TeachStrip()
    overlay.insert(-1, strip)
    overlay.set_free([QRect(10, 300, 200, 280)])
    ask(strip, "0123456789")
    picture.show()
    overlay.place()
    buttons = strip.findChildren(QPushButton)
    qtbot.waitUntil(
        lambda: all(each.visibleRegion().boundingRect() == each.rect() for each in buttons)
    )
    assert not strip._scroll.isAncestorOf(strip.findChild(QToolButton))
    assert picture.rect().contains(overlay.geometry())
