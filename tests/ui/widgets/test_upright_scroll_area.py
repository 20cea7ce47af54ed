"""Contents of a dialog are whole where the screen has room for them, else scrolled."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout

from visualnet.ui.look.theme import THEMES, apply_theme, load_theme
from visualnet.ui.widgets.upright_scroll_area import DialogArea


def opened(qtbot, contents):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    area, button = DialogArea(contents), QPushButton("Close")
    layout = QVBoxLayout(dialog)
    layout.addWidget(area, 1)
    layout.addWidget(button)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog, area, button


def lines(count):
    contents = QVBoxLayout()
    for number in range(count):
        contents.addWidget(QLabel(f"line {number}"))
    return contents


def test_contents_that_fit_the_screen_are_whole(qtbot):
    dialog, area, _ = opened(qtbot, lines(20))
    assert area.verticalScrollBar().maximum() == 0
    assert area.horizontalScrollBar().maximum() == 0
    # Also where they become more.
    wide = QLabel("wide")
    wide.setMinimumSize(600, 60)
    area.widget().layout().addWidget(wide)
    qtbot.waitUntil(lambda: dialog.width() >= 600)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    assert area.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("name", THEMES)
def test_contents_that_fit_the_screen_are_whole_in_every_theme(qapp, qtbot, name):
    apply_theme(qapp, load_theme(name))
    try:
        _dialog, area, _ = opened(qtbot, lines(10))
        assert area.verticalScrollBar().maximum() == 0
        assert area.horizontalScrollBar().maximum() == 0
    finally:
        apply_theme(qapp, load_theme("dark"))


@pytest.mark.parametrize("count", [80, 200])
def test_a_dialog_is_on_the_screen_with_its_button_however_much_stands_in_it(qtbot, count):
    dialog, area, button = opened(qtbot, lines(count))
    room = dialog.screen().availableSize() - QSize(0, 30)
    assert dialog.height() <= room.height()
    assert dialog.minimumSizeHint().height() <= room.height()
    assert button.visibleRegion().boundingRect() == button.rect()
    over = area.widget().height() - area.viewport().height()
    assert area.verticalScrollBar().maximum() == over > 0
