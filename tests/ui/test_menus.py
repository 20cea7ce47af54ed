"""The menu bar by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from visualnet.ui.look.mnemonics import set_mnemonics, without_mnemonic
from visualnet.ui.session.open_run import State


def menus_of(bar):
    """All menus of the bar, those within others too."""
    found = [action.menu() for action in bar.actions()]
    for menu in found:
        found += [action.menu() for action in menu.actions() if action.menu()]
    return found


def mnemonics(entries):
    return [QKeySequence.mnemonic(entry.text()).toString() for entry in entries]


@pytest.mark.slow
def test_every_command_of_a_menu_has_a_letter_of_its_own(shared_window):
    bar = shared_window.window.menuBar()
    commands = 0
    for menu in menus_of(bar):
        menu.aboutToShow.emit()
        entries = [action for action in menu.actions() if action.objectName() or action.menu()]
        letters = mnemonics(entries)
        assert all(letters), [entry.text() for entry in entries]
        assert len(set(letters)) == len(letters), [entry.text() for entry in entries]
        commands += len(entries)
    assert commands > 60
    assert len(set(mnemonics(bar.actions()))) == len(bar.actions())


def test_a_letter_chooses_the_entry_it_is_underlined_in(reused_desk):
    desk = reused_desk
    desk.window.activateWindow()
    desk.wait(desk.window.isActiveWindow)
    (menu,) = [a.menu() for a in desk.window.menuBar().actions() if a.text() == "&Training"]
    menu.popup(desk.window.pos())
    desk.wait(menu.isVisible)
    (letter,) = [
        QKeySequence.mnemonic(entry.text())[0].key()
        for entry in menu.actions()
        if entry is desk.action("playAction")
    ]
    QTest.keyClick(menu, letter)
    desk.wait(lambda: desk.session.state is State.RUNNING)
    assert QApplication.activePopupWidget() is None


def test_a_letter_stays_unique_though_texts_change_and_names_have_none(qapp):
    menu = QMenu()
    for text in ("Train", "Test", "Tune && test", "T", "T"):
        menu.addAction(text).setObjectName(text)
    menu.addAction("Tea.npz")
    set_mnemonics(menu)
    # The others make way for the one that has but one letter; a second finds none.
    assert [action.text() for action in menu.actions()][2:] == [
        "T&une && test",
        "&T",
        "T",
        "Tea.npz",
    ]
    menu.actions()[0].setText("Pause")
    set_mnemonics(menu)
    letters = [letter for letter in mnemonics(menu.actions()) if letter]
    assert len(set(letters)) == len(letters) == 4
    assert without_mnemonic("&Salt && pepper") == "Salt && pepper"
    assert QKeySequence.mnemonic("Salt && pepper").isEmpty()
    assert Qt.Key.Key_P in [QKeySequence(each)[0].key() for each in letters]
