"""Which colour is which class: the dots beside the names have those of the plane."""

from typing import get_args

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton

from tests.ui.plane.conftest import CLASSES
from visualnet.data.plane.painted import painted_path
from visualnet.ui.look.class_colours import class_colours
from visualnet.ui.look.theme import ThemeChoice, current_theme
from visualnet.ui.pad.prediction_bars import PredictionBars
from visualnet.ui.plane.class_row import ClassButton, ClassRow
from visualnet.ui.race.figures import RaceFigures

THEMES = [theme for theme in get_args(ThemeChoice) if theme != "system"]


@pytest.fixture
def read_flowers(flowers, qtbot):
    """The same once a point is read."""
    qtbot.waitUntil(lambda: bars_of(flowers)._probabilities is not None)
    return flowers


def bars_of(desk):
    return desk.window.findChild(PredictionBars)


def buttons(desk):
    row = desk.window.findChild(ClassRow)
    return [button for button in row.findChildren(ClassButton) if not button.isHidden()]


def classes_seen(widget, place, count):
    """Return the numbers of the classes whose colours are seen at a place of a widget."""
    image = widget.grab(place).toImage()
    seen = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    colours = class_colours(current_theme(), count)
    return [number for number, colour in enumerate(colours) if colour.name() in seen]


def seen_in_bars(bars, count):
    """Return the classes whose colours are seen in front of each bar."""
    places = [bars.part_rect(number).toRect().adjusted(0, 2, 0, -2) for number in range(count)]
    left = round(bars._track().left()) - 1
    return [
        classes_seen(bars.viewport(), QRect(0, at.top(), left, at.height()), count) for at in places
    ]


@pytest.mark.slow
def test_each_class_has_its_colour_in_the_row_and_in_front_of_its_bar(read_flowers, qtbot):
    bars, count = bars_of(read_flowers), len(CLASSES)
    for theme in THEMES:
        read_flowers.application.appearance.set_theme(theme)
        QApplication.processEvents()
        *known, new = buttons(read_flowers)
        shown = [classes_seen(button, button.rect(), count) for button in known]
        assert shown == [[0], [1], [2]], theme
        # Nobody knows yet which colour it is to have.
        assert classes_seen(new, new.rect(), count) == [], theme
        assert seen_in_bars(bars, count) == [[0], [1], [2]], theme


def test_digits_have_none(desk):
    assert not any(seen_in_bars(bars_of(desk), 10))


def test_in_a_race_of_networks_that_read_points_the_bars_have_them_too(qtbot):
    figures = RaceFigures()
    qtbot.addWidget(figures)
    figures.resize(800, 300)
    figures.show()
    figures.set_classes("ab", "ab", has_points=True)
    assert [seen_in_bars(bars, 2) for bars in figures.bars] == 2 * [[[0], [1]]]
    figures.set_classes("ab", "ab", has_points=False)
    assert [seen_in_bars(bars, 2) for bars in figures.bars] == 2 * [[[], []]]


@pytest.mark.slow
def test_a_class_keeps_the_networks_colour_when_all_points_were_erased(
    read_flowers, qtbot, tmp_path
):
    session, plane = read_flowers.session, read_flowers.application.plane
    # The network has an output for a new class last, where the table's classes begin with it.
    qtbot.keyClick(plane.panel.view, Qt.Key.Key_4)
    QTest.mouseClick(plane.panel.view, Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    qtbot.waitUntil(lambda: session.classes == (*CLASSES, "4"))
    qtbot.waitUntil(lambda: plane.painting._loading is None and plane.has_points)
    table, data = tmp_path / "copied.csv", session.dataset
    table.write_bytes(painted_path().read_bytes())
    read_flowers.application.context.data.open_source(str(table))
    qtbot.waitUntil(lambda: session.dataset is not data and plane.has_points)
    assert session.classes == (*CLASSES, "4")
    assert plane.painting.present().classes == ("4", *CLASSES)
    read_flowers.window.findChild(QCheckBox, "paintPoints").setChecked(True)
    read_flowers.window.findChild(QPushButton, "erasePoints").click()
    qtbot.keyClick(plane.panel.view, Qt.Key.Key_2)
    QTest.mouseClick(plane.panel.view, Qt.MouseButton.LeftButton, pos=QPoint(90, 90))
    QApplication.processEvents()
    lily = session.classes.index("lily")
    assert classes_seen(plane.panel.view, QRect(86, 86, 9, 9), 4) == [lily]
    (button,) = (each for each in buttons(read_flowers) if "lily" in each.accessibleName())
    assert classes_seen(button, button.rect(), 4) == [lily]
