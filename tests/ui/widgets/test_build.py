"""Columns, rows, buttons and labels that are made in one call."""

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSlider, QSpacerItem, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

from visualnet.ui.widgets.build import (
    STRETCH,
    button,
    caption,
    column,
    label,
    marked,
    muted,
    page,
    row,
)


def test_a_column_fills_its_widget_and_keeps_its_gaps(qtbot: QtBot) -> None:
    whole, first, last = QWidget(), QLabel("a"), QLabel("b")
    qtbot.addWidget(whole)
    column(first, 5, (last, 1), on=whole, gap=7, edges=(1, 2, 3, 4))
    whole.resize(100, 200)
    whole.show()
    assert first.geometry().topLeft().toTuple() == (1, 2)
    assert last.geometry().bottomRight().toTuple() == (96, 195)
    assert last.y() - first.geometry().bottom() - 1 == 7 + 5
    assert first.height() < last.height()


def test_a_row_within_a_column_and_the_room_that_is_left(qtbot: QtBot) -> None:
    first, aside, below = QLabel("a"), QLabel("b"), QLabel("c")
    inner = row(first, STRETCH, (aside, 0, Qt.AlignmentFlag.AlignBottom), gap=0)
    whole = page(inner, (row(below), 1), gap=0)
    qtbot.addWidget(whole)
    whole.resize(300, 200)
    whole.show()
    assert first.x() == 0
    assert aside.geometry().right() == 299
    assert first.geometry().bottom() == aside.geometry().bottom() == below.y() - 1
    assert below.geometry().bottom() == 199


def test_python_keeps_no_items_of_layouts_in_layouts(qtbot: QtBot) -> None:
    """Qt deletes such an item with its widget, and another widget may come to stand there."""

    def kept() -> set[int]:
        wrappers = shiboken6.getAllValidWrappers()
        items = (each for each in wrappers if type(each) in (QWidgetItem, QSpacerItem))
        return {each for item in items for each in shiboken6.getCppPointer(item)}

    before, moved = kept(), QLabel("a")
    inner, other = row(moved, STRETCH, (QLabel("b"), 1)), row(QLabel("c"))
    whole = page(column(inner, 7, QLabel("d")), other)
    qtbot.addWidget(whole)
    assert kept() <= before
    other.addWidget(moved)
    assert inner.indexOf(moved) < 0
    assert kept() <= before


def test_a_widget_gets_its_name_and_words_and_properties(qtbot: QtBot) -> None:
    slider = marked(QSlider(), "speed", "How fast", "Speed", maximum=7, term="speed")
    qtbot.addWidget(slider)
    assert (slider.objectName(), slider.toolTip()) == ("speed", "How fast")
    assert slider.accessibleName() == "Speed"
    assert (slider.maximum(), slider.property("term")) == (7, "speed")


def test_a_button_calls_what_it_is_for(qtbot: QtBot) -> None:
    calls: list[str] = []
    made = button("Go", "Begin", lambda: calls.append("gone"), "goButton", primary=True)
    qtbot.addWidget(made)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert calls == ["gone"]
    assert (made.text(), made.toolTip(), made.objectName()) == ("Go", "Begin", "goButton")
    assert made.property("primary") is True


def test_labels_of_each_role(qtbot: QtBot) -> None:
    plain, quiet, heading = label("a", name="plain"), muted("b"), caption("C", 6)
    for each in (plain, quiet, heading):
        qtbot.addWidget(each)
    assert (plain.objectName(), plain.property("role"), plain.wordWrap()) == ("plain", None, False)
    assert (quiet.property("role"), quiet.wordWrap()) == ("muted", True)
    assert (heading.property("role"), heading.contentsMargins().top()) == ("caption", 6)
