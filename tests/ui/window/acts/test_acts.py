"""Copying of what has the focus, and menus of what is under the mouse."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QTableView,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from visualnet.ui.look.mnemonics import without_mnemonic
from visualnet.ui.widgets.copying.copyable import Copyable, numbers_text, text_data
from visualnet.ui.widgets.copying.tables import copies_of
from visualnet.ui.window.actions import ActionRow, Actions
from visualnet.ui.window.acts.context_menus import Act, ContextMenus
from visualnet.ui.window.acts.copying import Copying
from visualnet.ui.window.main_window import MainWindow


def clipboard():
    return QApplication.clipboard().mimeData()


def copied(widget):
    return [(form.text, form.make().text()) for form in copies_of(widget) or ()]


class Picture(QWidget):
    """A widget with parts, of which one is chosen."""

    def __init__(self):
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip("What it is")
        self.chosen = 0

    def copies(self):
        part = str(self.chosen)
        said = f"Copied part {part}."
        return [Copyable("Copy as numbers", said, lambda: text_data(part))]

    def menu_place(self):
        return QPoint(3, 4)


def table(view):
    model = QStandardItemModel(0, 3)
    model.setHorizontalHeaderLabels(["run", "hidden", "test\naccuracy"])
    for row in ("1", "2", "3"):
        model.appendRow([QStandardItem(f"{row}{cell}") for cell in ("a", "b", "c")])
    view.setModel(model)
    view.setProperty("kept", model)
    return view


@pytest.mark.parametrize("kind", [QTableView, QTreeView])
def test_a_table_is_copied_with_heads_as_it_is_seen_chosen_rows_first(qapp, kind):
    view = table(kind())
    (view.horizontalHeader() if kind is QTableView else view.header()).hideSection(1)
    whole = "run\ttest accuracy\n1a\t1c\n2a\t2c\n3a\t3c\n"
    assert copied(view) == [("Copy table", whole)]
    view.setSelectionBehavior(view.SelectionBehavior.SelectRows)
    view.setCurrentIndex(view.model().index(1, 0))
    assert copied(view) == [
        ("Copy rows", "run\ttest accuracy\n2a\t2c\n"),
        ("Copy table", whole),
    ]


def test_a_list_is_copied_line_by_line(qtbot):
    names = QListWidget()
    qtbot.addWidget(names)
    assert copied(names) == []
    names.addItems(["silence neuron 3", "freeze neuron 4"])
    assert copied(names) == [("Copy table", "silence neuron 3\nfreeze neuron 4\n")]


def test_a_label_is_copied_as_it_is_read_and_a_field_as_it_is_marked(qapp):
    label = QLabel("<b>layer&nbsp;1</b> a &amp; b")
    label.setTextFormat(Qt.TextFormat.RichText)
    assert copied(label) == [("Copy text", "layer 1 a & b")]
    assert copied(QLabel("")) == []
    field = QLineEdit("0.125")
    field.setSelection(2, 3)
    assert copied(field) == [("Copy text", "125")]


def test_numbers_are_copied_exactly():
    pixels = np.array([[0, 255], [7, 1]], np.uint8)
    weights = np.array([0.1, -1e-8], np.float32)
    assert numbers_text(pixels) == "0\t255\n7\t1\n"
    cells = numbers_text(weights).split()
    assert [np.float32(cell) for cell in cells] == weights.tolist() == list(weights)


@pytest.fixture
def picture(qtbot):
    """A window with a picture that has parts, its menus, and what was done."""
    window, picture = MainWindow(), Picture()
    qtbot.addWidget(window)
    window.allow_close()
    around = QWidget()
    QVBoxLayout(around).addWidget(picture)
    window.set_picture(around)
    window.said, window.done = [], []
    actions, copying = Actions(window), Copying(window.said.append)
    actions.add(
        ActionRow("ready", "Ready", "Can be done", lambda: window.done.append("ready")),
        ActionRow("later", "Later", "Cannot be done yet"),
    )
    actions["later"].setEnabled(False)
    menus = ContextMenus(actions, copying)
    window.offer_menu = menus.show_for
    menus.explain = lambda widget, _place: window.done.append(widget)

    def entries(place):
        if place is not None:
            picture.chosen = place.x() // 10
        return ["ready", "later", None, ("More", [Act("Do it", lambda: window.done.append("it"))])]

    menus.add(picture, entries)
    window.show()
    qtbot.waitExposed(window)
    return picture


def menu_of(widget, place=None):
    """Ask for a menu by the mouse, or by key without a place; return it."""
    reasons = QContextMenuEvent.Reason
    reason = reasons.Keyboard if place is None else reasons.Mouse
    place = place or widget.rect().center()
    QApplication.sendEvent(widget, QContextMenuEvent(reason, place, widget.mapToGlobal(place)))
    menus = widget.window().findChildren(QMenu, "contextMenu")
    return next((menu for menu in menus if menu.isVisible()), None)


def texts(menu):
    return [without_mnemonic(a.text()) for a in menu.actions() if not a.isSeparator()]


def test_a_right_click_chooses_the_part_and_offers_copy_entries_and_explanation(picture, qtbot):
    window = picture.window()
    menu = menu_of(picture, QPoint(25, 5))
    assert texts(menu) == ["Copy as numbers", "Ready", "Later", "More", "What is this?"]
    assert [a.isEnabled() for a in menu.actions() if a.text().endswith("ater")] == [False]
    assert all("&" in a.text() for a in menu.actions() if not a.isSeparator())
    by_text = {without_mnemonic(a.text()): a for a in menu.actions()}
    by_text["Copy as numbers"].trigger()
    assert (clipboard().text(), window.said) == ("2", ["Copied part 2."])
    by_text["Ready"].trigger()
    by_text["More"].menu().actions()[0].trigger()
    by_text["What is this?"].trigger()
    assert window.done == ["ready", "it", picture]
    with qtbot.waitSignal(menu.destroyed):
        menu.close()


def test_by_key_the_menu_opens_beside_what_is_chosen(picture, qtbot):
    picture.setFocus()
    qtbot.waitUntil(picture.hasFocus)
    picture.chosen = 7
    menu = menu_of(picture)
    assert menu.pos() == picture.mapToGlobal(QPoint(3, 4))
    menu.actions()[0].trigger()
    assert clipboard().text() == "7"
    menu.close()


def test_where_nothing_can_be_done_there_is_no_menu_nor_the_list_of_tool_bars(picture):
    window = picture.window()
    window.addToolBar("Tools")
    assert menu_of(window.menuBar(), QPoint(2, 2)) is None
    assert not QApplication.activePopupWidget()


@pytest.fixture
def runs(shared_window):
    """The table of runs, focused; no run is in it yet."""
    runs = shared_window.open_dock("runsDock").findChild(QTableView)
    runs.setFocus()
    return runs


@pytest.mark.slow
def test_ctrl_c_copies_what_has_the_focus_or_is_around_it_else_the_drawing(shared_window, runs):
    window = shared_window.window
    QTest.keySequence(runs, QKeySequence("Ctrl+C"))
    assert shared_window.notice == "There is nothing to copy here yet."
    own = runs.model()
    table(runs).setAccessibleName("Runs")
    QTest.keySequence(runs, QKeySequence("Ctrl+C"))
    runs.setModel(own)
    assert clipboard().text().endswith("\n3a\t3b\t3c\n")
    assert shared_window.notice == "Copied the table: Runs."
    buttons = shared_window.open_dock("settingsDock").findChildren(QAbstractButton)
    next(button for button in buttons if button.isVisible() and button.isEnabled()).setFocus()
    QTest.keySequence(window.focusWidget(), QKeySequence("Ctrl+C"))
    assert shared_window.notice == "There is nothing to copy here."
    window.findChild(QWidget, "brushSlider").setFocus()
    QTest.keySequence(window.focusWidget(), QKeySequence("Ctrl+C"))
    assert shared_window.notice == "Copied the drawing."
    assert clipboard().hasImage()


@pytest.mark.slow
def test_shift_f10_opens_the_menu_of_what_has_the_focus(runs):
    own = runs.model()
    table(runs)
    QTest.keySequence(runs, QKeySequence("Shift+F10"))
    menu = QApplication.activePopupWidget()
    runs.setModel(own)
    assert "Copy table" in texts(menu)
    menu.close()
