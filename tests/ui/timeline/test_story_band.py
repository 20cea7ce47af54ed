"""The band of readings: columns, letters, words."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from tests.ui.listening import description, told
from visualnet.ui.look.class_colours import class_colours
from visualnet.ui.look.theme import THEMES, apply_theme, current_theme, load_theme
from visualnet.ui.timeline.axis import Axis
from visualnet.ui.timeline.story_band import StoryBand

STEPS = [0, 10, 100, 300, 1_000]
NAMES = [str(digit) for digit in range(10)]
LEFT = Qt.MouseButton.LeftButton


def reading(likeliest, share):
    row = np.full(10, (1 - share) / 9, np.float32)
    row[likeliest] = share
    return row


STORY = np.array([reading(3, 0.2), reading(3, 0.5), *[reading(7, 0.93)] * 3])


@pytest.fixture
def band(qtbot):
    made = StoryBand()
    qtbot.addWidget(made)
    made.resize(600, made.sizeHint().height())
    made.show_last_step(2_000)
    made.show()
    qtbot.waitExposed(made)
    return made


def middle_of(band, number):
    return band.part_rect(number).center().toPoint()


def test_an_empty_band_says_what_it_is_for(band):
    assert description(band) == "Draw a digit to see how its reading changed"
    empty = band.grab().toImage()
    band.show_story(STEPS, STORY, NAMES)
    assert band.grab().toImage() != empty
    band.show_story([], np.zeros((0, 10), np.float32), NAMES)
    assert band.grab().toImage() == empty
    QTest.keyClick(band, Qt.Key.Key_Right)
    QTest.mouseClick(band, LEFT, pos=QPoint(300, 12))
    assert description(band) == "Draw a digit to see how its reading changed"


def test_columns_reach_from_their_step_to_the_next_on_the_strips_axis(band):
    band.show_story(STEPS, STORY, NAMES)
    axis = Axis.across(2_000, band.width(), 1.0)
    for number, step in enumerate(STEPS):
        assert band.part_rect(number).left() == pytest.approx(axis.x_of(step))
        assert band.part_at(middle_of(band, number).toPointF()) == number
    assert band.part_rect(4).right() == pytest.approx(axis.right)
    assert band.part_at(QPoint(2, 5).toPointF()) is None


@pytest.mark.parametrize("name", THEMES)
def test_the_likeliest_class_stands_in_its_colour(qapp, band, name):
    apply_theme(qapp, load_theme(name))
    band.show_story(STEPS, STORY, NAMES)
    colours = class_colours(current_theme(), 10)
    image = band.grab().toImage()

    def height(number, x_part, colour):
        x = round(band.part_rect(number).left() + x_part * band.part_rect(number).width())
        return sum(image.pixelColor(x, y) == colour for y in range(image.height()))

    assert height(4, 0.9, colours[7]) >= 16  # of 20 pixels
    assert 8 <= height(1, 0.1, colours[3]) <= 12
    assert 2 <= height(0, 0.1, colours[3]) <= 6
    assert height(4, 0.9, colours[3]) == 0


def test_other_colours_may_be_given(band):
    band.clearFocus()
    pink = QColor("#ff00ff")
    band.show_story(STEPS, STORY, NAMES, [pink] * 10)
    x = band.part_rect(4).right() - 4
    assert band.grab().toImage().pixelColor(round(x), 12) == pink


def test_a_letter_stands_where_it_has_room(band):
    def is_written():
        image = band.grab().toImage()
        text = current_theme().text
        row = range(image.width())
        return any(image.pixelColor(x, y) == text for x in row for y in range(image.height()))

    band.show_story(STEPS, STORY, NAMES)
    assert is_written()
    band.show_story(STEPS, STORY, ["a name that is longer than any of the columns " * 3] * 10)
    assert not is_written()


def test_each_column_is_told_by_mouse_and_keys(band):
    band.show_story(STEPS, STORY, NAMES)
    band.clearFocus()
    assert description(band) == "from step 0: 3, from step 100: 7"
    point = middle_of(band, 3)
    tip = QHelpEvent(QEvent.Type.ToolTip, point, band.mapToGlobal(point))
    QApplication.sendEvent(band, tip)
    assert QToolTip.text() == "At step 300: 7, 93.0\u202f%"
    band.setFocus(Qt.FocusReason.TabFocusReason)
    band.show_step(300)
    QTest.keyClick(band, Qt.Key.Key_Home)
    QTest.keyClick(band, Qt.Key.Key_Right)
    assert told(band, QAccessible.Text.Value) == "At step 10: 3, 50.0\u202f%"


def test_a_column_is_chosen_by_click_and_enter(band):
    chosen = []
    band.step_chosen.connect(chosen.append)
    band.show_story(STEPS, STORY, NAMES)
    QTest.mouseClick(band, LEFT, pos=middle_of(band, 2))
    QTest.keyClick(band, Qt.Key.Key_Right)
    QTest.keyClick(band, Qt.Key.Key_Return)
    assert chosen == [100, 300]


def test_the_image_is_drawn_when_it_changes_only(band, monkeypatch):
    drawn = []
    make = band._story_image
    monkeypatch.setattr(band, "_story_image", lambda *size: drawn.append(size) or make(*size))
    band.show_story(STEPS, STORY, NAMES)
    for step in (None, 5, 300):
        band.show_step(step)
        band.grab()
    assert len(drawn) == 1
    band.show_last_step(3_000)
    band.grab()
    band.resize(500, band.height())
    band.grab()
    assert len(drawn) == 3


@pytest.mark.parametrize("width", [1, 90, 300, 4_000])
def test_every_width_number_of_classes_and_columns_is_painted(band, width):
    band.resize(width, band.height())
    for columns, classes in ((1, 2), (500, 47), (2, 1)):
        story = np.full((columns, classes), 1 / classes, np.float32)
        band.show_last_step(10**7)
        band.show_story(np.arange(columns) * 10, story, ["x"] * classes)
        assert not band.grab().isNull()
