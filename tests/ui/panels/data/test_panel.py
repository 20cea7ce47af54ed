from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QSpinBox,
    QToolButton,
    QToolTip,
    QWidget,
)

from tests.ui.listening import description
from visualnet.data.datasets import Dataset, Split
from visualnet.data.drawing.picture_ways import note_on
from visualnet.insight.dataset_statistics import statistics_of
from visualnet.ui.look.fonts import application_font
from visualnet.ui.look.theme import load_theme, style_sheet
from visualnet.ui.panels.data.example_browser import ExampleBrowser
from visualnet.ui.panels.data.panel import DataPanel
from visualnet.ui.widgets.eliding_combo_box import ElidingComboBox
from visualnet.ui.widgets.image_grid import ImageGrid


def split_of(labels):
    labels = np.array(labels, np.uint8)
    images = np.zeros((len(labels), 28, 28), np.uint8)
    images[:, :14] = 255
    return Split(images, labels)


def dataset_of(classes=tuple("abc"), validation=()):
    return Dataset(
        name="mine",
        title="My letters",
        classes=classes,
        train=split_of([k % 3 for k in range(250)]),
        validation=split_of(validation),
        test=split_of([2, 0, 2, 1]),
    )


class Desk:
    """A panel by itself, and what it said."""

    def __init__(self, panel):
        self.panel = panel
        self.asked, self.chosen = [], []
        panel.statistics_requested.connect(lambda *asked: self.asked.append(asked))
        panel.example_chosen.connect(lambda *chosen: self.chosen.append(chosen))
        self.grid = panel.findChild(ImageGrid)
        self.classes = self.named("Examples per class")

    def named(self, name, kind=QWidget):
        (found,) = [w for w in self.panel.findChildren(kind) if w.accessibleName() == name]
        return found

    def button(self, text):
        buttons = self.panel.findChildren(QToolButton)
        (found,) = [b for b in buttons if text in (b.text(), b.accessibleName())]
        return found

    def press(self, text):
        assert self.button(text).isEnabled()
        QTest.mouseClick(self.button(text), Qt.MouseButton.LeftButton)

    def texts(self):
        return [label.text() for label in self.panel.findChildren(QLabel)]

    def click_image(self, number):
        place = self.grid.tile_rect(number).center()
        QTest.mouseClick(self.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def answer(self):
        """Give the figures asked for last."""
        split, class_count = self.asked[-1]
        self.panel.show_statistics(split, statistics_of(split, class_count))

    def hover(self, widget, x, y):
        event = QHelpEvent(QEvent.Type.ToolTip, QPoint(x, y), widget.mapToGlobal(QPoint(x, y)))
        QApplication.sendEvent(widget, event)
        return QToolTip.text()


@pytest.fixture
def desk(qtbot):
    panel = DataPanel()
    qtbot.addWidget(panel)
    panel.resize(330, 620)
    panel.show()
    return Desk(panel)


def test_it_tells_what_the_data_is(desk, mnist):
    desk.panel.show_dataset(mnist)
    assert "MNIST handwritten digits" in desk.texts()
    assert any("LeCun" in text and "CC\u00a0BY-SA" in text for text in desk.texts())
    assert "1 to 100 of 55,000" in desk.texts()
    assert "5,000 images" in desk.button("validation").toolTip()
    desk.panel.show_dataset(dataset_of())
    assert "My letters" in desk.texts()
    assert "Your own data" in desk.texts()
    noted = replace(dataset_of(), notes=("The images were turned.", "Names are of classes.txt."))
    desk.panel.show_dataset(noted)
    told = "Your own data\nThe images were turned.\nNames are of classes.txt."
    assert told in desk.texts()
    ways = [label for label in desk.panel.findChildren(QLabel) if label.text()[:9] == "Pictures:"]
    assert [way.isHidden() for way in ways] == [False]
    # How pictures are read is said once.
    desk.panel.show_dataset(replace(noted, notes=(note_on(noted.pictures),)))
    assert [way.isHidden() for way in ways] == [True]


def test_figures_are_asked_for_once_and_only_when_they_can_be_seen(desk):
    dataset = dataset_of()
    desk.panel.hide()
    desk.panel.show_dataset(dataset)
    assert desk.asked == []
    desk.panel.show()
    desk.press("test")
    assert [(split is dataset.test, count) for split, count in desk.asked[1:]] == [(True, 3)]
    desk.answer()
    assert description(desk.classes) == "a: 1, b: 1, c: 2"
    assert description(desk.named("Values of the pixels")) == "paper: 50.0\u202f% of all pixels"
    desk.press("train")
    assert description(desk.classes) == ""
    desk.press("test")
    assert description(desk.classes) == "a: 1, b: 1, c: 2"
    assert len(desk.asked) == 2


def test_figures_of_another_data_set_are_dropped(desk):
    desk.panel.show_dataset(dataset_of())
    stale = desk.asked[-1][0]
    desk.panel.show_dataset(dataset_of(classes=tuple("abcd")))
    desk.panel.show_statistics(stale, statistics_of(stale, 3))
    assert description(desk.classes) == ""
    desk.answer()
    assert description(desk.classes) == "a: 84, b: 83, c: 83, d: 0"


def test_an_image_is_chosen_by_its_part_and_position(desk):
    desk.panel.show_dataset(dataset_of(validation=[0, 1]))
    desk.click_image(1)
    desk.press("test")
    desk.click_image(2)
    desk.grid.setFocus()
    QTest.keyClick(desk.grid, Qt.Key.Key_Home)
    QTest.keyClick(desk.grid, Qt.Key.Key_Return)
    assert desk.chosen == [("train", 1), ("test", 2), ("test", 0)]


def test_pages(desk):
    desk.panel.show_dataset(dataset_of())
    assert not desk.button("Previous images").isEnabled()
    desk.press("Next images")
    assert "101 to 200 of 250" in desk.texts()
    desk.click_image(0)
    desk.press("Next images")
    assert "201 to 250 of 250" in desk.texts()
    assert not desk.button("Next images").isEnabled()
    desk.press("Previous images")
    assert "101 to 200 of 250" in desk.texts()
    assert desk.chosen == [("train", 100)]


def test_one_class_alone_by_list_or_by_column(desk):
    desk.panel.show_dataset(dataset_of())
    desk.answer()
    combo = desk.named("Class shown", QComboBox)
    combo.setCurrentIndex(combo.findText("class b"))
    assert "1 to 83 of 83" in desk.texts()
    desk.click_image(2)
    QTest.mouseClick(desk.classes, Qt.MouseButton.LeftButton, pos=QPoint(10, 40))
    assert combo.currentText() == "class a"
    desk.click_image(2)
    # The class stays when the part changes.
    desk.press("test")
    assert "1 to 1 of 1" in desk.texts()
    QTest.mouseClick(desk.classes, Qt.MouseButton.LeftButton, pos=QPoint(10, 40))
    assert combo.currentText() == "class a"
    desk.answer()
    QTest.mouseClick(desk.classes, Qt.MouseButton.LeftButton, pos=QPoint(10, 40))
    assert combo.currentText() == "all classes"
    assert desk.chosen == [("train", 7), ("train", 6)]


def test_a_position_is_gone_to_in_both_directions(desk):
    desk.panel.show_dataset(dataset_of())
    position = desk.named("Position", QSpinBox)
    position.setValue(120)
    desk.click_image(0)
    combo = desk.named("Class shown", QComboBox)
    combo.setCurrentIndex(combo.findText("class c"))
    assert position.value() == 2
    position.setValue(100)
    # Position 100 is of another class: the next one of this.
    assert position.value() == 101
    position.stepBy(1)
    assert position.value() == 104
    position.stepBy(-1)
    assert position.value() == 101
    position.setValue(0)
    assert position.value() == 2
    position.setValue(249)
    desk.click_image(0)
    assert desk.chosen == [("train", 120), ("train", 248)]


def test_a_class_without_images(desk):
    desk.panel.show_dataset(dataset_of(classes=tuple("abcd")))
    desk.answer()
    combo = desk.named("Class shown", QComboBox)
    combo.setCurrentIndex(combo.findText("class d"))
    assert "0 to 0 of 0" in desk.texts()
    desk.named("Position", QSpinBox).setValue(3)
    desk.grid.setFocus()
    QTest.keyClick(desk.grid, Qt.Key.Key_Return)
    assert desk.chosen == []


def test_an_empty_part_cannot_be_chosen_and_is_left(desk):
    desk.panel.show_dataset(dataset_of(validation=[1, 1]))
    desk.press("validation")
    assert "1 to 2 of 2" in desk.texts()
    desk.panel.show_dataset(dataset_of())
    assert not desk.button("validation").isEnabled()
    assert desk.button("train").isChecked()
    assert "1 to 100 of 250" in desk.texts()


def test_columns_and_bars_tell_their_figures(desk):
    desk.panel.show_dataset(dataset_of())
    desk.answer()
    text = desk.hover(desk.classes, 10, 40)
    assert text == "a: 84 examples, 33.6\u202f%; the picture shows their mean"
    pixels = desk.named("Values of the pixels")
    assert desk.hover(pixels, pixels.width() - 2, 5).startswith(
        "50\u202f% of the pixels have values"
    )


@pytest.mark.parametrize("classes", [3, 62])
def test_it_fits_into_a_narrow_dock_and_explains_itself(desk, classes):
    desk.panel.show_dataset(dataset_of(classes=tuple(f"class {k}" for k in range(classes))))
    desk.answer()
    assert desk.panel.minimumSizeHint().width() <= 330
    # As many rows as the columns need, the last of them within the chart.
    chart = desk.classes
    chart.resize(300, chart.heightForWidth(300))
    assert chart.rect().contains(chart.column_rect(classes - 1))
    assert chart.height() <= chart.column_rect(classes - 1).bottom() + 1
    for kind in (QAbstractButton, QSpinBox, QComboBox):
        for widget in desk.panel.findChildren(kind):
            if not widget.objectName().startswith("qt_"):
                assert widget.toolTip()
                assert widget.accessibleName() or widget.text()
                assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_fewer_images_than_before_are_shown_from_the_first(qtbot, mnist):
    browser = ExampleBrowser()
    qtbot.addWidget(browser)
    browser.set_classes(mnist.classes)
    browser.show_split(mnist.train)
    browser.findChild(QSpinBox).setValue(1363)
    few = mnist.test
    browser.show_split(Split(few.images[:1000], few.labels[:1000]))
    assert browser.findChild(QSpinBox).value() == 0
    assert any(label.text().startswith("1 to ") for label in browser.findChildren(QLabel))


@pytest.mark.parametrize(("width", "is_whole"), [(229, False), (269, True)])
def test_in_a_narrow_panel_the_number_is_whole_and_then_the_chooser(qtbot, mnist, width, is_whole):
    browser = ExampleBrowser()
    qtbot.addWidget(browser)
    browser.setFont(application_font(1.0))
    browser.setStyleSheet(style_sheet(load_theme("dark")))
    browser.set_classes(mnist.classes)
    browser.show_split(mnist.train)
    browser.resize(width, 400)
    browser.show()
    position, chooser = browser.findChild(QSpinBox), browser.findChild(ElidingComboBox)
    position.setValue(position.maximum())
    words = position.fontMetrics().horizontalAdvance(position.text())
    # A line of text has a margin of two pixels at its sides.
    assert words <= position.lineEdit().width() - 4
    assert (chooser.shown_text == "all classes") == is_whole
