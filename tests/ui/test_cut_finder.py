"""What is cut is found, and nothing else."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tests.ui.cut_finder import faults_in
from tests.ui.painted_words import noting_painted_words
from visualnet.ui.widgets.eliding_label import ElidingLabel


class Painted(QWidget):
    """Paints words into boxes."""

    # As the widgets of the program are told apart.
    __module__ = "visualnet.ui"

    def __init__(self, *words: tuple[QRect, str]) -> None:
        super().__init__()
        self.words = words

    def paintEvent(self, _event):
        painter = QPainter(self)
        for box, text in self.words:
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft), text)
        painter.end()


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(300, 200)
    page.show()
    return page


def found(page):
    with noting_painted_words() as words:
        return "; ".join(faults_in(page, words).values())


def put(page, widget, width=200, height=30, left=10, top=10):
    widget.setParent(page)
    widget.setGeometry(left, top, width, height)
    widget.show()
    return widget


def test_what_has_room_is_no_fault(page):
    put(page, QLabel("whole"))
    put(page, QPushButton("whole"), top=50)
    put(page, QSpinBox(), top=90)
    put(page, ElidingLabel("a text that may be shortened"), width=40, top=130)
    put(page, Painted((QRect(0, 0, 100, 20), "one"), (QRect(0, 20, 100, 20), "two")), 200, 40)
    assert found(page) == ""


@pytest.mark.parametrize("make", [QLabel, QPushButton])
def test_a_text_without_room_is_found(page, make):
    put(page, make("much longer than its room"), width=60)
    assert "text cut" in found(page)


def test_a_number_without_room_is_found(page):
    field = put(page, QSpinBox(), width=44)
    field.setRange(0, 10**9)
    field.setValue(123_456_789)
    assert "123456789" in found(page)


def test_a_part_over_the_edge_is_found_unless_it_scrolls_there(page):
    label = put(page, QLabel("over"), left=150)
    assert "50 px over the side" in found(page)
    label.hide()
    area, column = QScrollArea(page), QWidget()
    area.setGeometry(0, 0, 200, 100)
    area.setWidget(column)
    column.resize(100, 900)
    area.show()
    assert "over" not in found(page)
    column.resize(400, 900)
    assert "scrolls across" in found(page)


def test_parts_over_one_another_are_found(page):
    outer = QVBoxLayout(page)
    row = QHBoxLayout()
    outer.addLayout(row)
    for _ in range(2):
        label = QLabel("part")
        row.addWidget(label)
        label.show()
    page.layout().activate()
    assert found(page) == ""
    row.itemAt(1).widget().move(row.itemAt(0).widget().pos())
    assert "lies over" in found(page)


def test_a_painted_text_without_room_is_found(page):
    put(page, Painted((QRect(0, 0, 50, 20), "longer than its room")), width=290)
    assert "painted text cut" in found(page)


def test_words_painted_over_one_another_or_over_the_edge_are_found(page):
    put(page, Painted((QRect(0, 0, 100, 20), "one"), (QRect(5, 4, 100, 20), "two")))
    assert "over one another" in found(page)
    put(page, Painted((QRect(180, 0, 100, 20), "beyond")), top=60)
    assert "over the edge: 'beyond'" in found(page)


def test_a_number_cut_in_a_table_is_found(page):
    table = put(page, QTableWidget(1, 1), 200, 100)
    table.setItem(0, 0, QTableWidgetItem("123,456,789"))
    table.setHorizontalHeaderItem(0, QTableWidgetItem("a long heading"))
    table.setColumnWidth(0, 40)
    assert "heading cut" in found(page)
    assert "number cut in a cell" in found(page)
